/* reading_period.c - the figures of one period: of each group, of all, and how
 * many are known. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/period.h"
#include "db/reading_priv.h"

/* ---- population ---- */

static bool is_population_unit(const struct population *p, const char *unit)
{
	size_t len = strlen(unit);

	if (*p->unit || !*unit)
		return strcmp(p->unit, unit) == 0;
	for (const char *s = p->units; *s; s += strcspn(s, ",;")) {
		s += strspn(s, " ,;");
		if (strncmp(s, unit, len) == 0 && strchr(",; ", s[len]))
			return true;
	}
	return false;
}

/* The newest that is no later than a day. */
static const char *population_day(const struct population *p, const char *ends)
{
	const char *day = "";

	for (int i = 0; i < p->n; i++)
		if (is_population_unit(p, p->row[i].unit) &&
		    strcmp(p->row[i].ends, ends) <= 0 &&
		    strcmp(p->row[i].ends, day) > 0)
			day = p->row[i].ends;
	return day;
}

int64_t population_of(const struct population *p, const char *ends,
                      const char *dimension, const char *category)
{
	const char *day = population_day(p, ends);
	int64_t sum = OBSERVATION_NONE;

	for (int i = 0; i < p->n; i++) {
		const struct observation *o = &p->row[i];

		if (strcmp(o->ends, day) == 0 && o->numerator >= 0 &&
		    is_population_unit(p, o->unit) &&
		    reading_is(o->dimension, dimension) &&
		    reading_is(o->category, category))
			sum = (sum < 0 ? 0 : sum) + o->numerator;
	}
	return sum;
}

static int64_t population_of_group(const struct population *p, const char *ends,
                                   const struct group *g)
{
	int64_t sum = OBSERVATION_NONE, one;

	for (int i = 0; i < g->nmembers; i++) {
		one = population_of(p, ends, READING_BY, g->member[i]);
		if (one >= 0)
			sum = (sum < 0 ? 0 : sum) + one;
	}
	return sum >= 0 ? sum : population_of(p, ends, READING_BY, g->name);
}

/* ---- figures of one period ---- */

static void take(struct figure *f, const struct observation *o)
{
	f->suppressed = o->suppressed;
	f->counted = o->numerator >= 0;
	f->num = f->counted ? (uint64_t)o->numerator : 0;
	f->divided = o->denominator > 0;
	f->den = f->divided ? (uint64_t)o->denominator : 0;
}

static void take_published(struct figure *f, const struct observation *o)
{
	if (!*o->published)
		return;
	f->value = (struct limits){ strtod(o->published, NULL),
		strtod(o->low, NULL), strtod(o->high, NULL) };
	f->is = true;
	f->limited = *o->low && *o->high;
}

static void add_part(struct figure *f, const struct observation *o, int parts)
{
	f->suppressed |= o->suppressed;
	f->counted = (!parts || f->counted) && o->numerator >= 0;
	f->divided = (!parts || f->divided) && o->denominator > 0;
	f->num += o->numerator > 0 ? (uint64_t)o->numerator : 0;
	f->den += o->denominator > 0 ? (uint64_t)o->denominator : 0;
}

static bool is_national(const char *member)
{
	return strlen(member) == 1;
}

static int nationals(const struct group *g)
{
	int n = 0;

	for (int i = 0; i < g->nmembers; i++)
		n += is_national(g->member[i]);
	return n;
}

/* Of one group, from rows o[0] to o[n-1] of one period. */
static void group_figure(const struct reading *r, const struct observation *o,
                         int n, int group, struct figure *f)
{
	const struct observation *whole = NULL, *only = NULL;
	int parts = 0, national = 0;

	for (int i = 0; i < n; i++) {
		bool is_whole;

		if (!reading_is(o[i].dimension, READING_BY) ||
		    groups_of(&r->groups, o[i].category, &is_whole) != group)
			continue;
		if (is_whole) {
			whole = &o[i];
			continue;
		}
		only = &o[i];
		national += is_national(o[i].category);
		add_part(f, &o[i], parts++);
	}
	if (whole && (!whole->suppressed || !parts)) {
		*f = (struct figure){ 0 };
		take(f, whole);
		take_published(f, whole);
	} else if (parts == 1 && r->groups.group[group].nmembers == 1) {
		take_published(f, only);
	} else if (national < nationals(&r->groups.group[group])) {
		f->counted = false;
	}
	if (f->suppressed)
		f->counted = false;
}

static void divide(const struct population *p, const char *ends,
                   const struct group *g, struct figure *f)
{
	int64_t n;

	if (f->divided || !p->n)
		return;
	n = g ? population_of_group(p, ends, g) : population_of(p, ends, "", "");
	f->divided = n > 0;
	f->den = n > 0 ? (uint64_t)n : 0;
}

static void note_load(struct reading_period *to, long long load)
{
	for (int i = 0; i < to->nloads; i++)
		if (to->load[i] == load)
			return;
	if (to->nloads < READING_LOADS)
		to->load[to->nloads++] = load;
}

static bool is_unstated(const char *category)
{
	return strcmp(category, "Z") == 0 || strcmp(category, "99") == 0;
}

/* The row for both together is taken where the two are not told apart. */
static void add_known(struct reading_period *to, const struct observation *o,
                      int n)
{
	uint64_t codes = 0, apart = 0, together = 0, all = 0;
	int ncodes = 0, napart = 0;
	bool has_together = false, has_all = false;

	for (int i = 0; i < n; i++) {
		if (!reading_is(o[i].dimension, READING_BY) || o[i].numerator < 0)
			continue;
		if (is_unstated(o[i].category)) {
			apart += (uint64_t)o[i].numerator;
			napart++;
		} else if (reading_is(o[i].category, "unknown")) {
			together = (uint64_t)o[i].numerator;
			has_together = true;
		} else if (reading_is(o[i].category, "known")) {
			all = (uint64_t)o[i].numerator;
			has_all = true;
		} else if (is_national(o[i].category)) {
			codes += (uint64_t)o[i].numerator;
			ncodes++;
		}
	}
	to->has_known = has_all || ncodes;
	to->known = has_all ? all : codes;
	to->has_unstated = has_together || napart;
	to->unstated = has_together ? together : apart;
}

static void fill_total(const struct reading *r, struct reading_period *to,
                       const struct population *p,
                       const struct observation *o, int n)
{
	for (int i = 0; i < n; i++)
		if (!*o[i].dimension) {
			take(&to->total, &o[i]);
			take_published(&to->total, &o[i]);
			to->has_total = to->total.counted;
		}
	divide(p, to->ends, NULL, &to->total);
	figure_work(&to->total, &r->rule);
	if (to->has_total && to->has_known)
		to->apart = (int64_t)to->total.num - (int64_t)to->known -
		            (int64_t)to->unstated;
}

void reading_fill_period(const struct reading *r, struct reading_period *to,
                        const struct population *p,
                        const struct observation *o, int n)
{
	char shown[PERIOD_SHOWN];

	memcpy(to->starts, o->starts, DAY_SIZE);
	memcpy(to->ends, o->ends, DAY_SIZE);
	period_show(o->starts, o->ends, shown);
	snprintf(to->label, sizeof(to->label), "%.*s",
	         (int)sizeof(to->label) - 1, shown);
	period_code(o->starts, o->ends, to->code);
	to->group = xcalloc((size_t)r->groups.n, sizeof(*to->group));
	for (int i = 0; i < n; i++)
		note_load(to, o[i].load);
	add_known(to, o, n);
	fill_total(r, to, p, o, n);
	for (int g = 0; g < r->groups.n; g++) {
		group_figure(r, o, n, g, &to->group[g]);
		divide(p, to->ends, &r->groups.group[g], &to->group[g]);
		figure_work(&to->group[g], &r->rule);
	}
	for (int g = 0; g < r->groups.n && r->reference >= 0; g++)
		figure_compare(&to->group[g], &to->group[r->reference],
		               &r->rule);
	to->has_index = figure_index(to->group, r->groups.n, r->reference,
	                             &to->index);
	reading_standardise(r, to, p, o, n);
}
