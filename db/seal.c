#include "db/seal.h"

#include <string.h>

#include "core/hash.h"
#include "db/priv.h"

/* What goes on living - states, values, updates - is no part of it. */
static const int plan_fields[] = { PLAN_TITLE, PLAN_VERSION, PLAN_FROM, PLAN_TO,
	PLAN_STRATEGY, PLAN_BODY, PLAN_APPROVED, PLAN_POPULATION, PLAN_PARTS,
	PLAN_SUPERSEDES, PLAN_NOTE };

static bool add_rows(struct db *db, struct hash *h, const char *sql,
                     const char *plan, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(db, sql, 1, &plan, &res, e);

	if (ok)
		hash_add_number(h, (uint64_t)res.nrow);
	for (int i = 0; i < res.nrow; i++)
		for (int k = 0; k < res.ncol; k++) {
			const char *text = result_get(&res, i, k);

			hash_add_text(h, text ? text : "");
		}
	result_fini(&res);
	return ok;
}

bool plan_seal(struct db *db, const struct record *plan, char hex[static 65],
               struct err *e)
{
	const char *uid = record_get(plan, FIELD_UID);
	struct hash *h = hash_new();
	bool ok;

	for (size_t i = 0; i < sizeof(plan_fields) / sizeof(*plan_fields); i++)
		hash_add_text(h, record_get(plan, plan_fields[i]));
	ok = add_rows(db, h, "SELECT uid, title, kind, parent, area, population"
	    " FROM objective WHERE gone = 0 AND plan = CAST($1 AS TEXT)"
	    " ORDER BY uid", uid, e) &&
	     add_rows(db, h, "SELECT a.uid, a.title, a.detail, a.done_when,"
	    " a.own_number, a.first_due, a.target FROM action a LEFT JOIN"
	    " objective o ON o.uid = a.objective WHERE a.gone = 0 AND a.state <>"
	    " 'draft' AND (a.plan = CAST($1 AS TEXT) OR o.plan ="
	    " CAST($1 AS TEXT)) ORDER BY a.uid", uid, e);
	hash_end(h, hex);
	return ok;
}
