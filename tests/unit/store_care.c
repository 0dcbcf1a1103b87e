/* What the store does where things go wrong, or nothing needs doing. */
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

static void make(struct db *db, struct record *r, enum entity_id ent,
                 const char *title)
{
	store_start(db, r, &entities[ent]);
	record_set(r, r->ent->title, title);
	if (!store_save(db, r, NULL, &e))
		printf("# %s\n", e.msg);
}

/* The record as it is in the file now. */
static void again(struct db *db, struct record *r)
{
	struct record now;

	if (!store_get(db, r->ent, record_get(r, FIELD_UID), &now, &e))
		return;
	record_fini(r);
	*r = now;
}

static void nothing_to_do(struct db *db)
{
	static const char head[] = "SELECT seq FROM chain";
	struct record r, stale;
	long long was;

	make(db, &r, ENT_person, "Zoë");
	record_copy(&stale, &r);
	was = number(db, head);
	ok(store_save(db, &r, NULL, &e) && number(db, head) == was &&
	   record_is(&r, FIELD_VERSION, "1"),
	   "what is so already makes no version and no entry");
	record_set(&r, PERSON_POST, "Chair");
	store_save(db, &r, NULL, &e);
	record_set(&stale, PERSON_POST, "Chair");
	ok(!store_save(db, &stale, NULL, &e) && e.code == ERR_BUSY,
	   "unless the row has moved on, which is said");
	ok(number(db, "SELECT count(*) FROM history WHERE seq NOT IN"
	   " (SELECT seq FROM history_field)") == 0, "no entry is empty");
	record_fini(&r);
	record_fini(&stale);
}

static void nothing_to_undo(void)
{
	struct db *db = open_file(":memory:", "");
	char *said;

	free(db->who);
	db->who = xstrdup("pcref");	/* the name that the seeds bear */
	said = store_undo(db, &e);
	ok(!said && e.code == ERR_INPUT,
	   "what every trust begins with is not undone: %s", e.msg);
	free(said);
	db_close(db);
}

static int hits(struct db *db, const char *words)
{
	struct hit *hit;
	int n;

	if (!store_search(db, NULL, words, 10, &hit, &n, &e))
		return -1;
	hits_fini(hit, n);
	return n;
}

static void several_rows(struct db *db)
{
	struct record p, q, *both[2] = { &p, &q };
	struct change c = { .rec = both, .nrec = 2 };
	char *said;

	make(db, &p, ENT_person, "Ann");
	make(db, &q, ENT_organisation, "Mind");
	record_set(&p, PERSON_POST, "Nurse");
	record_set(&q, ORGANISATION_NAME, "Mind Barnet");
	ok(store_apply(db, &c, &e), "two entities in one change");
	free(said = store_undo(db, &e));
	again(db, &p);
	again(db, &q);
	ok(said && !record_has(&p, PERSON_POST) &&
	   strcmp(record_title(&q), "Mind") == 0, "are undone together");
	record_set(&p, PERSON_POST, "Nurse");
	record_set(&q, ORGANISATION_NAME, "");
	c = (struct change){ .rec = both, .nrec = 2 };
	ok(!store_apply(db, &c, &e) && record_is(&p, FIELD_VERSION, "3"),
	   "if one is refused so is the other: %s", e.msg);
	again(db, &p);
	ok(!record_has(&p, PERSON_POST), "and nothing of it is kept");
	again(db, &q);
	record_set(&p, PERSON_POST, "Midwife");
	c = (struct change){ .rec = both, .nrec = 2 };
	ok(store_apply(db, &c, &e) && hits(db, "midwife") == 1 &&
	   hits(db, "mind") == 1, "one changed, one so already: both are found");
	record_fini(&p);
	record_fini(&q);
}

static void search_follows(struct db *db)
{
	struct record r;

	make(db, &r, ENT_person, "Xanthippe");
	record_set(&r, PERSON_NAME, "Quintilla");
	store_save(db, &r, NULL, &e);
	ok(hits(db, "xanth") == 0 && hits(db, "quint") == 1,
	   "search follows a change");
	free(store_undo(db, &e));
	ok(hits(db, "xanth") == 1 && hits(db, "quint") == 0, "and its undoing");
	again(db, &r);
	store_remove(db, &r, &e);
	ok(hits(db, "xanth") == 0, "what is removed is not found");
	free(store_undo(db, &e));
	ok(hits(db, "xanth") == 1, "until that is undone");
	record_fini(&r);
}

static void words_follow(struct db *db)
{
	struct record t;

	store_start(db, &t, &entities[ENT_term]);
	record_set(&t, TERM_LABEL, "Faith group");
	record_set(&t, TERM_VOCAB, "constituency");
	record_set(&t, TERM_CODE, "faith");
	ok(store_save(db, &t, NULL, &e), "a word of our own: %s", e.msg);
	ok(words_find(db_words(db), VOC_constituency, "faith"),
	   "is there at once");
	store_remove(db, &t, &e);
	ok(!words_find(db_words(db), VOC_constituency, "faith"),
	   "and gone when it is removed");
	record_fini(&t);
}

static void numbers(struct db *db)
{
	struct record a, b, c;

	store_start(db, &a, &entities[ENT_theme]);
	record_set(&a, THEME_TITLE, "Hair");
	record_set(&a, FIELD_NUMBER, "5000");
	ok(store_save(db, &a, NULL, &e) && record_is(&a, FIELD_NUMBER, "5000"),
	   "a free number is kept");
	make(db, &b, ENT_theme, "Skin");
	ok(record_is(&b, FIELD_NUMBER, "5001"), "the next goes on from it");
	store_start(db, &c, &entities[ENT_theme]);
	record_set(&c, THEME_TITLE, "Food two");
	record_set(&c, FIELD_NUMBER, "5000");
	ok(store_save(db, &c, NULL, &e) && record_is(&c, FIELD_NUMBER, "5002"),
	   "a taken one is replaced by the next");
	record_fini(&a);
	record_fini(&b);
	record_fini(&c);
	for (int i = 0; i < 3; i++) {
		static const char *const bad[] = { "0", "-5",
			"9223372036854775807" };

		store_start(db, &a, &entities[ENT_theme]);
		record_set(&a, THEME_TITLE, "Odd");
		record_set(&a, FIELD_NUMBER, bad[i]);
		ok(!store_save(db, &a, NULL, &e) && e.code == ERR_DATA,
		   "the number %s is refused: %s", bad[i], e.msg);
		record_fini(&a);
	}
	make(db, &b, ENT_theme, "After those");
	ok(record_is(&b, FIELD_NUMBER, "5003"), "and the next is the next");
	record_fini(&b);
}

/* Each new parent comes above the one before. */
static void rounds(struct db *db)
{
	struct record r[4];

	for (int i = 0; i < 4; i++)
		make(db, &r[i], ENT_unit, "Ward");
	for (int i = 0; i < 3; i++) {
		record_set(&r[i], UNIT_PARENT, record_get(&r[i + 1], FIELD_UID));
		ok(store_save(db, &r[i], NULL, &e), "a parent: %d", i + 1);
	}
	record_set(&r[3], UNIT_PARENT, record_get(&r[0], FIELD_UID));
	ok(!store_save(db, &r[3], NULL, &e) && e.code == ERR_DATA,
	   "no row is above itself: %s", e.msg);
	for (int i = 0; i < 4; i++)
		record_fini(&r[i]);
}

static void tails(struct db *db)
{
	db_script(db, "SAVEPOINT s; INSERT INTO history VALUES (9999, 'x',"
	          " 'eve', '2026', NULL, 0, NULL, 'h')", &e);
	ok(history_verify(db, &e) == -1, "an entry too many is noticed: %s",
	   e.msg);
	db_script(db, "ROLLBACK TO s; INSERT INTO history_field VALUES (9999,"
	          " 0, 'action', 'u', 'n', NULL, NULL, NULL, 'c')", &e);
	ok(history_verify(db, &e) == -1, "a field of none, too: %s", e.msg);
	db_script(db, "ROLLBACK TO s; RELEASE s", &e);
	ok(history_verify(db, &e) > 0, "without them it holds");
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
	struct db *db;

	umask(077);
	db = open_file(":memory:", "");
	if (!db)
		return 1;
	nothing_to_do(db);
	nothing_to_undo();
	several_rows(db);
	search_follows(db);
	words_follow(db);
	numbers(db);
	rounds(db);
	tails(db);
	settings(db);
	too_long(db);
	backups(getenv("TMP") ? getenv("TMP") : "build");
	waits(getenv("TMP") ? getenv("TMP") : "build");
	spills(getenv("TMP") ? getenv("TMP") : "build");
	ok(history_verify(db, &e) > 0, "and the history holds: %s", e.msg);
	db_close(db);
	return tap_done();
}
