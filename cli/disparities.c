/* disparities.c - pcref metric disparities, orphans: every clear difference, what
 * became of it, and who works on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/chart.h"
#include "cli/metric.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(*(a))))

/* With --public: the metric of the row at hand, as it may be shown. */
struct veiled {
	char metric[UID_SIZE];		/* "": none was read */
	struct reading r;
	struct guard guard;
};

static void veiled_fini(struct veiled *v)
{
	if (!*v->metric)
		return;
	guard_fini(&v->guard);
	reading_fini(&v->r);
	*v->metric = '\0';
}

static bool veiled_read(struct veiled *v, struct call *c, const char *as_at,
                        const char *metric, struct err *e)
{
	struct reading_choice own = { .as_at = as_at, .unit = "" };

	if (strcmp(v->metric, metric) == 0)
		return true;
	veiled_fini(v);
	if (!reading_read(c->db, metric, &own, &v->r, e))
		return false;
	if (!metric_guard(c, &v->r, v->r.n - 1, &v->guard, e)) {
		reading_fini(&v->r);
		return false;
	}
	snprintf(v->metric, sizeof(v->metric), "%s", metric);
	return true;
}

/* A ratio is hidden with either of the two that it is made of. */
static bool hides(const struct veiled *v, const struct disparity *d)
{
	int group = d->known ? groups_find(&v->r.groups, d->group) : -1;

	return group >= 0 && (guard_hides(&v->guard, group) ||
	                      guard_hides(&v->guard, v->r.reference));
}

static void put_figures(struct out *o, const struct disparity *d)
{
	const double v[] = { d->ratio.value, d->ratio.low, d->ratio.high };
	bool is = d->ratio.value > 0 && d->reading != READING_TOO_FEW;
	char text[48];

	for (int i = 0; i < COUNT(v); i++) {
		snprintf(text, sizeof(text), "%.2f", v[i]);
		out_cell(o, is ? text : "");
	}
	out_cell(o, figure_reading_word(d->reading));
	out_cell(o, figure_change_word(d->change));
	out_cell(o, d->flagged ? _("yes") : _("no"));
}

static void put_hidden(struct out *o)
{
	for (int i = 0; i < 3; i++)
		out_cell(o, SUPPRESS_MARK);
	out_cell(o, figure_reading_word(READING_TOO_FEW));
	out_cell(o, figure_change_word(CHANGE_UNKNOWN));
	out_cell(o, _("no"));
}

static void put_disparity(struct out *o, const struct disparity *d, bool hidden)
{
	out_cell(o, d->code);
	out_cell(o, d->name);
	out_cell(o, d->group);
	out_cell(o, d->reference);
	out_cell(o, d->label);
	if (hidden)
		put_hidden(o);
	else
		put_figures(o, d);
	out_number(o, d->actions);
	out_number(o, d->inquiries);
}

static bool is_orphan(const struct disparity *d)
{
	return d->flagged && !d->actions && !d->inquiries;
}

static bool put_all(struct out *o, struct call *c, const struct disparity *list, int n,
                    const char *as_at, bool orphans, struct err *e)
{
	bool ok = true, public = call_has(c, FLAG_public);
	struct veiled v = { 0 };

	for (int i = 0; ok && i < n; i++) {
		bool hidden;

		if (orphans && !is_orphan(&list[i]))
			continue;
		ok = !public || veiled_read(&v, c, as_at, list[i].metric, e);
		hidden = ok && public && hides(&v, &list[i]);
		/* That it is on the list of flagged ones would tell. */
		if (ok && !(orphans && hidden))
			put_disparity(o, &list[i], hidden);
	}
	veiled_fini(&v);
	return ok;
}

static int print_disparities(struct call *c, bool orphans)
{
	static const struct out_column col[] = {
		{ "metric", N_("Metric"), false }, { "name", N_("Name"), false },
		{ "group", N_("Group"), false },
		{ "reference", N_("Against"), false },
		{ "period", N_("Period"), false }, { "ratio", N_("Ratio"), true },
		{ "low", N_("Low"), true }, { "high", N_("High"), true },
		{ "reading", N_("Reading"), false },
		{ "change", N_("Since before"), false },
		{ "flagged", N_("Flagged"), false },
		{ "actions", N_("Live actions"), true },
		{ "inquiries", N_("Inquiries"), true }
	};
	char day[DAY_SIZE];
	struct err e = { 0 };
	struct disparity *list = NULL;
	const char *as_at = call_as_at(c, day, &e);
	enum suppress_profile profile;
	struct out o;
	bool ok;
	int n = 0;

	if (!as_at || !chart_profile(c, &profile, &e) ||
	    !disparities_read(c->db, as_at, &list, &n, &e)) {
		disparities_fini(list, n);
		return call_fail(&e);
	}
	out_begin(&o, c, col, COUNT(col));
	ok = put_all(&o, c, list, n, as_at, orphans, &e);
	disparities_fini(list, n);
	return ok ? out_end(&o) : call_fail(&e);
}

int verb_metric_disparities(struct call *c)
{
	return print_disparities(c, false);
}

int verb_metric_orphans(struct call *c)
{
	return print_disparities(c, true);
}
