/* What the store does where things go wrong, or nothing needs doing. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
	ok(history_verify(db, &e) > 0, "and the history holds: %s", e.msg);
	db_close(db);
	return tap_done();
}
