/* reading_standard.c - rates of each group as if all had the same sexes and
 * ages: the method of the annual Mental Health Act statistics.
 *
 * Rows of dimension "ethnicity+sex+age" have a category like
 * "M+female+18-34".  The standard population is that of all groups together.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/stats.h"
#include "db/reading_priv.h"

static const char CROSSED[] = "ethnicity+sex+age";
enum { STRATA = 64 };

struct strata {
	char name[STRATA][64];		/* "female+18-34" */
	double all[STRATA];
	int n;
};

static int stratum_of(struct strata *s, const char *name)
{
	for (int i = 0; i < s->n; i++)
		if (reading_is(s->name[i], name))
			return i;
	if (s->n == STRATA)
		return -1;
	snprintf(s->name[s->n], sizeof(s->name[0]), "%s", name);
	return s->n++;
}

/* Which group and stratum a row is of; false if it is of none. */
static bool place(const struct reading *r, struct strata *s,
                  const struct observation *o, int *group, int *stratum)
{
	const char *plus = strchr(o->category, '+');
	char who[sizeof(o->category)];
	bool whole;

	if (!reading_is(o->dimension, CROSSED) || !plus)
		return false;
	snprintf(who, sizeof(who), "%.*s", (int)(plus - o->category), o->category);
	*group = groups_of(&r->groups, who, &whole);
	*stratum = *group >= 0 ? stratum_of(s, plus + 1) : -1;
	return *stratum >= 0;
}

static int64_t people(const struct population *p, const struct observation *o)
{
	return o->denominator > 0 ? o->denominator
	       : population_of(p, o->ends, CROSSED, o->category);
}

/* False where a row is hidden or nobody says how many people it is of. */
static bool add(struct stratum *to, const struct population *p,
                const struct observation *o)
{
	int64_t n = people(p, o);

	if (o->suppressed || o->numerator < 0 || n < 0)
		return false;
	to->a += (uint64_t)o->numerator;
	to->n += (uint64_t)n;
	return true;
}

void reading_standardise(const struct reading *r, struct reading_period *to,
                         const struct population *p,
                         const struct observation *o, int n)
{
	size_t groups = (size_t)r->groups.n;
	struct strata s = { 0 };
	struct stratum *cell;
	bool *whole, any = false;
	int g, k;

	if (r->rule.kind != FIGURE_RATE)
		return;
	cell = xcalloc(groups * STRATA, sizeof(*cell));
	whole = xcalloc(groups, sizeof(*whole));
	memset(whole, 1, groups);
	for (int i = 0; i < n; i++)
		if (place(r, &s, &o[i], &g, &k)) {
			any = true;
			whole[g] &= add(&cell[g * STRATA + k], p, &o[i]);
		}
	for (k = 0; k < s.n; k++)
		for (g = 0; g < r->groups.n; g++)
			s.all[k] += (double)cell[g * STRATA + k].n;
	if (any) {
		to->standard = xcalloc(groups, sizeof(*to->standard));
		to->standardised = xcalloc(groups, sizeof(bool));
	}
	for (g = 0; any && g < r->groups.n; g++) {
		for (k = 0; k < s.n; k++)
			cell[g * STRATA + k].standard = s.all[k];
		to->standardised[g] = whole[g] &&
			stats_standardised(&cell[g * STRATA], s.n, r->rule.per,
			                   &to->standard[g]);
	}
	free(whole);
	free(cell);
}
