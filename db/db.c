#include "db/db.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/role.h"
#include "db/priv.h"
#include "db/ref.h"

static void set(char **s, const char *to)
{
	char *copy = xstrdup(to ? to : "");

	free(*s);
	*s = copy;
}

static struct db *new_db(const struct db_options *o,
                         const struct engine *engine, const char *path,
                         bool fresh)
{
	struct db *db = xcalloc(1, sizeof(*db));

	db->engine = engine;
	set(&db->path, path);
	set(&db->who, o->who);
	set(&db->backups, o->backups);
	set(&db->program, o->program);
	db->read_only = o->read_only;
	db->fresh = fresh;
	db_now(db, o->at, o->today);
	db->lookup = (struct lookup){ .words = &db->words, .locals = &db->locals,
		.today = db->today, .rows = db, .find = ref_find,
		.name = ref_name, .some = ref_some, .me = ref_me };
	return db;
}

/* What has gone elsewhere stays to be read. */
static bool moved_away(struct db *db, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT at, address FROM moved", 0, NULL, &r, e);

	if (ok && r.nrow) {
		db->read_only = true;
		snprintf(db->notice, sizeof(db->notice), _("%.200s was moved to"
		         " %.200s on %.10s: it can be read, not changed"),
		         db->path, result_get(&r, 0, 1), result_get(&r, 0, 0));
	}
	result_fini(&r);
	return ok;
}

/* Of a login that only adds up, no row is for it to see or to make. */
static bool is_for_sums(const struct db *db)
{
	return strcmp(db->role, roles[ROLE_rollup].name) == 0;
}

static bool begin_sums(struct db *db, struct err *e)
{
	words_init(&db->words);
	return sums_begin(db, e);
}

static bool load(struct db *db, bool bare, struct err *e)
{
	bool ok;

	db_read_begin(db);
	ok = moved_away(db, e) && db_words_load(db, e) && db_locals_load(db, e) &&
	     (bare || db_seed(db, e));
	db_read_end(db);
	return ok;
}

/* The engine has looked at its pages. */
static void say_where_from(struct db *db)
{
	if (db->from_others && !*db->notice)
		snprintf(db->notice, sizeof(db->notice), _("%.200s is a copy, or another"
		         " program has had it open: its pages hold together; \"pcref audit"
		         " verify\" says whether its rows are as they were left"), db->path);
}

/* A server knows who comes; of whom else's machine it is it knows nothing, so
 * what is changed there is changed by that login. */
static bool ready(struct db *db, struct err *e)
{
	bool ok = !db->engine->ready || db->engine->ready(db, e);

	if (ok && *db->login)
		set(&db->who, db->login);
	return ok;
}

/* What lies at a place is called by the name it has or is to have. */
static struct db *open_on(const struct db_options *o,
                          const struct engine *engine, const char *place,
                          const char *name, bool fresh, struct err *e)
{
	struct db *db = new_db(o, engine, name, fresh);

	if (engine->open(db, place, e) && db_migrate(db, e) &&
	    ready(db, e) &&
	    (is_for_sums(db) ? begin_sums(db, e) : load(db, o->bare, e))) {
		say_where_from(db);
		db->tick = db->engine->tick(db);
		return db;
	}
	db_close(db);
	return NULL;
}

static struct db *open_at(const struct db_options *o, const char *place,
                          const char *name, bool fresh, struct err *e)
{
	return open_on(o, &sqlite_engine, place, name, fresh, e);
}

static struct db *open_server(const struct db_options *o, struct err *e)
{
	const struct engine *engine = engine_for(o->path, o->modules, e);

	return engine ? open_on(o, engine, o->path, o->path,
	                        o->create && !o->read_only, e) : NULL;
}

/* What was begun under this name by programs that were killed. */
static void clear_left(const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	char *folder = xstrndup(path, (size_t)(name - path));
	char *beginning = xprintf("%s.new-", name);

	file_clear(folder, beginning);
	free(beginning);
	free(folder);
}

/* A new file gets its name when it is whole: killed or refused in the middle,
 * there is none; and of two who make it at once, both open the first. */
static bool make(const struct db_options *o, const char *path, struct err *e)
{
	char *part = xprintf("%s.new-%ld", path, (long)getpid());
	struct db *db;
	bool ok;
	int fd;

	clear_left(path);
	fd = file_begin(part);
	db = open_at(o, part, path, true, e);
	db_close(db);
	ok = db && file_settle(part, path, e);
	if (ok)
		file_keep_journal(path);
	file_drop(part);
	if (fd >= 0)
		close(fd);
	free(part);
	return ok;
}

struct db *db_open(const struct db_options *o, struct err *e)
{
	char path[4096];
	bool network;

	if (sodium_init() < 0) {
		err_set(e, ERR_BUG, _("no source of random numbers"));
		return NULL;
	}
	if (db_is_server(o->path))
		return open_server(o, e);
	if (!file_check(o->path, o->create && !o->read_only, path, &network, e))
		return NULL;
	if (network && !o->read_only)
		return NULL;
	if (strcmp(path, ":memory:") == 0)
		return open_at(o, path, path, true, e);
	if (access(path, F_OK) != 0 && !make(o, path, e))
		return NULL;
	return file_usable(path, e) ? open_at(o, path, path, false, e)
	                            : NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db->engine->close(db);
	db_slots_free(db);
	for (int i = 0; i < ENT_COUNT; i++)
		free(db->insert[i]);
	free(db->insert_values[0]);
	free(db->insert_values[1]);
	words_fini(&db->words);
	db_locals_fini(db);
	free(db->path);
	free(db->who);
	free(db->at);
	free(db->today);
	free(db->backups);
	free(db->program);
	free(db);
}

void db_now(struct db *db, const char *at, const char *today)
{
	set(&db->at, at);
	set(&db->today, today);
	db->lookup.today = db->today;
}

void db_act(struct db *db, const char *login)
{
	set(&db->who, login);
	db->me_known = false;
}

const char *db_path(const struct db *db)
{
	return db->path;
}

const char *db_today(const struct db *db)
{
	return db->today;
}

const char *db_who(const struct db *db)
{
	return db->who;
}

const char *db_me(struct db *db)
{
	const char *who = db->who;
	struct result r = { 0 };
	struct err ignored;

	if (!db->me_known && db_run(db, "SELECT uid FROM person WHERE gone = 0"
	    " AND login = CAST($1 AS TEXT) ORDER BY id LIMIT 1", 1, &who, &r,
	    &ignored)) {
		db->me_known = true;
		snprintf(db->me, sizeof(db->me), "%s",
		         r.nrow ? result_get(&r, 0, 0) : "");
	}
	result_fini(&r);
	return *db->me ? db->me : NULL;
}

bool db_is_read_only(const struct db *db)
{
	return db->read_only;
}

const char *db_notice(const struct db *db)
{
	return db->notice;
}

const struct words *db_words(const struct db *db)
{
	return &db->words;
}

const struct lookup *db_lookup(struct db *db)
{
	return &db->lookup;
}

static long clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Asking may take as long as a network keeps silent: most of the time is the
 * person's. */
static long ask(struct db *db)
{
	long start = clock_ms(), now;

	if (db->away && start < db->ask_at)
		return TICK_AWAY;
	now = db->engine->tick(db);
	db->ask_at = clock_ms() + (now == TICK_AWAY ? 10 * (clock_ms() - start)
	                                            : 0);
	return now;
}

bool db_moved(struct db *db)
{
	long now = ask(db);
	struct err ignored;
	bool was_away = db->away, moved = now != db->tick;

	db->away = now == TICK_AWAY;
	if (db->away)
		return false;
	db->tick = now;
	if (!moved && !was_away)
		return false;
	db->me_known = false;
	db_words_load(db, &ignored);
	db_locals_load(db, &ignored);
	return true;
}

bool db_is_away(const struct db *db)
{
	return db->away;
}

void db_give_way(struct db *db, int (*waits)(void *), void *with)
{
	if (db->engine->give_way)
		db->engine->give_way(db, waits, with);
}

int db_watch(struct db *db)
{
	return db->engine->watch ? db->engine->watch(db) : -1;
}

bool db_words_load(struct db *db, struct err *e)
{
	struct result r = { 0 };
	const char *today = db->today;
	bool ok = db_run(db, "SELECT vocab, code, label, CASE WHEN retired_on <="
	    " CAST($1 AS TEXT) THEN 1 ELSE 0 END FROM term WHERE gone = 0"
	    " ORDER BY sort_key, id", 1, &today, &r, e);

	if (ok) {
		words_fini(&db->words);
		words_init(&db->words);
	}
	for (int i = 0; ok && i < r.nrow; i++)
		words_add(&db->words, result_text(&r, i, 0),
		          result_text(&r, i, 1), result_text(&r, i, 2),
		          result_int(&r, i, 3) != 0);
	result_fini(&r);
	return ok;
}
