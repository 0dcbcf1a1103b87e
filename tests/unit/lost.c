/* A connection cut while a change is being kept: what is said must be so.
 * Between the program and the server (PG_ADDRESS) stands a relay that cuts at
 * the COMMIT: before it is passed on, after the server has answered it, or at
 * once after passing it on, when nobody can know. */
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"
#include "tests/tap.h"

enum cut { NONE, BEFORE, AFTER, AT_ONCE, SHUT };

static volatile int *cut;	/* shared with the relay */
static struct err e;

static int join(struct sockaddr_un *a)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (connect(fd, (struct sockaddr *)a, sizeof(*a)) != 0)
		_exit(1);
	return fd;
}

/* False when either side has ended, or was cut. */
static bool pass(int client, int server)
{
	static char buf[1 << 16];
	struct pollfd fd[2] = { { client, POLLIN, 0 }, { server, POLLIN, 0 } };
	ssize_t n;
	int now;

	poll(fd, 2, -1);
	if (fd[1].revents) {
		n = read(server, buf, sizeof(buf));
		return n > 0 && write(client, buf, (size_t)n) == n;
	}
	n = read(client, buf, sizeof(buf));
	if (n <= 0)
		return false;
	now = memmem(buf, (size_t)n, "COMMIT", 6) ? *cut : NONE;
	if (now == NONE)
		return write(server, buf, (size_t)n) == n;
	*cut = now == SHUT ? SHUT : NONE;
	if (now != BEFORE && now != SHUT && write(server, buf, (size_t)n) != n)
		return false;
	if (now == AFTER && read(server, buf, sizeof(buf)) < 0)
		return false;
	return false;
}

static void relay(int listener, struct sockaddr_un *server)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		int client = accept(listener, NULL, NULL), there;

		if (client < 0)
			continue;
		if (*cut == SHUT) {
			close(client);
			continue;
		}
		there = join(server);
		while (pass(client, there))
			;
		close(client);
		close(there);
	}
}

static struct sockaddr_un address(const char *folder)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	snprintf(a.sun_path, sizeof(a.sun_path), "%s/.s.PGSQL.5432", folder);
	return a;
}

/* The folder in postgresql://postgres@%2Ftmp%2Fx/name. */
static char *folder_in(const char *server)
{
	char *folder = xstrdup(strchr(server, '@') + 1), *out = folder;

	folder[strcspn(folder, "/")] = '\0';
	for (const char *s = folder; *s; s++)
		if (strncmp(s, "%2F", 3) == 0) {
			*out++ = '/';
			s += 2;
		} else {
			*out++ = *s;
		}
	*out = '\0';
	return folder;
}

static pid_t begin_relay(const char *server, const char *here)
{
	char *folder = folder_in(server);
	struct sockaddr_un to = address(folder), at = address(here);
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	pid_t pid;

	cut = mmap(NULL, sizeof(*cut), PROT_READ | PROT_WRITE,
	           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (bind(listener, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(listener, 8) != 0)
		return -1;
	pid = fork();
	if (pid == 0)
		relay(listener, &to);
	close(listener);
	free(folder);
	return pid;
}

static struct db *open_through(const char *server, const char *here)
{
	const char *name = strrchr(server, '/') + 1;
	char *folder = xprintf("%s", here), *addr;
	struct db_options o = { .who = "amina", .program = "test",
		.modules = getenv("BUILD"), .at = "2026-11-22T06:00:00Z",
		.today = "2026-11-22", .backups = "", .create = true };
	struct db *db;
	size_t len;
	FILE *out = open_memstream(&addr, &len);

	fputs("postgresql://postgres@", out);
	for (const char *s = folder; *s; s++)
		fprintf(out, *s == '/' ? "%%2F" : "%c", *s);
	fprintf(out, "/%s", name);
	fclose(out);
	o.path = addr;
	db = db_open(&o, &e);
	if (!db)
		printf("Bail out! %s\n", e.msg);
	free(addr);
	free(folder);
	return db;
}

static bool add(struct db *db, const char *title)
{
	struct record r;
	bool said;

	store_start(db, &r, &entities[ENT_action]);
	record_set(&r, ACTION_TITLE, title);
	e = (struct err){ 0 };
	said = store_save(db, &r, NULL, &e);
	record_fini(&r);
	return said;
}

static long long there(struct db *db, const char *title)
{
	struct result r = { 0 };
	struct err ignored;
	long long n = -1;

	if (db_run(db, "SELECT count(*) FROM action WHERE title = CAST($1 AS"
	           " TEXT)", 1, &title, &r, &ignored))
		n = result_int(&r, 0, 0);
	result_fini(&r);
	return n;
}

static void race(struct db *db)
{
	int wrong = 0, kept = 0;

	for (int i = 0; i < 30; i++) {
		char title[32];
		bool said;

		snprintf(title, sizeof(title), "Race %d", i);
		*cut = AT_ONCE;
		said = add(db, title);
		wrong += there(db, title) != said;
		kept += said;
	}
	ok(wrong == 0, "cut in mid-commit 30 times, %d kept: never a wrong word",
	   kept);
}

static void cuts(struct db *db)
{
	ok(add(db, "Whole"), "through the relay it works: %s", e.msg);
	*cut = BEFORE;
	ok(!add(db, "Early") && there(db, "Early") == 0,
	   "cut before the COMMIT: not saved, and so it says: %s", e.msg);
	*cut = AFTER;
	ok(add(db, "Late") && there(db, "Late") == 1,
	   "cut after the COMMIT: saved, and so it says");
	race(db);
	*cut = SHUT;
	ok(!add(db, "Dark") && strstr(e.msg, "not known"),
	   "with nobody to ask, it says that it is not known: %s", e.msg);
	*cut = NONE;
	ok(add(db, "Back") && history_verify(db, &e) > 0,
	   "when the server is back, work goes on and the history holds: %s",
	   e.msg);
}

int main(void)
{
	const char *server = getenv("PG_ADDRESS"), *here = getenv("TMP");
	struct db *db;
	pid_t pid;

	if (!server || !here) {
		ok(true, "on PostgreSQL # SKIP no server to be had");
		return tap_done();
	}
	pid = begin_relay(server, here);
	db = pid > 0 ? open_through(server, here) : NULL;
	if (!db)
		return 1;
	cuts(db);
	db_close(db);
	kill(pid, SIGKILL);
	return tap_done();
}
