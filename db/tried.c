#include "db/tried.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/words.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/search.h"

enum { WORDS_MOST = 8, LETTERS = 4, STEM = 6, WORD_SIZE = 40, ALIKE = 2 };

/* Folded words that are in every plan. */
static const char *const little[] = {
	"about", "action", "after", "against", "every", "their", "there", "these", "those",
	"trust", "under", "which", "where", "while", "within", "people", "other", "before",
	"plan", "with", "from", "that", "this", "them", "they", "into", "what", "when", "will",
	"year", "make", "more", "than", "have", "been", "each", "whom", "over", "whose",
};

struct words_of {
	char word[WORDS_MOST][WORD_SIZE];
	int n;
};

static bool says_little(const char *word)
{
	for (size_t i = 0; i < sizeof(little) / sizeof(*little); i++)
		if (strcmp(little[i], word) == 0)
			return true;
	return strlen(word) < LETTERS;
}

/* The beginning of a long word finds its other forms. */
static void cut(char *word)
{
	size_t len = strlen(word);

	for (const char *p = word; *p; p++)
		if ((unsigned char)*p >= 0x80)
			return;
	if (len > STEM + 1)
		word[len - 2 > STEM ? len - 2 : STEM] = '\0';
}

static void add_word(struct words_of *w, const char *from, size_t len)
{
	char word[WORD_SIZE];

	if (len >= WORD_SIZE || w->n == WORDS_MOST)
		return;
	snprintf(word, sizeof(word), "%.*s", (int)len, from);
	if (says_little(word))
		return;
	cut(word);
	for (int i = 0; i < w->n; i++)
		if (strcmp(w->word[i], word) == 0)
			return;
	snprintf(w->word[w->n++], WORD_SIZE, "%s", word);
}

static void read_words(const char *text, struct words_of *w)
{
	char *folded = text_fold(text);
	const char *from = folded;

	w->n = 0;
	for (const char *p = folded;; p++) {
		if (*p && (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80))
			continue;
		if (p > from)
			add_word(w, from, (size_t)(p - from));
		if (!*p)
			break;
		from = p + 1;
	}
	free(folded);
}

/* ---- finding ---- */

/* A row for each word that a row holds. */
static void put_words(struct sql *s, struct db *db, const struct entity *ent,
                      const struct words_of *w)
{
	for (int i = 0; i < w->n; i++) {
		sql_put(s, "%sSELECT t.uid AS row_uid FROM %s t WHERE ", i ? " UNION ALL " : "",
		        ent->table);
		search_put_match(s, db, ent, w->word[i]);
	}
}

/* uid, number, title, state, reason, whose, and how many words. */
static bool find(struct db *db, const struct entity *ent, const char *columns,
                 const struct words_of *w, const char *but, struct result *r,
                 struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT a.uid, a.number, a.title, a.state, %s, f.alike FROM (SELECT u.row_uid,"
	        " COUNT(*) AS alike FROM (", columns);
	put_words(&s, db, ent, w);
	sql_put(&s, ") u GROUP BY u.row_uid) f JOIN %s a ON a.uid = f.row_uid WHERE a.gone = 0"
	        " AND f.alike >= %d AND a.uid <> ", ent->table, w->n < ALIKE ? w->n : ALIKE);
	sql_arg(&s, FT_TEXT, *but ? but : "-");
	sql_put(&s, " ORDER BY f.alike DESC, a.number DESC LIMIT %d", TRIED_MOST);
	return sql_run(&s, db, r, e);
}

static char *ended(struct db *db, const struct entity *ent, const struct result *r, int i)
{
	enum vocab_id v = ent == &entities[ENT_action] ? VOC_action_state : VOC_initiative_state;
	const char *state = words_label(db_words(db), v, result_get(r, i, 3));
	const char *why = result_get(r, i, 4), *whose = result_get(r, i, 5);

	return xprintf("%s%s%s%s%s%s", state, whose ? " (" : "", whose ? whose : "",
	               whose ? ")" : "", why ? ": " : "", why ? why : "");
}

static void take(struct tried_list *t, struct db *db, const struct entity *ent,
                 const struct result *r, int i)
{
	struct tried *one = &t->one[t->n++];

	one->ent = ent;
	snprintf(one->uid, sizeof(one->uid), "%s", result_get(r, i, 0));
	snprintf(one->name, sizeof(one->name), "%s-%s", ent->prefix, result_get(r, i, 1));
	one->title = xstrdup(result_get(r, i, 2));
	one->ended = ended(db, ent, r, i);
}

/* Those alike in most words first; of two, the initiative, which says what was
 * learnt. */
static void merge(struct tried_list *t, struct db *db, const struct result *ini,
                  const struct result *act)
{
	int a = 0, b = 0;

	while (t->n < TRIED_MOST && (a < ini->nrow || b < act->nrow)) {
		bool first = b == act->nrow || (a < ini->nrow &&
		             result_int(ini, a, 6) >= result_int(act, b, 6));

		if (first)
			take(t, db, &entities[ENT_initiative], ini, a++);
		else
			take(t, db, &entities[ENT_action], act, b++);
	}
}

bool tried_read(struct db *db, const char *text, const char *but, struct tried_list *t,
                struct err *e)
{
	struct result ini = { 0 }, act = { 0 };
	struct words_of w;
	bool ok = true;

	*t = (struct tried_list){ 0 };
	read_words(text, &w);
	if (w.n)
		ok = find(db, &entities[ENT_initiative], "a.reason, a.of_trust", &w, but, &ini,
		          e) &&
		     find(db, &entities[ENT_action], "a.closing_reason, NULL", &w, but, &act, e);
	if (ok)
		merge(t, db, &ini, &act);
	result_fini(&ini);
	result_fini(&act);
	return ok;
}

void tried_fini(struct tried_list *t)
{
	for (int i = 0; i < t->n; i++) {
		free(t->one[i].title);
		free(t->one[i].ended);
	}
	t->n = 0;
}

char *tried_says(const struct tried *t)
{
	return xprintf("%s %s: %s", t->name, t->title, t->ended);
}
