/* disparity.c - what all metrics say together: which gaps are clear, which
 * last, which moved, and which nobody works on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/period.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/reading_priv.h"
#include "db/store.h"

/* Days after its end by which a period's figures should be there (house). */
enum { LAG_MONTH = 70, LAG_QUARTER = 100, LAG_YEAR = 300 };

struct gathering {
	struct db *db;
	const char *as_at;
	struct disparity **list;
	int *n;
	struct err *e;
};

static struct disparity *add(struct gathering *g, const struct record *m)
{
	struct disparity *d;

	*g->list = xreallocarray(*g->list, (size_t)*g->n + 1, sizeof(**g->list));
	d = &(*g->list)[(*g->n)++];
	*d = (struct disparity){ .name = xstrdup(record_title(m)),
		.core = record_is(m, METRIC_CORE, "yes") };
	snprintf(d->metric, sizeof(d->metric), "%s", record_get(m, FIELD_UID));
	snprintf(d->code, sizeof(d->code), "%.31s", record_get(m, METRIC_CODE));
	return d;
}

static bool is_clear(const struct figure *f, const struct figure_rule *rule)
{
	return figure_side(f, rule) < 0;
}

static void take_group(struct gathering *g, const struct reading *r, int group)
{
	int now = r->n - 1, was = reading_before(r, now);
	const struct figure *f = &r->period[now].group[group];
	const struct figure *b = was < 0 ? NULL : &r->period[was].group[group];
	bool flagged = reading_flags(r, group);
	struct disparity *d;

	if (!flagged && (!record_is(&r->metric, METRIC_CORE, "yes") ||
	    (!is_clear(f, &r->rule) && !(b && is_clear(b, &r->rule)))))
		return;
	d = add(g, &r->metric);
	d->known = true;
	d->flagged = flagged;
	d->reading = f->reading;
	d->change = b ? figure_change(b, f) : CHANGE_UNKNOWN;
	d->ratio = f->ratio;
	snprintf(d->group, sizeof(d->group), "%.95s", r->groups.group[group].name);
	snprintf(d->reference, sizeof(d->reference), "%.95s",
	         r->groups.group[r->reference].name);
	memcpy(d->label, r->period[now].label, sizeof(d->label));
}

/* Can anything at all be said of the last period? */
static bool says(const struct reading *r)
{
	const struct reading_period *p = r->n ? &r->period[r->n - 1] : NULL;

	for (int i = 0; p && i < r->groups.n; i++)
		if (p->group[i].reading >= READING_SAME)
			return true;
	return false;
}

static bool live_actions(struct gathering *g, const char *uid, int *n)
{
	struct result r = { 0 };
	bool ok = db_run(g->db, "SELECT COUNT(*) FROM link l JOIN action a ON"
	    " a.uid = l.from_uid AND a.gone = 0 WHERE l.kind = 'action_metric'"
	    " AND l.gone = 0 AND l.to_uid = CAST($1 AS TEXT) AND a.state IN"
	    " ('agreed', 'in_progress', 'paused', 'not_reported', 'done')", 1,
	    &uid, &r, g->e);

	*n = ok ? (int)result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

/* One that names no group is of all of them. */
static bool live_inquiries(struct gathering *g, const char *uid, struct disparity *d)
{
	const char *arg[2] = { uid, d->group };
	struct result r = { 0 };
	bool ok = db_run(g->db, "SELECT COUNT(*) FROM inquiry WHERE gone = 0 AND metric ="
	    " CAST($1 AS TEXT) AND state IN ('open', 'paused') AND (group_name IS NULL OR"
	    " group_name = CAST($2 AS TEXT))", 2, arg, &r, g->e);

	d->inquiries = ok ? (int)result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

/* One unit cannot be chosen for the trust: then nothing is said of it. */
static bool read_one(struct gathering *g, const char *uid, struct reading *r)
{
	struct reading_choice own = { .as_at = g->as_at, .unit = "" };

	return reading_read(g->db, uid, &own, r, g->e);
}

static bool take_metric(struct gathering *g, const char *uid)
{
	int from = *g->n, actions;
	struct reading r;

	if (!read_one(g, uid, &r))
		return false;
	for (int i = 0; r.n && r.reference >= 0 && i < r.groups.n; i++)
		if (i != r.reference)
			take_group(g, &r, i);
	if (*g->n == from && r.n && record_is(&r.metric, METRIC_CORE, "yes") &&
	    !says(&r))
		add(g, &r.metric)->change = CHANGE_UNKNOWN;
	reading_fini(&r);
	if (*g->n == from)
		return true;
	if (!live_actions(g, uid, &actions))
		return false;
	for (int i = from; i < *g->n; i++) {
		(*g->list)[i].actions = actions;
		if (!live_inquiries(g, uid, &(*g->list)[i]))
			return false;
	}
	return true;
}

/* Population is what rates stand on, not what is watched. */
#define WATCHED "SELECT DISTINCT m.number, m.uid FROM metric m" \
	" JOIN observation o ON o.metric = m.uid JOIN observation_load l" \
	" ON l.id = o.load_id AND l.gone = 0 WHERE m.gone = 0 AND o.unit = ''" \
	" AND o.ends <= CAST($1 AS TEXT)" \
	" AND COALESCE(m.theme, '') <> 'population' ORDER BY m.number"

bool disparities_read(struct db *db, const char *as_at,
                      struct disparity **list, int *n, struct err *e)
{
	struct gathering g = { db, as_at, list, n, e };
	struct result r = { 0 };
	bool ok = db_run(db, WATCHED, 1, &as_at, &r, e);

	*list = NULL;
	*n = 0;
	for (int i = 0; ok && i < r.nrow; i++)
		ok = take_metric(&g, result_get(&r, i, 1));
	result_fini(&r);
	return ok;
}

void disparities_fini(struct disparity *list, int n)
{
	for (int i = 0; i < n; i++)
		free(list[i].name);
	free(list);
}

/* ---- which core metrics are up to date ---- */

static void due_of(const char *frequency, const char *as_at,
                   char ends[static DAY_SIZE])
{
	char starts[DAY_SIZE];

	if (strcmp(frequency, "month") == 0)
		period_due('m', as_at, LAG_MONTH, starts, ends);
	else if (strcmp(frequency, "year") == 0)
		period_due('f', as_at, LAG_YEAR, starts, ends);
	else
		period_due('q', as_at, LAG_QUARTER, starts, ends);
}

static void take_core(struct core_metrics *c, const struct result *r, int i,
                      const char *as_at)
{
	const char *newest = result_get(r, i, 3);
	char ends[DAY_SIZE];

	due_of(result_get(r, i, 2), as_at, ends);
	c->core++;
	c->recorded += newest != NULL;
	if (newest && strcmp(newest, c->newest) > 0)
		snprintf(c->newest, sizeof(c->newest), "%.10s", newest);
	if (newest && strcmp(newest, ends) >= 0)
		c->valued++;
	else if (!*c->lacking)
		snprintf(c->lacking, sizeof(c->lacking), "%.31s (%.100s)",
		         result_get(r, i, 0), result_get(r, i, 1));
}

bool core_metrics_read(struct db *db, const char *as_at,
                       struct core_metrics *c, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT m.code, m.name, m.frequency, MAX(CASE WHEN"
	    " l.gone = 0 THEN o.ends END) FROM metric m LEFT JOIN observation o ON"
	    " o.metric = m.uid AND o.unit = '' AND o.ends <= CAST($1 AS TEXT)"
	    " AND o.dimension = 'ethnicity' AND (o.numerator IS NOT NULL OR"
	    " o.published IS NOT NULL) LEFT JOIN observation_load l"
	    " ON l.id = o.load_id WHERE m.gone = 0 AND m.core = 'yes'"
	    " GROUP BY m.number, m.code, m.name, m.frequency ORDER BY m.number",
	    1, &as_at, &r, e);

	*c = (struct core_metrics){ 0 };
	for (int i = 0; ok && i < r.nrow; i++)
		take_core(c, &r, i, as_at);
	result_fini(&r);
	return ok;
}
