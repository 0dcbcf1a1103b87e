/* observation_load.c - the loads that observations came in: found, listed,
 * withdrawn. */
#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/history.h"
#include "db/observation.h"
#include "db/priv.h"
#include "db/withdraw.h"

/* In the order of read_load(). */
#define LOAD_COLUMNS "id, number, uid, origin, file_name, profile, file_hash," \
	" rows_hash, bytes, nread, kept, suppressed, unmatched, made_at," \
	" made_by, gone"

static void read_load(const struct result *r, int row,
                      struct observation_load *l)
{
	*l = (struct observation_load){ .id = result_int(r, row, 0),
		.number = result_int(r, row, 1), .bytes = result_int(r, row, 8),
		.read = result_int(r, row, 9), .kept = result_int(r, row, 10),
		.suppressed = result_int(r, row, 11),
		.unmatched = result_int(r, row, 12),
		.gone = result_int(r, row, 15) != 0 };
	result_copy(r, row, 2, l->uid, sizeof(l->uid));
	result_copy(r, row, 3, l->origin, sizeof(l->origin));
	result_copy(r, row, 4, l->file, sizeof(l->file));
	result_copy(r, row, 5, l->profile, sizeof(l->profile));
	result_copy(r, row, 6, l->file_hash, sizeof(l->file_hash));
	result_copy(r, row, 7, l->rows_hash, sizeof(l->rows_hash));
	result_copy(r, row, 13, l->made_at, sizeof(l->made_at));
	result_copy(r, row, 14, l->made_by, sizeof(l->made_by));
}

static bool first(struct db *db, const char *sql, const char *arg,
                  struct observation_load *l, bool *found, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, sql, 1, &arg, &r, e);

	*found = ok && r.nrow;
	if (*found)
		read_load(&r, 0, l);
	result_fini(&r);
	return ok;
}

bool observation_load_find(struct db *db, long long number,
                           struct observation_load *l, struct err *e)
{
	char text[24];
	bool found;

	snprintf(text, sizeof(text), "%lld", number);
	return first(db, "SELECT " LOAD_COLUMNS " FROM observation_load WHERE"
	             " number = CAST($1 AS BIGINT)", text, l, &found, e) &&
	       (found || err_set(e, ERR_INPUT, _("there are no observations %lld;"
	        " \"pcref metric loads\" lists them"), number));
}

bool observation_load_same(struct db *db, const char *file_hash,
                           struct observation_load *l)
{
	struct err ignored;
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS " FROM observation_load WHERE"
	             " gone = 0 AND file_hash = CAST($1 AS TEXT)"
	             " ORDER BY number DESC LIMIT 1", file_hash, l, &found,
	             &ignored) && found;
}

bool observation_loads(struct db *db, struct observation_load **list, int *n,
                       struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT " LOAD_COLUMNS " FROM observation_load"
	                 " ORDER BY number DESC", 0, NULL, &r, e);

	*n = ok ? r.nrow : 0;
	*list = xcalloc((size_t)*n + 1, sizeof(**list));
	for (int i = 0; i < *n; i++)
		read_load(&r, i, &(*list)[i]);
	result_fini(&r);
	return ok;
}

static const struct loads of_observations = { "observation_load",
	N_("the observations have been withdrawn already"),
	N_("the observations are there already") };

bool observation_load_withdraw(struct db *db, const struct observation_load *l,
                               struct err *e)
{
	struct change c = { .why = _("observations were withdrawn") };

	return withdraw(db, &of_observations, l->uid, true, &c, e);
}

static bool by_uid(struct db *db, const char *uid, struct observation_load *l,
                   struct err *e)
{
	bool found;

	return first(db, "SELECT " LOAD_COLUMNS " FROM observation_load WHERE"
	             " uid = CAST($1 AS TEXT)", uid, l, &found, e) && found;
}

char *observation_load_name(struct db *db, const char *uid)
{
	struct observation_load l;
	struct err ignored;

	if (!by_uid(db, uid, &l, &ignored))
		return xstrdup(_("observations"));
	return xprintf(_("observations %lld"), l.number);
}

char *observation_load_reverse(struct db *db, int kind, const char *undoes,
                               const char *uid, bool gone, struct err *e)
{
	struct change c = { .kind = kind, .undoes = undoes };
	struct observation_load l;

	if (!withdraw(db, &of_observations, uid, gone, &c, e) || !by_uid(db, uid, &l, e))
		return NULL;
	return xprintf(gone ? _("Undone: observations %lld are withdrawn")
	                    : _("Observations %lld are counted again"), l.number);
}
