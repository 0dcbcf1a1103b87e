/* store.c - how fast the store saves, fills, lists and finds.
 *
 *	store PATH ROWS
 *
 * Makes a file of so many actions through the one door, history and search
 * and all, and prints a figure a line: name, value, unit, gate. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"

enum { BATCH = 500, SAVES = 400, PAGES = 400, SCREEN = 40, ENTRIES = 100000 };

static struct err e;
static double figure[SAVES + PAGES];
static int nfigures;

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void must(bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "store: %s\n", e.msg);
	exit(1);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Print what was measured, and forget it. */
static void tell(const char *name, double gate50, double gate99)
{
	double p50, p99;

	qsort(figure, (size_t)nfigures, sizeof(*figure), by_size);
	p50 = figure[nfigures / 2];
	p99 = figure[nfigures * 99 / 100];
	printf("%-34s p50 %7.3f ms  p99 %7.3f ms", name, p50, p99);
	if (gate50 > 0)
		printf("  gate p50 %.1f: %s", gate50,
		       p50 <= gate50 ? "reached" : "MISSED");
	if (gate99 > 0)
		printf("  gate p99 %.1f: %s", gate99,
		       p99 <= gate99 ? "reached" : "MISSED");
	putchar('\n');
	nfigures = 0;
}

static const char *word(long i)
{
	static const char *const words[] = { "ward", "carer", "language",
		"faith", "training", "restraint", "board", "survey", "café",
		"access", "Olufẹ́mi", "hair", "advocacy", "review", "plan" };

	return words[(unsigned long)i % (sizeof(words) / sizeof(*words))];
}

static void invent(struct db *db, struct record *r, long i)
{
	static const char *const area[] = { "leadership", "data", "feedback" };
	char text[200];

	store_start(db, r, &entities[ENT_action]);
	snprintf(text, sizeof(text), "%s %s %ld %s", word(i * 7), word(i * 3),
	         i, word(i / 5));
	record_set(r, ACTION_TITLE, text);
	record_set(r, ACTION_AREA, area[i % 3]);
	snprintf(text, sizeof(text), "20%02ld-%02ld-%02ld", 26 + i % 4,
	         1 + i % 12, 1 + i % 28);
	if (i % 4)
		record_set(r, ACTION_DUE, text);
	snprintf(text, sizeof(text), "%ld", 1 + i % 3);
	record_set(r, ACTION_PRIORITY, text);
}

static void fill(struct db *db, long rows)
{
	struct record *rec = xcalloc(BATCH, sizeof(*rec));
	struct record **row = xcalloc(BATCH, sizeof(*row));
	double from = now_ms(), took;

	for (long i = 0; i < rows; i += BATCH) {
		struct change c = { .rec = row };

		for (; c.nrec < BATCH && i + c.nrec < rows; c.nrec++) {
			row[c.nrec] = &rec[c.nrec];
			invent(db, row[c.nrec], i + c.nrec);
		}
		must(store_apply(db, &c, &e));
		for (int k = 0; k < c.nrec; k++)
			record_fini(&rec[k]);
	}
	took = now_ms() - from;
	printf("%-34s %9.0f rows/s  gate 40000: %s\n", "fill with history",
	       (double)rows / took * 1e3,
	       (double)rows / took * 1e3 >= 40000 ? "reached" : "MISSED");
	free(rec);
	free(row);
}

static void save(struct db *db, bool insert)
{
	struct record r;

	for (long i = 0; i < SAVES; i++) {
		char ref[24];
		double from;

		snprintf(ref, sizeof(ref), "%ld", 1 + i * 7919 % 1000);
		if (insert)
			invent(db, &r, 1000000 + i);
		else
			must(store_find(db, &entities[ENT_action], ref, &r, &e));
		record_set(&r, ACTION_DETAIL, insert ? "begun" : ref);
		from = now_ms();
		must(store_save(db, &r, NULL, &e));
		figure[nfigures++] = now_ms() - from;
		record_fini(&r);
	}
	tell(insert ? "save a new row" : "save a change", 1.2, 10);
}

/* Page after page from the top, then from the end. */
static void pages(struct db *db, const char *name, struct page p)
{
	struct rows seen = { 0 }, next;

	for (int i = 0; i < PAGES; i++) {
		double from = now_ms();
		bool first = i % 20 == 0;

		must(store_page(db, &p, first ? NULL : &seen,
		     first ? 0 : i < PAGES / 2 ? seen.n - 1 : 0, i >= PAGES / 2,
		     SCREEN, &next, &e));
		figure[nfigures++] = now_ms() - from;
		rows_fini(&seen);
		seen = next;
		if (!seen.n)
			break;
	}
	rows_fini(&seen);
	tell(name, 0, 2);
}

static void counts(struct db *db, const char *name, struct page p)
{
	for (int i = 0; i < 20; i++) {
		double from = now_ms();
		long long n;

		must(store_count(db, &p, &n, &e));
		figure[nfigures++] = now_ms() - from;
	}
	tell(name, 0, 40);
}

static void searches(struct db *db)
{
	static const char *const typed[] = { "c", "ca", "caf", "cafe", "cafe w",
		"lang fai", "olufemi", "12345", "re", "review p" };
	struct hit *hit;
	int n;

	for (int i = 0; i < 100; i++) {
		double from = now_ms();

		must(store_search(db, NULL, typed[i % 10], 50, &hit, &n, &e));
		figure[nfigures++] = now_ms() - from;
		hits_fini(hit, n);
	}
	tell("search as you type, first 50", 0, 8);
}

/* So many entries of one value each, made as one person's saves are. */
static void entries(struct db_options o)
{
	char *path = xprintf("%s.history", o.path);
	struct record r;
	struct db *db;
	double from, took = 0;
	long long n = 0;

	o.path = path;
	must((db = db_open(&o, &e)) != NULL);
	invent(db, &r, 1);
	must(store_hold(db, &e));
	for (int i = 0; i < ENTRIES; i++) {
		record_set(&r, ACTION_PRIORITY, i & 1 ? "1" : "2");
		must(store_save(db, &r, NULL, &e));
	}
	must(store_let_go(db, true, &e));
	for (int i = 0; i < 3; i++) {
		from = now_ms();
		must((n = history_verify(db, &e)) > 0);
		from = now_ms() - from;
		took = i && took < from ? took : from;
	}
	printf("%-34s %9.0f ms  of the limit of 1000: %.2f: %s\n",
	       "100,000 history entries verified", took * ENTRIES / (double)n,
	       took * ENTRIES / (double)n / 1000,
	       took * ENTRIES / (double)n <= 1000 ? "reached" : "MISSED");
	record_fini(&r);
	db_close(db);
	free(path);
}

int main(int argc, char **argv)
{
	struct db_options o = { .who = "bench", .program = "bench",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22",
		.backups = "", .create = true };
	const struct entity *ent = &entities[ENT_action];
	struct filter open = { .field = ACTION_AREA, .value = "data" };
	struct db *db;
	double from;

	if (argc != 3)
		return 64;
	o.path = argv[1];
	must((db = db_open(&o, &e)) != NULL);
	fill(db, atol(argv[2]));
	save(db, false);
	save(db, true);
	db_close(db);
	from = now_ms();
	must((db = db_open(&o, &e)) != NULL);
	printf("%-34s     %7.3f ms\n", "open", now_ms() - from);
	pages(db, "pages by title", (struct page){ ent, ACTION_TITLE });
	pages(db, "pages by due", (struct page){ ent, ACTION_DUE });
	pages(db, "pages by due, last first",
	      (struct page){ ent, ACTION_DUE, .desc = true });
	pages(db, "pages by owner's name", (struct page){ ent, ACTION_OWNER });
	pages(db, "pages by due, filtered", (struct page){ ent, ACTION_DUE,
	      .filter = &open, .nfilter = 1 });
	counts(db, "count, filtered", (struct page){ ent, ACTION_DUE,
	       .filter = &open, .nfilter = 1 });
	searches(db);
	from = now_ms();
	printf("%-34s %lld entries", "verify wide entries",
	       history_verify(db, &e));
	printf(" %.0f ms\n", now_ms() - from);
	db_close(db);
	entries(o);
	return 0;
}
