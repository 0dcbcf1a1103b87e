/* writers.c - how many saves a second several people make on one chain, each a
 * whole change with its history, and how long one takes.
 *
 *	writers "NAME DATABASE" WRITERS SECONDS GATE [PAUSE]
 *
 * Each writer edits a row of its own; the chain is what they share.  The gate is
 * saves a second; of people who pause, so many ms after each save, it is the ms
 * that one save in a hundred may take. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/err.h"
#include "db/db.h"
#include "db/store.h"

enum { MOST = 200000 };

struct tally {
	int n, failed;
	double ms[MOST];
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct db *open_at(const char *path, const char *who)
{
	struct err e = { 0 };
	struct db_options o = { .path = path, .who = who, .program = "bench",
		.modules = getenv("BUILD"), .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = "", .create = true };
	struct db *db = db_open(&o, &e);

	if (!db)
		fprintf(stderr, "%s\n", e.msg);
	return db;
}

static int work(const char *path, int id, double until, int pause,
                struct tally *t)
{
	char who[16], text[64];
	struct err e = { 0 };
	struct record r;
	struct db *db;

	snprintf(who, sizeof(who), "writer%d", id);
	db = open_at(path, who);
	if (!db)
		return 1;
	store_start(db, &r, &entities[ENT_action]);
	record_set(&r, ACTION_TITLE, who);
	if (!store_save(db, &r, NULL, &e)) {
		fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	while (now() < until && t->n < MOST) {
		double start = now();

		snprintf(text, sizeof(text), "edit %d", t->n);
		record_set(&r, ACTION_DONE_WHEN, text);
		if (store_save(db, &r, NULL, &e))
			t->ms[t->n++] = now() - start;
		else if (t->failed++ == 0)
			fprintf(stderr, "%s\n", e.msg);
		usleep((unsigned)pause * 1000);
	}
	record_fini(&r);
	db_close(db);
	return 0;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool report(const char *name, const struct tally *t, int writers,
                   double seconds, double gate, bool pause)
{
	double rate, p99, *all = malloc(sizeof(*all) * MOST * (size_t)writers);
	size_t n = 0;
	int failed = 0;
	bool reached;

	if (!all)
		abort();
	for (int i = 0; i < writers; i++) {
		memcpy(all + n, t[i].ms, sizeof(*all) * (size_t)t[i].n);
		n += (size_t)t[i].n;
		failed += t[i].failed;
	}
	qsort(all, n, sizeof(*all), by_size);
	rate = (double)n / seconds;
	p99 = n ? all[n * 99 / 100] : 0;
	reached = pause ? n && p99 <= gate : rate >= gate;
	printf("%s, %d writers: %.0f saves/s  p50 %.2f ms  p99 %.2f ms  worst"
	       " %.1f ms, %d refused  gate %.0f %s: %s\n", name, writers, rate,
	       n ? all[n / 2] : 0, p99, n ? all[n - 1] : 0, failed, gate,
	       pause ? "ms" : "a second", reached ? "reached" : "MISSED");
	free(all);
	return reached;
}

int main(int argc, char **argv)
{
	int writers = argc >= 5 ? atoi(argv[2]) : 0, bad = 0, status;
	int pause = argc == 6 ? atoi(argv[5]) : 0;
	double seconds, until;
	struct tally *t;
	char *where;

	if (writers < 1 || writers > 64 || !(where = strrchr(argv[1], ' ')))
		return 64;
	*where++ = '\0';
	seconds = atof(argv[3]);
	t = mmap(NULL, sizeof(*t) * (size_t)writers, PROT_READ | PROT_WRITE,
	         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	db_close(open_at(where, "bench"));
	until = now() + seconds * 1e3;
	for (int i = 0; i < writers; i++)
		if (fork() == 0)
			_exit(work(where, i, until, pause, &t[i]));
	while (wait(&status) > 0)
		bad |= status;
	return !report(argv[1], t, writers, seconds, atof(argv[4]), pause) || bad;
}
