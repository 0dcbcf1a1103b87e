/* postgres.c - the engine for a server.  It and postgres_sql.c alone call PQ. */
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
	int good;		/* of the last so many before one that was not */
	bool in_change;		/* between begin and COMMIT */
	bool untouched;		/* of which only BEGIN has been put off */
	bool listening;
	char channel[40];	/* the statement that makes it so */
	char turn[240];		/* and that to be the next who writes */
	bool unsure;		/* a COMMIT was sent and not answered */
	long head;		/* of the chain, when last asked */
};

static bool fail(struct db *db, const PGresult *res, struct err *e)
{
	struct pg *p = db->handle;

	return PQstatus(p->conn) == CONNECTION_BAD ? postgres_lost(db, e)
	       : postgres_fault(db, PQresultErrorField(res, PG_DIAG_SQLSTATE),
	                        PQresultErrorMessage(res), e);
}

/* Wait for what was sent.  The last answer where all are good; else the first
 * that is not is what is said. */
static PGresult *journey(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res, *last = NULL;
	bool ok = true, synced = false;

	PQpipelineSync(p->conn);
	p->good = 0;
	while (!synced && PQstatus(p->conn) == CONNECTION_OK) {
		res = PQgetResult(p->conn);
		synced = PQresultStatus(res) == PGRES_PIPELINE_SYNC;
		if (res && !synced && ok) {
			ok = postgres_good(res) || fail(db, res, e);
			p->good += ok;
			PQclear(last);
			last = res;
			continue;
		}
		PQclear(res);
	}
	p->queued = 0;
	PQexitPipelineMode(p->conn);
	if (ok && (synced || postgres_lost(db, e)))
		return last;
	PQclear(last);
	return NULL;
}

static bool drain(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res = NULL;
	bool ok = !p->queued || (res = journey(db, e));

	PQclear(res);
	return ok;
}

static bool exec(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;
	bool ok = drain(db, e);
	PGresult *res;

	if (!ok && strncmp(sql, "ROLLBACK", 8) != 0)
		return false;
	p->untouched = false;
	res = PQexec(p->conn, sql);
	ok = postgres_good(res) || fail(db, res, e);
	PQclear(res);
	return ok;
}

/* --- the connection --------------------------------------------------- */

static bool begin_session(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	const char *coding = PQparameterStatus(p->conn, "server_encoding");

	for (int i = 0; i < db->nslots; i++)
		db->slot[i].ready = false;
	p->in_change = p->untouched = p->listening = false;
	p->queued = 0;
	if (!coding || strcmp(coding, "UTF8") != 0)
		return err_set(e, ERR_DATA, _("%s keeps %s, not UTF-8: make the"
		    " database with ENCODING 'UTF8'"), db->path,
		    coding ? coding : "?");
	return exec(db, postgres_session, e) && (!db->read_only || exec(db,
	       "SET default_transaction_read_only TO on", e));
}

static bool pg_open(struct db *db, const char *where, struct err *e)
{
	const char *values[] = { "pcref", "10", "UTF8", "15000", "10", "5", "3",
	                         where, NULL };
	struct pg *p = xcalloc(1, sizeof(*p));

	db->handle = p;
	p->conn = PQconnectdbParams(postgres_names, values, 1);
	return PQstatus(p->conn) == CONNECTION_OK ? begin_session(db, e)
	       : postgres_fault(db, "08", PQerrorMessage(p->conn), e);
}

static void pg_close(struct db *db)
{
	struct pg *p = db->handle;

	if (p)
		PQfinish(p->conn);
	free(p);
	db->handle = NULL;
}

/* Whose rows the session sees, and by which role.  Row security does not hold
 * whoever stands above it: that is put down first. */
static bool pg_ready(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res = PQexec(p->conn, postgres_whose);
	char down[64] = "", trust[64] = "";
	bool ok = postgres_good(res) || fail(db, res, e);

	if (ok && PQgetisnull(res, 0, 0))
		ok = err_set(e, ERR_PERM, _("the login \"%s\" belongs to no trust"
		    " in %s: ask whoever keeps it for \"pcref trust admit\""),
		    PQuser(p->conn), db->path);
	if (ok) {
		snprintf(db->login, sizeof(db->login), "%s", PQuser(p->conn));
		snprintf(db->role, sizeof(db->role), "%s", PQgetvalue(res, 0, 1));
		snprintf(p->channel, sizeof(p->channel), "%s", PQgetvalue(res, 0, 0));
		snprintf(p->turn, sizeof(p->turn), "%s", PQgetvalue(res, 0, 3));
		snprintf(down, sizeof(down), "%s", PQgetvalue(res, 0, 2));
		snprintf(trust, sizeof(trust), "%s", PQgetvalue(res, 0, 4));
	}
	PQclear(res);
	return ok && exec(db, down, e) && exec(db, trust, e) &&
	       (strcmp(db->role, "secretary") != 0 || db->read_only ||
	        exec(db, "SELECT pcref_begin()", e));
}

/* After a COMMIT that was not answered the old session may still be at it: it is
 * our turn when it has ended either way. */
static bool reconnect(struct db *db, int tries, struct err *e)
{
	struct pg *p = db->handle;

	for (int i = 0; i < tries; i++) {
		usleep(i ? PAUSE_US : 0);
		PQreset(p->conn);
		if (PQstatus(p->conn) != CONNECTION_OK)
			continue;
		if (!begin_session(db, e) || !pg_ready(db, e) ||
		    (p->unsure && !exec(db, p->turn, e)))
			return false;
		p->unsure = false;
		return true;
	}
	return err_set(e, ERR_IO, _("the connection to %s was lost and cannot be"
	               " made again: nothing was changed; try later"), db->path);
}

static bool connected(struct db *db, struct err *e)
{
	struct pg *p = db->handle;

	return (PQstatus(p->conn) == CONNECTION_OK && !p->unsure) ||
	       (!p->in_change && reconnect(db, db->away ? 1 : TRIES, e));
}

/* --- statements ------------------------------------------------------- */

/* Only what has been prepared is remembered as such. */
static bool prepare(struct db *db, const char *sql, char name[static 16],
                    struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res;
	bool fresh;
	int slot = db_slot(db, sql, &fresh);

	snprintf(name, 16, "s%d", slot);
	if (db->slot[slot].ready)
		return true;
	if (!drain(db, e))
		return false;
	res = PQprepare(p->conn, name, sql, 0, NULL);
	db->slot[slot].ready = postgres_good(res) || fail(db, res, e);
	PQclear(res);
	return db->slot[slot].ready;
}

/* What is put off is sent with what follows: a journey less for each while
 * others wait for the head of the chain. */
static bool put_off(struct db *db, const char *sql, int n,
                    const char *const *arg, struct err *e)
{
	struct pg *p = db->handle;
	char name[16];
	int has = sql_params(sql);

	if (!prepare(db, sql, name, e))
		return false;
	p->queued++;
	return (PQenterPipelineMode(p->conn) && PQsendQueryPrepared(p->conn, name,
	        n < has ? n : has, arg, NULL, NULL, 0)) || postgres_lost(db, e);
}

/* The same of a word that has neither values nor a plan. */
static bool say_later(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;

	p->queued++;
	return (PQenterPipelineMode(p->conn) && PQsendQueryParams(p->conn, sql, 0,
	        NULL, NULL, NULL, NULL, 0)) || postgres_lost(db, e);
}

/* Before the first statement of a change, unless it is only to read. */
static bool take_turn(struct db *db, const char *sql, struct err *e)
{
	const struct pg *p = db->handle;

	return !p->untouched || !*p->turn ||
	       strcmp(sql, db->engine->snapshot) == 0 ||
	       put_off(db, p->turn, 0, NULL, e);
}

/* COMMIT goes with what was put off, and is not done where that failed, nor
 * where anything before had: PostgreSQL would call it a success.  It does not
 * wait for the disk or a standby, as whoever took the turn said, for the head of
 * the chain is ours as long.  The transaction after it writes next to nothing
 * and does wait, for all that came before: several saves share one wait. */
static bool commit(struct db *db, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res;
	bool kept;
	int sent;

	p->in_change = p->untouched = false;
	if (PQtransactionStatus(p->conn) == PQTRANS_INERROR)
		return exec(db, "SELECT 1", e);
	if (!say_later(db, "COMMIT", e) || !say_later(db, "EXECUTE flush", e))
		return false;
	sent = p->queued;
	res = journey(db, e);
	kept = res;
	/* All but the flush: it is kept, though perhaps not yet safe. */
	p->unsure = !kept && (PQstatus(p->conn) == CONNECTION_BAD ||
	                      p->good == sent - 1);
	PQclear(res);
	return kept;
}

static bool pg_script(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;

	if (strcmp(sql, "COMMIT") == 0)
		return commit(db, e);
	if (strcmp(sql, db->engine->begin) == 0)
		return p->in_change = p->untouched = connected(db, e) &&
		                                     say_later(db, sql, e);
	if (strcmp(sql, "ROLLBACK") == 0)
		p->in_change = p->untouched = false;
	return connected(db, e) && take_turn(db, sql, e) && exec(db, sql, e);
}

/* Inside a change, what gives no rows is put off too. */
static bool run_once(struct db *db, const char *sql, int n,
                     const char *const *arg, struct result *r, struct err *e)
{
	struct pg *p = db->handle;
	PGresult *res;
	bool ok;

	if (!take_turn(db, sql, e) || !put_off(db, sql, n, arg, e))
		return false;
	if (!r && p->in_change && p->queued < MOST_QUEUED)
		return true;
	res = journey(db, e);
	ok = res;
	if (ok && r)
		postgres_collect(r, res);
	PQclear(res);
	return ok;
}

/* A connection that died in its sleep shows at the first statement: outside a
 * change reading again does no harm, and of a new change nothing is lost. */
static bool again(struct db *db, const char *sql, struct err *e)
{
	struct pg *p = db->handle;
	bool change = p->untouched;

	return PQstatus(p->conn) == CONNECTION_BAD &&
	       (change || (!p->in_change && strncmp(sql, "SELECT", 6) == 0)) &&
	       reconnect(db, TRIES, e) &&
	       (!change || pg_script(db, db->engine->begin, e));
}

static bool pg_run(struct db *db, const char *sql, int n,
                   const char *const *arg, struct result *r, struct err *e)
{
	struct pg *p = db->handle;
	bool ok;

	if (!connected(db, e))
		return p->in_change && postgres_lost(db, e);
	ok = run_once(db, sql, n, arg, r, e) ||
	     (again(db, sql, e) && run_once(db, sql, n, arg, r, e));
	p->untouched = false;
	return ok;
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
	return PQstatus(p->conn) == CONNECTION_OK ? p->head : TICK_AWAY;
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
	.snapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
	.must = "WITH u AS (", .must_end = ") SELECT 1 / count(*) FROM u",
	.tables = postgres_tables,
	.indexes = postgres_indexes,
	.kept = postgres_kept,
	.stamp = "SELECT pcref_guard()",
	.refer = postgres_refer,
	.words = postgres_words,
	.search = &postgres_search,
	.within = "strpos",
	.server = true, .lazy = true,
	.open = pg_open,
	.ready = pg_ready,
	.close = pg_close,
	.script = pg_script,
	.run = pg_run,
	.tick = pg_tick,
	.watch = pg_watch,
	.sound = pg_sound,
};
