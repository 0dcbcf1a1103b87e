/* A file of each older version is brought up to date, and killed at each
 * statement and each call to the disk meanwhile: it is the old file or the new
 * one, the copy made before is there, and the next program goes on.
 *
 * An older file is made by the migrations up to there. */
#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "tests/fault/disk.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

#include "db/migrate.c"

enum { ROWS = 40 };
enum moment { STATEMENTS, DISK };

/* What the child is to do, and how far it came. */
static struct {
	long at[2], seen[2];
} *fate;
static bool doomed;
static struct err e;
static char *old_file, *file, *backups;

static void pass(enum moment m)
{
	if (doomed && ++fate->seen[m] == fate->at[m])
		raise(SIGKILL);
}

static bool disk_allows(const struct disk_call *c)
{
	(void)c;
	pass(DISK);
	return true;
}

static int on_statement(unsigned what, void *with, void *st, void *sql)
{
	(void)what, (void)with, (void)st, (void)sql;
	pass(STATEMENTS);
	return 0;
}

static int watch(sqlite3 *db, const char **msg, const void *api)
{
	(void)msg, (void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_statement, NULL);
}

static void make_old(int n)
{
	struct db db = { .engine = &sqlite_engine, .path = old_file,
		.program = (char *)"older", .fresh = true };
	char sql[400];
	bool done = true;

	unlink(old_file);
	done = db.engine->open(&db, old_file, &e);
	for (int i = 1; done && i <= n; i++)
		done = alter(&db, i, &e);
	for (int i = 1; done && n > 1 && i <= ROWS; i++) {
		snprintf(sql, sizeof(sql), "INSERT INTO action (uid, number,"
		         " version, gone, sort_key, created_at, created_by,"
		         " changed_at, changed_by, title, state) VALUES ('u%d', %d, 1,"
		         " 0, 'a%d', '2025', 'a', '2025', 'a', 'Action %d', 'agreed')", i,
		         i, i, i);
		done = db_script(&db, sql, &e);
	}
	ok(done, "a file of version %d: %s", n, e.msg);
	db.engine->close(&db);
	db_slots_free(&db);
}

static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	char buf[1 << 14];

	for (size_t n; (n = fread(buf, 1, sizeof(buf), in)) > 0; )
		fwrite(buf, 1, n, out);
	fclose(in);
	fclose(out);
}

static void clear_backups(void)
{
	DIR *dir = opendir(backups);

	for (struct dirent *d; dir && (d = readdir(dir)); )
		unlinkat(dirfd(dir), d->d_name, 0);
	if (dir)
		closedir(dir);
}

static struct db *open_file(void)
{
	struct db_options o = { .path = file, .who = "amina",
		.program = "newer", .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = backups, .create = true };

	return db_open(&o, &e);
}

/* Open the old file in a child that is killed on its way. */
static bool upgrade(enum moment m, long at)
{
	char *journal = xprintf("%s-journal", file);
	int status;
	pid_t pid;

	clear_backups();
	copy_file(old_file, file);
	fclose(fopen(journal, "w"));	/* without it, it were a copy */
	free(journal);
	memset(fate, 0, sizeof(*fate));
	fate->at[m] = at;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		struct db *db;

		doomed = true;
		db = open_file();
		_exit(db == NULL);
	}
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status);
}

/* As it lies there, without bringing it up to date: its version, or -1. */
static int version_of(const char *path)
{
	struct db db = { .engine = &sqlite_engine, .path = (char *)path };
	int n = -1;

	if (!db.engine->open(&db, path, &e) ||
	    !db.engine->sound(&db, true, &e) || !version(&db, &n, &e))
		n = -1;
	db.engine->close(&db);
	db_slots_free(&db);
	return n;
}

static bool has_copy_of(int n)
{
	struct backup *list;
	bool found = false;
	int nlist;

	if (!backups_list(backups, &list, &nlist, &e))
		return false;
	for (int i = 0; i < nlist; i++)
		found |= version_of(list[i].path) == n;
	free(list);
	return found;
}

static bool goes_on(int n, int newest)
{
	struct db *db = open_file();
	struct result r = { 0 };
	bool ok = db && db->engine->sound(db, true, &e) &&
	          history_verify(db, &e) > 0 && db_run(db, "SELECT count(*) FROM"
	          " action WHERE created_by = 'a' AND title IS NOT NULL", 0, NULL,
	          &r, &e) && result_int(&r, 0, 0) == (n > 1 ? ROWS : 0);

	result_fini(&r);
	db_close(db);
	return ok && version_of(file) == newest;
}

static void killed_at_each(int n, int newest, enum moment m)
{
	long all, step;
	int killed = 0, old = 0, bad = 0;
	char first[1200] = "";

	upgrade(m, 0);
	all = fate->seen[m];
	step = all / times(2, n >= newest - 2 ? 9999 : 100) + 1;
	for (long at = step > 1 ? 1 + (long)m : 1; at <= all; at += step) {
		int now;

		if (!upgrade(m, at))
			break;
		killed++;
		now = version_of(file);
		old += now == n;
		if (((now != n && now != newest) || (now == newest &&
		     !has_copy_of(n)) || !goes_on(n, newest)) && !bad++)
			snprintf(first, sizeof(first), "%ld of %ld: version %d:"
			         " %s", at, all, now, e.msg);
	}
	ok(killed > 0 && old > 0 && bad == 0, "from %d to %d, killed at %d of"
	   " %ld %s: %d still old, %d bad: %s", n, newest, killed, all,
	   m == DISK ? "calls to the disk" : "statements", old, bad, first);
}

/* With a number: from that version on. */
int main(int argc, char **argv)
{
	int newest = 0, first = argc > 1 ? atoi(argv[1]) : times(2, 1);

	umask(077);
	old_file = trust_path("old.db");
	file = trust_path("file.db");
	backups = trust_path("copies");
	fate = mmap(NULL, sizeof(*fate), PROT_READ | PROT_WRITE,
	            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	while (migrations[newest])
		newest++;
	sqlite3_auto_extension((void (*)(void))watch);
	for (int n = first; n < newest; n += times(newest - 3, 1)) {
		make_old(n);
		killed_at_each(n, newest, STATEMENTS);
		killed_at_each(n, newest, DISK);
	}
	free(old_file);
	free(file);
	free(backups);
	return tap_done();
}
