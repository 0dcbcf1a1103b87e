#include "report/annual/data_tables.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"

char *month_name(const struct rate_row *r)
{
	return xprintf("%s %.4s", day_month_name(atoi(r->month + 5)), r->month);
}

/* Records, the share known of them, and its limits; all and known are the
 * keys of their counts. */
static void known_cells(struct table *t, const struct ethnic_counts *c, const char *all,
                        const char *key_known)
{
	int64_t known = (int64_t)holding_known(c), of = (int64_t)counts_all(c);
	struct limits l = { 0 };

	stats_wilson((uint64_t)known, (uint64_t)of, &l);
	cell_people(t, all, of);
	cell_percent(t, key_known, known, all, of);
	cell_percent_limits(t, key_known, known, all, of, l.low, l.high);
}

void table_of_months(struct year *y, struct table *t, const struct holding *h)
{
	(void)y;
	table_col(t, _("Month of referral"), ALIGN_START);
	table_col(t, _("Records"), ALIGN_END);
	table_col(t, _("Known"), ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	for (int i = 0; i < h->shown; i++) {
		char *all = holding_key(h, "month", h->first[i].month);
		char *known = holding_key(h, "month known", h->first[i].month);
		char *name = month_name(&h->first[i]);

		table_row(t);
		cell_text(t, name);
		known_cells(t, &h->first[i].counts, all, known);
		free(all);
		free(known);
		free(name);
	}
}

static uint64_t missing(const struct ethnic_counts *c)
{
	return counts_all(c) - holding_known(c);
}

static int most_missing(const void *a, const void *b)
{
	const struct rate_row *const *x = a, *const *z = b;
	uint64_t i = missing(&(*x)->counts), j = missing(&(*z)->counts);

	if (i != j)
		return i < j ? 1 : -1;
	return strcmp((*x)->team, (*z)->team);
}

const struct rate_row **teams_most_missing(const struct holding *h)
{
	const struct rate_row **row = xcalloc((size_t)h->nteam, sizeof(*row));

	for (int i = 0; i < h->nteam; i++)
		row[i] = &h->team[i];
	qsort(row, (size_t)h->nteam, sizeof(*row), most_missing);
	return row;
}

const char *team_name(const struct year *y, const struct rate_row *r)
{
	const struct shelf *units = &y->shelf[ENT_unit];

	for (size_t i = 0; !*r->label && i < units->n; i++)
		if (record_is(&units->rec[i], UNIT_TEAM, r->team))
			return record_title(&units->rec[i]);
	return *r->label ? r->label : r->team;
}

static void team_cells(struct year *y, struct table *t, const struct holding *h,
                       const struct ethnic_counts *c, const char *team)
{
	char *all = holding_key(h, team ? "team records" : "records", team ? team : "");
	char *gap = holding_key(h, team ? "team gap" : "gap", team ? team : "");
	char *known = holding_key(h, team ? "team known" : "known", team ? team : "");

	cell_people(t, gap, (int64_t)missing(c));
	known_cells(t, c, all, known);
	doc_sum(y->doc, all, known, gap);
	free(all);
	free(gap);
	free(known);
}

void table_of_teams(struct year *y, struct table *t, const struct holding *h,
                    const struct rate_row *const *row)
{
	table_col(t, _("Team"), ALIGN_START);
	table_col(t, _("To find out"), ALIGN_END);
	table_col(t, _("Records"), ALIGN_END);
	table_col(t, _("Known"), ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	for (int i = 0; i < h->nteam; i++) {
		table_row(t);
		cell_theirs(t, team_name(y, row[i]));
		team_cells(y, t, h, &row[i]->counts, row[i]->team);
	}
	table_total(t);
	cell_text(t, _("All teams"));
	team_cells(y, t, h, &h->all, NULL);
}

void table_of_groups(struct year *y, struct node *s, const struct holding *h)
{
	struct table *t = doc_table(y->doc, s, _("Records by ethnic category, among those known"));
	int64_t known = (int64_t)holding_known(&h->all);
	char *all = holding_key(h, "known", "");

	table_col(t, _("Ethnic category (2001, sixteen groups)"), ALIGN_START);
	table_col(t, _("Records"), ALIGN_END);
	table_col(t, _("Share of known"), ALIGN_END);
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		char *part;

		if (ethnic_codes[i].cls != CLASS_KNOWN)
			continue;
		part = holding_key(h, "code", ethnic_codes[i].code);
		table_row(t);
		cell_text(t, _(ethnic_codes[i].label));
		cell_people(t, part, (int64_t)h->code[i]);
		cell_percent(t, part, (int64_t)h->code[i], all, known);
		free(part);
	}
	table_total(t);
	cell_text(t, _("All known"));
	cell_people(t, all, known);
	cell_none(t, CELL_NOT_APPLICABLE);
	free(all);
}

/* What a set of classes is called among the counts of a data set. */
static char *classes_key(const struct holding *h, unsigned classes)
{
	char mask[16];

	for (int i = 0; i < CLASS_COUNT; i++)
		if (i != CLASS_KNOWN && classes == 1u << i)
			return holding_key(h, "class", ethnic_classes[i].name);
	if (classes == 1u << CLASS_KNOWN)
		return holding_key(h, "known", "");
	if (classes == (1u << CLASS_COUNT) - 1)
		return holding_key(h, "records", "");
	if (classes == (1u << CLASS_KNOWN | 1u << CLASS_NOT_STATED))
		return holding_key(h, "asked", "");
	snprintf(mask, sizeof(mask), "%x", classes);
	return holding_key(h, "classes", mask);
}

static void share_cells(struct table *t, const struct holding *h, enum rate rate,
                        const struct rate_value *v)
{
	bool plain = rates[rate].kind == RATE_SHARE;
	char *above = plain ? classes_key(h, rates[rate].above) : NULL;
	char *below = plain ? classes_key(h, rates[rate].below) : NULL;

	cell_percent(t, above, (int64_t)v->above, below, (int64_t)v->below);
	cell_percent_limits(t, above, (int64_t)v->above, below, (int64_t)v->below, v->is.low,
			    v->is.high);
	free(above);
	free(below);
}

static void rate_row_of(struct table *t, const struct holding *h, enum rate rate, int decimals)
{
	struct rate_value v;

	table_row(t);
	cell_text(t, _(rates[rate].label));
	if (!rate_work(rate, &h->all, 0, &v)) {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
	} else if (rates[rate].kind == RATE_SCORE) {
		cell_number(t, v.is.value, decimals);
		cell_none(t, CELL_NOT_APPLICABLE);
	} else {
		share_cells(t, h, rate, &v);
	}
	cell_text(t, _(rates[rate].formula));
}

void table_of_rates(struct year *y, struct node *s, const struct holding *h)
{
	struct table *t = doc_table(y->doc, s, _("Every rate of completeness under its own name"));

	doc_inside(s);
	table_col(t, _("Rate"), ALIGN_START);
	table_col(t, _("Value"), ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	table_col(t, _("Rule"), ALIGN_START);
	for (int i = 0; i < RATE_COUNT; i++)
		rate_row_of(t, h, (enum rate)i, suppress_decimals(y->opt->profile));
}
