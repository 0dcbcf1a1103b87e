#include "db/quality.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"

enum { YEAR = 365, PACE_DAYS = 550, PACE_LOADS = 3, PACE_YEARS = 10 };

static uint64_t to_ask(const struct ethnic_counts *c)
{
	return c->cls[CLASS_NOT_KNOWN] + c->cls[CLASS_INVALID] +
	       c->cls[CLASS_MISSING];
}

/* ---- teams ---- */

static int most_to_ask(const void *a, const void *b)
{
	const struct quality_team *x = a, *y = b;

	if (x->to_ask != y->to_ask)
		return x->to_ask < y->to_ask ? 1 : -1;
	return strcmp(x->team, y->team);
}

static bool read_teams(struct db *db, struct quality *q, struct err *e)
{
	struct rate_row *rows;
	struct rate_value v;
	bool ok;
	int n;

	ok = load_rates(db, &q->load, true, false, &rows, &n, e);
	q->team = xcalloc(ok ? (size_t)n + 1 : 1, sizeof(*q->team));
	for (int i = 0; ok && i < n; i++) {
		struct quality_team *t = &q->team[q->nteams++];
		const struct ethnic_counts *c = &rows[i].counts;

		*t = (struct quality_team){ .team = xstrdup(rows[i].team),
			.label = xstrdup(rows[i].label), .n = counts_all(c),
			.to_ask = to_ask(c) };
		if (rate_work(RATE_KNOWN, c, 0, &v))
			t->known = v.is;
		for (int k = 0; k < CLASS_COUNT; k++)
			q->all.cls[k] += c->cls[k];
		for (int k = 0; k < VODIM_COUNT; k++)
			q->all.vodim[k] += c->vodim[k];
		q->all.exact += c->exact;
	}
	qsort(q->team, (size_t)q->nteams, sizeof(*q->team), most_to_ask);
	rate_rows_fini(rows, n);
	return ok;
}

/* ---- the index ---- */

static double score_of(const struct quality *q, const struct ethnic_counts *c)
{
	double score = 0, share = q->coverage.expected ? q->coverage.share : 1;
	struct rate_value v;

	if (rate_work(RATE_DQMI_ITEM, c, q->threshold, &v))
		rate_dqmi_dataset(&v.is.value, 1, &share, 1, &score);
	return score;
}

static int most_points(const void *a, const void *b)
{
	const struct quality_gain *x = a, *y = b;

	return (x->points < y->points) - (x->points > y->points);
}

static void find_gains(struct quality *q)
{
	static const enum ethnic_class cls[QUALITY_GAINS] = {
		CLASS_MISSING, CLASS_INVALID, CLASS_NOT_KNOWN
	};

	for (int i = 0; i < QUALITY_GAINS; i++) {
		struct ethnic_counts c = q->all;

		c.cls[CLASS_KNOWN] += c.cls[cls[i]];
		c.cls[cls[i]] = 0;
		q->gain[i] = (struct quality_gain){ cls[i], q->all.cls[cls[i]],
			score_of(q, &c) - q->score };
	}
	qsort(q->gain, QUALITY_GAINS, sizeof(*q->gain), most_points);
}

static void work(struct quality *q)
{
	double n = (double)counts_all(&q->all);

	rate_work(RATE_KNOWN, &q->all, 0, &q->known);
	rate_work(RATE_DQMI_COMPLETE, &q->all, 0, &q->complete);
	rate_work(RATE_DQMI_VALID, &q->all, 0, &q->valid);
	rate_work(RATE_DQMI_ITEM, &q->all, q->threshold, &q->item);
	q->score = score_of(q, &q->all);
	find_gains(q);
	for (int i = 0; i < q->nteams && n > 0; i++)
		q->team[i].points = 100 * (double)q->team[i].to_ask / n;
}

/* ---- pace ---- */

struct line {
	double x, y, xx, xy;
	int n;
};

static void add_point(struct line *l, double x, double y)
{
	l->x += x;
	l->y += y;
	l->xx += x * x;
	l->xy += x * y;
	l->n++;
}

/* The least-squares line through what each load showed on its day. */
static bool read_line(struct db *db, struct quality *q, struct line *line,
                      struct err *e)
{
	struct load *list = NULL;
	double now = (double)day_number(q->load.as_at);
	int n = 0;
	bool ok = load_list(db, false, q->load.as_at, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct ethnic_counts c;
		struct rate_value v;
		double day = (double)day_number(list[i].as_at) - now;

		if (list[i].gone || strcmp(list[i].dataset, q->load.dataset) != 0 ||
		    !load_alike(&list[i], &q->load) || day < -PACE_DAYS)
			continue;
		ok = load_classes(db, &list[i], &c, e);
		if (ok && rate_work(RATE_KNOWN, &c, 0, &v))
			add_point(line, day, v.is.value * 100);
	}
	free(list);
	return ok;
}

static void find_pace(struct quality *q, const struct line *l)
{
	double across = l->n * l->xx - l->x * l->x, here = q->known.is.value * 100;
	double days;

	if (here >= q->target) {
		q->pace = PACE_REACHED;
		return;
	}
	if (l->n < PACE_LOADS || !(across > 0))
		return;
	q->slope = (l->n * l->xy - l->x * l->y) / across * YEAR;
	days = q->slope > 0 ? (q->target - here) / q->slope * YEAR : INFINITY;
	q->pace = days <= (double)PACE_YEARS * YEAR ? PACE_ON : PACE_NEVER;
	if (q->pace == PACE_ON)
		day_text(day_number(q->load.as_at) + (int64_t)ceil(days), q->on);
}

static void read_threshold(struct db *db, struct quality *q)
{
	char *threshold = store_setting(db, "dqmi.threshold", "0");

	q->threshold = strtod(threshold, NULL) / 100;
	free(threshold);
}

static bool read_target(struct db *db, struct quality *q, struct err *e)
{
	struct line line = { 0 };
	struct record r;

	if (!store_get(db, &entities[ENT_dataset], q->load.dataset, &r, e))
		return false;
	q->target = (int)record_int(&r, DATASET_TARGET);
	record_fini(&r);
	if (!q->target || !counts_all(&q->all))
		return true;
	if (!read_line(db, q, &line, e))
		return false;
	find_pace(q, &line);
	return true;
}

bool quality_read(struct db *db, const struct load *l, struct quality *q,
                  struct err *e)
{
	*q = (struct quality){ .load = *l };
	read_threshold(db, q);
	if (!coverage_read(db, l, &q->coverage, e) || !read_teams(db, q, e))
		return false;
	work(q);
	return read_target(db, q, e) && quality_read_feed(db, q, e);
}

bool quality_read_pace(struct db *db, const struct load *l, struct quality *q, struct err *e)
{
	*q = (struct quality){ .load = *l };
	if (!load_classes(db, l, &q->all, e))
		return false;
	rate_work(RATE_KNOWN, &q->all, 0, &q->known);
	return read_target(db, q, e);
}

void quality_fini(struct quality *q)
{
	for (int i = 0; i < q->nteams; i++) {
		free(q->team[i].team);
		free(q->team[i].label);
	}
	free(q->team);
	coverage_fini(&q->coverage);
	free(q->published);
	*q = (struct quality){ 0 };
}

/* ---- words ---- */

char *quality_pace(const struct quality *q)
{
	double known = q->known.is.value * 100;

	if (!q->target)
		return xprintf(_("Known ethnicity %.1f%%; the data set has no target."),
		               known);
	switch (q->pace) {
	case PACE_REACHED:
		return xprintf(_("Known ethnicity %.1f%%: the target of %d%% is"
		                 " reached."), known, q->target);
	case PACE_ON:
		return xprintf(_("Known ethnicity %.1f%%, target %d%%; at this pace"
		                 " %d%% in %s %.4s."), known, q->target, q->target,
		               day_month_name(atoi(q->on + 5)), q->on);
	case PACE_NEVER:
		return xprintf(_("Known ethnicity %.1f%%, target %d%%; at this pace"
		                 " (%+.1f points a year) not within ten years."),
		               known, q->target, q->slope);
	default:
		return xprintf(_("Known ethnicity %.1f%%, target %d%%; with fewer"
		                 " than three loads no pace can be told."), known,
		               q->target);
	}
}

char *quality_advice(const struct quality *q)
{
	const struct quality_gain *g = &q->gain[0];
	const struct coverage *c = &q->coverage;
	double gap = (c->expected ? 1 - c->share : 0) * q->item.is.value;

	if (gap > g->points && c->lacking)
		return xprintf(ngettext("What moves it most: %d of %d period was sent;"
		               " sending the rest (%s) would add %.1f points.",
		               "What moves it most: %d of %d periods were sent;"
		               " sending the rest (%s) would add %.1f points.",
		               (unsigned long)c->expected),
		               c->sent, c->expected, c->lacking, gap);
	if (!(g->points > 0))
		return xstrdup(_("Nothing would move it: every record counts."));
	return xprintf(ngettext("What moves it most: knowing the ethnicity of the %llu record that"
	               " is %s would add %.1f points.", "What moves it most: knowing the ethnicity"
	               " of the %llu records that are %s would add %.1f points.", g->n),
	               (unsigned long long)g->n, _(ethnic_classes[g->cls].label),
	               g->points);
}
