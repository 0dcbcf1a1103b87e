/* forget.c - what was erased from the rows of a server is still in its pages,
 * and in what its planner has counted, until its tables are written anew.
 * That is for the owner of the tables alone, and no program reaches its log
 * and its copies: what is left is said. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"

enum { LOOKS = 300, PAUSE_US = 50000 };	/* a quarter of a minute in all */

static bool owns_tables(struct db *db)
{
	struct result r = { 0 };
	struct err ignored;
	bool yes = db_run(db, "SELECT 1 FROM pg_namespace WHERE nspname ="
	    " 'pcref' AND pg_has_role(session_user, nspowner, 'USAGE')", 0, NULL,
	    &r, &ignored) && r.nrow;

	result_fini(&r);
	return yes;
}

static bool is_true(struct db *db, const char *sql, const char *arg)
{
	struct result r = { 0 };
	struct err ignored;
	bool yes = db_run(db, sql, arg != NULL, &arg, &r, &ignored) && result_int(&r, 0, 0);

	result_fini(&r);
	return yes;
}

/* A row that somebody may still see is written into the new pages as well: who
 * reads in this database, and who writes in any of the server, since before.
 * Let them end; of who comes later there is no end. */
static void wait_for_others(struct db *db)
{
	struct result r = { 0 };
	struct err ignored;
	bool ok = db_run(db, "SELECT DISTINCT virtualtransaction FROM pg_locks"
	    " WHERE pid <> pg_backend_pid() AND (locktype = 'transactionid' OR"
	    " database = (SELECT oid FROM pg_database WHERE datname ="
	    " current_database()))", 0, NULL, &r, &ignored);
	int looks = 0;

	for (int i = 0; ok && i < r.nrow; i++)
		while (looks++ < LOOKS && is_true(db, "SELECT count(*) FROM pg_locks"
		       " WHERE virtualtransaction = CAST($1 AS TEXT)",
		       result_get(&r, i, 0)))
			usleep(PAUSE_US);
	result_fini(&r);
}

/* As whom the session was opened, and then down again.  The server counts the
 * old rows that it had to keep. */
static bool write_anew(struct db *db, const char *vacuum, const char *table)
{
	struct err ignored;
	bool ok = owns_tables(db) && db_script(db, "RESET ROLE", &ignored);

	if (ok)
		wait_for_others(db);
	ok = ok && db_script(db, vacuum, &ignored) &&
	     is_true(db, "SELECT CASE WHEN sum(n_dead_tup) = 0 THEN 1 ELSE 0 END FROM"
	     " pg_stat_user_tables WHERE schemaname = 'pcref' AND relname IN ('search',"
	     " 'history_field', CAST($1 AS TEXT))", table);
	return db->engine->ready(db, &ignored) && ok;
}

char *forget_on_server(struct db *db, const char *table)
{
	char *vacuum = xprintf("VACUUM (FULL, ANALYZE) pcref.%s,"
	                       " pcref.history_field, pcref.search", table);
	char *left;
	size_t len;
	FILE *out = xmemstream(&left, &len);

	if (!write_anew(db, vacuum, table))
		fprintf(out, _("the pages of %s, until whoever owns it runs: %s\n"),
		        db->path, vacuum);
	fprintf(out, _("backups of %s that other people have made\n"), db->path);
	fprintf(out, _("the write-ahead log and the base backups of %s: whoever"
	        " keeps it must let them expire\n"), db->path);
	fclose(out);
	free(vacuum);
	return left;
}
