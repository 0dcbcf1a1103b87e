/* sqlite.c - the engine for one file.  Only the files named so call sqlite3_. */
#include "db/sqlite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"

enum { OURS = 0x50435246 };
/* Two people hardly ever wait at once: look again soon, and not in step.  Who
 * writes waits for readers alone, of whom none takes long, and keeps all. */
enum { NAP_US = 200, MORE_US = 800, WRITER_NAP_US = 40 };

struct statement {
	sqlite3_stmt *st;
	bool in_order;		/* $1 is its first parameter, $2 its second */
};

struct lite {
	sqlite3 *sql;
	struct statement *stmt;	/* by slot */
	int nstmt;
	unsigned spin;		/* what was drawn last, for the next nap */
	long long since;	/* when this wait began, in ms */
	int turn;		/* see sqlite_turn.c; -1 for none */
};

static const char *const words[][2] = {
	{ "id", "INTEGER PRIMARY KEY" }, { "int", "INTEGER" },
	{ "text", "TEXT" }, { "strict", "STRICT" },
	{ "ref", "REFERENCES %s (uid) DEFERRABLE INITIALLY DEFERRED" }, { 0 },
};

static bool fail(struct db *db, struct err *e)
{
	const struct lite *l = db->handle;

	return sqlite_fault(db, l->sql, e);
}

/* The journal is there from the first change on. */
static void take_turn(struct db *db)
{
	struct lite *l = db->handle;

	if (l->turn < 0)
		l->turn = sqlite_turn_open(db->path);
	if (l->turn >= 0)
		sqlite_turn_take(l->turn);
}

static bool lite_script(struct db *db, const char *sql, struct err *e)
{
	struct lite *l = db->handle;
	bool ok;

	if (sql == db->engine->begin)
		take_turn(db);
	ok = sqlite3_exec(l->sql, sql, NULL, NULL, NULL) == SQLITE_OK ||
	     fail(db, e);
	if (l->turn >= 0 && sqlite3_get_autocommit(l->sql))
		sqlite_turn_give(l->turn);
	return ok;
}

static bool pragma(struct db *db, const char *name, char value[static SQLITE_SAID],
                   struct err *e)
{
	const struct lite *l = db->handle;

	return sqlite_pragma(db, l->sql, name, value, e);
}

/* Each is set, then read back: SQLite ignores what it does not know.  A journal
 * that stays is written over, which is one write of its first bytes instead of
 * two changes of the folder's own records; what it holds is in the history too,
 * until it is erased: see lite_forget. */
static bool settle(struct db *db, struct err *e)
{
	static const struct {
		const char *set, *name, *want;
		bool writing;
	} rows[] = {
		{ "temp_store = MEMORY", "temp_store", "2", false },
		{ "foreign_keys = ON", "foreign_keys", "1", false },
		{ "trusted_schema = OFF", "trusted_schema", "0", false },
		{ "secure_delete = ON", "secure_delete", "1", false },
		{ "synchronous = EXTRA", "synchronous", "3", false },
		{ "journal_size_limit = 1048576", "journal_size_limit", "1048576",
		  true },
		{ "journal_mode = PERSIST", "journal_mode", "persist", true },
	};
	char sql[64], value[SQLITE_SAID];

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (rows[i].writing && (db->read_only ||
		                        strcmp(db->path, ":memory:") == 0))
			continue;
		snprintf(sql, sizeof(sql), "PRAGMA %s", rows[i].set);
		if (!lite_script(db, sql, e) ||
		    !pragma(db, rows[i].name, value, e))
			return false;
		if (strcmp(value, rows[i].want) != 0)
			return err_set(e, ERR_BUG, _("%s: %s is \"%s\", not"
			    " \"%s\"; this SQLite cannot be trusted with it"),
			    db->path, rows[i].name, value, rows[i].want);
	}
	return true;
}

/* Somebody else is writing, which takes a millisecond: SQLite's own steps of up
 * to a tenth of a second would leave the file idle in between. */
static int wait_a_little(void *lite, int tries)
{
	struct lite *l = lite;

	if (!tries)
		l->since = sqlite_now_ms();
	if (sqlite_now_ms() - l->since >= SQLITE_WAIT_MS)
		return 0;
	l->spin = l->spin * 1103515245 + 12345;
	usleep(sqlite3_txn_state(l->sql, NULL) != SQLITE_TXN_WRITE
	       ? NAP_US + (l->spin >> 8) % MORE_US : WRITER_NAP_US);
	return 1;
}

static void restrict_to_our_needs(struct lite *l)
{
	sqlite3 *sql = l->sql;

	l->spin = (unsigned)getpid();
	sqlite3_busy_handler(sql, wait_a_little, l);
	sqlite3_extended_result_codes(sql, 1);
	sqlite3_db_config(sql, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(sql, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
	sqlite3_db_config(sql, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
	sqlite3_db_config(sql, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0,
	                  (int *)NULL);
	sqlite3_limit(sql, SQLITE_LIMIT_LENGTH, SQLITE_MOST_BYTES);
	sqlite3_limit(sql, SQLITE_LIMIT_ATTACHED, 0);
}

static bool is_ours(struct db *db, struct err *e)
{
	char id[SQLITE_SAID], mine[64];

	snprintf(mine, sizeof(mine), "PRAGMA application_id = %d", OURS);
	if (db->fresh)
		return lite_script(db, mine, e);
	return pragma(db, "application_id", id, e) && (atol(id) == OURS ||
	       err_set(e, ERR_DATA, _("%s is a database of another program; it was"
	               " left as it is"), db->path));
}

static bool lite_sound(struct db *db, bool deep, struct err *e)
{
	const struct lite *l = db->handle;

	return sqlite_sound(db, l->sql, deep, e);
}

static bool lite_open(struct db *db, const char *path, struct err *e)
{
	struct lite *l = xcalloc(1, sizeof(*l));
	int flags = db->read_only ? SQLITE_OPEN_READONLY
	                          : SQLITE_OPEN_READWRITE;
	enum sqlite_left left;

	db->handle = l;
	l->turn = -1;
	if (db->fresh)
		flags |= SQLITE_OPEN_CREATE;
	if (sqlite3_open_v2(path, &l->sql, flags | SQLITE_OPEN_NOFOLLOW |
	                    SQLITE_OPEN_EXRESCODE, sqlite_journal_vfs()) !=
	    SQLITE_OK)
		return fail(db, e);
	db->read_only |= sqlite3_db_readonly(l->sql, "main") == 1;
	restrict_to_our_needs(l);
	left = sqlite_left(db, l->sql, path);
	return is_ours(db, e) && settle(db, e) && db_is_as_made(db, e) &&
	       sqlite_take_over(db, l->sql, left, e);
}

static void lite_close(struct db *db)
{
	struct lite *l = db->handle;

	for (int i = 0; l && i < l->nstmt; i++)
		sqlite3_finalize(l->stmt[i].st);
	if (l) {
		sqlite3_close(l->sql);
		if (l->turn >= 0)
			close(l->turn);
		free(l->stmt);
	}
	free(l);
}

/* SQLite numbers parameters as they first stand in the text, and looks for a
 * name among all of them: where the two agree there is nothing to look for. */
static bool is_in_order(sqlite3_stmt *st)
{
	char name[16];

	for (int i = 1; i <= sqlite3_bind_parameter_count(st); i++) {
		snprintf(name, sizeof(name), "$%d", i);
		if (sqlite3_bind_parameter_index(st, name) != i)
			return false;
	}
	return true;
}

static const struct statement *prepared(struct db *db, const char *sql)
{
	struct lite *l = db->handle;
	bool fresh;
	int slot = db_slot(db, sql, &fresh);
	struct statement *s;

	if (slot >= l->nstmt) {
		l->stmt = xreallocarray(l->stmt, (size_t)slot + 1,
		                        sizeof(*l->stmt));
		while (l->nstmt <= slot)
			l->stmt[l->nstmt++] = (struct statement){ 0 };
	}
	s = &l->stmt[slot];
	if (!s->st) {
		sqlite3_prepare_v3(l->sql, sql, -1, SQLITE_PREPARE_PERSISTENT,
		                   &s->st, NULL);
		s->in_order = s->st && is_in_order(s->st);
	}
	return s;
}

/* A value that is refused would be written as NULL. */
static bool bind(const struct statement *s, int n, const char *const *arg)
{
	bool ok = true;

	for (int i = 0; ok && i < n; i++) {
		char name[16];
		int at = i + 1;

		if (!s->in_order) {
			snprintf(name, sizeof(name), "$%d", i + 1);
			at = sqlite3_bind_parameter_index(s->st, name);
		}
		ok = sqlite3_bind_text(s->st, at, arg[i], -1,
		                       SQLITE_STATIC) == SQLITE_OK;
	}
	return ok;
}

static bool lite_run(struct db *db, const char *sql, int n,
                     const char *const *arg, struct result *r, struct err *e)
{
	const struct statement *s = prepared(db, sql);
	sqlite3_stmt *st = s->st;
	int rc = SQLITE_ERROR;

	if (!st)
		return fail(db, e);
	result_init(r, sqlite3_column_count(st));
	if (bind(s, n, arg))
		rc = sqlite3_step(st);
	for (; rc == SQLITE_ROW; rc = sqlite3_step(st))
		for (int i = 0; i < r->ncol; i++)
			result_add(r, (const char *)sqlite3_column_text(st, i));
	if (rc != SQLITE_DONE)
		fail(db, e);
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return rc == SQLITE_DONE;
}

/* Asked about once in a millisecond. */
static void lite_give_way(struct db *db, int (*waits)(void *), void *with)
{
	sqlite3_progress_handler(((struct lite *)db->handle)->sql, waits ? 4000 : 0, waits, with);
}

/* VACUUM INTO writes a database without the pages of what was deleted. */
static bool lite_copy(struct db *db, const char *path, struct err *e)
{
	struct lite *l = db->handle;
	char *sql = sqlite3_mprintf("VACUUM INTO %Q", path);
	bool ok;

	if (!sql)
		mem_die();
	sqlite3_limit(l->sql, SQLITE_LIMIT_ATTACHED, 1);
	ok = lite_script(db, sql, e);
	sqlite3_limit(l->sql, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_free(sql);
	/* What is full is where the copy goes. */
	if (!ok && e->code != ERR_DATA && e->code != ERR_BUSY)
		err_set(e, ERR_IO, _("the copy %s cannot be written (%s); %s is as it was: make"
		        " room there, or choose another place"), path, sqlite3_errmsg(l->sql),
		        db->path);
	return ok;
}

static long lite_tick(struct db *db)
{
	struct err ignored;
	char value[SQLITE_SAID];

	return pragma(db, "data_version", value, &ignored) ? atol(value) : 0;
}

/* The index of words keeps deleted ones until it is merged, and the journal what
 * stood in the pages: the last commit cuts it to nothing. */
static bool lite_forget(struct db *db, struct err *e)
{
	struct lite *l = db->handle;
	bool ok;

	sqlite3_limit(l->sql, SQLITE_LIMIT_ATTACHED, 1);
	ok = lite_script(db, "INSERT INTO search (search) VALUES ('optimize');"
	                 "PRAGMA journal_size_limit = 0", e) &&
	     lite_script(db, "VACUUM", e);
	ok = lite_script(db, "PRAGMA journal_size_limit = 1048576", e) && ok;
	sqlite3_limit(l->sql, SQLITE_LIMIT_ATTACHED, 0);
	return ok;
}

static const struct engine_search search = {
	.note = "INSERT INTO search_row (row_uid, entity) VALUES (CAST($1 AS TEXT),"
	        " CAST($2 AS TEXT)) ON CONFLICT (row_uid) DO NOTHING",
	.add = "REPLACE INTO search (rowid, body)", .done = "", .more = " UNION ALL",
	.replaces = true,
	.one = " SELECT id, @w FROM search_row WHERE row_uid = @u",
	.drop = "DELETE FROM search WHERE rowid = (SELECT id FROM search_row WHERE"
	        " row_uid = CAST($1 AS TEXT))",
	.from = "search JOIN search_row x ON x.id = search.rowid",
	.match = "search MATCH ", .end = "",
	.open = "\"", .and = "\" \"", .last = "\"*",
};

const struct engine sqlite_engine = {
	.abi = ENGINE_ABI,
	.name = "sqlite",
	.begin = "BEGIN IMMEDIATE",
	.read = "BEGIN",
	.must = "", .must_end = "",
	.kept = "SELECT 'synchronous', synchronous, 3 FROM pragma_synchronous UNION ALL"
	        " SELECT 'secure_delete', secure_delete, 1 FROM pragma_secure_delete"
	        " UNION ALL SELECT 'foreign_keys', foreign_keys, 1 FROM"
	        " pragma_foreign_keys UNION ALL SELECT 'trusted_schema', trusted_schema,"
	        " 0 FROM pragma_trusted_schema UNION ALL SELECT 'temp_store', temp_store,"
	        " 2 FROM pragma_temp_store",
	.tables = "SELECT name, type FROM pragma_table_xinfo(CAST($1 AS TEXT))",
	.indexes = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT"
	           " NULL AND tbl_name = CAST($1 AS TEXT)",
	.stamp = "PRAGMA user_version = %d",
	.stamped = "PRAGMA user_version",
	.words = words,
	.search = &search,
	.within = "instr",
	.open = lite_open,
	.close = lite_close,
	.script = lite_script,
	.run = lite_run,
	.give_way = lite_give_way,
	.copy = lite_copy,
	.forget = lite_forget,
	.tick = lite_tick,
	.sound = lite_sound,
};
