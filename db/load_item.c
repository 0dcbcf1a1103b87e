/* load_item.c - what a load counts beside its codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "db/load.h"
#include "db/priv.h"

bool load_write_items(struct db *db, const char *id, const struct load_item *item,
                      int n, struct err *e)
{
	char number[24];
	const char *arg[4] = { id };
	bool ok = true;

	for (int i = 0; ok && i < n; i++) {
		snprintf(number, sizeof(number), "%lld", item[i].n);
		arg[1] = item[i].kind;
		arg[2] = item[i].item;
		arg[3] = number;
		ok = db_run(db, "INSERT INTO load_item (load_id, kind, item, n)"
		    " VALUES (CAST($1 AS BIGINT), CAST($2 AS TEXT),"
		    " CAST($3 AS TEXT), CAST($4 AS BIGINT))", 4, arg, NULL, e);
	}
	return ok;
}

bool load_items(struct db *db, const struct load *l, const char *kind,
                struct load_item **list, int *n, struct err *e)
{
	char id[24];
	const char *arg[2] = { id, kind };
	struct result r = { 0 };
	bool ok;

	snprintf(id, sizeof(id), "%lld", l->id);
	ok = db_run(db, "SELECT kind, item, n FROM load_item WHERE load_id ="
	    " CAST($1 AS BIGINT) AND (CAST($2 AS TEXT) IS NULL OR kind ="
	    " CAST($2 AS TEXT)) ORDER BY n DESC, item", 2, arg, &r, e);
	*n = ok ? r.nrow : 0;
	*list = xcalloc((size_t)*n, sizeof(**list));
	for (int i = 0; i < *n; i++)
		(*list)[i] = (struct load_item){ xstrdup(result_get(&r, i, 0)),
			xstrdup(result_get(&r, i, 1)), result_int(&r, i, 2) };
	result_fini(&r);
	return ok;
}

static bool count_classes(struct db *db, const struct load *l, struct ethnic_counts *to,
                          struct err *e)
{
	struct rate_row *row;
	int n;
	bool ok = load_rates(db, l, false, false, &row, &n, e);

	for (int i = 0; ok && n && i < CLASS_COUNT; i++)
		to->cls[i] = row[0].counts.cls[i];
	rate_rows_fini(row, n);
	return ok;
}

bool load_classes(struct db *db, const struct load *l, struct ethnic_counts *to,
                  struct err *e)
{
	struct load_item *item;
	bool ok;
	int n;

	*to = (struct ethnic_counts){ 0 };
	ok = load_items(db, l, "class", &item, &n, e);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < CLASS_COUNT; k++)
			if (strcmp(item[i].item, ethnic_classes[k].name) == 0)
				to->cls[k] = (uint64_t)item[i].n;
	load_items_fini(item, n);
	return ok && (n || count_classes(db, l, to, e));
}

void load_items_fini(struct load_item *list, int n)
{
	for (int i = 0; i < n; i++) {
		free(list[i].kind);
		free(list[i].item);
	}
	free(list);
}
