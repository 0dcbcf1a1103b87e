/* readout_metric.c - metrics by ethnic group, to read. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/reading.h"
#include "db/series.h"
#include "tui/readout.h"

enum { STRIP = 13 };

/* ---- all disparities ---- */

/* The figure as it stands. */
static char *disparity_figure(const struct disparity *d)
{
	if (!*d->group)
		return xprintf(_("%s, %s: nothing can be said of it yet."), d->code,
		               d->name);
	return xprintf(_("%s, %s, %s: %s in %s, %.2f times %s (%.2f to %.2f);"
	                 " since the period before: %s. %s"), d->code, d->name, d->group,
	               figure_reading_word(d->reading), d->label, d->ratio.value,
	               d->reference, d->ratio.low, d->ratio.high,
	               figure_change_word(d->change),
	               d->flagged ? _("Flagged.") : _("Not flagged."));
}

/* And what is done about it. */
static char *disparity_says(const struct disparity *d)
{
	char *figure = disparity_figure(d), *text;

	text = xprintf(_("%s Live actions: %d, inquiries: %d.%s"), figure, d->actions,
	               d->inquiries, !d->flagged || d->actions || d->inquiries ? ""
	               : _(" Nobody works on it: an action or an inquiry can begin here."));
	if (*d->group) {
		free(figure);
		return text;
	}
	free(text);
	return figure;
}

/* Something to do about it, or a question to walk to its causes first. */
static void put_offers(struct readout_row *r, const struct disparity *d)
{
	char *title = xprintf(_("Find out why %.90s differ: %.60s"), d->group, d->code);
	char *why = xprintf(_("Why is %.90s %s for %.90s?"), d->name,
	                    figure_reading_word(d->reading), d->group);
	char *figure = disparity_figure(d);

	readout_offer(r, 0, &entities[ENT_action], ACTION_TITLE, title);
	readout_offer(r, 0, &entities[ENT_action], ACTION_AREA, "data");
	readout_offer(r, 1, &entities[ENT_inquiry], INQUIRY_QUESTION, why);
	readout_offer(r, 1, &entities[ENT_inquiry], INQUIRY_METRIC, d->metric);
	readout_offer(r, 1, &entities[ENT_inquiry], INQUIRY_GROUP, d->group);
	readout_offer(r, 1, &entities[ENT_inquiry], INQUIRY_FOUND, figure);
	snprintf(r->metric, sizeof(r->metric), "%s", d->metric);
	free(title);
	free(why);
	free(figure);
}

static void put_disparity(struct readout *s, const struct disparity *d)
{
	struct readout_row *r = readout_add(s, disparity_says(d));

	r->cell[0] = xstrdup(d->code);
	r->cell[1] = xprintf("%s%s%s", d->group, *d->group ? ": " : "", d->name);
	r->cell[2] = *d->group ? xprintf("%.2f", d->ratio.value) : xstrdup("");
	r->cell[3] = xstrdup(figure_reading_word(d->reading));
	r->cell[4] = xstrdup(figure_change_word(d->change));
	r->cell[5] = xstrdup(!d->flagged ? "" : d->actions || d->inquiries ? _("held")
	                                                                   : _("flagged"));
	if (*d->group)
		put_offers(r, d);
	r->leads.kind = READOUT_METRIC;
	snprintf(r->leads.key, sizeof(r->leads.key), "%s", d->metric);
	snprintf(r->series, sizeof(r->series), "metric:%s%s%s", d->code,
	         *d->group ? ":" : "", d->group);
}

bool readout_disparities(struct db *db, struct readout *s, struct err *e)
{
	struct disparity *list = NULL;
	bool ok;
	int n = 0;

	s->title = xstrdup(_("Data › differences between ethnic groups"));
	s->empty = xstrdup(_("No difference is clear, or no metric has been recorded by"
	                     " ethnicity. In a shell, pcref metric observe FILE takes"
	                     " figures in."));
	s->why = xstrdup(_("Each core metric's groups that differ clearly for the worse,"
	                   " now or in the period before. Flagged: clear and alike in two"
	                   " periods that do not overlap. Acted on: a live action is"
	                   " linked to the metric."));
	readout_head(s, N_("Metric"), 8, false);
	readout_head(s, N_("Whom, and what"), 0, false);
	readout_head(s, N_("Ratio"), 6, true);
	readout_head(s, N_("Reading"), 19, false);
	readout_head(s, N_("Since"), 15, false);
	readout_head(s, N_("Flag"), 8, false);
	ok = disparities_read(db, db_today(db), &list, &n, e);
	for (int i = 0; ok && i < n; i++)
		put_disparity(s, &list[i]);
	disparities_fini(list, n);
	return ok;
}

/* ---- one metric ---- */

static int cell_of(double ratio, double far)
{
	double at = (log(ratio) + far) / (2 * far) * (STRIP - 1);

	return at < 0 ? 0 : at > STRIP - 1 ? STRIP - 1 : (int)lround(at);
}

/* "    │  ├──●───┤  ": limits and value on a log scale, 1 in the middle. */
static char *strip_of(const struct figure *f, double far)
{
	static const char *const sign[] = { " ", "│", "─", "├", "┤", "●" };
	int kind[STRIP] = { [STRIP / 2] = 1 };
	int low, high;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	if (f->compared && f->reading != READING_TOO_FEW) {
		low = cell_of(f->ratio.low, far);
		high = cell_of(f->ratio.high, far);
		for (int i = low; i <= high; i++)
			kind[i] = i == low ? 3 : i == high ? 4 : 2;
		kind[cell_of(f->ratio.value, far)] = 5;
	}
	for (int i = 0; i < STRIP; i++)
		fputs(sign[kind[i]], out);
	fclose(out);
	return text;
}

/* How far from 1 the scale reaches: at least twice and half. */
static double reach(const struct reading *r, const struct reading_period *p)
{
	double far = log(2);

	for (int i = 0; i < r->groups.n; i++)
		if (p->group[i].compared && p->group[i].reading != READING_TOO_FEW)
			far = fmax(far, fmax(fabs(log(p->group[i].ratio.low)),
			                     fabs(log(p->group[i].ratio.high))));
	return far;
}

static void put_group(struct readout *s, const struct reading *r, int at, int g,
                      double far)
{
	const struct figure *f = &r->period[at].group[g];
	const char *group = r->groups.group[g].name;
	struct readout_row *row = readout_add(s, reading_sentence(r, at, g));

	row->cell[0] = xstrdup(group);
	row->cell[1] = f->counted ? xprintf("%llu", (unsigned long long)f->num)
	                          : xstrdup(f->suppressed ? "*" : "");
	row->cell[2] = f->is ? reading_number(r, f->value.value) : xstrdup("");
	row->cell[3] = f->compared && f->reading != READING_TOO_FEW
	               ? xprintf("%.2f", f->ratio.value) : xstrdup("");
	row->cell[4] = strip_of(f, far);
	row->cell[5] = xprintf("%s%s", figure_reading_word(f->reading),
	                       reading_flags(r, g) ? _(", flagged") : "");
	row->leads.kind = READOUT_SERIES;
	snprintf(row->series, sizeof(row->series), "metric:%s:%s",
	         record_get(&r->metric, METRIC_CODE), group);
	snprintf(row->leads.key, sizeof(row->leads.key), "%s", row->series);
}

static void put_metric(struct readout *s, const struct reading *r, int at)
{
	const struct reading_period *p = &r->period[at];
	char *caveat = reading_caveat(r, at, NULL), *unit = reading_unit_word(r);

	s->title = xprintf(_("Data › %s › %s, %s"), record_get(&r->metric, METRIC_CODE),
	                   record_title(&r->metric), p->label);
	s->note = xprintf(_("against %s"), r->reference < 0 ? _("nobody")
	                  : r->groups.group[r->reference].name);
	s->why = xprintf(_("%s Grouping: %s. %s. pcref why metric:%s:%s says which file"
	                   " and rows."), caveat, r->grouping, unit,
	                 record_get(&r->metric, METRIC_CODE), p->code);
	for (int g = 0; g < r->groups.n; g++)
		put_group(s, r, at, g, reach(r, p));
	free(caveat);
	free(unit);
}

bool readout_metric(struct db *db, struct readout *s, struct err *e)
{
	struct reading_choice as_is = { 0 };
	struct reading r;
	int at;

	readout_head(s, N_("Group"), 0, false);
	readout_head(s, N_("Events"), 6, true);
	readout_head(s, N_("Value"), 7, true);
	readout_head(s, N_("Ratio"), 6, true);
	readout_head(s, N_("less  1  more"), STRIP, false);
	readout_head(s, N_("Reading"), 23, false);
	if (!reading_read(db, s->what.key, &as_is, &r, e))
		return false;
	at = r.n - 1 - s->what.at;
	if (at < 0 && r.n)
		s->what.at += at;
	if (r.n)
		put_metric(s, &r, at < 0 ? 0 : at);
	else
		s->title = xstrdup(record_title(&r.metric));
	if (!r.n)
		s->empty = xprintf(_("%s has no value by ethnicity yet. In a shell, pcref"
		                     " metric record and pcref metric observe take them"
		                     " in."), record_get(&r.metric, METRIC_CODE));
	reading_fini(&r);
	return true;
}

/* ---- the points of a control chart ---- */

bool readout_series(struct db *db, struct readout *s, struct err *e)
{
	struct series of;

	readout_head(s, N_("Period"), 0, false);
	readout_head(s, N_("Value"), 8, true);
	readout_head(s, N_("Mean"), 8, true);
	readout_head(s, N_("Low"), 8, true);
	readout_head(s, N_("High"), 8, true);
	readout_head(s, N_("Special"), 24, false);
	if (!series_read(db, s->what.key, db_today(db), &of, e))
		return false;
	s->title = xprintf(_("Control chart › %s"), of.title);
	s->why = series_sentence(&of);
	for (int i = of.n - 1; i >= 0; i--) {
		const struct xmr_point *x = &of.xmr.point[i];
		struct readout_row *r = readout_add(s, series_point_sentence(&of, i));

		r->cell[0] = xstrdup(of.point[i].label);
		r->cell[1] = series_number(&of, of.point[i].value);
		r->cell[2] = xprintf("%.1f", x->mean);
		r->cell[3] = xprintf("%.1f", x->low);
		r->cell[4] = xprintf("%.1f", x->high);
		r->cell[5] = xstrdup(x->rule ? xmr_rule_word(x->rule) : "");
		readout_offer(r, 0, &entities[ENT_rebase], REBASE_SERIES, of.name);
		readout_offer(r, 0, &entities[ENT_rebase], REBASE_FROM, of.point[i].starts);
	}
	series_fini(&of);
	return true;
}
