/* score_metric.c - what the score counts of metrics: which core ones are up to
 * date, which flagged disparities somebody works on, how disparities moved. */
#include <stdio.h>

#include "core/entity.h"
#include "db/reading.h"
#include "db/score_count.h"

static bool count_core(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_METRICS];
	struct core_metrics m;

	if (!core_metrics_read(c->db, c->as_at, &m, e))
		return false;
	/* Before the first figure nothing is known, which is not bad. */
	to->num = m.recorded ? m.valued : 0;
	to->den = m.recorded ? m.core : 0;
	count_evidence(to, m.newest);
	snprintf(to->ref, sizeof(to->ref), "%s", m.lacking);
	return true;
}

static void count_flagged(struct score_count *to, const struct disparity *d)
{
	bool held = d->actions || d->inquiries;

	to->den++;
	to->num += held;
	if (!held && !*to->ref)
		snprintf(to->ref, sizeof(to->ref), "%s, %.60s (%.60s)", d->code,
		         d->group, d->label);
}

static enum score_trend trend_of(const struct disparity *d)
{
	static const enum score_trend trend[] = {
		[CHANGE_UNKNOWN] = DISPARITY_UNKNOWN,
		[CHANGE_NARROWED] = DISPARITY_NARROWED,
		[CHANGE_NONE] = DISPARITY_SAME,
		[CHANGE_WIDENED] = DISPARITY_WIDENED
	};

	return trend[d->change];
}

bool count_metrics(struct counting *c, struct err *e)
{
	struct disparity *list;
	bool ok;
	int n;

	if (!count_core(c, e))
		return false;
	ok = disparities_read(c->db, c->as_at, &list, &n, e);
	for (int i = 0; ok && i < n; i++) {
		if (list[i].flagged)
			count_flagged(&c->in.count[CRIT_DISPARITIES], &list[i]);
		if (list[i].core)
			c->in.disparities[trend_of(&list[i])]++;
	}
	disparities_fini(list, n);
	return ok;
}
