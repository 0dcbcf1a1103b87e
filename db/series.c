#include "db/series.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/load.h"
#include "db/priv.h"
#include "db/reading.h"
#include "db/store.h"

struct making {
	struct db *db;
	const char *as_at;
	struct series *s;
	struct err *e;
};

static struct series_point *add(struct series *s)
{
	s->point = xreallocarray(s->point, (size_t)s->n + 1, sizeof(*s->point));
	s->point[s->n] = (struct series_point){ 0 };
	return &s->point[s->n++];
}

static void set_month(struct series_point *p, const char *month)
{
	snprintf(p->starts, sizeof(p->starts), "%.7s-01", month);
	snprintf(p->label, sizeof(p->label), "%s %.4s",
	         day_month_name(atoi(month + 5)), month);
}

/* ---- completeness ---- */

static void add_month(struct series *s, const struct rate_row *row)
{
	struct series_point *p;
	struct rate_value v;

	if (!rate_work(RATE_KNOWN, &row->counts, 0, &v))
		return;
	p = add(s);
	set_month(p, row->month);
	p->value = v.is.value * 100;
	p->num = (long long)v.above;
	p->den = (long long)v.below;
}

static bool read_months(struct making *m, const struct load *l, const char *team)
{
	struct rate_row *rows;
	bool ok;
	int n;

	ok = load_rates(m->db, l, *team != '\0', true, &rows, &n, m->e);
	for (int i = 0; ok && i < n; i++)
		if (strcmp(rows[i].team, team) == 0 && *rows[i].month <= '9' &&
		    strncmp(rows[i].month, m->as_at, 7) <= 0)
			add_month(m->s, &rows[i]);
	rate_rows_fini(rows, n);
	return ok;
}

static bool completeness(struct making *m, const char *which)
{
	const char *colon = strchr(which, ':');
	char *set = xstrndup(which, colon ? (size_t)(colon - which)
	                                  : strlen(which));
	const char *team = colon ? colon + 1 : "";
	struct record r = { 0 };
	struct load l;
	bool ok = store_find(m->db, &entities[ENT_dataset], set, &r, m->e) &&
	          load_newest(m->db, record_get(&r, FIELD_UID), m->as_at, &l,
	                      m->e) &&
	          read_months(m, &l, team);

	if (ok) {
		m->s->unit = "%";
		m->s->better = XMR_HIGHER;
		m->s->has_target = record_has(&r, DATASET_TARGET);
		m->s->target = (double)record_int(&r, DATASET_TARGET);
		m->s->title = xprintf(_("Known ethnicity, %s%s%s"), l.name,
		                      *team ? ", " : "", team);
		m->s->source = xprintf(_("Known / all by month of referral; load"
		                         " %lld, %s, SHA-256 %.16s."), l.number,
		                       l.file, l.file_hash);
	}
	record_fini(&r);
	free(set);
	return ok;
}

/* ---- metrics ---- */

static void add_period(struct series *s, const struct reading *r, int i,
                       int group)
{
	const struct reading_period *p = &r->period[i];
	const struct figure *f = group < 0 ? &p->total : &p->group[group];
	struct series_point *to;

	/* Of periods that overlap, as rolling years do, each is kept: the
	 * moving range is then small, and the title says so. */
	if (!f->is)
		return;
	to = add(s);
	memcpy(to->starts, p->starts, sizeof(to->starts));
	memcpy(to->label, p->label, sizeof(to->label));
	to->value = f->value.value;
	to->num = f->counted ? (long long)f->num : 0;
	to->den = f->divided ? (long long)f->den : 0;
}

static bool overlaps(const struct reading *r)
{
	for (int i = 1; i < r->n; i++)
		if (strcmp(r->period[i - 1].ends, r->period[i].starts) >= 0)
			return true;
	return false;
}

static void describe_metric(struct series *s, const struct reading *r,
                            const char *group)
{
	char *unit = reading_unit_word(r);

	s->unit = r->rule.kind == FIGURE_SHARE ? "%" : "";
	s->better = r->rule.polarity == FIGURE_HIGHER_BETTER ? XMR_HIGHER :
	            r->rule.polarity == FIGURE_HIGHER_WORSE ? XMR_LOWER :
	            XMR_NEITHER;
	s->has_target = r->has_target;
	s->target = r->target;
	s->title = xprintf("%s, %s%s%s%s%s", record_get(&r->metric, METRIC_CODE),
	                   record_title(&r->metric), *group ? ", " : "", group,
	                   *unit ? ", " : "", unit);
	s->source = xprintf(overlaps(r) ? _("Observations of %s; periods overlap,"
	                    " so limits are too narrow.") : _("Observations of"
	                    " %s."), record_get(&r->metric, METRIC_CODE));
	free(unit);
}

static bool metric(struct making *m, const char *which)
{
	const char *colon = strchr(which, ':');
	char *code = xstrndup(which, colon ? (size_t)(colon - which)
	                                   : strlen(which));
	struct reading_choice choice = { .as_at = m->as_at };
	struct record r = { 0 };
	struct reading reading;
	int group = -1;
	bool ok = store_find(m->db, &entities[ENT_metric], code, &r, m->e) &&
	          reading_read(m->db, record_get(&r, FIELD_UID), &choice,
	                       &reading, m->e);

	free(code);
	record_fini(&r);
	if (!ok)
		return false;
	if (colon)
		group = groups_find(&reading.groups, colon + 1);
	ok = !colon || group >= 0 ||
	     err_set(m->e, ERR_USAGE, _("\"%s\" is no group of %s"), colon + 1,
	             reading.grouping);
	for (int i = 0; ok && i < reading.n; i++)
		add_period(m->s, &reading, i, group);
	if (ok)
		describe_metric(m->s, &reading, colon ? colon + 1 : "");
	reading_fini(&reading);
	return ok;
}

/* ---- events counted by month ---- */

static void add_counts(struct series *s, const struct result *r)
{
	char month[DAY_SIZE];

	if (!r->nrow)
		return;
	snprintf(month, sizeof(month), "%.7s-01", result_get(r, 0, 0));
	for (int i = 0; i < r->nrow; day_add_months(month, 1, month)) {
		bool any = strncmp(month, result_get(r, i, 0), 7) == 0;
		struct series_point *p = add(s);

		set_month(p, month);
		p->num = any ? result_int(r, i, 1) : 0;
		p->value = (double)p->num;
		i += any;
	}
}

/* Of a month that is not over yet the count says nothing. */
#define BY_MONTH(table, day, where) "SELECT substr(" day ", 1, 7), COUNT(*) FROM " \
	table " WHERE gone = 0 AND " day " IS NOT NULL" where \
	" AND substr(" day ", 1, 7) < substr(CAST($1 AS TEXT), 1, 7)" \
	" GROUP BY substr(" day ", 1, 7) ORDER BY 1"

static bool counts(struct making *m, const char *sql, const char *title)
{
	struct result r = { 0 };
	bool ok = db_run(m->db, sql, 1, &m->as_at, &r, m->e);

	if (ok)
		add_counts(m->s, &r);
	m->s->title = xstrdup(title);
	m->s->source = xstrdup(_("Counted from the rows of this database."));
	result_fini(&r);
	return ok;
}

static bool feedback(struct making *m, const char *which)
{
	if (strcmp(which, "told") == 0) {
		m->s->better = XMR_HIGHER;
		return counts(m, BY_MONTH("feedback", "told_on", ""),
		              _("People told what came of their feedback"));
	}
	return counts(m, BY_MONTH("feedback", "received_on", ""),
	              _("Feedback received"));
}

static bool actions(struct making *m, const char *which)
{
	(void)which;
	m->s->people = false;
	m->s->better = XMR_HIGHER;
	return counts(m, BY_MONTH("action", "verified_on",
	              " AND state = 'verified'"), _("Actions verified"));
}

static const struct {
	const char *name;
	bool (*make)(struct making *, const char *which);
	bool named;		/* it needs to be said which */
} kinds[] = {
	{ "completeness", completeness, true }, { "metric", metric, true },
	{ "feedback", feedback, false }, { "actions", actions, false },
};

/* ---- one chart ---- */

static bool make(struct making *m, const char *name)
{
	size_t len = strcspn(name, ":");
	const char *which = name[len] ? name + len + 1 : "";

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strlen(kinds[i].name) == len &&
		    strncmp(kinds[i].name, name, len) == 0 &&
		    (*which || !kinds[i].named))
			return kinds[i].make(m, which);
	return err_set(m->e, ERR_USAGE, _("there is no series \"%s\": say"
	               " completeness:DATASET, metric:CODE, feedback,"
	               " feedback:told or actions"), name);
}

static int first_from(const struct series *s, const char *day)
{
	int i = 0;

	while (i < s->n && strcmp(s->point[i].starts, day) < 0)
		i++;
	return i;
}

static bool read_rebases(struct making *m)
{
	const char *arg[2] = { m->s->name, m->as_at };
	struct result r = { 0 };
	struct series *s = m->s;
	bool ok = db_run(m->db, "SELECT starts_on, reason FROM rebase WHERE gone = 0"
	    " AND series = CAST($1 AS TEXT) AND starts_on <= CAST($2 AS TEXT)"
	    " ORDER BY starts_on, id", 2, arg, &r, m->e);

	for (int i = 0; ok && i < r.nrow && s->nrebases < SERIES_REBASES; i++) {
		int at = first_from(s, result_get(&r, i, 0));

		if (at < 1 || at >= s->n)
			continue;
		s->reason[s->nrebases] = xprintf("%s: %s", s->point[at].label,
		                                 result_get(&r, i, 1));
		s->rebase[s->nrebases++] = at;
	}
	result_fini(&r);
	return ok;
}

static void draw_limits(struct making *m)
{
	struct series *s = m->s;
	char *screen = store_setting(m->db, "xmr.screen", "no");
	struct xmr_options o = { .screen = strcmp(screen, "yes") == 0,
		.rebase = s->rebase, .nrebases = s->nrebases, .better = s->better,
		.has_target = s->has_target, .target = s->target };
	double *value = xcalloc((size_t)s->n, sizeof(*value));

	for (int i = 0; i < s->n; i++)
		value[i] = s->point[i].value;
	xmr_work(value, s->n, &o, &s->xmr);
	free(value);
	free(screen);
}

bool series_read(struct db *db, const char *name, const char *as_at,
                 struct series *s, struct err *e)
{
	struct making m = { db, as_at ? as_at : "9999-12-31", s, e };
	bool ok;

	*s = (struct series){ .name = xstrdup(name), .unit = "",
	                      .people = true };
	ok = make(&m, name) && (s->n || err_set(e, ERR_INPUT, _("%s has no points"
	     " yet"), name)) && read_rebases(&m);
	if (ok)
		draw_limits(&m);
	else
		series_fini(s);
	return ok;
}

void series_fini(struct series *s)
{
	for (int i = 0; i < s->nrebases; i++)
		free(s->reason[i]);
	xmr_fini(&s->xmr);
	free(s->point);
	free(s->name);
	free(s->title);
	free(s->source);
	*s = (struct series){ 0 };
}

/* ---- which there are ---- */

#define NAMES "SELECT 'completeness:' || d.name, d.name FROM dataset d WHERE" \
	" d.gone = 0 AND EXISTS (SELECT 1 FROM load l WHERE l.dataset = d.uid" \
	" AND l.gone = 0) UNION ALL SELECT 'metric:' || m.code, m.name FROM" \
	" metric m WHERE m.gone = 0 AND COALESCE(m.theme, '') <> 'population'" \
	" AND EXISTS (SELECT 1 FROM observation o JOIN observation_load l ON" \
	" l.id = o.load_id AND l.gone = 0 WHERE o.metric = m.uid) ORDER BY 1"

bool series_each(struct db *db, bool (*each)(const char *, const char *, void *),
                 void *with, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, NAMES, 0, NULL, &r, e), go = ok;

	for (int i = 0; go && i < r.nrow; i++)
		go = each(result_get(&r, i, 0), result_get(&r, i, 1), with);
	go = go && each("feedback", _("Feedback received"), with) &&
	     each("feedback:told", _("People told what came of their feedback"),
	          with);
	if (go)
		each("actions", _("Actions verified"), with);
	result_fini(&r);
	return ok;
}
