/* guard.c - disclosure control over what a verb prints of a metric. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/chart.h"
#include "cli/metric.h"
#include "core/lang.h"
#include "core/mem.h"

static int enter(struct guard *g, bool is, uint64_t n)
{
	return is ? suppress_count(g->s, NULL, (int64_t)n, true) : -1;
}

/* What is left of a whole is a part that nobody prints. */
static void add_up(struct guard *g, int total, uint64_t of, const int *part,
                   int parts, uint64_t sum)
{
	int *all = xcalloc((size_t)parts + 1, sizeof(int)), n = 0;

	for (int i = 0; i < parts; i++)
		if (part[i] >= 0)
			all[n++] = part[i];
	if (of > sum)
		all[n++] = suppress_count(g->s, NULL, (int64_t)(of - sum), false);
	if (of >= sum)
		suppress_sum(g->s, total, all, (size_t)n);
	free(all);
}

/* A reader who has the whole can take the parts from it. */
static void enter_wholes(struct guard *g, const struct reading_period *p, int n)
{
	uint64_t sum = 0;
	int part[3];

	g->known = enter(g, p->has_known, p->known);
	g->unstated = enter(g, p->has_unstated, p->unstated);
	g->all = enter(g, p->has_total, p->total.num);
	g->apart = enter(g, p->has_total && p->has_known && p->apart > 0,
	                 (uint64_t)p->apart);
	for (int i = 0; i < n; i++)
		sum += g->count[i] >= 0 ? p->group[i].num : 0;
	if (g->known >= 0)
		add_up(g, g->known, p->known, g->count, n, sum);
	part[0] = g->known;
	part[1] = g->unstated;
	part[2] = g->apart;
	if (g->known >= 0 && g->all >= 0)
		add_up(g, g->all, p->total.num, part, 3, p->known + p->unstated +
		       (p->apart > 0 ? (uint64_t)p->apart : 0));
}

bool metric_guard(struct call *c, const struct reading *r, int period,
                  struct guard *g, struct err *e)
{
	const struct reading_period *p = &r->period[period];
	enum suppress_profile profile;

	*g = (struct guard){ 0 };
	if (!chart_profile(c, &profile, e))
		return false;
	g->profile = profile;
	g->s = suppress_new(profile);
	g->count = xcalloc((size_t)r->groups.n, sizeof(int));
	g->of = xcalloc((size_t)r->groups.n, sizeof(int));
	for (int i = 0; i < r->groups.n; i++) {
		const struct figure *f = &p->group[i];

		g->count[i] = f->counted ? suppress_count(g->s, NULL,
		              (int64_t)f->num, true) : -1;
		g->of[i] = f->divided && !record_has(&r->metric, METRIC_POPULATION)
		           ? suppress_count(g->s, NULL, (int64_t)f->den, true) : -1;
	}
	enter_wholes(g, p, r->groups.n);
	suppress_apply(g->s);
	return true;
}

bool guard_hides(const struct guard *g, int group)
{
	return (g->count[group] >= 0 && suppress_hides(g->s, g->count[group])) ||
	       (g->of[group] >= 0 && suppress_hides(g->s, g->of[group]));
}

bool guard_hides_any(const struct guard *g, int n)
{
	for (int i = 0; i < n; i++)
		if (guard_hides(g, i))
			return true;
	return false;
}

void guard_fini(struct guard *g)
{
	suppress_free(g->s);
	free(g->count);
	free(g->of);
	*g = (struct guard){ 0 };
}

static void show_count(const struct guard *g, int count, char to[static 32])
{
	if (count < 0)
		snprintf(to, 32, "%s", _("not known"));
	else if (suppress_hides(g->s, count))
		snprintf(to, 32, "%s", SUPPRESS_MARK);
	else
		snprintf(to, 32, "%lld", (long long)suppress_shown(g->s, count));
}

char *guard_caveat(const struct call *c, const struct reading *r,
                            int period, const struct guard *g)
{
	struct reading_counts shown;

	if (!call_has(c, FLAG_public))
		return reading_caveat(r, period, NULL);
	show_count(g, g->known, shown.known);
	show_count(g, g->all, shown.all);
	show_count(g, g->unstated, shown.unstated);
	show_count(g, g->apart, shown.apart);
	return reading_caveat(r, period, &shown);
}
