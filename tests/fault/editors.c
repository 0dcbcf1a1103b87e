/* Nobody's edit vanishes: editors add one to the same figures at once, each
 * reading a row, thinking, and saving it.  Whoever is told "has changed since"
 * reads it again.  A twin that saves whatever the version must lose some, or
 * this test could not fail. */
#include <sys/wait.h>

#include "tests/fault/trust.h"
#include "tests/tap.h"

enum { EDITORS = 4, ROWS = 2 };

static struct err e;
static char uid[ROWS][UID_SIZE];

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

static int edit(const char *path, int edits, bool blind, unsigned seed)
{
	struct db *db = trust_open(path, &e);
	int other = !db;

	srandom(seed);
	for (int done = 0; db && done < edits; )
		if (add_one(db, uid[done % ROWS], blind))
			done++;
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

/* How many of the edits that were told "saved" are not there. */
static int lost(const char *path, int edits, bool blind)
{
	struct db *db = trust_open(path, &e);
	int status, failed = 0;
	struct record r;

	for (int i = 0; db && i < ROWS; i++) {
		trust_action(db, "A figure", &r, &e);
		memcpy(uid[i], record_get(&r, FIELD_UID), UID_SIZE);
		record_fini(&r);
	}
	db_close(db);
	for (unsigned i = 0; i < EDITORS; i++)
		if (fork() == 0)
			_exit(edit(path, edits, blind, i) != 0);
	for (int i = 0; i < EDITORS; i++)
		failed += wait(&status) < 0 || status != 0;
	ok(failed == 0, "%d editors%s: no other trouble", EDITORS,
	   blind ? " who do not look at the version" : "");
	return EDITORS * edits - sum(path);
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

int main(void)
{
	char *path = trust_path("editors.db");
	int edits = times(25, 2000), n;

	umask(077);
	n = lost(path, edits, false);
	ok(n == 0, "of %d edits %d are lost", EDITORS * edits, n);
	n = lost(path, edits, true);
	ok(n > 0, "the twin lost %d", n);
	ok(trust_holds(path, &e), "the history holds: %s", e.msg);
	makers();
	free(path);
	return tap_done();
}
