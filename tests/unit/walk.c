/* A long list by its screens: whatever share of the rows passes a filter, they
 * are those that reading all of them gives, in that order; and its count. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tests/tap.h"

enum { ROWS = 6000, BATCH = 500, SCREEN = 40 };

static struct db *db;
static struct err err;
static const struct entity *const EVIDENCE = &entities[ENT_evidence];

static void must(bool done)
{
	if (done)
		return;
	printf("Bail out! %s\n", err.msg);
	exit(1);
}

/* Every second row is in one place; one in a hundred and one in two thousand
 * are in others.  Every seventh has no date, and days come again. */
static void describe(struct record *r, int i)
{
	char text[40];

	store_start(db, r, EVIDENCE);
	snprintf(text, sizeof(text), "Paper %d", i * 7919 % 10007);
	record_set(r, EVIDENCE_TITLE, text);
	record_set(r, EVIDENCE_STRENGTH, "documented");
	record_set(r, EVIDENCE_PLACE, i % 2000 == 1999 ? "safe" : i % 100 == 99 ? "shelf" :
	           i % 2 ? "attic" : "cellar");
	snprintf(text, sizeof(text), "20%02d-%02d-%02d", 10 + i * 31 % 16, 1 + i % 12,
	         1 + i * 17 % 28);
	record_set(r, EVIDENCE_DATED, i % 7 ? text : "");
}

static void fill(void)
{
	struct record rec[BATCH], *row[BATCH];

	for (int at = 0; at < ROWS; at += BATCH) {
		struct change c = { .rec = row, .nrec = BATCH, .imported = true };

		for (int i = 0; i < BATCH; i++) {
			describe(&rec[i], at + i);
			row[i] = &rec[i];
		}
		must(store_apply(db, &c, &err));
		for (int i = 0; i < BATCH; i++)
			record_fini(&rec[i]);
	}
}

struct list {
	char number[ROWS][12];
	int n;
};

static bool note(const struct record *r, void *with)
{
	struct list *l = with;

	snprintf(l->number[l->n++], sizeof(*l->number), "%s", record_get(r, FIELD_NUMBER));
	return true;
}

/* Screen by screen, from the front or from the back. */
static void turn(const struct page *p, bool back, struct list *l)
{
	struct rows seen = { 0 }, next;

	while (true) {
		must(store_page(db, p, seen.n ? &seen : NULL, back ? 0 : seen.n - 1, back,
		                SCREEN, &next, &err));
		for (int i = 0; i < next.n; i++)
			note(&next.row[back ? next.n - 1 - i : i], l);
		rows_fini(&seen);
		seen = next;
		if (!seen.n)
			return;
	}
}

static bool same(const struct list *a, const struct list *b, bool back)
{
	bool all = a->n == b->n;

	for (int i = 0; all && i < a->n; i++)
		all = strcmp(a->number[i], b->number[back ? b->n - 1 - i : i]) == 0;
	return all;
}

static void by_screens(int sort, bool desc, const char *place, int n)
{
	static struct list all, front, back;
	struct filter f = { .field = EVIDENCE_PLACE, .value = place };
	struct page p = { .ent = EVIDENCE, .sort = sort, .desc = desc, .filter = &f,
	                  .nfilter = 1 };

	all.n = front.n = back.n = 0;
	must(store_each(db, &p, note, &all, &err));
	turn(&p, false, &front);
	turn(&p, true, &back);
	ok(all.n == n && same(&front, &all, false) && same(&back, &all, true),
	   "%d in the %s by %s%s", n, place, EVIDENCE->fields[sort].name,
	   desc ? ", the last first" : "");
}

static long long count(void)
{
	long long n = -1;

	must(store_count(db, &(struct page){ .ent = EVIDENCE }, &n, &err));
	return n;
}

static void counted(void)
{
	struct record r;

	ok(count() == ROWS, "all are counted");
	must(store_find(db, EVIDENCE, "17", &r, &err) && store_remove(db, &r, &err));
	record_fini(&r);
	ok(count() == ROWS - 1, "what is gone is not");
	free(store_undo(db, &err));
	ok(count() == ROWS, "and is again when that is undone");
}

static int key_waits(void *asked)
{
	return ++*(int *)asked;
}

/* A count that a filter makes long. */
static void given_up(void)
{
	struct filter f = { .field = EVIDENCE_PLACE, .value = "attic" };
	struct page p = { .ent = EVIDENCE, .filter = &f, .nfilter = 1 };
	long long n;
	int asked = 0;

	db_give_way(db, key_waits, &asked);
	ok(!store_count(db, &p, &n, &err) && asked == 1, "a count gives way to a key: %s", err.msg);
	db_give_way(db, NULL, NULL);
	ok(store_count(db, &p, &n, &err) && n == 2940, "and is made when none waits");
}

int main(void)
{
	static const struct { const char *place; int n; } share[] = {
		{ "cellar", 3000 }, { "attic", 2940 }, { "shelf", 57 }, { "safe", 3 }, { "bin", 0 },
	};
	static const int by[] = { FIELD_NUMBER, EVIDENCE_TITLE, EVIDENCE_DATED };
	struct db_options o = { .path = ":memory:", .who = "somebody", .program = "test",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .backups = "",
		.create = true };

	must((db = db_open(&o, &err)) != NULL);
	fill();
	for (size_t i = 0; i < sizeof(share) / sizeof(*share); i++)
		for (size_t k = 0; k < 6; k++)
			by_screens(by[k / 2], k % 2, share[i].place, share[i].n);
	counted();
	given_up();
	db_close(db);
	return tap_done();
}
