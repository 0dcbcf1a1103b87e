/* The file itself: what SQLite is held to, copies of it, several writers, and a
 * change too large for memory. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"
#include "tests/tap.h"

static struct err e;

static struct db *open_file(const char *path, const char *backups)
{
	struct db_options o = { .path = path, .who = "amina",
		.program = "test", .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = backups, .create = true };
	struct db *db = db_open(&o, &e);

	if (!db)
		printf("# %s\n", e.msg);
	return db;
}

static long long number(struct db *db, const char *sql)
{
	struct result r = { 0 };
	long long n = db_run(db, sql, 0, NULL, &r, &e) && r.nrow
	              ? result_int(&r, 0, 0) : -1;

	result_fini(&r);
	return n;
}

/* The settings that SQLite must have taken, whatever it was built with. */
static void settings(struct db *db)
{
	static const struct {
		const char *sql;
		long long want;
	} rows[] = {
		{ "PRAGMA secure_delete", 1 }, { "PRAGMA foreign_keys", 1 },
		{ "PRAGMA temp_store", 2 }, { "PRAGMA synchronous", 3 },
		{ "PRAGMA trusted_schema", 0 },
		{ "PRAGMA application_id", 0x50435246 },
	};
	struct result r = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		ok(number(db, rows[i].sql) == rows[i].want, "%s is %lld",
		   rows[i].sql, rows[i].want);
	ok(!db_script(db, "ATTACH ':memory:' AS other", &e),
	   "no second file is attached: %s", e.msg);
	ok(!db_run(db, "SELECT load_extension('x')", 0, NULL, &r, &e),
	   "no extension is loaded");
	ok(!db_script(db, "PRAGMA writable_schema = ON; DELETE FROM"
	              " sqlite_schema", &e), "the schema is not written to");
	ok(!db_run(db, "SELECT \"no such column\"", 0, NULL, &r, &e),
	   "a word in double quotes is no text");
}

static void too_long(struct db *db)
{
	size_t len = (size_t)17 << 20;
	char *text = xcalloc(len + 1, 1);
	const char *arg = text;
	struct result r = { 0 };

	memset(text, 'x', len);
	ok(!db_run(db, "SELECT CAST($1 AS TEXT)", 1, &arg, &r, &e) &&
	   e.code == ERR_DATA && strstr(e.msg, "16 MiB"),
	   "17 MiB are refused: %s", e.msg);
	result_fini(&r);
	free(text);
}

static int files_beside(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *d;
	int n = 0;

	while (dir && (d = readdir(dir)))
		n += strstr(d->d_name, ".new") != NULL;
	if (dir)
		closedir(dir);
	return n;
}

static void backups(const char *folder)
{
	char *path = xprintf("%s/trust.db", folder), copy[512];
	char *place = xprintf("%s/kept", folder);
	struct db *db = open_file(path, place), *second;
	struct stat st;

	ok(db && files_beside(folder) == 0,
	   "a new file appears whole, and nothing is left beside it");
	ok(db_backup(db, copy, &e) && strstr(copy, "2026-11-22T060000Z.db"),
	   "a backup is made, named by the time: %s", copy);
	ok(stat(copy, &st) == 0 && (st.st_mode & 077) == 0, "and is private");
	second = open_file(copy, "");
	ok(second && history_verify(second, &e) > 0, "it opens, and holds");
	db_close(second);
	db_close(db);
	free(path);
	free(place);
}

/* Somebody holds the right to write for a while: one waits, and saves. */
static void waits(const char *folder)
{
	char *path = xprintf("%s/held.db", folder), said = 0;
	struct db *db = open_file(path, "");
	struct record r;
	int pipes[2];

	if (pipe(pipes) != 0 || fork() == 0) {
		struct db *other = open_file(path, "");

		said = db_script(other, other->engine->begin, &e) ? '+' : '-';
		said = write(pipes[1], &said, 1) == 1;
		usleep(300000);
		db_script(other, "ROLLBACK", &e);
		db_close(other);
		_exit(0);
	}
	ok(read(pipes[0], &said, 1) == 1 && said == '+', "another one writes");
	store_start(db, &r, &entities[ENT_person]);
	record_set(&r, PERSON_NAME, "Waited");
	e = (struct err){ 0 };
	ok(store_save(db, &r, NULL, &e), "a save waits its turn: %s", e.msg);
	record_fini(&r);
	wait(NULL);
	close(pipes[0]);
	close(pipes[1]);
	db_close(db);
	free(path);
}

/* A change too large for SQLite to keep in memory is on the disk in part when
 * its last row is refused. */
static void spills(const char *folder)
{
	enum { ROWS = 2000 };
	char *path = xprintf("%s/large.db", folder), title[40];
	struct db *db = open_file(path, "");
	struct record *rec = xcalloc(ROWS, sizeof(*rec));
	struct record **row = xcalloc(ROWS, sizeof(*row));
	struct change c = { .rec = row, .nrec = ROWS };
	long long was = number(db, "SELECT count(*) FROM action");

	for (int i = 0; i < ROWS; i++) {
		row[i] = &rec[i];
		store_start(db, row[i], &entities[ENT_action]);
		snprintf(title, sizeof(title), "Row %d", i * 7919 % ROWS);
		record_set(row[i], ACTION_TITLE, i < ROWS - 1 ? title : "");
	}
	ok(!store_apply(db, &c, &e), "a large change is refused late: %s", e.msg);
	ok(number(db, "SELECT count(*) FROM action") == was &&
	   db->engine->sound(db, true, &e) && history_verify(db, &e) > 0,
	   "and nothing of it is left: %s", e.msg);
	record_set(row[ROWS - 1], ACTION_TITLE, "Row");
	ok(store_apply(db, &c, &e) && db->engine->sound(db, true, &e) &&
	   history_verify(db, &e) > 0, "whole, it is kept: %s", e.msg);
	for (int i = 0; i < ROWS; i++)
		record_fini(&rec[i]);
	free(rec);
	free(row);
	db_close(db);
	free(path);
}

int main(void)
{
	const char *folder = getenv("TMP") ? getenv("TMP") : "build";
	struct db *db;

	umask(077);
	db = open_file(":memory:", "");
	if (!db)
		return 1;
	settings(db);
	too_long(db);
	ok(history_verify(db, &e) > 0, "and the history holds: %s", e.msg);
	db_close(db);
	backups(folder);
	waits(folder);
	spills(folder);
	return tap_done();
}
