/* Whoever is told "saved" finds it saved, though the program be killed: a
 * child saves and says the operation of each save it was told was kept; it is
 * killed at some moment; every operation it said must be in the history. */
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "tests/fault/trust.h"
#include "tests/tap.h"

static struct err e;

/* Saves without end: new rows, edits, several rows in one change. */
static void work(const char *path, int out)
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
		if (!store_apply(db, &c, &e))
			break;
		dprintf(out, "%s\n", c.op);
		record_set(&a, ACTION_DETAIL, "changed");
		c.op[0] = '\0';
		c.nrec = 1;
		if (!store_apply(db, &c, &e))
			break;
		dprintf(out, "%s\n", c.op);
		record_fini(&a);
		record_fini(&b);
	}
	_exit(1);
}

/* Wait for its first save, then a little, then kill it. */
static bool run_and_kill(const char *path, int after_us, FILE **said)
{
	struct pollfd p;
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0 || (pid = fork()) < 0)
		return false;
	if (pid == 0) {
		close(fd[0]);
		work(path, fd[1]);
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

int main(void)
{
	int rounds = times(60, 1000), n = 0, lost = 0, bad = 0, unkilled = 0;
	char *path = trust_path("kill.db");
	struct db *db;

	umask(077);
	db_close(trust_open(path, &e));
	srandom(20261122);
	for (int i = 0; i < rounds; i++) {
		FILE *said = NULL;

		unkilled += !run_and_kill(path, (int)(random() % 30000), &said);
		db = trust_open(path, &e);
		bad += !db || !db->engine->sound(db, false, &e);
		if (db && said)
			lost += lost_of(db, said, &n);
		db_close(db);
		if (said)
			fclose(said);
	}
	ok(unkilled == 0, "killed in the middle %d times", rounds);
	ok(n > rounds && lost == 0, "of %d saves told, %d lost", n, lost);
	ok(bad == 0, "the file opens and is sound each time: %s", e.msg);
	ok(trust_holds(path, &e), "and the history holds at the end: %s", e.msg);
	free(path);
	return tap_done();
}
