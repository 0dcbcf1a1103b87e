/* Every call to the disk fails in turn, once or from then on, while something
 * is saved.  What was said of the save must be true, and the file whole. */
#include <errno.h>
#include <stdint.h>

#include "tests/fault/disk.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

enum { OFF = 0 };
static struct {
	int at;			/* fail the at-th call from now, or OFF */
	bool on;		/* and all that follow */
	bool half;		/* write half before failing */
	int with;		/* errno */
	int hit;
} fault;

static struct err e;

static bool fails(void)
{
	if (fault.at == OFF || --fault.at > 0)
		return false;
	if (fault.on)
		fault.at = 1;
	fault.hit++;
	errno = fault.with;
	return true;
}

static bool disk_allows(const struct disk_call *c)
{
	if (!fails())
		return true;
	if (c->kind == DISK_WRITE && fault.half)
		syscall(SYS_pwrite64, c->fd, c->data, c->n / 2, c->at);
	errno = fault.with;
	return false;
}

static bool says_kept_is_unknown(void)
{
	return strstr(e.msg, "not known whether") != NULL;
}

struct tally {
	int points, kept, refused, unknown, untrue, unsound;
	char first[1200];
};

static void note(struct tally *t, int at, const char *what)
{
	if (!*t->first)
		snprintf(t->first, sizeof(t->first), "call %d: %s: %s", at,
		         what, e.msg);
}

/* The same program goes on, then another opens the file afresh. */
static void judge(struct tally *t, struct db *db, const char *path,
                  const char *op, bool said, bool unknown, int at)
{
	struct record r;
	bool kept;

	if (!history_has(db, op, &kept, &e) || (!unknown && kept != said)) {
		t->untrue++;
		note(t, at, said ? "said to be saved" : "said not to be");
	}
	if (!trust_action(db, "After", &r, &e)) {
		t->unsound++;
		note(t, at, "no save afterwards");
	}
	record_fini(&r);
	db_close(db);
	if (!trust_holds(path, &e)) {
		t->unsound++;
		note(t, at, "not whole");
	}
}

/* Save with the at-th call failing; false when there was no such call. */
static bool save_with(struct tally *t, const char *path, int at, bool on)
{
	struct db *db = trust_open(path, &e);
	struct record r, *rec = &r;
	struct change c = { .rec = &rec, .nrec = 1 };
	bool said, unknown;
	int hit;

	if (!db)
		return false;
	store_start(db, &r, &entities[ENT_action]);
	record_set(&r, ACTION_TITLE, "Before");
	fault.hit = 0;
	fault.on = on;
	fault.at = at;
	e.msg[0] = '\0';
	said = store_apply(db, &c, &e);
	fault.at = OFF;
	hit = fault.hit;
	unknown = !said && says_kept_is_unknown();
	t->points += hit > 0;
	t->kept += said && hit;
	t->refused += !said && !unknown;
	t->unknown += unknown;
	judge(t, db, path, c.op, said, unknown, at);
	record_fini(&r);
	return hit > 0;
}

/* Every call when there is time (make torture), else every fourth. */
static void every_point(const char *path, int first, int with, bool on,
                        bool half)
{
	struct tally t = { 0 };
	int at = first, step = times(4, 1);

	fault.with = with;
	fault.half = half;
	while (at < 2000 && save_with(&t, path, at, on))
		at += step;
	/* A save makes some thirty calls, a few less on a day when nothing waits.
	 * For ever: nobody can be asked afterwards what became of it. */
	ok(t.points >= 6 && t.refused + (on ? t.unknown : 0) > 0, "%s%s %s: %d calls, %d kept,"
	   " %d refused, %d unknown", strerror(with), half ? " half way" : "",
	   on ? "for ever" : "once", t.points, t.kept, t.refused, t.unknown);
	ok(t.untrue == 0 && t.unsound == 0, "%d untrue words, %d bad files%s%s",
	   t.untrue, t.unsound, *t.first ? ": " : "", t.first);
}

/* A file in the making is not there until it is whole. */
static void making(int with, bool on)
{
	char *path = trust_path("made.db");
	int at = 1, bad = 0, made = 0, refused = 0;

	fault.with = with;
	fault.half = false;
	for (bool more = true; more && at < 3000; at += 1 + at / times(3, 20)) {
		struct db *db;

		unlink(path);
		fault.hit = 0;
		fault.on = on;
		fault.at = at;
		db = trust_open(path, &e);
		fault.at = OFF;
		more = fault.hit > 0;
		made += db != NULL;
		refused += !db;
		db_close(db);
		if (access(path, F_OK) == 0 && !trust_holds(path, &e))
			bad++;
	}
	ok(refused > 2 && bad == 0, "making a file, %s %s: %d refused, %d made,"
	   " %d half made", strerror(with), on ? "for ever" : "once", refused,
	   made, bad);
	free(path);
}

int main(void)
{
	char *path = trust_path("io.db");

	umask(077);
	db_close(trust_open(path, &e));
	for (int k = 0; k < 4; k++) {
		every_point(path, k + 1, k & 1 ? ENOSPC : EIO, k & 2, false);
		making(k & 1 ? ENOSPC : EIO, k & 2);
	}
	every_point(path, 2, ENOSPC, true, true);
	free(path);
	return tap_done();
}
