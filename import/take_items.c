#include "import/take_items.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "import/delay.h"
#include "import/extract.h"

enum { WORD_LEAST = 5, WORDS_MOST = 200 };

struct items {
	struct load_item *one;
	int n;
};

static void put_item(struct items *to, const char *kind, const char *item, uint64_t n)
{
	to->one = xreallocarray(to->one, (size_t)to->n + 1, sizeof(*to->one));
	to->one[to->n++] = (struct load_item){ xstrdup(kind), xstrdup(item),
	                                       (long long)n };
}

static void add_item(struct items *to, const char *kind, const char *item, uint64_t n)
{
	if (n)
		put_item(to, kind, item, n);
}

struct seen_word {
	const char *text;
	uint64_t n;
};

static int by_n(const void *a, const void *b)
{
	const struct seen_word *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n)
	       : strcmp(x->text, y->text);
}

/* Words that a few rows only have may be somebody's name or number: they are
 * not kept. */
static void add_words(struct items *to, const struct judged *d)
{
	struct seen_word *word = xcalloc(d->word.n, sizeof(*word));
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->word.n; i++)
		if (d->nword[i] >= WORD_LEAST)
			word[n++] = (struct seen_word){ d->word.entry[i].text,
			                           d->nword[i] };
	qsort(word, n, sizeof(*word), by_n);
	for (uint32_t i = 0; i < n && i < WORDS_MOST; i++)
		add_item(to, "word", word[i].text, word[i].n);
	free(word);
}

static void add_people(struct items *to, const struct extract *x)
{
	const struct people_sums *p = &x->people;

	if (!x->counted_people)
		return;
	add_item(to, "person", "people", p->people);
	add_item(to, "person", "people_with_a_known_code", p->known);
	add_item(to, "person", "people_never_known", p->never);
	add_item(to, "person", "people_with_conflicting_known_codes", p->conflict);
	add_item(to, "person", "people_in_different_groups", p->across);
	add_item(to, "person", "people_known_and_not_known", p->beside);
	add_item(to, "person", "not_known_rows_of_people_known_elsewhere",
	         p->recoverable);
	add_item(to, "person", "people_sharing_an_nhs_number", p->shared);
	add_item(to, "person", "people_with_several_nhs_numbers", p->several);
	add_item(to, "person", "rows_without_an_identifier", x->nobody);
}

/* "A1": the code and its second character. */
static void add_local(struct items *to, const struct judged *d)
{
	char text[8];

	for (int code = 0; code < ETHNIC_COUNT; code++)
		for (int i = 1; i < LOCAL_COUNT; i++) {
			snprintf(text, sizeof(text), "%.4s%c",
			         ethnic_codes[code].code, judge_local[i]);
			add_item(to, "local", text, d->local[code][i]);
		}
}

/* No day at all is a median too, so it is kept though it is 0. */
static void add_delay(struct items *to, const struct extract *x)
{
	const struct dict *team = tally_teams(x->tally);
	struct delay_sums s = delay_sum(x->delay, -1);

	add_item(to, "delay", "rows", s.rows);
	add_item(to, "delay", "before", s.before);
	if (s.rows) {
		put_item(to, "delay", "median", (uint64_t)s.median);
		put_item(to, "delay", "three_of_four", (uint64_t)s.most);
	}
	for (uint32_t i = 0; i < team->n && i < DELAY_TEAMS; i++) {
		s = delay_sum(x->delay, (int)i);
		if (!s.rows)
			continue;
		put_item(to, "delay_rows", team->entry[i].text, s.rows);
		put_item(to, "delay_median", team->entry[i].text, (uint64_t)s.median);
	}
}

struct load_item *take_items(const struct extract *x, int *n)
{
	struct items to = { .n = 0 };

	for (int i = 0; i < COLUMN_COUNT; i++)
		add_item(&to, "column", header_columns[i].name, x->header.at[i] >= 0);
	for (int i = 0; i < FORM_COUNT; i++)
		add_item(&to, "form", ethnic_forms[i].name, x->judged.form[i]);
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		add_item(&to, "detained", ethnic_codes[i].code, x->judged.legal[i]);
		add_item(&to, "restraint", ethnic_codes[i].code, x->judged.restraint[i]);
	}
	add_people(&to, x);
	add_local(&to, &x->judged);
	if (x->delay)
		add_delay(&to, x);
	add_words(&to, &x->judged);
	*n = to.n;
	return to.one;
}
