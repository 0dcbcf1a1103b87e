/* metric.c - pcref metric ratio, chart, read: a metric by ethnicity. */
#include "cli/metric.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/chart.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/period.h"
#include "core/suppress.h"
#include "db/store.h"
#include "report/disparity.h"

/* ---- which ---- */

static bool find_choice(struct call *c, struct reading_choice *choice,
                        char grouping[static UID_SIZE], struct err *e)
{
	const char *name = call_flag(c, FLAG_grouping);
	struct record g;

	*choice = (struct reading_choice){ .reference = call_flag(c, FLAG_reference),
		.unit = call_flag(c, FLAG_unit) };
	if (!name)
		return true;
	if (!store_find(c->db, &entities[ENT_grouping], name, &g, e))
		return false;
	snprintf(grouping, UID_SIZE, "%s", record_get(&g, FIELD_UID));
	choice->grouping = grouping;
	record_fini(&g);
	return true;
}

static bool find_period(struct call *c, const struct reading *r, int *at,
                        struct err *e)
{
	const char *typed = call_flag(c, FLAG_period);
	char starts[DAY_SIZE], ends[DAY_SIZE];

	*at = r->n - 1;
	if (!typed)
		return true;
	if (!period_read(typed, c->today, starts, ends))
		return err_set(e, ERR_USAGE, _("--period takes a month, quarter or"
		               " year, as 2026-Q2, not \"%s\""), typed);
	while (*at >= 0 && (strcmp(r->period[*at].starts, starts) != 0 ||
	                    strcmp(r->period[*at].ends, ends) != 0))
		--*at;
	return *at >= 0 || err_set(e, ERR_INPUT, _("nothing is recorded for %s"
	                           " by ethnicity"), typed);
}

bool metric_reading(struct call *c, const char *which, struct reading *r,
                    int *period, struct err *e)
{
	struct reading_choice choice;
	char grouping[UID_SIZE], day[DAY_SIZE];
	struct record m;
	bool ok;

	if (!find_choice(c, &choice, grouping, e) ||
	    !(choice.as_at = call_as_at(c, day, e)) ||
	    !store_find(c->db, &entities[ENT_metric], which, &m, e))
		return false;
	ok = reading_read(c->db, record_get(&m, FIELD_UID), &choice, r, e);
	record_fini(&m);
	if (ok && !r->n) {
		err_set(e, ERR_INPUT, _("%s has no value by ethnicity yet; \"pcref"
		        " metric record\" and \"pcref metric observe\" take them"
		        " in"), record_get(&r->metric, METRIC_CODE));
		reading_fini(r);
		return false;
	}
	ok = ok && find_period(c, r, period, e);
	return ok;
}

/* ---- the table ---- */

static void put_number(struct out *o, bool is, double v, int decimals)
{
	char text[48] = "";

	if (is)
		snprintf(text, sizeof(text), "%.*f", decimals, v);
	out_cell(o, text);
}

static void put_limits(struct out *o, bool is, bool limited,
                       const struct limits *l, int decimals)
{
	put_number(o, is, l->value, decimals);
	put_number(o, is && limited, l->low, decimals);
	put_number(o, is && limited, l->high, decimals);
}

static bool is_share(const struct reading *r, const struct figure *f)
{
	return r->rule.kind == FIGURE_SHARE && f->counted && f->divided;
}

static void put_hidden(struct out *o, int n)
{
	for (int i = 0; i < n; i++)
		out_cell(o, SUPPRESS_MARK);
}

static void put_counts(struct out *o, const struct figure *f,
                       const struct guard *g, int group)
{
	if (f->counted)
		out_number(o, suppress_shown(g->s, g->count[group]));
	else
		out_cell(o, f->suppressed ? SUPPRESS_MARK : "");
	if (f->divided && g->of[group] >= 0)
		out_number(o, suppress_shown(g->s, g->of[group]));
	else if (f->divided)
		out_number(o, (long long)f->den);
	else
		out_cell(o, "");
}

/* A share as the counts beside it: whole where these are rounded. */
static struct limits shown_value(const struct reading *r, const struct figure *f,
                                 const struct guard *g)
{
	int64_t n = (int64_t)f->num, of = (int64_t)f->den;
	struct limits l;

	suppress_basis(g->s, &n, &of);
	if (!is_share(r, f) || (n == (int64_t)f->num && of == (int64_t)f->den) ||
	    !stats_wilson((uint64_t)n, (uint64_t)of, &l))
		return f->value;
	return (struct limits){ 100 * l.value, 100 * l.low, 100 * l.high };
}

static int digits(const struct reading *r, const struct figure *f, const struct guard *g)
{
	return is_share(r, f) ? suppress_decimals(g->profile) : 1;
}

static void put_row(struct out *o, const struct reading *r,
                    const struct reading_period *p, int i,
                    const struct guard *g)
{
	const struct figure *f = &p->group[i];
	const struct limits value = shown_value(r, f, g);
	bool compared = f->compared && f->reading != READING_TOO_FEW &&
	                !guard_hides(g, r->reference);
	bool standard = p->standardised && p->standardised[i];
	static const struct limits none;

	out_cell(o, r->groups.group[i].name);
	if (guard_hides(g, i)) {
		put_hidden(o, 14);
		out_cell(o, figure_reading_word(READING_TOO_FEW));
		out_cell(o, _("no"));
		return;
	}
	put_counts(o, f, g, i);
	put_limits(o, f->is, f->limited, &value, digits(r, f, g));
	put_limits(o, standard, true, standard ? &p->standard[i] : &none, 1);
	put_limits(o, compared, true, &f->ratio, 2);
	put_limits(o, compared, true, &f->difference, digits(r, f, g));
	out_cell(o, figure_reading_word(f->reading));
	out_cell(o, reading_flags(r, i) ? _("yes") : _("no"));
}

static char *limits_text(bool is, bool limited, const struct limits *l,
                         int decimals)
{
	if (!is)
		return xstrdup("");
	if (!limited)
		return xprintf("%.*f", decimals, l->value);
	return xprintf(_("%.*f (%.*f to %.*f)"), decimals, l->value, decimals,
	               l->low, decimals, l->high);
}

static void put_limits_text(struct out *o, bool is, bool limited,
                            const struct limits *l, int decimals)
{
	char *text = limits_text(is, limited, l, decimals);

	out_cell(o, text);
	free(text);
}

/* For people: limits in one cell, and no columns that nobody reads at once. */
static void put_row_short(struct out *o, const struct reading *r,
                          const struct reading_period *p, int i,
                          const struct guard *g)
{
	const struct figure *f = &p->group[i];
	const struct limits value = shown_value(r, f, g);

	out_cell(o, r->groups.group[i].name);
	if (guard_hides(g, i)) {
		put_hidden(o, 4);
		out_cell(o, figure_reading_word(READING_TOO_FEW));
		return;
	}
	put_counts(o, f, g, i);
	put_limits_text(o, f->is, f->limited, &value, digits(r, f, g));
	put_limits_text(o, f->compared && f->reading != READING_TOO_FEW &&
	                !guard_hides(g, r->reference), true, &f->ratio, 2);
	out_cell(o, reading_flags(r, i) ? _("flagged") : figure_reading_word(f->reading));
}

static const struct out_column long_columns[] = {
	{ "group", N_("Group"), false }, { "numerator", N_("Numerator"), true },
	{ "denominator", N_("Denominator"), true }, { "value", N_("Value"), true },
	{ "low", N_("Low"), true }, { "high", N_("High"), true },
	{ "standardised", N_("Standardised"), true },
	{ "standardised_low", N_("Low"), true },
	{ "standardised_high", N_("High"), true },
	{ "ratio", N_("Ratio"), true }, { "ratio_low", N_("Low"), true },
	{ "ratio_high", N_("High"), true }, { "difference", N_("Difference"), true },
	{ "difference_low", N_("Low"), true },
	{ "difference_high", N_("High"), true },
	{ "reading", N_("Reading"), false }, { "flagged", N_("Flagged"), false }
};

static const struct out_column short_columns[] = {
	{ "group", N_("Group"), false }, { "numerator", N_("Events"), true },
	{ "denominator", N_("Of"), true }, { "value", N_("95% limits"), true },
	{ "ratio", N_("Ratio"), true }, { "reading", N_("Reading"), false }
};

#define COUNT(a) ((int)(sizeof(a) / sizeof(*(a))))

static void print_head(const struct reading *r, const struct reading_period *p)
{
	char *unit = reading_unit_word(r);

	printf("%s, %s, %s%s%s\n", record_get(&r->metric, METRIC_CODE),
	       record_title(&r->metric), p->label, *unit ? ", " : "", unit);
	printf(_("Grouping: %s; reference: %s%s%s\n\n"), r->grouping,
	       r->reference < 0 ? _("none") : r->groups.group[r->reference].name,
	       *r->unit ? _("; unit: ") : "", r->unit);
	free(unit);
}

static void print_foot(const struct call *c, const struct reading *r, int period,
                       const struct guard *g)
{
	const struct reading_period *p = &r->period[period];
	char *caveat = guard_caveat(c, r, period, g);

	putchar('\n');
	if (p->has_index && !guard_hides_any(g, r->groups.n))
		printf(_("Index of disparity against %s: %.1f\n"),
		       r->groups.group[r->reference].name, p->index);
	printf("%s\n", caveat);
	if (call_has(c, FLAG_public))
		printf("%s\n", suppress_note(g->profile));
	free(caveat);
}

int verb_metric_ratio(struct call *c)
{
	bool people = out_form(c) == OUT_TABLE;
	struct err e = { 0 };
	struct reading r;
	struct guard g;
	struct out o;
	int at, rc;

	if (!metric_reading(c, c->argv[0], &r, &at, &e))
		return call_fail(&e);
	if (!metric_guard(c, &r, at, &g, &e)) {
		reading_fini(&r);
		return call_fail(&e);
	}
	if (people)
		print_head(&r, &r.period[at]);
	out_begin(&o, c, people ? short_columns : long_columns,
	          people ? COUNT(short_columns) : COUNT(long_columns));
	for (int i = 0; i < r.groups.n; i++)
		(people ? put_row_short : put_row)(&o, &r, &r.period[at], i, &g);
	rc = out_end(&o);
	if (people)
		print_foot(c, &r, at, &g);
	guard_fini(&g);
	reading_fini(&r);
	return rc;
}

/* The picture needs a reference to compare with. */
int verb_metric_chart(struct call *c)
{
	enum suppress_profile p;
	struct err e = { 0 };
	struct reading r;
	struct doc *d;
	int at;

	if (!call_flag(c, FLAG_output))
		return verb_metric_ratio(c);
	if (!chart_profile(c, &p, &e) ||
	    !metric_reading(c, c->argv[0], &r, &at, &e))
		return call_fail(&e);
	d = disparity_doc(c->db, &r, at, p, &e);
	reading_fini(&r);
	return d ? chart_write_doc(c, d) : call_fail(&e);
}

/* Of a group that is hidden, or whose reference is, nothing is said. */
static void say_group(const struct reading *r, int period, int i, const struct guard *g)
{
	char *text;

	if (guard_hides(g, i) || (r->reference >= 0 && guard_hides(g, r->reference))) {
		printf(_("%s, %s: %s, too few to say.\n"), r->groups.group[i].name,
		       r->period[period].label, SUPPRESS_MARK);
		return;
	}
	text = reading_sentence(r, period, i);
	printf("%s%s\n", text, reading_flags(r, i) ? _("  Flagged: clear in"
	       " two periods that do not overlap.") : "");
	free(text);
}

/* A sentence a group, for ears and for papers. */
int verb_metric_read(struct call *c)
{
	struct err e = { 0 };
	struct reading r;
	struct guard g;
	char *text;
	int at;

	if (!metric_reading(c, c->argv[0], &r, &at, &e))
		return call_fail(&e);
	if (!metric_guard(c, &r, at, &g, &e)) {
		reading_fini(&r);
		return call_fail(&e);
	}
	printf("%s, %s.\n", record_get(&r.metric, METRIC_CODE),
	       record_title(&r.metric));
	r.whole = suppress_decimals(g.profile) == 0;
	for (int i = 0; i < r.groups.n; i++)
		r.period[at].group[i].value = shown_value(&r, &r.period[at].group[i], &g);
	for (int i = 0; i < r.groups.n; i++)
		say_group(&r, at, i, &g);
	text = guard_caveat(c, &r, at, &g);
	printf("%s\n", text);
	free(text);
	guard_fini(&g);
	reading_fini(&r);
	return 0;
}
