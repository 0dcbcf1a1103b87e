/* load_find.c - which loads there are, and taking one back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/history.h"
#include "db/load.h"
#include "db/priv.h"
#include "db/withdraw.h"

/* In the order of read_load(). */
#define LOAD_COLUMNS "l.id, l.number, l.uid, l.dataset, d.name, l.as_at," \
	" l.file_name, l.file_hash, l.counts_hash, l.made_at, l.made_by," \
	" l.bytes, l.nread, l.accepted, l.cleaned, l.undated, l.expected," \
	" l.gone, l.counted, l.profile, l.map_hash, l.mapped"
#define LOAD_FROM " FROM load l JOIN dataset d ON d.uid = l.dataset"

static void read_load(const struct result *r, int row, struct load *l)
{
	*l = (struct load){ .id = result_int(r, row, 0),
	                    .number = result_int(r, row, 1),
	                    .bytes = result_int(r, row, 11),
	                    .read = result_int(r, row, 12),
	                    .accepted = result_int(r, row, 13),
	                    .cleaned = result_int(r, row, 14),
	                    .undated = result_int(r, row, 15),
	                    .expected = -1,
	                    .gone = result_int(r, row, 17),
	                    .mapped = result_int(r, row, 21) };
	if (result_get(r, row, 16))
		l->expected = result_int(r, row, 16);
	result_copy(r, row, 2, l->uid, sizeof(l->uid));
	result_copy(r, row, 3, l->dataset, sizeof(l->dataset));
	result_copy(r, row, 4, l->name, sizeof(l->name));
	result_copy(r, row, 5, l->as_at, sizeof(l->as_at));
	result_copy(r, row, 6, l->file, sizeof(l->file));
	result_copy(r, row, 7, l->file_hash, sizeof(l->file_hash));
	result_copy(r, row, 8, l->counts_hash, sizeof(l->counts_hash));
	result_copy(r, row, 9, l->made_at, sizeof(l->made_at));
	result_copy(r, row, 10, l->made_by, sizeof(l->made_by));
	result_copy(r, row, 18, l->counted, sizeof(l->counted));
	result_copy(r, row, 19, l->profile, sizeof(l->profile));
	result_copy(r, row, 20, l->map_hash, sizeof(l->map_hash));
}

/* ---- finding ---- */

/* The first load of a query, if there is one. */
static bool first(struct db *db, const char *sql, int n, const char *const *arg,
                  struct load *l, bool *found, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, sql, n, arg, &r, e);

	*found = ok && r.nrow;
	if (*found)
		read_load(&r, 0, l);
	result_fini(&r);
	return ok;
}

bool load_find(struct db *db, long long number, struct load *l, struct err *e)
{
	char text[24];
	const char *arg = text;
	bool found;

	snprintf(text, sizeof(text), "%lld", number);
	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.number ="
	             " CAST($1 AS BIGINT)", 1, &arg, l, &found, e) &&
	       (found || err_set(e, ERR_INPUT, _("there is no load %lld;"
	        " \"pcref data loads\" lists them"), number));
}

bool load_newest(struct db *db, const char *dataset, const char *as_at,
                 struct load *l, struct err *e)
{
	const char *arg[2] = { dataset, as_at ? as_at : "9999-12-31" };
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.gone = 0"
	             " AND l.dataset = CAST($1 AS TEXT) AND l.as_at <="
	             " CAST($2 AS TEXT) ORDER BY l.as_at DESC, l.number DESC"
	             " LIMIT 1", 2, arg, l, &found, e) &&
	       (found || err_set(e, ERR_INPUT, _("no extract has been loaded;"
	        " \"pcref data import\" loads one")));
}

static const char *counted(const struct load *l)
{
	return *l->counted ? l->counted : "rows";
}

bool load_alike(const struct load *a, const struct load *b)
{
	return strcmp(counted(a), counted(b)) == 0;
}

bool load_before(struct db *db, const struct load *l, struct load *before, struct err *e)
{
	const char *arg[3] = { l->dataset, l->as_at, counted(l) };
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.gone = 0"
	             " AND l.dataset = CAST($1 AS TEXT) AND l.as_at < CAST($2 AS TEXT)"
	             " AND CASE WHEN l.counted = 'people' THEN 'people' ELSE 'rows' END"
	             " = CAST($3 AS TEXT)"
	             " ORDER BY l.as_at DESC, l.number DESC LIMIT 1", 3, arg, before, &found,
	             e) && found;
}

bool load_same(struct db *db, const char *dataset, const char *file_hash,
               struct load *l)
{
	const char *arg[2] = { dataset, file_hash };
	struct err ignored;
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.gone = 0"
	             " AND l.dataset = CAST($1 AS TEXT) AND l.file_hash ="
	             " CAST($2 AS TEXT) ORDER BY l.number DESC LIMIT 1", 2, arg,
	             l, &found, &ignored) && found;
}

/* The newest of each data set: none of the same is newer. */
#define NEWEST " AND l.gone = 0 AND NOT EXISTS (SELECT 1 FROM load o WHERE" \
	" o.dataset = l.dataset AND o.gone = 0 AND o.as_at <= CAST($1 AS TEXT)" \
	" AND (o.as_at > l.as_at OR (o.as_at = l.as_at AND o.number > l.number)))"

bool load_list(struct db *db, bool newest, const char *as_at,
               struct load **list, int *n, struct err *e)
{
	const char *arg = as_at ? as_at : "9999-12-31";
	struct result r = { 0 };
	bool ok = db_run(db, newest
	    ? "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.as_at <="
	      " CAST($1 AS TEXT)" NEWEST " ORDER BY d.sort_key, l.number"
	    : "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.as_at <="
	      " CAST($1 AS TEXT) ORDER BY l.number DESC", 1, &arg, &r, e);

	*n = ok ? r.nrow : 0;
	*list = xcalloc((size_t)*n, sizeof(**list));
	for (int i = 0; i < *n; i++)
		read_load(&r, i, &(*list)[i]);
	result_fini(&r);
	return ok;
}

/* ---- withdrawing ---- */

static const struct loads of_extracts = { "load",
	N_("the load has been withdrawn already"), N_("the load is there already") };

bool load_withdraw(struct db *db, const struct load *l, struct err *e)
{
	struct change c = { .why = _("an extract was withdrawn") };

	return withdraw(db, &of_extracts, l->uid, true, &c, e);
}

char *load_name(struct db *db, const char *uid)
{
	struct err ignored;
	struct load l;
	bool found;

	if (!first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.uid ="
	           " CAST($1 AS TEXT)", 1, &uid, &l, &found, &ignored) || !found)
		return xstrdup(_("a load"));
	return xprintf(_("load %lld"), l.number);
}

char *load_reverse(struct db *db, int kind, const char *undoes, const char *uid,
                   bool gone, struct err *e)
{
	struct change c = { .kind = kind, .undoes = undoes };
	struct load l;
	bool found;

	if (!withdraw(db, &of_extracts, uid, gone, &c, e) ||
	    !first(db, "SELECT " LOAD_COLUMNS LOAD_FROM " WHERE l.uid ="
	           " CAST($1 AS TEXT)", 1, &uid, &l, &found, e) || !found)
		return NULL;
	return xprintf(gone ? _("Undone: load %lld of %s is withdrawn")
	                    : _("Load %lld of %s is counted again"),
	               l.number, l.name);
}
