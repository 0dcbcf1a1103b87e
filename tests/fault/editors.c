/* Nobody's edit vanishes: editors add one to the same figures at once, each
 * reading a row, thinking, and saving it.  Whoever is told "has changed since"
 * reads it again.  A twin that saves whatever the version must lose some, or
 * this test could not fail. */
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/fault/trust.h"
#include "tests/tap.h"

enum { EDITORS = 16, ROWS = 4, EDITS = 6 };

static struct err e;
static char uid[ROWS][UID_SIZE];
static int *edited;		/* by each, as each was told; shared */

static bool add_one(struct db *db, const char *which, bool blind)
{
	struct record r, now;
	char n[12];
	bool saved;

	if (!store_get(db, &entities[ENT_action], which, &r, &e))
		return false;
	snprintf(n, sizeof(n), "%d", atoi(record_get(&r, ACTION_DETAIL)) + 1);
	record_set(&r, ACTION_DETAIL, n);
	usleep((useconds_t)(random() % 2000));		/* thinks */
	saved = store_save(db, &r, NULL, &e);
	while (!saved && blind && store_get(db, r.ent, which, &now, &e)) {
		record_set(&r, FIELD_VERSION, record_get(&now, FIELD_VERSION));
		record_fini(&now);
		saved = store_save(db, &r, NULL, &e);
	}
	record_fini(&r);
	return saved;
}

/* Until so many edits, or so many seconds, whichever is later. */
static int edit(const char *path, int edits, time_t until, bool blind, int who)
{
	struct db *db = trust_open(path, &e);
	int other = !db;

	srandom((unsigned)who);
	while (db && (edited[who] < edits || time(NULL) < until))
		if (add_one(db, uid[random() % ROWS], blind))
			edited[who]++;
		else if (e.code != ERR_BUSY && ++other > 10)
			break;
	db_close(db);
	return other;
}

static int sum(const char *path)
{
	struct db *db = trust_open(path, &e);
	struct record r;
	int n = 0;

	for (int i = 0; db && i < ROWS; i++)
		if (store_get(db, &entities[ENT_action], uid[i], &r, &e)) {
			n += atoi(record_get(&r, ACTION_DETAIL));
			record_fini(&r);
		}
	db_close(db);
	return n;
}

static void make_rows(const char *path)
{
	struct db *db = trust_open(path, &e);
	struct record r;

	for (int i = 0; db && i < ROWS; i++) {
		trust_action(db, "A figure", &r, &e);
		memcpy(uid[i], record_get(&r, FIELD_UID), UID_SIZE);
		record_fini(&r);
	}
	db_close(db);
	memset(edited, 0, EDITORS * sizeof(*edited));
}

/* How many of the edits that were told "saved" are not there; all is how many
 * there were. */
static int lost(const char *path, int seconds, bool blind, int *all)
{
	time_t until = seconds ? time(NULL) + seconds : 0;
	int status, failed = 0;

	make_rows(path);
	for (int i = 0; i < EDITORS; i++)
		if (fork() == 0)
			_exit(edit(path, EDITS, until, blind, i) != 0);
	for (int i = 0; i < EDITORS; i++)
		failed += wait(&status) < 0 || status != 0;
	ok(failed == 0, "%d editors%s: no other trouble", EDITORS,
	   blind ? " who do not look at the version" : "");
	*all = 0;
	for (int i = 0; i < EDITORS; i++)
		*all += edited[i];
	return *all - sum(path);
}

/* Programs that make one new file at once all work in the same one. */
static void makers(void)
{
	char *path = trust_path("makers.db");
	struct db *db;
	struct record r;
	int status, failed = 0, n = 0;

	for (int i = 0; i < EDITORS; i++)
		if (fork() == 0) {
			db = trust_open(path, &e);
			_exit(!db || !trust_action(db, "First", &r, &e));
		}
	for (int i = 0; i < EDITORS; i++)
		failed += wait(&status) < 0 || status != 0;
	db = trust_open(path, &e);
	for (; db && n < 20; n++) {
		char ref[16];

		snprintf(ref, sizeof(ref), "ACT-%d", n + 1);
		if (!store_find(db, &entities[ENT_action], ref, &r, &e))
			break;
		record_fini(&r);
	}
	db_close(db);
	ok(failed == 0 && n == EDITORS, "%d make the file at once: it has %d",
	   EDITORS, n);
	ok(trust_holds(path, &e), "and it is whole: %s", e.msg);
	free(path);
}

static void crowd(const char *where, const char *path)
{
	int all, n = lost(path, times(0, 600), false, &all);

	ok(n == 0, "%s: of %d edits %d are lost", where, all, n);
	n = lost(path, times(0, 30), true, &all);
	ok(n > 0, "%s: the twin lost %d of %d", where, n, all);
	ok(trust_holds(path, &e), "%s: the history holds: %s", where, e.msg);
}

/* PG_ADDRESS is an empty database, where there is a server: see tests/run. */
int main(void)
{
	const char *server = getenv("PG_ADDRESS");
	char *path = trust_path("editors.db");

	umask(077);
	edited = mmap(NULL, EDITORS * sizeof(*edited), PROT_READ | PROT_WRITE,
	              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (edited == MAP_FAILED)
		return 1;
	crowd("a file", path);
	if (server)
		crowd("a server", server);
	else
		ok(true, "on PostgreSQL # SKIP no server to be had");
	makers();
	free(path);
	return tap_done();
}
