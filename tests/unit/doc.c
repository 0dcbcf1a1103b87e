#include "report/doc.h"

#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

static bool shows(const struct table *t, size_t i, size_t j, const char *want)
{
	const char *got = t->row[i].cell[j].text;

	if (strcmp(got, want) == 0)
		return true;
	printf("# row %zu, column %zu: wanted %s, got %s\n", i, j, want, got);
	return false;
}

static struct table *three_columns(struct doc *d)
{
	struct table *t = doc_table(d, doc_section(d, NULL, "Data"), "Teams");

	table_col(t, "Team", ALIGN_START);
	table_col(t, "Not known", ALIGN_END);
	table_col(t, "Known", ALIGN_END);
	table_col(t, "People", ALIGN_END);
	table_col(t, "Per cent", ALIGN_END);
	table_col_sum(t, 3, 1, 2);
	return t;
}

/* West's 40 is hidden only because East's 3 is: a sentence must not say 40% either.
 * What is hidden nowhere may be said, with its limits. */
static void shares_in_sentences(void)
{
	struct doc *d = doc_new("A paper");
	struct node *s = doc_section(d, NULL, "Data");
	char *west = doc_share(d, &(struct said_share){ "west:gap", "west", 40, 100, 0, 0 });
	char *all = doc_share(d, &(struct said_share){ "gap", "all", 43, 200, .16, .28 });
	struct table *t = doc_table(d, s, "To find out");
	static const struct { const char *name, *key; int64_t n; } row[] = {
		{ "East", "east:gap", 3 }, { "West", "west:gap", 40 }, { "Both", "gap", 43 },
	};
	char *plain;

	table_col(t, "Team", ALIGN_START);
	table_col(t, "To find out", ALIGN_END);
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			table_total(t);
		else
			table_row(t);
		cell_text(t, row[i].name);
		cell_people(t, row[i].key, row[i].n);
	}
	doc_say(s, "West: %s; all: %s.", west, all);
	doc_section(d, s, west);
	doc_publish(d, SUPPRESS_MHSDS);
	ok(shows(t, 1, 1, "[c]"), "the company of a small count is hidden");
	plain = doc_plain(&s->child->next->prose);
	ok(strcmp(plain, "West: [c]; all: 22% (95% limits 16 to 28).") == 0,
	   "and so is its share in a sentence: %s", plain);
	ok(strcmp(s->last->title, "[c]") == 0, "and in a title");
	free(plain);
	free(west);
	free(all);
	doc_free(d);
}

/*		not known  known  people
 *	East	3	   97	  100	the 3 is small, 97 its only company
 *	West	40	   60	  100	40 and 60 are alone under 43 and 157
 *	Both	43	  157	  200	*/
static void one_publication(void)
{
	struct doc *d = doc_new("A paper");
	struct table *t = three_columns(d), *again;

	for (int i = 0; i < 3; i++) {
		static const char *const name[] = { "East", "West", "Both" };
		static const int64_t n[] = { 3, 40, 43 }, of[] = { 100, 100, 200 };

		if (i == 2)
			table_total(t);
		else
			table_row(t);
		cell_text(t, name[i]);
		cell_people(t, i ? NULL : "east:not known", n[i]);
		cell_people(t, NULL, of[i] - n[i]);
		cell_people(t, NULL, of[i]);
		cell_percent(t, NULL, n[i], NULL, of[i]);
	}
	again = doc_table(d, d->root->child, "The same count once more");
	table_col(again, "Team", ALIGN_START);
	table_col(again, "Not known", ALIGN_END);
	table_row(again);
	cell_text(again, "East");
	cell_people(again, "east:not known", 3);
	doc_publish(d, SUPPRESS_MHSDS);
	ok(shows(t, 0, 1, "[c]") && shows(t, 0, 2, "[c]"), "3 is hidden, and 97 with it");
	ok(shows(t, 1, 1, "[c]") && shows(t, 1, 2, "[c]"), "so are 40 and 60 of the other row");
	ok(shows(t, 2, 1, "45") && shows(t, 2, 2, "155") && shows(t, 2, 3, "200"),
	   "totals stay, to the nearest 5");
	ok(shows(t, 0, 4, "[c]"), "a per cent is hidden with its numerator");
	ok(shows(t, 1, 4, "40%") && shows(t, 2, 4, "22%"),
	   "others are whole, from whole counts: 43 of 200 is 21.5");
	ok(shows(again, 0, 1, "[c]"), "and the same count in another table is hidden too");
	ok(t->row[0].cell[1].n == 3, "what was entered stays whole");
	ok(!t->row[0].cell[1].number && t->row[0].cell[1].value == 0,
	   "a chart gets nothing of what is hidden");
	doc_free(d);
}

/* 37 of 40 is shown as 93%, which only 37 of 40 can be; so the 3 that are left
 * follow, and the 40 is hidden. */
static void sum_by_key(void)
{
	struct doc *d = doc_new("A paper");
	struct table *t = doc_table(d, doc_section(d, NULL, "Data"), "Teams");

	table_col(t, "Team", ALIGN_START);
	table_col(t, "Not known", ALIGN_END);
	table_col(t, "People", ALIGN_END);
	table_col(t, "Known", ALIGN_END);
	table_row(t);
	cell_text(t, "East");
	cell_people(t, "gap", 3);
	cell_people(t, "all", 40);
	cell_percent(t, "known", 37, "all", 40);
	doc_sum(d, "all", "known", "gap");
	doc_publish(d, SUPPRESS_UNDER_10);
	ok(shows(t, 0, 1, "[c]") && shows(t, 0, 2, "[c]") && shows(t, 0, 3, "[c]"),
	   "a per cent and a total do not give the rest away");
	doc_free(d);
}

/* 12 of 38 are 31.6 per cent, Wilson's limits 19.1 and 47.5; of the counts as they
 * are shown, 10 of 40, 25 per cent, 14.2 to 40.2. */
static void of_rounded_counts(enum suppress_profile p, const char *percent,
                              const char *limits, const char *said)
{
	struct doc *d = doc_new("A paper");
	struct node *s = doc_section(d, NULL, "Data");
	char *share = doc_share(d, &(struct said_share){ "a", "b", 12, 38, .191, .475 });
	struct table *t = doc_table(d, s, "Two counts");
	char *plain;

	for (int i = 0; i < 4; i++)
		table_col(t, "Count", ALIGN_END);
	table_row(t);
	cell_people(t, "a", 12);
	cell_people(t, "b", 38);
	cell_percent(t, "a", 12, "b", 38);
	cell_percent_limits(t, "a", 12, "b", 38, .191, .475);
	doc_say(s, "%s", share);
	free(share);
	doc_publish(d, p);
	plain = doc_plain(&s->last->prose);
	ok(shows(t, 0, 0, "10") && shows(t, 0, 1, "40") && shows(t, 0, 2, percent) &&
	   shows(t, 0, 3, limits), "%s: 12 of 38 are %s", suppress_name(p), percent);
	ok(strcmp(plain, said) == 0, "and in a sentence: %s", plain);
	free(plain);
	doc_free(d);
}

static void empty_cells(void)
{
	struct doc *d = doc_new("A paper");
	struct table *t = doc_table(d, doc_section(d, NULL, "A"), "B");

	for (int i = 0; i < 5; i++)
		table_col(t, "Column", ALIGN_START);
	table_row(t);
	cell_text(t, "");
	cell_theirs(t, " \n");
	cell_text(t, NULL);
	cell_percent(t, NULL, 0, NULL, 0);
	cell_none(t, CELL_NOT_KNOWN);
	doc_publish(d, SUPPRESS_NONE);
	ok(shows(t, 0, 0, "no data") && shows(t, 0, 1, "no data") && shows(t, 0, 2, "no data"),
	   "an empty text is no data");
	ok(shows(t, 0, 3, "not applicable"), "a share of nobody is not applicable");
	ok(shows(t, 0, 4, "not known"), "not known is said");
	doc_free(d);
}

/* 3 is small, so 12 goes with it: else 45 less 30 and 12 would tell. */
static void sum_of_many(void)
{
	struct doc *d = doc_new("Paper");
	struct node *s = doc_section(d, NULL, "S");
	struct table *t = doc_table(d, s, "Groups"), *all = doc_table(d, s, "All");
	static const struct { const char *key; int64_t n; } rows[] = {
		{ "a", 30 }, { "b", 3 }, { "c", 12 }
	};

	for (int i = 0; i < 3; i++)
		table_col(t, "Column", ALIGN_END);
	for (int i = 0; i < 3; i++) {
		table_row(t);
		cell_people(t, rows[i].key, rows[i].n);
		cell_number(t, (double)rows[i].n / 100, 2);
		cell_rests(t, rows[i].key, NULL);
		cell_number(t, (double)rows[i].n / 30, 1);
		cell_rests(t, "a", rows[i].key);
	}
	table_col(all, "Column", ALIGN_END);
	table_row(all);
	cell_people(all, "all", 45);
	doc_sum_of(d, "all", (const char *const[]){ "a", "b", "c" }, 3);
	doc_publish(d, SUPPRESS_UNDER_10);
	ok(shows(all, 0, 0, "45") && shows(t, 0, 0, "30") && shows(t, 1, 0, "[c]"),
	   "a sum of many, and its small part");
	ok(shows(t, 2, 0, "[c]"), "which another goes with");
	ok(shows(t, 0, 1, "0.30") && shows(t, 1, 1, "[c]") && shows(t, 2, 1, "[c]"),
	   "what was worked out of a count is hidden with it");
	ok(shows(t, 0, 2, "1.0") && shows(t, 1, 2, "[c]"), "or with either of two");
	ok(!t->row[1].cell[1].number && t->row[0].cell[1].number, "and is not drawn");
	doc_free(d);
}

static void numbers(void)
{
	static const struct { double v; int decimals; const char *want; } cases[] = {
		{ 0, 0, "0" }, { 999, 0, "999" }, { 1000, 0, "1,000" },
		{ 1234567.25, 1, "1,234,567.3" }, { -1234, 0, "-1,234" },
		{ 0.05, 2, "0.05" }, { -0.5, 1, "-0.5" }, { 100000, 2, "100,000.00" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *got = doc_number(cases[i].v, cases[i].decimals);

		ok(strcmp(got, cases[i].want) == 0, "the number %s (%s)", cases[i].want, got);
		free(got);
	}
}

int main(void)
{
	one_publication();
	shares_in_sentences();
	sum_by_key();
	of_rounded_counts(SUPPRESS_MHSDS, "32%", "19 to 48%", "32% (95% limits 19 to 48)");
	of_rounded_counts(SUPPRESS_MHSDS_ROUNDED, "25%", "14 to 40%", "25% (95% limits 14 to 40)");
	empty_cells();
	sum_of_many();
	numbers();
	return tap_done();
}
