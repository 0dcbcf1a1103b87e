/* bundle_metric.c - core metrics by ethnicity for the bundle: the newest period
 * of each, in the NHS five groups, so that trusts can stand side by side however
 * each of them groups.  A group is the row that was recorded for it as a whole,
 * or else the sum of its codes, if all of them are there. */
#include <stdlib.h>
#include <string.h>

#include "core/ethnicity.h"
#include "db/bundle.h"
#include "db/observation.h"
#include "db/priv.h"

struct part {
	long long above, below;
	int rows;			/* so many codes were added */
	bool hidden, endless;		/* one by its source; one without below */
};

struct folding {
	const char *name[BUNDLE_GROUPS];
	int codes[BUNDLE_GROUPS];	/* how many a group has */
	struct part whole[BUNDLE_GROUPS], sum[BUNDLE_GROUPS];
	int n;
};

static int group_named(struct folding *f, const char *name, bool add)
{
	for (int i = 0; i < f->n; i++)
		if (strcmp(f->name[i], name) == 0)
			return i;
	if (!add || f->n == BUNDLE_GROUPS)
		return -1;
	f->name[f->n] = name;
	return f->n++;
}

/* What is not known by group stands by itself. */
static const char *group_of(const struct code_info *c)
{
	if (c->group[GROUPING_NHS5])
		return c->group[GROUPING_NHS5];
	return strlen(c->code) <= 2 ? c->label : NULL;
}

static void fold_begin(struct folding *f)
{
	*f = (struct folding){ 0 };
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		const char *name = group_of(&ethnic_codes[i]);
		int g = name ? group_named(f, name, true) : -1;

		if (g >= 0)
			f->codes[g]++;
	}
}

static void add(struct part *p, const struct observation *o)
{
	p->rows++;
	p->hidden |= o->suppressed || o->numerator == OBSERVATION_NONE;
	p->endless |= o->denominator == OBSERVATION_NONE;
	p->above += o->numerator == OBSERVATION_NONE ? 0 : o->numerator;
	p->below += o->denominator == OBSERVATION_NONE ? 0 : o->denominator;
}

static void fold(struct folding *f, const struct observation *o)
{
	int g = group_named(f, o->category, false);

	if (g >= 0)
		add(&f->whole[g], o);
	for (int i = 0; g < 0 && i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, o->category) == 0 &&
		    group_of(&ethnic_codes[i]))
			add(&f->sum[group_named(f, group_of(&ethnic_codes[i]),
			                        false)], o);
}

/* Per so many, a half rounded up; of whole counts. */
static long long figure(const struct part *p, long long per)
{
	if (p->hidden)
		return BUNDLE_HIDDEN;
	if (p->endless || p->below <= 0)
		return BUNDLE_NONE;
	return (2 * per * p->above + p->below) / (2 * p->below);
}

static void put_groups(const struct folding *f, struct bundle_metric *m)
{
	for (int i = 0; i < f->n; i++) {
		const struct part *p = f->whole[i].rows ? &f->whole[i]
		                                        : &f->sum[i];
		struct bundle_group *g = &m->group[m->ngroups];

		if (!p->rows || (p == &f->sum[i] && p->rows < f->codes[i]))
			continue;
		snprintf(g->name, sizeof(g->name), "%s", f->name[i]);
		g->above = p->hidden ? BUNDLE_HIDDEN : p->above;
		g->below = p->endless ? BUNDLE_NONE : p->below;
		g->figure = figure(p, m->per);
		m->ngroups++;
	}
}

static bool is_by_ethnicity(const struct observation *o)
{
	return strcmp(o->dimension, "ethnicity") == 0;
}

/* The newest that the trust itself, or the only unit there is, has by
 * ethnicity; NULL where there is none.  The list is sorted by period. */
static const struct observation *newest(const struct observation *o, int n)
{
	const struct observation *own = NULL, *other = NULL;
	bool several = false;

	for (int i = 0; i < n; i++) {
		if (!is_by_ethnicity(&o[i]))
			continue;
		if (!*o[i].unit)
			own = &o[i];
		several |= other && *o[i].unit && strcmp(other->unit, o[i].unit) != 0;
		other = *o[i].unit ? &o[i] : other;
	}
	return own || several ? own : other;
}

static bool take_metric(struct db *db, const struct result *r, int i,
                        const char *as_at, struct bundle *b, struct err *e)
{
	struct bundle_metric *m = &b->metric[b->nmetrics];
	const struct observation *last;
	struct observation *o;
	struct folding f;
	int n;

	if (!observations_read(db, result_get(r, i, 0), as_at, &o, &n, e))
		return false;
	last = newest(o, n);
	fold_begin(&f);
	for (int k = 0; last && k < n; k++)
		if (is_by_ethnicity(&o[k]) && strcmp(o[k].unit, last->unit) == 0 &&
		    strcmp(o[k].starts, last->starts) == 0 &&
		    strcmp(o[k].ends, last->ends) == 0)
			fold(&f, &o[k]);
	*m = (struct bundle_metric){ .per = result_int(r, i, 3) };
	put_groups(&f, m);
	if (m->ngroups) {
		bundle_copy(m->code, sizeof(m->code), result_get(r, i, 1));
		bundle_copy(m->name, sizeof(m->name), result_get(r, i, 2));
		snprintf(m->from, sizeof(m->from), "%s", last->starts);
		snprintf(m->to, sizeof(m->to), "%s", last->ends);
		b->nmetrics++;
	}
	free(o);
	return true;
}

bool bundle_take_metrics(struct db *db, const char *as_at, struct bundle *b,
                         struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT uid, code, name, CASE WHEN kind = 'share'"
	    " THEN 100 ELSE COALESCE(per, 100000) END FROM metric WHERE gone = 0"
	    " AND core = 'yes' AND kind <> 'value' ORDER BY number", 0, NULL, &r,
	    e);

	for (int i = 0; ok && i < r.nrow && b->nmetrics < BUNDLE_METRICS; i++)
		ok = take_metric(db, &r, i, as_at, b, e);
	result_fini(&r);
	return ok;
}
