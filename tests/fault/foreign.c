/* The power goes while something is saved, and another program is the first to
 * open the file: it does not know what a seal is (db/sqlite_seal.c), and takes a
 * torn journal for a whole one.  Whatever that makes of the file, this program
 * says so and does not go on as if nothing had been. */
#include <sqlite3.h>

#include "tests/fault/power.h"
#include "tests/tap.h"

/* As the sqlite3 shell does, which takes the journal away. */
static void open_elsewhere(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix") != SQLITE_OK ||
	    sqlite3_exec(db, "SELECT count(*) FROM action", NULL, NULL, NULL) != SQLITE_OK)
		printf("# the other program: %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
}

struct tally {
	int refused, told, unsaid, damaged, unsaid_and_damaged;
};

static void judge(const char *path, struct tally *t)
{
	struct db *db = trust_open(path, &e);
	bool told = db && *db_notice(db);
	bool damaged = !db || !db->engine->sound(db, true, &e) ||
	               history_verify(db, &e) < 0 || history_compare(db, &e) < 0;

	t->refused += !db;
	t->told += told;
	t->unsaid += db && !told;
	t->damaged += damaged;
	t->unsaid_and_damaged += damaged && db && !told;
	db_close(db);
}

static struct tally torn(const struct image *base, bool forget, int images)
{
	char *path = trust_path("found.db");
	struct tally t = { 0 };

	for (int i = 0; i < images; i++) {
		srandom((unsigned)i);
		find(base, before_sync(i), HOLED, path);
		open_elsewhere(path);
		if (forget)
			file_keep_journal(path);
		judge(path, &t);
	}
	free(path);
	return t;
}

static void whole(void)
{
	char *path = trust_path("whole.db");
	struct db *db = trust_open(path, &e);
	struct record r;

	ok(db && !*db_notice(db), "of a new file nothing is said: %s", db ? db_notice(db) : e.msg);
	ok(db && trust_action(db, "One", &r, &e), "a save: %s", e.msg);
	record_fini(&r);
	db_close(db);
	db = trust_open(path, &e);
	ok(db && !*db_notice(db), "nor when it is opened again");
	db_close(db);
	open_elsewhere(path);
	db = trust_open(path, &e);
	ok(db && !*db_notice(db), "nor where another program has read it");
	db_close(db);
	free(path);
}

int main(void)
{
	struct image base;
	struct tally t;

	umask(077);
	whole();
	places("foreign.db");
	base = work(&few, true);
	t = torn(&base, false, times(60, 3000));
	ok(t.damaged > 0 && t.unsaid == 0, "a torn journal that another program has taken for"
	   " whole: %d files damaged, %d refused, %d told of, %d neither", t.damaged, t.refused,
	   t.told, t.unsaid);
	t = torn(&base, true, times(60, 3000));
	ok(t.unsaid_and_damaged > 0, "a twin that does not see that the journal is gone:"
	   " %d of %d damaged files not told of", t.unsaid_and_damaged, t.damaged);
	free(base.byte);
	places_fini();
	return tap_done();
}
