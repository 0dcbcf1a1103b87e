/* sums.c - what the role that adds up is given: the trusts of a server, one
 * after another, under the names of the tables.  What it may not read is a
 * stroke where something must stand, and unknown elsewhere, so the questions
 * of the score are asked as they are; that it reads no more is the server's
 * doing (db/role.c), not this file's. */
#include "db/bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/role.h"
#include "db/priv.h"
#include "db/role.h"

static const char TRUST[] =
	"trust = CAST(current_setting('pcref.trust', true) AS BIGINT)";

static void put_column(FILE *out, const struct role *role,
                       const struct entity *ent, int i)
{
	const struct field *f = &ent->fields[i];
	bool stands = f->flags & (FF_REQUIRED | FF_HOUSE) || i == ent->title;

	if (role_reads(role, ent, i))
		fprintf(out, "%s", f->name);
	else
		fprintf(out, "CAST(%s AS TEXT) AS %s", stands ? "'-'" : "NULL",
		        f->name);
}

static void put_entity(FILE *out, const struct role *role,
                       const struct entity *ent)
{
	fprintf(out, "CREATE TEMP VIEW %s AS SELECT ", ent->table);
	for (int i = 0; i < ent->nfields; i++) {
		fputs(i ? ", " : "", out);
		put_column(out, role, ent, i);
	}
	fprintf(out, " FROM pcref.%s WHERE %s;\n", ent->table, TRUST);
}

/* The tables of loads are no entity's. */
static void put_loads(FILE *out)
{
	fprintf(out, "CREATE TEMP VIEW load AS SELECT id, uid, number, gone,"
	        " dataset, as_at, nread, accepted, cleaned, undated, '-' AS"
	        " file_name, '-' AS file_hash, '-' AS counts_hash, '-' AS"
	        " made_at, '-' AS made_by, 0 AS bytes, CAST(NULL AS BIGINT) AS"
	        " expected, 'rows' AS counted, '-' AS profile, '-' AS map_hash,"
	        " 0 AS mapped FROM pcref.load WHERE %s;\n"
	        "CREATE TEMP VIEW ethnic_count AS SELECT * FROM"
	        " pcref.ethnic_count WHERE %s;\n"
	        "CREATE TEMP VIEW load_team AS SELECT 0 AS load_id, '' AS team,"
	        " '' AS label WHERE 1 = 0;\n"
	        "CREATE TEMP VIEW observation_load AS SELECT id, uid, number,"
	        " gone, made_at, '-' AS made_by, origin, '-' AS file_name, '-'"
	        " AS profile, 0 AS bytes, '-' AS file_hash, '-' AS rows_hash,"
	        " nread, kept, suppressed, unmatched FROM"
	        " pcref.observation_load WHERE %s;\n"
	        "CREATE TEMP VIEW observation AS SELECT * FROM"
	        " pcref.observation WHERE %s;\n", TRUST, TRUST, TRUST, TRUST);
}

bool sums_begin(struct db *db, struct err *e)
{
	const struct role *role = &roles[ROLE_rollup];
	struct err ignored;
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);
	bool ok;

	for (int i = 0; i < ENT_COUNT; i++)
		put_entity(out, role, &entities[i]);
	put_loads(out);
	/* The same is asked of trust after trust: one plan serves them all. */
	fputs("SET plan_cache_mode TO force_generic_plan;\n", out);
	fclose(out);
	/* The session may only read but for this, which is its own. */
	ok = db_script(db, "BEGIN READ WRITE", e) && db_script(db, text, e) &&
	     db_script(db, "COMMIT", e);
	free(text);
	if (!ok)
		db_script(db, "ROLLBACK", &ignored);
	db->read_only = true;
	snprintf(db->notice, sizeof(db->notice), _("this login adds up over the"
	         " trusts of %.200s, and sees no row of them: \"pcref rollup\""
	         " shows them side by side"), db->path);
	return ok;
}

bool sums_of(struct db *db, long long trust, struct err *e)
{
	char sql[64];

	snprintf(sql, sizeof(sql), "SET pcref.trust TO %lld", trust);
	return db_script(db, sql, e);
}

/* --- what each trust adds up to --------------------------------------- */

static bool is_empty(const struct bundle *b)
{
	long long n = b->nfeedback + b->ndatasets;

	for (int i = 0; i < STATUS_COUNT; i++)
		n += b->actions[i];
	return n == 0;
}

static bool take(struct db *db, const struct result *trusts, int i,
                 const char *as_at, struct bundle *b, struct err *e)
{
	enum suppress_profile profile;
	struct err ignored;

	if (!sums_of(db, result_int(trusts, i, 0), e) ||
	    !db_bundle(db, as_at, result_get(trusts, i, 1), b, e))
		return false;
	if (!db_bundle_profile(db, &profile, &ignored))
		profile = SUPPRESS_MHSDS;
	bundle_hide(b, profile);
	return true;
}

static int by_trust(const void *a, const void *b)
{
	return strcmp(((const struct bundle *)a)->trust,
	              ((const struct bundle *)b)->trust);
}

static bool take_all(struct db *db, const char *as_at, struct bundle **list,
                     int *n, int *empty, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT id, name FROM pcref_trust ORDER BY id", 0,
	                 NULL, &r, e);

	*list = xcalloc((size_t)r.nrow + 1, sizeof(**list));
	for (int i = 0; ok && i < r.nrow; i++) {
		struct bundle *b = &(*list)[*n];

		ok = take(db, &r, i, as_at, b, e);
		*(is_empty(b) ? empty : n) += 1;
	}
	result_fini(&r);
	return ok;
}

bool db_bundles(struct db *db, const char *as_at, struct bundle **list, int *n,
                int *empty, struct err *e)
{
	struct err ignored;
	bool ok;

	*n = *empty = 0;
	*list = NULL;
	if (!db_role(db)->sums)
		return err_set(e, ERR_PERM, _("your login sees its own trust"
		    " alone; one that adds up over all is admitted by \"pcref"
		    " trust admit LOGIN --trust NAME --role rollup\""));
	ok = db_script(db, db->engine->begin, e) &&
	     db_script(db, db->engine->snapshot, e) &&
	     take_all(db, as_at, list, n, empty, e) && db_script(db, "COMMIT", e);
	if (ok && *n)
		qsort(*list, (size_t)*n, sizeof(**list), by_trust);
	if (!ok) {
		db_script(db, "ROLLBACK", &ignored);
		free(*list);
		*list = NULL;
	}
	return ok;
}
