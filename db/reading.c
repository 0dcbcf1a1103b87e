#include "db/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/observation.h"
#include "db/reading_priv.h"
#include "db/store.h"

bool reading_is(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

/* ---- what the metric says ---- */

static enum figure_kind kind_of(const struct record *m)
{
	if (record_is(m, METRIC_KIND, "share"))
		return FIGURE_SHARE;
	if (record_is(m, METRIC_KIND, "count"))
		return FIGURE_COUNT;
	return record_is(m, METRIC_KIND, "value") ? FIGURE_VALUE : FIGURE_RATE;
}

static enum figure_polarity polarity_of(const struct record *m)
{
	if (record_is(m, METRIC_POLARITY, "higher_worse"))
		return FIGURE_HIGHER_WORSE;
	return record_is(m, METRIC_POLARITY, "higher_better")
	       ? FIGURE_HIGHER_BETTER : FIGURE_NEITHER;
}

static void read_rule(struct db *db, struct reading *r)
{
	const struct record *m = &r->metric;
	char *least = store_setting(db, "metric.least_events", "10");

	r->rule = (struct figure_rule){ .kind = kind_of(m),
		.polarity = polarity_of(m),
		.per = record_has(m, METRIC_PER)
		       ? (double)record_int(m, METRIC_PER) : 1e5,
		.least = strtoull(least, NULL, 10) };
	r->has_target = record_has(m, METRIC_TARGET);
	r->target = strtod(record_get(m, METRIC_TARGET), NULL);
	free(least);
}

/* The grouping chosen, or the metric's, or each code. */
static bool find_grouping(struct db *db, const char *uid, struct record *g,
                          struct err *e)
{
	if (uid && *uid)
		return store_get(db, &entities[ENT_grouping], uid, g, e);
	return store_find(db, &entities[ENT_grouping], _("Each national code"),
	                  g, e) ||
	       err_set(e, ERR_INPUT, _("there is no grouping \"Each national"
	               " code\": name one with --grouping"));
}

static bool read_groups(struct db *db, struct reading *r,
                        const struct reading_choice *c, struct err *e)
{
	const char *own = record_get(&r->metric, METRIC_REFERENCE), *name;
	struct record g;
	bool ok;

	if (!find_grouping(db, c->grouping ? c->grouping
	                   : record_get(&r->metric, METRIC_GROUPING), &g, e))
		return false;
	ok = groups_read(&r->groups, record_get(&g, GROUPING_MEMBERS), e);
	r->grouping = xstrdup(record_title(&g));
	name = c->reference ? c->reference : c->grouping || !*own
	       ? record_get(&g, GROUPING_REFERENCE) : own;
	r->reference = ok && *name ? groups_find(&r->groups, name) : -1;
	if (ok && *name && r->reference < 0)
		ok = err_set(e, ERR_DATA, _("the reference group \"%s\" is no"
		             " group of %s"), name, r->grouping);
	record_fini(&g);
	return ok;
}

/* ---- units ---- */

static bool choose_unit(struct reading *r, const struct observation *o, int n,
                        const struct reading_choice *c, struct err *e)
{
	const char *only = NULL;

	if (c->unit) {
		snprintf(r->unit, sizeof(r->unit), "%s", c->unit);
		return true;
	}
	for (int i = 0; i < n; i++) {
		if (!*o[i].unit)
			return true;
		if (only && strcmp(only, o[i].unit) != 0)
			return err_set(e, ERR_USAGE, _("%s is known for several"
			    " units, as %s and %s, and not for the trust itself:"
			    " choose one with --unit"),
			    record_get(&r->metric, METRIC_CODE), only,
			    o[i].unit);
		only = o[i].unit;
	}
	snprintf(r->unit, sizeof(r->unit), "%s", only ? only : "");
	return true;
}

static bool read_population(struct db *db, const struct reading *r,
                            const char *as_at, struct population *p,
                            struct err *e)
{
	const char *uid = record_get(&r->metric, METRIC_POPULATION);

	*p = (struct population){ .unit = r->unit };
	if (!*uid)
		return true;
	p->units = store_setting(db, "metric.population_units", "");
	return observations_read(db, uid, as_at, &p->row, &p->n, e);
}

/* ---- all periods ---- */

static bool is_one_period(const struct observation *a,
                          const struct observation *b)
{
	return strcmp(a->starts, b->starts) == 0 &&
	       strcmp(a->ends, b->ends) == 0;
}

/* Only the rows of one unit, in their order. */
static int keep_unit(struct observation *o, int n, const char *unit)
{
	int kept = 0;

	for (int i = 0; i < n; i++)
		if (strcmp(o[i].unit, unit) == 0)
			o[kept++] = o[i];
	return kept;
}

static bool has_ethnicity(const struct observation *o, int n)
{
	for (int i = 0; i < n; i++)
		if (strncmp(o[i].dimension, READING_BY,
		            strlen(READING_BY)) == 0)
			return true;
	return false;
}

static void fill(struct reading *r, const struct population *p,
                 struct observation *o, int n)
{
	r->period = xcalloc((size_t)n + 1, sizeof(*r->period));
	for (int i = 0, to; i < n; i = to) {
		for (to = i + 1; to < n && is_one_period(&o[i], &o[to]); to++)
			;
		if (has_ethnicity(o + i, to - i))
			reading_fill_period(r, &r->period[r->n++], p, o + i, to - i);
	}
}

bool reading_read(struct db *db, const char *metric,
                  const struct reading_choice *c, struct reading *r,
                  struct err *e)
{
	struct observation *o = NULL;
	struct population p = { 0 };
	bool ok;
	int n = 0;

	*r = (struct reading){ .reference = -1 };
	if (!store_get(db, &entities[ENT_metric], metric, &r->metric, e))
		return false;
	read_rule(db, r);
	ok = read_groups(db, r, c, e) &&
	     observations_read(db, metric, c->as_at, &o, &n, e) &&
	     choose_unit(r, o, n, c, e) &&
	     read_population(db, r, c->as_at, &p, e);
	if (ok) {
		n = keep_unit(o, n, r->unit);
		fill(r, &p, o, n);
	}
	free(p.row);
	free(p.units);
	free(o);
	if (!ok)
		reading_fini(r);
	return ok;
}

void reading_fini(struct reading *r)
{
	for (int i = 0; i < r->n; i++) {
		free(r->period[i].group);
		free(r->period[i].standard);
		free(r->period[i].standardised);
	}
	free(r->period);
	free(r->grouping);
	groups_fini(&r->groups);
	record_fini(&r->metric);
	*r = (struct reading){ .reference = -1 };
}

int reading_before(const struct reading *r, int period)
{
	for (int i = period - 1; i >= 0; i--)
		if (strcmp(r->period[i].ends, r->period[period].starts) < 0)
			return i;
	return -1;
}

bool reading_flags(const struct reading *r, int group)
{
	int now = r->n - 1, was = now >= 0 ? reading_before(r, now) : -1;
	const struct figure *a, *b;

	if (was < 0)
		return false;
	a = &r->period[now].group[group];
	b = &r->period[was].group[group];
	return figure_side(a, &r->rule) < 0 && a->reading == b->reading;
}
