/* Whoever is told "saved" finds it saved, though the program be killed: a
 * child saves and says the operation of each save it was told was kept; it is
 * killed at some moment; every operation it said must be in the history.  A twin
 * that says it beforehand must be found out, or this test could not fail. */
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "core/chain.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

static struct err e;

static bool save(struct db *db, struct change *c, int out, bool early)
{
	chain_random(c->op, (OP_SIZE - 1) / 2);
	if (early)
		dprintf(out, "%s\n", c->op);
	if (!store_apply(db, c, &e))
		return false;
	if (!early)
		dprintf(out, "%s\n", c->op);
	return true;
}

/* Saves without end: new rows, edits, several rows in one change. */
static void work(const char *path, int out, bool early)
{
	struct db *db = trust_open(path, &e);

	for (int i = 0; db; i++) {
		struct record a, b, *rec[2] = { &a, &b };
		struct change c = { .rec = rec, .nrec = 1 + i % 2 };
		char title[40];

		snprintf(title, sizeof(title), "Action %d", i);
		store_start(db, &a, &entities[ENT_action]);
		record_set(&a, ACTION_TITLE, title);
		store_start(db, &b, &entities[ENT_person]);
		record_set(&b, PERSON_NAME, title);
		if (!save(db, &c, out, early))
			break;
		record_set(&a, ACTION_DETAIL, "changed");
		c.nrec = 1;
		if (!save(db, &c, out, early))
			break;
		record_fini(&a);
		record_fini(&b);
	}
	_exit(1);
}

/* Wait for its first save, then a little, then kill it. */
static bool run_and_kill(const char *path, int after_us, bool early, FILE **said)
{
	struct pollfd p;
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0) {
		close(fd[0]);
		work(path, fd[1], early);
	}
	close(fd[1]);
	p = (struct pollfd){ .fd = fd[0], .events = POLLIN };
	poll(&p, 1, 10000);
	usleep((useconds_t)after_us);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	*said = fdopen(fd[0], "r");
	return *said && WIFSIGNALED(status);
}

static int lost_of(struct db *db, FILE *said, int *n)
{
	char line[OP_SIZE + 2];
	int lost = 0;
	bool kept;

	while (fgets(line, sizeof(line), said)) {
		if (line[OP_SIZE - 1] != '\n')	/* not told in full */
			continue;
		line[OP_SIZE - 1] = '\0';
		lost += !history_has(db, line, &kept, &e) || !kept;
		++*n;
	}
	return lost;
}

static void killed(const char *where, const char *path, int rounds, bool early)
{
	int n = 0, lost = 0, bad = 0, unkilled = 0;
	struct db *db;

	db_close(trust_open(path, &e));
	srandom(20261122);
	for (int i = 0; i < rounds; i++) {
		FILE *said = NULL;

		unkilled += !run_and_kill(path, (int)(random() % 30000), early,
		                          &said);
		db = trust_open(path, &e);
		bad += !db || !db->engine->sound(db, false, &e);
		if (db && said)
			lost += lost_of(db, said, &n);
		db_close(db);
		if (said)
			fclose(said);
	}
	if (early) {
		ok(lost > 0, "%s: a twin that tells before it is kept lost %d of %d", where,
		   lost, n);
		return;
	}
	ok(unkilled == 0, "%s: killed in the middle %d times", where, rounds);
	ok(n > rounds && lost == 0, "%s: of %d saves told, %d lost", where, n, lost);
	ok(bad == 0, "%s: it opens and is sound each time: %s", where, e.msg);
	ok(trust_holds(path, &e), "%s: and the history holds at the end: %s", where,
	   e.msg);
}

/* PG_ADDRESS is an empty database, where there is a server: see tests/run. */
int main(void)
{
	const char *server = getenv("PG_ADDRESS");
	char *path = trust_path("kill.db");

	umask(077);
	killed("a file", path, times(60, 1000), false);
	killed("a file", path, times(10, 50), true);
	if (server) {
		killed("a server", server, times(20, 1000), false);
		killed("a server", server, times(10, 50), true);
	} else {
		ok(true, "on PostgreSQL # SKIP no server to be had");
	}
	free(path);
	return tap_done();
}
