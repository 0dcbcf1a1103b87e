/* search.c - full text.  What is searched is folded text, so case, accents
 * and ways of writing a letter do not matter; each engine says how it is asked. */
#include "db/search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/snippet.h"
#include "core/text.h"
#include "db/store.h"

/* More words than this in one row are not searched: the most of any engine. */
enum { MOST_BYTES = 900000, MOST_WORD = 500 };
enum { AT_ONCE = 32 };		/* rows added by one statement */
enum { SEEN = 48 };		/* cells of a piece of text that holds the words */

/* The folded words of a text, a blank between.  Punctuation separates. */
static char *words_of(const char *text)
{
	char *folded = text_fold(text), *out = folded;
	const unsigned char *p = (unsigned char *)folded;
	size_t len = 0, word = 0;
	bool room = true;

	for (; *p; p++) {
		bool letter = isalnum(*p) || *p >= 0x80;

		if ((*p & 0xc0) != 0x80)	/* never half a letter */
			room = word < MOST_WORD && len < MOST_BYTES;
		if (!letter && word)
			out[len++] = ' ';
		if (letter && room)
			out[len++] = (char)*p;
		word = letter ? word + 1 : 0;
	}
	if (len && out[len - 1] == ' ')
		len--;
	out[len] = '\0';
	return out;
}

/* The words as the engine asks for them: all of them, the last unfinished.
 * Of a text without words it is "". */
static char *query_of(struct db *db, const char *text)
{
	const struct engine_search *en = db->engine->search;
	char *words = words_of(text), *query;
	size_t len;
	FILE *out = xmemstream(&query, &len);

	if (*words)
		fputs(en->open, out);
	for (const char *p = words; *p; p++)
		if (*p == ' ')
			fputs(en->and, out);
		else
			fputc(*p, out);
	if (*words)
		fputs(en->last, out);
	fclose(out);
	free(words);
	return query;
}

static bool is_searched(const struct field *f)
{
	return f->label && (f->type == FT_TEXT || f->type == FT_NOTE);
}

/* What is searched: every text of the record, and its reference. */
static char *body_of(const struct record *r)
{
	char name[NAME_SIZE], *text, *words;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	record_name(r, name);
	fprintf(out, "%s", name);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (is_searched(&r->ent->fields[i]))
			fprintf(out, "\n%s", record_get(r, i));
	fclose(out);
	words = words_of(text);
	free(text);
	return words;
}

bool search_differs(const struct record *old, const struct record *r)
{
	if (record_is_gone(old) != record_is_gone(r))
		return true;
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (is_searched(&r->ent->fields[i]) &&
		    strcmp(record_get(old, i), record_get(r, i)) != 0)
			return true;
	return false;
}

/* Forget what was searched of a row; one just made has nothing yet. */
static bool forget(struct db *db, const struct record *r, struct err *e)
{
	const struct engine_search *en = db->engine->search;
	const char *uid = record_get(r, FIELD_UID);

	return !r->ent->label || record_is(r, FIELD_VERSION, "1") ||
	       (en->replaces && !record_is_gone(r)) ||
	       db_run(db, en->drop, 1, &uid, NULL, e);
}

static bool note(struct db *db, const struct record *r, struct err *e)
{
	const struct engine_search *en = db->engine->search;
	const char *arg[2] = { record_get(r, FIELD_UID), r->ent->name };

	return !r->ent->label || !en->note || record_is_gone(r) ||
	       db_run(db, en->note, 2, arg, NULL, e);
}

static void put_one(struct sql *s, const char *one, const struct record *r,
                    char *body)
{
	for (const char *at; (at = strchr(one, '@')); one = at + 2) {
		sql_put(s, "%.*s", (int)(at - one), one);
		sql_arg(s, FT_TEXT, at[1] == 'w' ? body : at[1] == 'e' ?
		        r->ent->name : record_get(r, FIELD_UID));
	}
	sql_put(s, "%s", one);
}

/* All in one statement: after each that writes to the full text SQLite writes
 * that out. */
static bool add(struct db *db, struct record *const *r, int n, struct err *e)
{
	const struct engine_search *en = db->engine->search;
	char *body[AT_ONCE];
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "%s", en->add);
	for (int i = 0; i < n; i++) {
		sql_put(&s, "%s", i ? en->more : "");
		put_one(&s, en->one, r[i], body[i] = body_of(r[i]));
	}
	sql_put(&s, "%s", en->done);
	ok = sql_run(&s, db, NULL, e);
	for (int i = 0; i < n; i++)
		free(body[i]);
	return ok;
}

/* Apart, and after the rows, for the same reason.  So many at once or one by
 * one: two texts to prepare, and no more. */
bool search_put(struct db *db, struct record *const *r, int n, struct err *e)
{
	struct record **in = xcalloc((size_t)n, sizeof(*in));
	bool ok = true;
	int nin = 0, some;

	for (int i = 0; ok && i < n; i++)
		ok = forget(db, r[i], e);
	for (int i = 0; ok && i < n; i++)
		ok = note(db, r[i], e);
	for (int i = 0; i < n; i++)
		if (r[i]->ent->label && !record_is_gone(r[i]))
			in[nin++] = r[i];
	for (int i = 0; ok && i < nin; i += some) {
		some = nin - i < AT_ONCE ? 1 : AT_ONCE;
		ok = add(db, in + i, some, e);
	}
	free(in);
	return ok;
}

static void put_match(struct sql *s, struct db *db, char *query)
{
	const struct engine_search *en = db->engine->search;

	sql_put(s, " FROM %s WHERE %s", en->from, en->match);
	sql_arg_own(s, FT_TEXT, query);
	sql_put(s, "%s", en->end);
}

static void put_few(struct sql *s, struct db *db, char *query, int want)
{
	const struct engine_search *en = db->engine->search;

	sql_put(s, " FROM %s WHERE %s", en->from, en->few);
	sql_arg_own(s, FT_TEXT, query);
	sql_put(s, en->few_end, want);
}

void search_put_match(struct sql *s, struct db *db, const struct entity *ent,
                      const char *text)
{
	char *query = query_of(db, text);

	if (!*query) {
		sql_put(s, "FALSE");
		free(query);
		return;
	}
	sql_put(s, "t.uid IN (SELECT x.row_uid");
	put_match(s, db, query);
	sql_put(s, " AND x.entity = ");
	sql_arg(s, FT_TEXT, ent->name);
	sql_put(s, ")");
}

char *store_seen(const struct record *r, const char *text, int cells, int *field)
{
	size_t at = 0, len;

	if (snippet_find(record_title(r), text, &at, &len))
		return NULL;
	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		char *piece = is_searched(&r->ent->fields[i])
			? snippet_of(record_get(r, i), text, cells) : NULL;
		char *said;

		if (!piece)
			continue;
		said = xprintf("%s: %s", _(r->ent->fields[i].label), piece);
		free(piece);
		if (field)
			*field = i;
		return said;
	}
	return NULL;
}

/* A row that is no more is left out; one that cannot be read is a fault. */
static bool read_hit(struct db *db, const char *entity, const char *uid,
                     const char *text, struct hit *h, int *n, struct err *e)
{
	struct record r;
	int field = 0;

	h->ent = entity_named(entity);
	if (!h->ent)
		return true;
	if (!store_get(db, h->ent, uid, &r, e))
		return e->code == ERR_INPUT;
	++*n;
	snprintf(h->uid, sizeof(h->uid), "%s", uid);
	record_name(&r, h->name);
	h->title = xstrdup(record_title(&r));
	h->seen = store_seen(&r, text, SEEN, &field);
	h->words = r.ent->fields[field].flags & FF_WORDS;
	record_fini(&r);
	return true;
}

bool store_search(struct db *db, const struct entity *ent, const char *text,
                  int want, struct hit **hits, int *n, struct err *e)
{
	char *query = query_of(db, text);
	struct result r = { 0 };
	struct sql s;
	bool ok = true;

	*hits = xcalloc((size_t)want, sizeof(**hits));
	*n = 0;
	if (*query) {
		sql_init(&s);
		sql_put(&s, "SELECT x.entity, x.row_uid");
		if (db->engine->search->few && !ent)
			put_few(&s, db, query, want);
		else
			put_match(&s, db, query);
		if (ent) {
			sql_put(&s, " AND x.entity = ");
			sql_arg(&s, FT_TEXT, ent->name);
		}
		sql_put(&s, " LIMIT %d", want);
		ok = sql_run(&s, db, &r, e);
	} else {
		free(query);
	}
	for (int i = 0; ok && i < r.nrow; i++)
		ok = read_hit(db, result_text(&r, i, 0), result_text(&r, i, 1),
		              text, &(*hits)[*n], n, e);
	result_fini(&r);
	return ok;
}

void hits_fini(struct hit *hits, int n)
{
	for (int i = 0; i < n; i++) {
		free(hits[i].title);
		free(hits[i].seen);
	}
	free(hits);
}
