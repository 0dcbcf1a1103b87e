#include "db/checks.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/checks_priv.h"
#include "db/db.h"
#include "db/observation.h"
#include "db/priv.h"
#include "db/store.h"

void check_found(struct checking *c, enum check_id id,
                 const struct check_team *team, uint64_t n, char *says)
{
	struct check_result *r = &c->result[id];
	struct check_finding *f;

	r->finding = xreallocarray(r->finding, (size_t)r->n + 1,
	                           sizeof(*r->finding));
	f = &r->finding[r->n++];
	*f = (struct check_finding){ .says = says, .n = (long long)n };
	snprintf(f->team, sizeof(f->team), "%s", team ? team->team : "");
}

void check_below(struct checking *c, enum check_id id, uint64_t n)
{
	c->result[id].below += (long long)n;
}

void check_not(struct checking *c, enum check_id id, enum check_status status,
               char *says)
{
	if (c->result[id].status == CHECK_ERROR) {
		free(says);
		return;
	}
	free(c->result[id].says);
	c->result[id].status = status;
	c->result[id].says = says;
}

uint64_t check_class(const struct check_team *t, enum ethnic_class cls)
{
	uint64_t n = 0;

	for (int i = 0; i < ETHNIC_COUNT; i++)
		n += ethnic_codes[i].cls == cls ? t->code[i] : 0;
	return n;
}

const char *check_team_name(const struct check_team *t)
{
	return *t->label ? t->label : *t->team ? t->team : _("no team");
}

/* ---- what they look at ---- */

static int code_named(const char *name)
{
	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, name) == 0)
			return i;
	return -1;
}

static struct check_team *team_of(struct checking *c, const char *team)
{
	for (int i = c->nteams - 1; i >= 0; i--)
		if (strcmp(c->team[i].team, team) == 0)
			return &c->team[i];
	c->team = xreallocarray(c->team, (size_t)c->nteams + 1, sizeof(*c->team));
	c->team[c->nteams] = (struct check_team){ .team = xstrdup(team),
	                                          .label = xstrdup("") };
	return &c->team[c->nteams++];
}

static void add_code(void *with, const char *const *value, long long n)
{
	struct checking *c = with;
	struct check_team *t = team_of(c, value[0]);
	int code = code_named(value[1]);

	if (code < 0)
		return;
	t->code[code] += (uint64_t)n;
	t->n += (uint64_t)n;
	c->all.code[code] += (uint64_t)n;
	c->all.n += (uint64_t)n;
}

static void add_before(void *with, const char *const *value, long long n)
{
	struct checking *c = with;
	int code = code_named(value[0]);

	if (code < 0)
		return;
	c->before.code[code] += (uint64_t)n;
	c->before.n += (uint64_t)n;
}

static struct check_month *month_of(struct checking *c, const char *month)
{
	for (int i = 0; i < c->nmonths; i++)
		if (strcmp(c->month[i].month, month) == 0)
			return &c->month[i];
	c->month = xreallocarray(c->month, (size_t)c->nmonths + 1,
	                         sizeof(*c->month));
	c->month[c->nmonths] = (struct check_month){ 0 };
	snprintf(c->month[c->nmonths].month, 12, "%.11s", month);
	return &c->month[c->nmonths++];
}

static int by_month(const void *a, const void *b)
{
	return strcmp(((const struct check_month *)a)->month,
	              ((const struct check_month *)b)->month);
}


static void add_rates(struct checking *c, const struct rate_row *row,
                      const char *newest)
{
	struct check_team *t = team_of(c, row->team);
	uint64_t z = row->counts.cls[CLASS_NOT_STATED];
	uint64_t n = counts_all(&row->counts);
	uint64_t valid = n - row->counts.cls[CLASS_INVALID] -
	                 row->counts.cls[CLASS_MISSING];
	struct check_month *m;

	if (!*t->label && *row->label) {
		free(t->label);
		t->label = xstrdup(row->label);
	}
	t->exact += row->counts.exact;
	t->valid += valid;
	c->all.exact += row->counts.exact;
	c->all.valid += valid;
	if (*row->month > '9')
		return;
	m = month_of(c, row->month);
	m->z += z;
	m->n += n;
	if (strcmp(row->month, newest) == 0) {
		t->z_last += z;
		t->n_last += n;
	} else {
		t->z_before += z;
		t->n_before += n;
	}
}

/* The newest month that any team has. */
static const char *newest_month(const struct rate_row *row, int n)
{
	const char *newest = "";

	for (int i = 0; i < n; i++)
		if (*row[i].month <= '9' && strcmp(row[i].month, newest) > 0)
			newest = row[i].month;
	return newest;
}

static bool read_load(struct checking *c, struct err *e)
{
	static const enum count_by by[] = { BY_TEAM, BY_CODE };
	struct rate_row *rows = NULL;
	int n = 0;
	bool ok = load_counts(c->db, c->load, by, 2, add_code, c, e) &&
	          load_rates(c->db, c->load, true, true, &rows, &n, e);

	for (int i = 0; ok && i < n; i++)
		add_rates(c, &rows[i], newest_month(rows, n));
	if (ok && c->nmonths)
		qsort(c->month, (size_t)c->nmonths, sizeof(*c->month), by_month);
	rate_rows_fini(rows, n);
	return ok;
}

/* The newest load of the data set that shows an earlier day and counts alike. */
static bool read_before(struct checking *c, struct err *e)
{
	static const enum count_by by[] = { BY_CODE };
	struct load l;

	if (!load_before(c->db, c->load, &l, e))
		return true;
	c->has_before = true;
	return load_counts(c->db, &l, by, 1, add_before, c, e);
}

/* Of the areas served, else of England. */
static bool counts_unit(const char *units, const char *unit)
{
	const char *at = *units ? strstr(units, unit) : NULL;

	return *units ? *unit && at : strcmp(unit, "England") == 0 || !*unit;
}

static bool read_census(struct checking *c, struct err *e)
{
	char uid[UID_SIZE], *units;
	struct observation *o = NULL;
	bool ok = true;
	int n = 0;

	if (!metric_by_code(c->db, "CENSUS2021", uid))
		return true;
	units = store_setting(c->db, "metric.population_units", "");
	ok = observations_read(c->db, uid, NULL, &o, &n, e);
	for (int i = 0; ok && i < n; i++) {
		int code = code_named(o[i].category);

		if (o[i].numerator < 0 || !counts_unit(units, o[i].unit) ||
		    strcmp(o[i].dimension, "ethnicity") != 0)
			continue;
		c->census_all += (uint64_t)o[i].numerator;
		if (code >= 0)
			c->census[code] += (uint64_t)o[i].numerator;
	}
	c->has_census = c->census_all > 0;
	free(units);
	free(o);
	return ok;
}

/* ---- running ---- */

static void read_threshold(struct checking *c, enum check_id id)
{
	char *name = xprintf("check.%s", checks[id].name);
	char *value = store_setting(c->db, name, ""), *end;
	long n = strtol(value, &end, 10);

	c->result[id].threshold = *value ? (int)n : checks[id].threshold;
	if (*value && (*end || n < 0 || n > INT_MAX))
		check_not(c, id, CHECK_ERROR, xprintf(_("the setting %s is \"%s\": a threshold"
		          " is a whole number, 0 or more"), name, value));
	free(value);
	free(name);
}

static void read_thresholds(struct checking *c)
{
	for (int i = 0; i < CHECK_COUNT; i++)
		read_threshold(c, (enum check_id)i);
}

static int most_first(const void *a, const void *b)
{
	const struct check_finding *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->team, y->team);
}

/* Why one could not be run, unless its own function has said so. */
static void excuse(struct checking *c, enum check_id id)
{
	if (c->result[id].says)
		return;
	if (!c->all.n)
		check_not(c, id, CHECK_NOT_APPLICABLE, xstrdup(_("the load holds no"
		          " record")));
	else if (checks[id].needs == CHECK_CENSUS && !c->has_census)
		check_not(c, id, CHECK_NOT_RUN, xstrdup(_("the Census of the area is not"
		          " there: take it in as observations of CENSUS2021")));
	else if (checks[id].needs == CHECK_LOADS && !c->has_before)
		check_not(c, id, CHECK_NOT_APPLICABLE, xstrdup(_("there is no load before"
		          " this one that counts as it does, rows or people")));
}

static void findings_fini(struct check_result *r)
{
	for (int k = 0; k < r->n; k++)
		free(r->finding[k].says);
	free(r->finding);
	r->finding = NULL;
	r->n = 0;
}

static void conclude(struct checking *c, enum check_id id)
{
	struct check_result *r = &c->result[id];

	excuse(c, id);
	if (r->status == CHECK_ERROR)
		findings_fini(r);
	if (r->says)
		return;
	r->status = r->n ? CHECK_FAIL : r->below ? CHECK_SOME : CHECK_PASS;
	if (r->n)
		r->says = xprintf(ngettext("%d finding", "%d findings", (unsigned long)r->n),
		                  r->n);
	else if (r->below)
		r->says = xprintf(_("%lld found, under the threshold"), r->below);
	else
		r->says = xstrdup(_("nothing found"));
	if (r->n)
		qsort(r->finding, (size_t)r->n, sizeof(*r->finding), most_first);
}

static void team_fini(struct check_team *t)
{
	free(t->team);
	free(t->label);
}

bool checks_run(struct db *db, const struct load *l,
                struct check_result result[static CHECK_COUNT], struct err *e)
{
	struct checking c = { .db = db, .load = l, .result = result };
	bool ok;

	for (int i = 0; i < CHECK_COUNT; i++)
		result[i] = (struct check_result){ 0 };
	c.all.team = xstrdup("");
	c.all.label = xstrdup(_("All teams"));
	read_thresholds(&c);
	ok = read_load(&c, e) && read_before(&c, e) && read_census(&c, e) &&
	     load_items(db, l, NULL, &c.item, &c.nitems, e);
	if (ok) {
		checks_of_teams(&c);
		checks_of_time(&c);
		checks_of_items(&c);
		if (c.has_census)
			checks_of_census(&c);
	}
	for (int i = 0; ok && i < CHECK_COUNT; i++)
		conclude(&c, (enum check_id)i);
	for (int i = 0; i < c.nteams; i++)
		team_fini(&c.team[i]);
	team_fini(&c.all);
	free(c.team);
	free(c.month);
	load_items_fini(c.item, c.nitems);
	return ok;
}

void checks_fini(struct check_result result[static CHECK_COUNT])
{
	for (int i = 0; i < CHECK_COUNT; i++) {
		findings_fini(&result[i]);
		free(result[i].says);
		result[i] = (struct check_result){ 0 };
	}
}
