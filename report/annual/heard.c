/* Whom we have heard from, beside those in our care. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/holding.h"
#include "report/annual/say.h"

/* The NHS five groups, by the first letters of their codes. */
static const struct group { const char *label, *codes; } groups[] = {
	{ N_("White"), "ABC" }, { N_("Mixed"), "DEFG" },
	{ N_("Asian or Asian British"), "HJKL" }, { N_("Black or Black British"), "MNP" },
	{ N_("Other ethnic groups"), "RS" },
};

enum { GROUPS = sizeof(groups) / sizeof(*groups) };

static size_t heard_from(const struct year *y, const struct group *g)
{
	const struct shelf *s = &y->shelf[ENT_feedback];
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const char *code = record_get(&s->rec[i], FEEDBACK_ETHNICITY);

		n += year_holds(y, record_get(&s->rec[i], FEEDBACK_RECEIVED)) && *code &&
			strchr(g->codes, *code);
	}
	return n;
}

/* Records of the group in the data set that holds most records: the people in
 * our care, as far as their ethnicity is known. */
static const struct holding *caseload(const struct year *y)
{
	const struct holding *most = NULL;

	for (int i = 0; i < y->nholding; i++)
		if (!most || counts_all(&y->holding[i].all) > counts_all(&most->all))
			most = &y->holding[i];
	return most && holding_known(&most->all) ? most : NULL;
}

static uint64_t in_care(const struct holding *h, const struct group *g)
{
	uint64_t n = 0;

	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (ethnic_codes[i].cls == CLASS_KNOWN && strchr(g->codes, *ethnic_codes[i].code))
			n += h->code[i];
	return n;
}

/* Of the feedback that says a group; the label is the key of the count. */
static void group_row(struct table *t, const char *label, size_t n, size_t given)
{
	struct limits share;

	cell_text(t, _(label));
	cell_people(t, label, (int64_t)n);
	cell_percent(t, label, (int64_t)n, "said a group", (int64_t)given);
	if (stats_wilson(n, given, &share))
		cell_percent_limits(t, label, (int64_t)n, "said a group", (int64_t)given,
				    share.low, share.high);
	else
		cell_none(t, CELL_NOT_APPLICABLE);
}

/* A group of five is the sum of some of the sixteen, which stand in a table of
 * their own. */
static void care_cell(const struct year *y, struct table *t, const struct holding *h,
                      const struct group *g)
{
	char *whole = holding_key(h, "known", ""), *group = holding_key(h, "five", g->codes);
	char *part[ETHNIC_COUNT];
	size_t n = 0;

	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (ethnic_codes[i].cls == CLASS_KNOWN && strchr(g->codes, *ethnic_codes[i].code))
			part[n++] = holding_key(h, "code", ethnic_codes[i].code);
	cell_percent(t, group, (int64_t)in_care(h, g), whole, (int64_t)holding_known(&h->all));
	doc_sum_of(y->doc, group, (const char *const *)part, n);
	free(whole);
	free(group);
	while (n)
		free(part[--n]);
}

static void group_rows(struct table *t, const struct year *y, const struct holding *h, size_t all)
{
	size_t given = 0;

	for (size_t i = 0; i < GROUPS; i++)
		given += heard_from(y, &groups[i]);
	for (size_t i = 0; i < GROUPS; i++) {
		table_row(t);
		group_row(t, groups[i].label, heard_from(y, &groups[i]), given);
		if (h)
			care_cell(y, t, h, &groups[i]);
	}
	table_row(t);
	cell_text(t, _("Not given"));
	cell_people(t, "said no group", (int64_t)(all - given));
	cell_none(t, CELL_NOT_APPLICABLE);
	cell_none(t, CELL_NOT_APPLICABLE);
	if (h)
		cell_none(t, CELL_NOT_APPLICABLE);
}

static void tell_silent(struct node *s, const struct year *y)
{
	char *silent[GROUPS], *list;
	size_t n = 0;

	for (size_t i = 0; i < GROUPS; i++)
		if (heard_from(y, &groups[i]) < FEW)
			silent[n++] = xstrdup(_(groups[i].label));
	if (!n)
		return;
	list = say_list(silent, n);
	doc_say(s, _("We have not heard, or only from very few, from these groups: %s."), list);
	free(list);
	while (n)
		free(silent[--n]);
}

void groups_heard(struct year *y, struct node *s, size_t all)
{
	const struct holding *h = caseload(y);
	const char *part[GROUPS];
	struct table *t;

	tell_silent(s, y);
	t = doc_table(y->doc, s, _("Who spoke to us: ethnic group as the person described it, as a "
				   "share of the feedback that says one"));
	table_col(t, _("Group (NHS five groups; Chinese is in Other)"), ALIGN_START);
	table_col(t, _("Pieces of feedback"), ALIGN_END);
	table_col(t, _("Share"), ALIGN_END);
	table_col(t, _("95% limits (Wilson)"), ALIGN_END);
	if (h)
		table_col(t, _("Share of known records in our care"), ALIGN_END);
	group_rows(t, y, h, all);
	for (size_t i = 0; i < GROUPS; i++)
		part[i] = groups[i].label;
	doc_sum_of(y->doc, "said a group", part, GROUPS);
	doc_sum(y->doc, "feedback", "said a group", "said no group");
	table_total(t);
	cell_text(t, _("All"));
	cell_people(t, "feedback", (int64_t)all);
	cell_none(t, CELL_NOT_APPLICABLE);
	cell_none(t, CELL_NOT_APPLICABLE);
	if (h)
		cell_none(t, CELL_NOT_APPLICABLE);
}
