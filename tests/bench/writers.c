/* writers.c - how many saves a second several people make on one chain, each a
 * whole change with its history, and how long one takes.
 *
 *	writers "NAME DATABASE" WRITERS SECONDS GATE [PAUSE]
 *
 * Each writer edits a row of its own; the chain is what they share.  The gate is
 * saves a second; of people who pause, so many ms after each save, it is the ms
 * that one save in a hundred may take.  Beside these one more writes two pages to
 * a file of its own and syncs it, no more: what the disk itself takes meanwhile. */
#include <fcntl.h>
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

enum { MOST = 200000, COMING_IN = 1000 };	/* saves; ms */

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

/* Whoever pauses does so for as long as it takes, between half and one and a
 * half times: people do not save in step. */
static void rest(int pause)
{
	usleep((unsigned)(pause * (500 + random() % 1001)));
}

/* Counted from a moment on: till then everybody is still coming in. */
static int work(const char *path, int id, double from, double until, int pause,
                struct tally *t)
{
	char who[16], text[64];
	struct err e = { 0 };
	struct record r;
	struct db *db;
	int edit = 0;

	srandom((unsigned)id);
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

		snprintf(text, sizeof(text), "edit %d", edit++);
		record_set(&r, ACTION_DONE_WHEN, text);
		if (!store_save(db, &r, NULL, &e)) {
			if (t->failed++ == 0)
				fprintf(stderr, "%s\n", e.msg);
		} else if (start >= from) {
			t->ms[t->n++] = now() - start;
		}
		if (pause)
			rest(pause);
	}
	record_fini(&r);
	db_close(db);
	return 0;
}

static int sync_only(const char *path, double from, double until, int pause,
                     struct tally *t)
{
	char *name, page[8192] = { 1 };
	int fd;

	if (asprintf(&name, "%s.disk", path) < 0)
		return 1;
	fd = open(name, O_WRONLY | O_CREAT, 0600);
	while (fd >= 0 && now() < until && t->n < MOST) {
		double start = now();

		if (pwrite(fd, page, sizeof(page), 0) < 0 || fdatasync(fd) != 0)
			return 1;
		if (start >= from)
			t->ms[t->n++] = now() - start;
		rest(pause);
	}
	unlink(name);
	free(name);
	return fd < 0;
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
	double seconds, from;
	struct tally *t;
	char *where;

	if (writers < 1 || writers > 64 || !(where = strrchr(argv[1], ' ')))
		return 64;
	*where++ = '\0';
	seconds = atof(argv[3]);
	t = mmap(NULL, sizeof(*t) * (size_t)(writers + 1), PROT_READ | PROT_WRITE,
	         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	db_close(open_at(where, "bench"));
	from = now() + COMING_IN;
	for (int i = 0; i < writers; i++)
		if (fork() == 0)
			_exit(work(where, i, from, from + seconds * 1e3, pause,
			           &t[i]));
	if (pause && fork() == 0)
		_exit(sync_only(where, from, from + seconds * 1e3, pause,
		                &t[writers]));
	while (wait(&status) > 0)
		bad |= status;
	if (pause) {
		qsort(t[writers].ms, (size_t)t[writers].n, sizeof(double), by_size);
		printf("the disk meanwhile, one sync: p50 %.2f ms  p99 %.2f ms\n",
		       t[writers].ms[t[writers].n / 2],
		       t[writers].ms[t[writers].n * 99 / 100]);
	}
	return !report(argv[1], t, writers, seconds, atof(argv[4]), pause) || bad;
}
