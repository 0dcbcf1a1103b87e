/* postgres.c - the engine for a server.  The only one to call PQ. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/postgres.h"
#include "db/priv.h"

enum { TRIES = 20, PAUSE_US = 250000, MOST_QUEUED = 64 };

struct pg {
	PGconn *conn;
	int queued;		/* statements sent and not yet answered */
	bool in_change;		/* between begin and COMMIT */
	bool listening;
	char channel[40];	/* the statement that makes it so */
	bool unsure;		/* a COMMIT was sent and not answered */
	long head;		/* of the chain, when last asked */
};

static bool lost(struct db *db, struct err *e)
{
	return err_set(e, ERR_IO, _("the connection to %s was lost; nothing was"
	               " changed, try again"), db->path);
}

static bool fail(struct db *db, const PGresult *res, struct err *e)
{
	struct pg *p = db->handle;

	return PQstatus(p->conn) == CONNECTION_BAD ? lost(db, e)
	       : postgres_fault(db, PQresultErrorField(res, PG_DIAG_SQLSTATE),
	                        PQresultErrorMessage(res), e);
}

static bool good(const PGresult *res)
{
	ExecStatusType s = PQresultStatus(res);

	return s == PGRES_TUPLES_OK || s == PGRES_COMMAND_OK;
}

/* Wait for what was put off; the first that failed is what is said. */
static bool drain(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	bool ok = true, synced = !p->queued;
	PGresult *res;

	if (!synced)
		PQpipelineSync(p->conn);
	while (!synced && PQstatus(p->conn) == CONNECTION_OK) {
		res = PQgetResult(p->conn);
		synced = PQresultStatus(res) == PGRES_PIPELINE_SYNC;
		if (ok && res && !synced && !good(res))
			ok = fail(db, res, e);
		PQclear(res);
	}
	p->queued = 0;
	PQexitPipelineMode(p->conn);
	return ok && (synced || lost(db, e));
}

static bool exec(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;
	bool ok = drain(db, e);
	PGresult *res;

	if (!ok && strncmp(sql, "ROLLBACK", 8) != 0)
		return false;
	res = PQexec(p->conn, sql);
	ok = good(res) || fail(db, res, e);
	PQclear(res);
	return ok;
}

/* --- the connection --------------------------------------------------- */

/* Nothing is kept open between two key presses, so a change that stands still
 * is one whose program is gone; others need not wait for it. */
static const char SESSION[] =
	"SET client_min_messages TO error; SET search_path TO pcref;"
	"SET lock_timeout TO '15s';"
	"SET idle_in_transaction_session_timeout TO '10s'";

static bool begin_session(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	const char *coding = PQparameterStatus(p->conn, "server_encoding");

	for (int i = 0; i < db->nslots; i++)
		db->slot[i].ready = false;
	p->in_change = p->listening = false;
	p->queued = 0;
	if (!coding || strcmp(coding, "UTF8") != 0)
		return err_set(e, ERR_DATA, _("%s keeps %s, not UTF-8: make the"
		    " database with ENCODING 'UTF8'"), db->path,
		    coding ? coding : "?");
	return exec(db, SESSION, e) && (!db->read_only || exec(db,
	       "SET default_transaction_read_only TO on", e));
}

static bool pg_open(struct db *db, const char *where, struct err *e)
{
	static const char *const names[] = { "fallback_application_name",
		"connect_timeout", "client_encoding", "dbname", NULL };
	const char *values[] = { "pcref", "10", "UTF8", where, NULL };
	struct pg *p = xcalloc(1, sizeof(*p));

	db->handle = p;
	p->conn = PQconnectdbParams(names, values, 1);
	return PQstatus(p->conn) == CONNECTION_OK ? begin_session(db, e)
	       : postgres_fault(db, "08", PQerrorMessage(p->conn), e);
}

static void pg_close(struct db *db)
{
	struct pg *p = db->handle;

	if (!p)
		return;
	PQfinish(p->conn);
	free(p);
	db->handle = NULL;
}

/* Whose rows the session sees, and by which role.  Row security does not hold
 * whoever stands above it: that is put down first. */
static bool pg_ready(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res = PQexec(p->conn, "SELECT pcref_trust(), pcref_role(),"
	    " CASE WHEN rolsuper OR rolbypassrls THEN 'SET ROLE pcref_secretary'"
	    " ELSE 'SET ROLE NONE' END FROM pg_roles WHERE rolname = session_user");
	char down[64] = "";
	bool ok = good(res) || fail(db, res, e);

	if (ok && PQgetisnull(res, 0, 0))
		ok = err_set(e, ERR_PERM, _("the login \"%s\" belongs to no trust"
		    " in %s: ask whoever keeps it for \"pcref trust admit\""),
		    PQuser(p->conn), db->path);
	if (ok) {
		snprintf(db->role, sizeof(db->role), "%s", PQgetvalue(res, 0, 1));
		snprintf(p->channel, sizeof(p->channel), "LISTEN pcref_%s",
		         PQgetvalue(res, 0, 0));
		snprintf(down, sizeof(down), "%s", PQgetvalue(res, 0, 2));
	}
	PQclear(res);
	return ok && exec(db, down, e) && (strcmp(db->role, "secretary") != 0 ||
	       db->read_only || exec(db, "SELECT pcref_begin()", e));
}

/* After a COMMIT that was not answered the old session may still be at it:
 * the head of the chain is free when it has ended either way. */
static bool settle(struct db *db, struct err *e)
{
	struct pg *p = db->handle;

	if (p->unsure && !exec(db, "UPDATE chain SET seq = seq", e))
		return false;
	p->unsure = false;
	return true;
}

static bool reconnect(struct db *db, int tries, struct err *e)
{
	struct pg *p = db->handle;

	for (int i = 0; i < tries; i++) {
		if (i)
			usleep(PAUSE_US);
		PQreset(p->conn);
		if (PQstatus(p->conn) != CONNECTION_OK)
			continue;
		return begin_session(db, e) && pg_ready(db, e) && settle(db, e);
	}
	return err_set(e, ERR_IO, _("the connection to %s was lost, and cannot be"
	               " made again; try later"), db->path);
}

static bool connected(struct db *db, struct err *e)
{
	struct pg *p = db->handle;

	if (PQstatus(p->conn) == CONNECTION_OK && !p->unsure)
		return true;
	return !p->in_change && reconnect(db, TRIES, e);
}

/* --- statements ------------------------------------------------------- */

/* COMMIT goes with what was put off, and is not done where that failed; else
 * PostgreSQL would call the COMMIT of a failed change a success. */
static bool commit(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	bool ok = PQtransactionStatus(p->conn) != PQTRANS_INERROR ||
	          err_set(e, ERR_BUG, _("%s did not keep it: an earlier part of the"
	                  " change had failed"), db->path);

	p->in_change = false;
	if (!ok)
		return false;
	p->queued += PQenterPipelineMode(p->conn) && PQsendQueryParams(p->conn,
	             "COMMIT", 0, NULL, NULL, NULL, NULL, 0);
	ok = drain(db, e);
	p->unsure = PQstatus(p->conn) == CONNECTION_BAD;
	return ok;
}

static bool pg_script(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;
	struct err ignored;

	if (strcmp(sql, "COMMIT") == 0)
		return commit(db, e);
	if (strcmp(sql, "ROLLBACK") == 0)
		p->in_change = false;
	if (!connected(db, e))
		return false;
	if (strcmp(sql, db->engine->begin) != 0)
		return exec(db, sql, e);
	/* A connection that died in its sleep shows here: nothing is lost. */
	p->in_change = exec(db, sql, e) ||
	               (PQstatus(p->conn) == CONNECTION_BAD &&
	                reconnect(db, TRIES, &ignored) && exec(db, sql, e));
	return p->in_change;
}

/* Only what has been prepared is remembered as such. */
static bool prepare(struct db *db, int slot, const char *name, const char *sql,
                    struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res;

	if (db->slot[slot].ready)
		return true;
	if (!drain(db, e))
		return false;
	res = PQprepare(p->conn, name, sql, 0, NULL);
	db->slot[slot].ready = good(res) || fail(db, res, e);
	PQclear(res);
	return db->slot[slot].ready;
}

static void collect(struct result *r, const PGresult *res)
{
	result_init(r, PQnfields(res));
	for (int y = 0; y < PQntuples(res); y++)
		for (int x = 0; x < r->ncol; x++)
			result_add(r, PQgetisnull(res, y, x) ? NULL
			           : PQgetvalue(res, y, x));
}

/* Inside a change, what gives no rows waits to be sent with what follows: a
 * journey less for each while others wait for the head of the chain. */
static bool put_off(struct db *db, const char *name, int n,
                    const char *const *arg, struct err *e)
{
	struct pg *p = db->handle;

	if (!PQenterPipelineMode(p->conn) ||
	    !PQsendQueryPrepared(p->conn, name, n, arg, NULL, NULL, 0))
		return lost(db, e);
	return ++p->queued < MOST_QUEUED || drain(db, e);
}

static bool run_once(struct db *db, const char *sql, int n,
                     const char *const *arg, struct result *r, struct err *e)
{
	struct pg *p = db->handle;
	char name[16];
	bool fresh, ok;
	PGresult *res;
	int slot = db_slot(db, sql, &fresh), has = sql_params(sql);

	snprintf(name, sizeof(name), "s%d", slot);
	n = n < has ? n : has;
	if (!prepare(db, slot, name, sql, e))
		return false;
	if (!r && p->in_change)
		return put_off(db, name, n, arg, e);
	if (!drain(db, e))
		return false;
	res = PQexecPrepared(p->conn, name, n, arg, NULL, NULL, 0);
	ok = good(res) || fail(db, res, e);
	if (ok && r)
		collect(r, res);
	PQclear(res);
	return ok;
}

/* Outside a change, reading again after a lost connection does no harm. */
static bool pg_run(struct db *db, const char *sql, int n,
                   const char *const *arg, struct result *r, struct err *e)
{
	struct pg *p = db->handle;

	if (!connected(db, e))
		return p->in_change && lost(db, e);
	return run_once(db, sql, n, arg, r, e) || (!p->in_change &&
	       PQstatus(p->conn) == CONNECTION_BAD && strncmp(sql, "SELECT", 6) == 0 &&
	       reconnect(db, TRIES, e) && run_once(db, sql, n, arg, r, e));
}

/* --- what others do --------------------------------------------------- */

/* What was told is only a reason to ask: the head of the chain is the number.
 * It moves with our own changes too, which costs a reading and no more. */
static long pg_tick(struct db *db)
{
	struct pg *p = db->handle;
	struct result r = { 0 };
	struct err ignored;
	PGnotify *told;

	/* While the server is away one try, not to keep the screen waiting. */
	if ((PQstatus(p->conn) == CONNECTION_OK || reconnect(db, 1, &ignored)) &&
	    run_once(db, "SELECT seq FROM chain", 0, NULL, &r, &ignored) &&
	    r.nrow)
		p->head = (long)result_int(&r, 0, 0);
	result_fini(&r);
	while ((told = PQnotifies(p->conn)))
		PQfreemem(told);
	return p->head;
}

static int pg_watch(struct db *db)
{
	struct pg *p = db->handle;
	struct err ignored;

	if (!p->listening && PQstatus(p->conn) == CONNECTION_OK)
		p->listening = exec(db, p->channel, &ignored);
	return PQsocket(p->conn);
}

/* The server sees to its own pages. */
static bool pg_sound(struct db *db, bool deep, struct err *e)
{
	(void)deep;
	return connected(db, e);
}

const struct engine postgres_engine = {
	.abi = ENGINE_ABI,
	.name = "postgres",
	.begin = "BEGIN",
	.tables = "SELECT CAST(attname AS TEXT), CAST(atttypid AS REGTYPE) FROM"
	          " pg_attribute WHERE attrelid ="
	          " to_regclass(CAST($1 AS TEXT)) AND attnum > 0 AND NOT"
	          " attisdropped AND attname <> 'trust'",
	.stamp = "SELECT pcref_guard()",
	.refer = "ALTER TABLE %s ADD FOREIGN KEY (trust, %s) REFERENCES %s"
	         " (trust, uid) DEFERRABLE INITIALLY DEFERRED;\n",
	.words = postgres_words,
	.search = &postgres_search,
	.server = true,
	.lazy = true,
	.open = pg_open,
	.ready = pg_ready,
	.close = pg_close,
	.script = pg_script,
	.run = pg_run,
	.tick = pg_tick,
	.watch = pg_watch,
	.sound = pg_sound,
};
