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
#include "db/role.h"

static void text_at(const struct result *r, int row, int col, char *to,
                    size_t size)
{
	const char *s = result_get(r, row, col);

	snprintf(to, size, "%s", s ? s : "");
}

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
	text_at(r, row, 2, l->uid, sizeof(l->uid));
	text_at(r, row, 3, l->origin, sizeof(l->origin));
	text_at(r, row, 4, l->file, sizeof(l->file));
	text_at(r, row, 5, l->profile, sizeof(l->profile));
	text_at(r, row, 6, l->file_hash, sizeof(l->file_hash));
	text_at(r, row, 7, l->rows_hash, sizeof(l->rows_hash));
	text_at(r, row, 13, l->made_at, sizeof(l->made_at));
	text_at(r, row, 14, l->made_by, sizeof(l->made_by));
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

struct withdrawal {
	const char *uid;
	const char *gone, *was;
};

static bool set_gone(struct db *db, struct entry *en, void *with, struct err *e)
{
	const struct withdrawal *w = with;
	const char *part[5] = { "observation_load", w->uid, "gone", w->was,
	                        w->gone };
	const char *arg[3] = { w->gone, w->uid, w->was };
	struct result r = { 0 };
	bool ok = db_run(db, "UPDATE observation_load SET gone ="
	    " CAST($1 AS BIGINT) WHERE uid = CAST($2 AS TEXT) AND gone ="
	    " CAST($3 AS BIGINT) RETURNING number", 3, arg, &r, e);

	if (ok && !r.nrow)
		ok = err_set(e, ERR_BUSY, *w->gone == '1'
		             ? _("the observations have been withdrawn already")
		             : _("the observations are there already"));
	result_fini(&r);
	return ok && entry_add(db, en, part, e);
}

static bool change_gone(struct db *db, const char *uid, bool gone,
                        struct change *c, struct err *e)
{
	struct withdrawal w = { uid, gone ? "1" : "0", gone ? "0" : "1" };

	chain_random(c->op, (OP_SIZE - 1) / 2);
	return role_allows_loads(db, e) && store_transact(db, c, set_gone, &w, e);
}

bool observation_load_withdraw(struct db *db, const struct observation_load *l,
                               struct err *e)
{
	struct change c = { .why = _("observations were withdrawn") };

	return change_gone(db, l->uid, true, &c, e);
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

	if (!change_gone(db, uid, gone, &c, e) || !by_uid(db, uid, &l, e))
		return NULL;
	return xprintf(gone ? _("Undone: observations %lld are withdrawn")
	                    : _("Observations %lld are counted again"), l.number);
}
