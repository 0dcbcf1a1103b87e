/* counts.c - the counts of a load, grouped as they are asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/load.h"
#include "db/priv.h"

const struct count_by_info count_bys[BY_COUNT] = {
#define COUNT_BY(id, ...) [id] = { __VA_ARGS__ },
#include "db/count_by.def"
#undef COUNT_BY
};

enum count_by count_by_find(const char *name)
{
	for (int i = 0; i < BY_COUNT; i++)
		if (strcmp(count_bys[i].name, name) == 0)
			return (enum count_by)i;
	return BY_COUNT;
}

static void put_columns(struct sql *s, const enum count_by *by, int n)
{
	for (int i = 0; i < n; i++)
		sql_put(s, "%s%s", i ? ", " : "", count_bys[by[i]].column);
}

/* A load in a file is read a team at a time: who writes waits for whoever reads,
 * and a large load in one piece would keep them waiting.  The team after this one,
 * or the first of all; NULL after the last. */
static bool next_team(struct db *db, const char *load, char **team, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT MIN(team) FROM ethnic_count WHERE load_id = ");
	sql_arg(&s, FT_INT, load);
	if (*team) {
		sql_put(&s, " AND team > ");
		sql_arg(&s, FT_TEXT, *team);
	}
	ok = sql_run(&s, db, &r, e);
	free(*team);
	*team = ok && result_get(&r, 0, 0) ? xstrdup(result_get(&r, 0, 0)) : NULL;
	result_fini(&r);
	return ok;
}

/* Of one team, or of all at once. */
static bool group(struct db *db, const char *load, const char *team,
                  const enum count_by *by, int nby, struct result *r,
                  struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	put_columns(&s, by, nby);
	sql_put(&s, ", SUM(n) FROM ethnic_count WHERE load_id = ");
	sql_arg(&s, FT_INT, load);
	if (team) {
		sql_put(&s, " AND team = ");
		sql_arg(&s, FT_TEXT, team);
	}
	sql_put(&s, " GROUP BY ");
	put_columns(&s, by, nby);
	sql_put(&s, " ORDER BY ");
	put_columns(&s, by, nby);
	return sql_run(&s, db, r, e);
}

static bool tell_group(struct db *db, const char *load, const char *team,
                       const enum count_by *by, int nby, count_fn *each,
                       void *with, struct err *e)
{
	const char *value[BY_COUNT];
	struct result r = { 0 };
	bool ok = group(db, load, team, by, nby, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		for (int k = 0; k < nby; k++)
			value[k] = result_get(&r, i, k);
		each(with, value, result_int(&r, i, nby));
	}
	result_fini(&r);
	return ok;
}

bool load_counts(struct db *db, const struct load *l, const enum count_by *by,
                 int nby, count_fn *each, void *with, struct err *e)
{
	char load[24], *team = NULL;
	bool ok = true;

	snprintf(load, sizeof(load), "%lld", l->id);
	if (by[0] != BY_TEAM)
		return tell_group(db, load, NULL, by, nby, each, with, e);
	do
		ok = next_team(db, load, &team, e) && (!team ||
		     tell_group(db, load, team, by, nby, each, with, e));
	while (ok && team);
	free(team);
	return ok;
}

static enum ethnic_code code_named(const char *name)
{
	int c = 0;

	while (c < ETHNIC_COUNT - 1 && strcmp(ethnic_codes[c].code, name) != 0)
		c++;
	return (enum ethnic_code)c;
}

static enum vodim vodim_named(const char *name)
{
	int v = 0;

	while (v < VODIM_COUNT - 1 && strcmp(vodim_classes[v].name, name) != 0)
		v++;
	return (enum vodim)v;
}

struct reading {
	struct db *db;
	char load[24];
	bool by_team, by_month;
	struct rate_row *rows;	/* sorted by team and month */
	int n;
};

static int compare(const struct rate_row *row, const char *team,
                   const char *month)
{
	int c = strcmp(row->team, team);

	return c ? c : strcmp(row->month, month);
}

static struct rate_row *row_of(struct reading *x, const char *team,
                               const char *label, const char *month)
{
	int at = x->n, c = 1;

	while (at > 0 && (c = compare(&x->rows[at - 1], team, month)) > 0)
		at--;
	if (at > 0 && c == 0)
		return &x->rows[at - 1];
	x->rows = xreallocarray(x->rows, (size_t)x->n + 1, sizeof(*x->rows));
	memmove(x->rows + at + 1, x->rows + at,
	        (size_t)(x->n++ - at) * sizeof(*x->rows));
	x->rows[at] = (struct rate_row){ .team = xstrdup(team),
		.label = xstrdup(label), .month = xstrdup(month) };
	return &x->rows[at];
}

enum { R_MONTH, R_CODE, R_VODIM, R_EXACT, R_N };

/* Of one team, or of all at once. */
static bool ask_team(const struct reading *x, const char *team,
                     struct result *r, struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT %s AS month, code, vodim, exact, SUM(n) FROM"
	        " ethnic_count WHERE load_id = ", x->by_month ? "referred" : "''");
	sql_arg(&s, FT_INT, x->load);
	if (team) {
		sql_put(&s, " AND team = ");
		sql_arg(&s, FT_TEXT, team);
	}
	sql_put(&s, " GROUP BY %scode, vodim, exact ORDER BY 1",
	        x->by_month ? "referred, " : "");
	return sql_run(&s, x->db, r, e);
}

static bool read_team(struct reading *x, const char *team, struct err *e)
{
	const char *arg[2] = { x->load, team };
	struct result r = { 0 }, label = { 0 };
	bool ok = (!x->by_team || db_run(x->db, "SELECT label FROM load_team"
	    " WHERE load_id = CAST($1 AS BIGINT) AND team = CAST($2 AS TEXT)", 2,
	    arg, &label, e)) && ask_team(x, team, &r, e);

	for (int i = 0; ok && i < r.nrow; i++)
		counts_add(&row_of(x, x->by_team && team ? team : "",
		                   result_text(&label, 0, 0),
		                   result_text(&r, i, R_MONTH))->counts,
		           code_named(result_get(&r, i, R_CODE)),
		           vodim_named(result_get(&r, i, R_VODIM)),
		           result_int(&r, i, R_EXACT) != 0,
		           (uint64_t)result_int(&r, i, R_N));
	result_fini(&label);
	result_fini(&r);
	return ok;
}

bool load_rates(struct db *db, const struct load *l, bool by_team,
                bool by_month, struct rate_row **rows, int *n, struct err *e)
{
	struct reading x = { .db = db, .by_team = by_team, .by_month = by_month };
	char *team = NULL;
	bool ok = true;

	snprintf(x.load, sizeof(x.load), "%lld", l->id);
	if (db->engine->server && !by_team)
		ok = read_team(&x, NULL, e);
	else
		do
			ok = next_team(db, x.load, &team, e) &&
			     (!team || read_team(&x, team, e));
		while (ok && team);
	free(team);
	if (!ok) {
		rate_rows_fini(x.rows, x.n);
		x.rows = NULL;
		x.n = 0;
	}
	*rows = x.rows;
	*n = x.n;
	return ok;
}

void rate_rows_fini(struct rate_row *rows, int n)
{
	for (int i = 0; i < n; i++) {
		free(rows[i].team);
		free(rows[i].label);
		free(rows[i].month);
	}
	free(rows);
}
