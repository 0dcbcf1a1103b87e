/* The store: one door, one gate, and a history that tells. */
#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "db/db.h"
#include "db/priv.h"
#include "tests/tap.h"

static struct err e;

static struct db *fresh(const char *path, const char *who)
{
	struct db_options o = { .path = path, .who = who, .program = "test",
		.modules = getenv("BUILD"),
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22",
		.backups = "", .create = true };
	struct db *db = db_open(&o, &e);

	if (!db)
		printf("Bail out! %s\n", e.msg);
	else
		db_act(db, who);	/* on a server too */
	return db;
}

static void make(struct db *db, struct record *r, enum entity_id ent,
                 const char *title)
{
	store_start(db, r, &entities[ent]);
	record_set(r, r->ent->title, title);
	if (!store_save(db, r, NULL, &e))
		printf("# %s\n", e.msg);
}

static const char *now_is(struct db *db, const struct record *r, int field)
{
	static struct record got;

	if (got.ent)
		record_fini(&got);
	if (!store_get(db, r->ent, record_get(r, FIELD_UID), &got, &e))
		return "?";
	return record_get(&got, field);
}

static void saving(struct db *db)
{
	struct record r, same;

	make(db, &r, ENT_person, "Olufẹ́mi Bello");
	ok(record_is(&r, FIELD_VERSION, "1") && record_is(&r, FIELD_NUMBER, "1"),
	   "a new row has a number and a version");
	ok(store_find(db, r.ent, "PER-1", &same, &e) &&
	   strcmp(record_title(&same), "Olufẹ́mi Bello") == 0,
	   "it is found by its reference, its name byte for byte");
	record_fini(&same);
	ok(store_find(db, r.ent, "olufemi bello", &same, &e),
	   "and by its name without case or marks");
	ok(!store_find(db, r.ent, "Olufemi Belo", &(struct record){ 0 }, &e) &&
	   strstr(e.msg, "Did you mean \"Olufẹ́mi Bello\"?"),
	   "a near name is offered");
	record_set(&r, PERSON_POST, "Chief Nurse");
	ok(store_save(db, &r, NULL, &e), "a change is kept");
	record_set(&same, PERSON_POST, "Porter");
	ok(!store_save(db, &same, NULL, &e) && e.code == ERR_BUSY &&
	   strstr(e.msg, "PER-1 has changed since"),
	   "a change of what was read before that is refused: %s", e.msg);
	ok(strcmp(now_is(db, &r, PERSON_POST), "Chief Nurse") == 0,
	   "and nothing is overwritten");
	record_fini(&same);
	record_fini(&r);
}

static void gates(struct db *db)
{
	struct record a;

	make(db, &a, ENT_action, "Publish in Easy Read");
	record_set(&a, ACTION_STATE, "verified");
	ok(!store_save(db, &a, NULL, &e) && e.code == ERR_DATA,
	   "agreed cannot become verified at once: %s", e.msg);
	record_set(&a, ACTION_STATE, "done");
	ok(store_save(db, &a, NULL, &e) &&
	   record_is(&a, ACTION_DONE_ON, "2026-11-22"), "done has its day");
	record_set(&a, ACTION_STATE, "verified");
	ok(!store_save(db, &a, NULL, &e) && strstr(e.msg, "evidence"),
	   "verified needs evidence: %s", e.msg);
	ok(strcmp(now_is(db, &a, ACTION_STATE), "done") == 0 &&
	   history_verify(db, &e) > 0, "a refused change leaves no trace");
	record_set(&a, ACTION_STATE, "done");
	record_set(&a, ACTION_PRIORITY, "4");
	ok(!store_save(db, &a, NULL, &e) && strstr(e.msg, "1 to 3"),
	   "a range is kept: %s", e.msg);
	record_fini(&a);
}

static void slips(struct db *db)
{
	struct record a;

	make(db, &a, ENT_action, "Train all wards");
	record_set(&a, ACTION_DUE, "2026-06-30");
	ok(store_save(db, &a, NULL, &e) &&
	   record_is(&a, ACTION_FIRST_DUE, "2026-06-30"),
	   "the first due date is kept");
	record_set(&a, ACTION_DUE, "2026-11-10");
	ok(!store_save(db, &a, NULL, &e), "a move needs a reason: %s", e.msg);
	record_set(&a, ACTION_DUE_REASON, "trainer left");
	ok(store_save(db, &a, NULL, &e) && record_is(&a, ACTION_MOVES, "1") &&
	   record_is(&a, ACTION_MOVED_DAYS, "133") &&
	   record_is(&a, ACTION_FIRST_DUE, "2026-06-30"),
	   "30 June to 10 November is one move of 133 days");
	record_fini(&a);
}

static void undoing(struct db *db)
{
	struct record p, q;
	char *said;

	make(db, &p, ENT_person, "Zoë");
	record_set(&p, PERSON_POST, "Chair");
	store_save(db, &p, NULL, &e);
	said = store_undo(db, &e);
	ok(said && strstr(said, "Post"), "it says what it undid: %s", said);
	free(said);
	ok(*now_is(db, &p, PERSON_POST) == '\0', "the post is as it was");
	free(said = store_redo(db, &e));
	ok(said && strcmp(now_is(db, &p, PERSON_POST), "Chair") == 0, "redone");
	free(store_undo(db, &e));
	free(said = store_undo(db, &e));
	ok(said && strcmp(now_is(db, &p, FIELD_GONE), "1") == 0,
	   "undoing the making takes the row away");
	free(store_redo(db, &e));
	free(store_redo(db, &e));
	ok(strcmp(now_is(db, &p, FIELD_GONE), "0") == 0 &&
	   strcmp(now_is(db, &p, PERSON_POST), "Chair") == 0,
	   "both are done again");
	store_get(db, p.ent, record_get(&p, FIELD_UID), &q, &e);
	db->who[0] = 'B';		/* now somebody else is at work */
	record_set(&q, PERSON_POST, "Mayor");
	store_save(db, &q, NULL, &e);
	db->who[0] = 'a';
	ok(!store_undo(db, &e) && e.code == ERR_BUSY &&
	   strstr(e.msg, "Bmina") && strstr(e.msg, "Mayor"),
	   "another's change is not undone but shown: %s", e.msg);
	record_fini(&p);
	record_fini(&q);
}

/* Held changes are kept together or not at all; one that is refused takes
 * only itself away. */
static void holding(struct db *db)
{
	struct record a, b;
	char before[64], after[64];

	history_head(db, before, &e);
	ok(store_hold(db, &e), "changes are held");
	make(db, &a, ENT_person, "Held and let fall");
	ok(!store_let_go(db, false, &e), "and let fall");
	history_head(db, after, &e);
	ok(strcmp(before, after) == 0, "no entry is left of them");
	record_fini(&a);
	store_hold(db, &e);
	make(db, &a, ENT_person, "Held and kept");
	store_start(db, &b, &entities[ENT_person]);
	ok(!store_save(db, &b, NULL, &e), "one without a name is refused");
	ok(store_let_go(db, true, &e) &&
	   strcmp(now_is(db, &a, PERSON_NAME), "Held and kept") == 0,
	   "the one before it is kept");
	ok(history_verify(db, &e) > 0, "and the history holds");
	record_fini(&a);
	record_fini(&b);
}

static void linking(struct db *db)
{
	struct link_end end = { &links[LINK_action_duty], false };
	struct record a, d, *rec = NULL;
	const char *uid;
	char *text;
	int n = 0;

	make(db, &a, ENT_action, "Ask wards");
	uid = record_get(&a, FIELD_UID);
	ok(store_find(db, &entities[ENT_duty], "An executive board lead is"
	   " named; governance and accountability are set up", &d, &e),
	   "the duties are seeded");
	ok(store_link(db, LINK_action_duty, uid, record_get(&d, FIELD_UID),
	              true, &e), "a link is made");
	ok(store_links(db, end, &uid, 1, false, &text, &e) &&
	   strcmp(text, "DTY-1") == 0, "and read: %s", text);
	free(text);
	ok(store_links_read(db, end, uid, "DTY-2; DTY-3", &rec, &n, &e) &&
	   n == 3, "other links: one goes, two come");
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	free(store_undo(db, &e));
	store_links(db, end, &uid, 1, false, &text, &e);
	ok(*text == '\0', "a link is undone like any change");
	free(text);
	record_fini(&a);
	record_fini(&d);
}

static void searching(struct db *db)
{
	struct hit *hit;
	int n;

	ok(store_search(db, NULL, "OLUFEMI bel", 10, &hit, &n, &e) && n == 1 &&
	   strcmp(hit[0].name, "PER-1") == 0,
	   "words are found without case and marks, the last unfinished");
	hits_fini(hit, n);
	ok(store_search(db, NULL, "\"'*) OR (", 10, &hit, &n, &e),
	   "no query is a syntax error");
	hits_fini(hit, n);
}

static bool pages_agree(struct db *db, int sort, bool desc)
{
	struct page p = { .ent = &entities[ENT_driver], .sort = sort,
	                  .desc = desc };
	struct rows all, seen = { 0 }, next, back;
	int at = 0;
	bool same = true;

	store_page(db, &p, NULL, 0, false, 1000, &all, &e);
	while (store_page(db, &p, seen.n ? &seen : NULL, seen.n - 1, false, 3,
	                  &next, &e) && next.n) {
		for (int i = 0; i < next.n; i++, at++)
			same &= strcmp(record_get(&next.row[i], FIELD_ID),
			        record_get(&all.row[at], FIELD_ID)) == 0;
		rows_fini(&seen);
		seen = next;
	}
	rows_fini(&next);
	rows_fini(&next);
	same &= at == all.n;
	store_page(db, &p, &seen, 0, true, 1000, &back, &e);
	same &= back.n == all.n - seen.n;
	rows_fini(&seen);
	rows_fini(&back);
	rows_fini(&all);
	return same;
}

static void paging(struct db *db)
{
	static const int by[] = { DRIVER_TITLE, DRIVER_KIND, DRIVER_ADDRESS,
	                          FIELD_NUMBER };
	struct record r;

	for (int i = 0; i < 40; i++) {
		make(db, &r, ENT_driver, i % 3 ? "Same" : "Éclair");
		if (i % 2)
			record_set(&r, DRIVER_ADDRESS, i % 5 ? "here" : "there");
		store_save(db, &r, NULL, &e);
		record_fini(&r);
	}
	for (int i = 0; i < 8; i++)
		ok(pages_agree(db, by[i / 2], i % 2),
		   "three at a time is the same as all, by field %d%s",
		   by[i / 2], i % 2 ? ", descending" : "");
}

#define DROP(on, field) "DROP TRIGGER history_kept" on ";" \
	"DROP TRIGGER history_fixed" on ";" \
	"DROP TRIGGER history_field_kept" field ";" \
	"DROP TRIGGER history_field_fixed" field

static void tampering(struct db *db)
{
	static const char *const with[] = {
		"UPDATE history_field SET commitment = 'x' WHERE seq = 2",
		"UPDATE history SET who = 'nobody' WHERE seq = 3",
		"DELETE FROM history_field WHERE seq = 2 AND ord = 1",
		"DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)",
		"UPDATE history_field SET old = 'y' WHERE seq = 3 AND ord = 0",
	};

	ok(!db_script(db, with[1], &e) && !db_script(db, with[3], &e),
	   "the triggers refuse it: %s", e.msg);
	ok(db_script(db, db->engine->server ? "RESET ROLE;" DROP(" ON history",
	   " ON history_field") : DROP("", ""), &e), "without triggers");
	db_script(db, "BEGIN", &e);
	for (size_t i = 0; i < sizeof(with) / sizeof(*with); i++) {
		db_script(db, "SAVEPOINT s", &e);
		ok(db_script(db, with[i], &e) && history_verify(db, &e) == -1 &&
		   e.code == ERR_FOUND, "noticed: %s: %s", with[i], e.msg);
		db_script(db, "ROLLBACK TO s; RELEASE s", &e);
	}
	db_script(db, "ROLLBACK", &e);
	ok(history_verify(db, &e) > 0, "and whole again without it");
}

static void erasing(struct db *db)
{
	struct record f;
	char before[64], after[64];

	make(db, &f, ENT_feedback, "zanzibar");
	history_head(db, before, &e);
	ok(history_erase(db, "feedback", record_get(&f, FIELD_UID), "summary",
	                 &e) && history_verify(db, &e) > 0 &&
	   history_head(db, after, &e) && strcmp(before, after) == 0,
	   "erased words leave the chain whole and its head the same");
	record_fini(&f);
}

static bool suite(const char *path)
{
	struct db *db = fresh(path, "amina");

	if (!db)
		return false;
	saving(db);
	gates(db);
	slips(db);
	undoing(db);
	holding(db);
	linking(db);
	searching(db);
	paging(db);
	erasing(db);
	ok(history_verify(db, &e) > 50, "the history holds: %s", e.msg);
	tampering(db);
	db_close(db);
	return true;
}

/* PG_ADDRESS is an empty database, where there is a server: see tests/run. */
int main(void)
{
	const char *server = getenv("PG_ADDRESS");

	if (!suite(":memory:"))
		return 1;
	if (!server)
		ok(true, "on PostgreSQL # SKIP no server to be had");
	else if (!suite(server))
		return 1;
	return tap_done();
}
