/* check_items.c - the checks over what the import counted beside codes. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/checks_priv.h"

enum { TEAM_LEAST = 20, FORM_LEAST = 5 };

static uint64_t item(const struct checking *c, const char *kind, const char *name)
{
	for (int i = 0; i < c->nitems; i++)
		if (strcmp(c->item[i].kind, kind) == 0 &&
		    strcmp(c->item[i].item, name) == 0)
			return (uint64_t)c->item[i].n;
	return 0;
}

static bool has_column(const struct checking *c, const char *name)
{
	return item(c, "column", name) > 0;
}

static double percent(uint64_t a, uint64_t n)
{
	return n ? 100.0 * (double)a / (double)n : 0;
}

/* Above the threshold; what is there and is not is noted. */
static bool is_more(struct checking *c, enum check_id id, uint64_t a, uint64_t n)
{
	if (a && percent(a, n) > c->result[id].threshold)
		return true;
	check_below(c, id, a);
	return false;
}

/* ---- forms ---- */

static bool is_odd(const char *form)
{
	static const char *const odd[] = { "spaces_only", "holds_quote", "holds_newline",
		"holds_delimiter", "no_break_space", "padded", "lower_case",
		"local_second_char" };

	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		if (strcmp(odd[i], form) == 0)
			return true;
	return false;
}

static void odd_forms(struct checking *c)
{
	for (int i = 0; i < FORM_COUNT; i++) {
		uint64_t n = item(c, "form", ethnic_forms[i].name);
		double here = percent(n, (uint64_t)c->load->accepted);

		if (is_odd(ethnic_forms[i].name) && n >= FORM_LEAST &&
		    here >= c->result[CHECK_FORMS].threshold)
			check_found(c, CHECK_FORMS, NULL, n, xprintf(ngettext("%s: %llu record,"
			            " %.1f per cent.", "%s: %llu records, %.1f per cent.", n),
			            _(ethnic_forms[i].label), (unsigned long long)n, here));
	}
}

/* ---- words ---- */

enum sort { SORT_NOTHING, SORT_CENSUS, SORT_NINE, SORT_X, SORT_LABEL, SORT_OTHER, SORTS };

static const char *const sort_says[SORTS] = {
	[SORT_NOTHING] = N_("NULL, -1 and the like, which say nothing"),
	[SORT_CENSUS] = N_("numbers as of the 2021 Census"),
	[SORT_NINE] = N_("9, withdrawn in 2001"),
	[SORT_X] = N_("X, not known in hospital statistics"),
	[SORT_LABEL] = N_("labels of groups"),
	[SORT_OTHER] = N_("other values")
};

static bool is_one_of(const char *word, const char *const *list)
{
	while (*list && strcasecmp(word, *list) != 0)
		list++;
	return *list != NULL;
}

static bool is_census(const char *word)
{
	int n = atoi(word);

	return strspn(word, "0123456789") == strlen(word) && n >= 1 && n <= 19;
}

static enum sort sort_of(const char *word)
{
	static const char *const nothing[] = { "NULL", "-1", "-", "?", "N/A", "NA", "NONE",
		"NIL", ".", "0", "#N/A", NULL };

	if (is_one_of(word, nothing))
		return SORT_NOTHING;
	if (strcmp(word, "9") == 0)
		return SORT_NINE;
	if (is_census(word))
		return SORT_CENSUS;
	if (strcasecmp(word, "X") == 0)
		return SORT_X;
	if (ethnic_category(word, strlen(word)))
		return SORT_LABEL;
	return SORT_OTHER;
}

static char *found_text(enum sort sort, const char *examples, uint64_t n)
{
	return xprintf(ngettext("%s: %llu record (%s).", "%s: %llu records (%s).", n),
	               _(sort_says[sort]), (unsigned long long)n, examples);
}

/* The most frequent come first, so the first few are the examples. */
static void word_sort(struct checking *c, enum sort sort)
{
	char *list = xstrdup(""), *more;
	uint64_t n = 0;
	int shown = 0;

	for (int i = 0; i < c->nitems; i++) {
		if (strcmp(c->item[i].kind, "word") != 0 || sort_of(c->item[i].item) != sort)
			continue;
		n += (uint64_t)c->item[i].n;
		if (shown++ >= 4)
			continue;
		more = xprintf("%s%s%s", list, *list ? ", " : "", c->item[i].item);
		free(list);
		list = more;
	}
	if (is_more(c, CHECK_WORDS, n, (uint64_t)c->load->accepted))
		check_found(c, CHECK_WORDS, NULL, n, found_text(sort, list, n));
	free(list);
}

/* ---- people ---- */

static void need_people(struct checking *c, enum check_id id)
{
	check_not(c, id, CHECK_NOT_RUN, xstrdup(has_column(c, "person")
	          ? _("rows were counted: import the file with --count people")
	          : _("rows were counted, and no column says whose they are: import the"
	              " file with --count people --map person=HEADER")));
}

static void people_found(struct checking *c, enum check_id id, const char *what,
                         uint64_t of, const char *says)
{
	uint64_t n = item(c, "person", what);

	if (is_more(c, id, n, of))
		check_found(c, id, NULL, n, xprintf("%s: %llu, %.1f%%.", says,
		            (unsigned long long)n, percent(n, of)));
}

static void same_person(struct checking *c)
{
	uint64_t people = item(c, "person", "people");
	uint64_t across = item(c, "person", "people_in_different_groups");
	uint64_t all = item(c, "person", "people_with_conflicting_known_codes");

	if (!people) {
		need_people(c, CHECK_SAME_PERSON);
		need_people(c, CHECK_RECOVERABLE);
		return;
	}
	people_found(c, CHECK_SAME_PERSON, "people_in_different_groups", people,
	             _("People with known codes of different groups"));
	if (is_more(c, CHECK_SAME_PERSON, all - across, people))
		check_found(c, CHECK_SAME_PERSON, NULL, all - across, xprintf(
		            _("People with different known codes of one group: %llu, %.1f%%."),
		            (unsigned long long)(all - across), percent(all - across, people)));
	people_found(c, CHECK_SAME_PERSON, "people_known_and_not_known", people,
	             _("People known on one row and not stated, not known or missing on"
	               " another"));
	people_found(c, CHECK_RECOVERABLE, "not_known_rows_of_people_known_elsewhere",
	             (uint64_t)c->load->accepted,
	             _("Rows not known of people known on another row"));
}

static void duplicates(struct checking *c)
{
	uint64_t people = item(c, "person", "people");

	if (!people || !has_column(c, "nhs")) {
		check_not(c, CHECK_DUPLICATES, CHECK_NOT_RUN, xstrdup(_("people were not"
		          " compared by NHS number: import the file with --count people"
		          " --map nhs=HEADER")));
		return;
	}
	people_found(c, CHECK_DUPLICATES, "people_sharing_an_nhs_number", people,
	             _("Local identifiers that share their NHS number with another"));
	people_found(c, CHECK_DUPLICATES, "people_with_several_nhs_numbers", people,
	             _("Local identifiers with several NHS numbers"));
}

/* ---- local second characters ---- */

static void local_codes(struct checking *c)
{
	uint64_t least = (uint64_t)c->result[CHECK_LOCAL_CODES].threshold;

	for (int ch = '0'; ch <= 'Z'; ch++) {
		char letters[ETHNIC_COUNT * 2 + 1] = "";
		size_t n = 0;
		uint64_t rows = 0;

		for (int i = 0; i < c->nitems && isalnum(ch); i++) {
			const struct load_item *it = &c->item[i];

			if (strcmp(it->kind, "local") != 0 || it->item[1] != ch ||
			    (uint64_t)it->n < least || n >= ETHNIC_COUNT)
				continue;
			letters[n++] = it->item[0];
			letters[n] = '\0';
			rows += (uint64_t)it->n;
		}
		if (n > 1)
			check_found(c, CHECK_LOCAL_CODES, NULL, rows, xprintf(_("The second"
			            " character %c stands under several national codes: %s."),
			            ch, letters));
	}
}

/* ---- delay ---- */

static const struct check_team *team_named(const struct checking *c, const char *team)
{
	for (int i = 0; i < c->nteams; i++)
		if (strcmp(c->team[i].team, team) == 0)
			return &c->team[i];
	return NULL;
}

static void late_team(struct checking *c, const struct load_item *median)
{
	const struct check_team *t = team_named(c, median->item);
	uint64_t rows = item(c, "delay_rows", median->item);

	if (t && rows >= TEAM_LEAST && median->n > c->result[CHECK_DELAY].threshold)
		check_found(c, CHECK_DELAY, t, rows, xprintf(_("%s: recorded %s after"
		            " the referral, by the median of %s."), check_team_name(t),
		            lang_count("%lld day", "%lld days", median->n).text,
		            lang_count("%lld record", "%lld records", (long long)rows).text));
}

static char *needs_days(const struct checking *c)
{
	if (!has_column(c, "recorded"))
		return xstrdup(_("no column has the day on which ethnicity was recorded: name"
		                 " it with --map recorded=HEADER"));
	return xstrdup(has_column(c, "date")
	       ? _("no row has both the day of referral and that of recording")
	       : _("no column has the day of referral: name it with --map date=HEADER"));
}

static void delay(struct checking *c)
{
	uint64_t rows = item(c, "delay", "rows");
	long long median = (long long)item(c, "delay", "median");

	if (!rows) {
		check_not(c, CHECK_DELAY, CHECK_NOT_RUN, needs_days(c));
		return;
	}
	if (median > c->result[CHECK_DELAY].threshold)
		check_found(c, CHECK_DELAY, NULL, rows, xprintf(_("All teams: recorded %s"
		            " after the referral, by the median; three of four within %s."),
		            lang_count("%lld day", "%lld days", median).text,
		            lang_count("%lld day", "%lld days",
		                       (long long)item(c, "delay", "three_of_four")).text));
	for (int i = 0; i < c->nitems; i++)
		if (strcmp(c->item[i].kind, "delay_median") == 0)
			late_team(c, &c->item[i]);
}

void checks_of_items(struct checking *c)
{
	odd_forms(c);
	if (!has_column(c, "ethnic")) {
		for (int i = 0; i < CHECK_COUNT; i++)
			if (checks[i].needs == CHECK_ITEMS)
				check_not(c, (enum check_id)i, CHECK_NOT_RUN, xstrdup(_("the"
				          " load came before this was counted: import its file"
				          " again with --again")));
		return;
	}
	for (int i = 0; i < SORTS; i++)
		word_sort(c, (enum sort)i);
	same_person(c);
	duplicates(c);
	local_codes(c);
	delay(c);
}
