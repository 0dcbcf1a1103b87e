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

static bool group(struct db *db, const struct load *l, const enum count_by *by,
                  int nby, struct result *r, struct err *e)
{
	struct sql s;
	char id[24];

	snprintf(id, sizeof(id), "%lld", l->id);
	sql_init(&s);
	sql_put(&s, "SELECT ");
	put_columns(&s, by, nby);
	sql_put(&s, ", SUM(n) FROM ethnic_count WHERE load_id = ");
	sql_arg(&s, FT_INT, id);
	sql_put(&s, " GROUP BY ");
	put_columns(&s, by, nby);
	sql_put(&s, " ORDER BY ");
	put_columns(&s, by, nby);
	return sql_run(&s, db, r, e);
}

bool load_counts(struct db *db, const struct load *l, const enum count_by *by,
                 int nby, count_fn *each, void *with, struct err *e)
{
	const char *value[BY_COUNT];
	struct result r = { 0 };
	bool ok = group(db, l, by, nby, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		for (int k = 0; k < nby; k++)
			value[k] = result_get(&r, i, k);
		each(with, value, result_int(&r, i, nby));
	}
	result_fini(&r);
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

enum { R_TEAM, R_LABEL, R_MONTH, R_CODE, R_VODIM, R_EXACT, R_N };

static bool read_rates(struct db *db, const struct load *l, bool by_team,
                       bool by_month, struct result *r, struct err *e)
{
	const char *team = by_team ? "c.team" : "''";
	const char *month = by_month ? "c.referred" : "''";
	struct sql s;
	char id[24];

	snprintf(id, sizeof(id), "%lld", l->id);
	sql_init(&s);
	sql_put(&s, "SELECT %s AS team, %s AS label, %s AS month, c.code,"
	        " c.vodim, c.exact, SUM(c.n) FROM ethnic_count c", team,
	        by_team ? "MAX(t.label)" : "''", month);
	if (by_team)
		sql_put(&s, " LEFT JOIN load_team t ON t.load_id = c.load_id"
		        " AND t.team = c.team");
	sql_put(&s, " WHERE c.load_id = ");
	sql_arg(&s, FT_INT, id);
	sql_put(&s, " GROUP BY %s, %s, c.code, c.vodim, c.exact"
	        " ORDER BY 1, 3", by_team ? "c.team" : "c.load_id",
	        by_month ? "c.referred" : "c.load_id");
	return sql_run(&s, db, r, e);
}

static bool is_of(const struct rate_row *row, const char *team,
                  const char *month)
{
	return strcmp(row->team, team) == 0 && strcmp(row->month, month) == 0;
}

static char *copy_at(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return xstrdup(s ? s : "");
}

bool load_rates(struct db *db, const struct load *l, bool by_team,
                bool by_month, struct rate_row **rows, int *n, struct err *e)
{
	struct result r = { 0 };
	bool ok = read_rates(db, l, by_team, by_month, &r, e);

	*n = 0;
	*rows = xcalloc(ok ? (size_t)r.nrow : 0, sizeof(**rows));
	for (int i = 0; ok && i < r.nrow; i++) {
		struct rate_row *row = *n ? &(*rows)[*n - 1] : NULL;
		if (!row || !is_of(row, result_get(&r, i, R_TEAM),
		                   result_get(&r, i, R_MONTH))) {
			row = &(*rows)[(*n)++];
			row->team = copy_at(&r, i, R_TEAM);
			row->label = copy_at(&r, i, R_LABEL);
			row->month = copy_at(&r, i, R_MONTH);
		}
		counts_add(&row->counts, code_named(result_get(&r, i, R_CODE)),
		           vodim_named(result_get(&r, i, R_VODIM)),
		           result_int(&r, i, R_EXACT) != 0,
		           (uint64_t)result_int(&r, i, R_N));
	}
	result_fini(&r);
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
