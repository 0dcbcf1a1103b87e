#include "core/rates.h"

#include <string.h>

#include "core/lang.h"

#define BIT(n) (1u << (n))
const struct rate_info rates[RATE_COUNT] = {
#define RATE(id, ...) [id] = { __VA_ARGS__ },
#include "core/rate.def"
#undef RATE
};

void counts_add(struct ethnic_counts *c, enum ethnic_code code, enum vodim v,
                bool exact, uint64_t n)
{
	c->cls[ethnic_codes[code].cls] += n;
	c->vodim[v] += n;
	if (exact)
		c->exact += n;
}

static uint64_t sum(const uint64_t *n, int count, unsigned bits)
{
	uint64_t total = 0;

	for (int i = 0; i < count; i++)
		if (bits & BIT(i))
			total += n[i];
	return total;
}

uint64_t counts_all(const struct ethnic_counts *c)
{
	return sum(c->cls, CLASS_COUNT, ~0u);
}

static void item_score(const struct ethnic_counts *c, double threshold,
                       struct rate_value *v)
{
	double all = (double)v->below;
	double over = (double)c->cls[CLASS_NOT_KNOWN] - threshold * all;
	double left = (double)v->above - (over > 0 ? over : 0);

	v->above = (uint64_t)left;
	v->is.value = 100 * left / all;
}

bool rate_work(enum rate r, const struct ethnic_counts *c, double threshold,
               struct rate_value *v)
{
	const struct rate_info *info = &rates[r];

	*v = (struct rate_value){ 0 };
	v->below = counts_all(c);
	switch (info->kind) {
	case RATE_SHARE:
	case RATE_SCORE:
		v->above = sum(c->cls, CLASS_COUNT, info->above);
		v->below = sum(c->cls, CLASS_COUNT, info->below);
		break;
	case RATE_VODIM:
		v->above = sum(c->vodim, VODIM_COUNT, info->above);
		break;
	case RATE_INEXACT:
		v->above = v->below - c->exact;
		break;
	}
	if (!v->below)
		return false;
	v->limited = info->kind != RATE_SCORE;
	if (v->limited)
		return stats_wilson(v->above, v->below, &v->is);
	item_score(c, threshold, v);
	return true;
}

static double mean(const double *x, int n)
{
	double sum_x = 0;

	for (int i = 0; i < n; i++)
		sum_x += x[i];
	return sum_x / n;
}

bool rate_dqmi_dataset(const double *item, int nitem, const double *coverage,
                       int ncoverage, double *score)
{
	if (nitem < 1 || ncoverage < 1)
		return false;
	*score = mean(item, nitem) * mean(coverage, ncoverage);
	return true;
}

enum rate rate_find(const char *name)
{
	for (int r = 0; r < RATE_COUNT; r++)
		if (strcmp(rates[r].name, name) == 0)
			return (enum rate)r;
	return RATE_COUNT;
}
