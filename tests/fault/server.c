/* Whoever is told "saved" finds it saved, though the server be killed; whoever
 * is told "not changed" does not find it; and nobody finds it twice.  Writers
 * save without end and write down what they were told, while their server is
 * killed and started again, and then while the one that is written to is killed
 * and its standby takes its place. */
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/fault/trust.h"
#include "tests/tap.h"

enum { WRITERS = 4, WAIT_MS = 20000 };

/* What the writers tell the one who kills. */
struct board {
	atomic_bool stop;
	atomic_int saved[WRITERS];
};

static struct err e;
static struct board *board;

/* --- servers of our own ----------------------------------------------- */

static bool start(const char *folder, const char *what, const char *of)
{
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execlp("sh", "sh", "tests/pg-start", folder, what, of, NULL);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid && status == 0;
}

/* Beside the server that all tests share, which whoever runs them can stop. */
static char *folder_beside(const char *server, const char *name)
{
	char *folder = xprintf("%s", strchr(server, '@') + 1), *out = folder;
	char *beside;

	folder[strcspn(folder, "/")] = '\0';
	for (const char *s = folder; *s; s++)
		if (strncmp(s, "%2F", 3) == 0) {
			*out++ = '/';
			s += 2;
		} else {
			*out++ = *s;
		}
	*out = '\0';
	beside = xprintf("%s.%s", folder, name);
	free(folder);
	return beside;
}

static void put_folder(FILE *out, const char *folder)
{
	for (; *folder; folder++)
		fprintf(out, *folder == '/' ? "%%2F" : "%c", *folder);
}

/* Of one server, or of two of which one is written to. */
static char *address_of(const char *a, const char *b)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	fputs("postgresql://postgres@", out);
	put_folder(out, a);
	if (b) {
		fputc(',', out);
		put_folder(out, b);
	}
	fprintf(out, "/postgres%s", b ? "?target_session_attrs=read-write" : "");
	fclose(out);
	return text;
}

static struct db *open_at(const char *address)
{
	struct db_options o = { .path = address, .who = "amina",
		.program = "test", .modules = getenv("BUILD"),
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22",
		.backups = "", .create = true };

	return db_open(&o, &e);
}

/* --- the writers ------------------------------------------------------ */

/* "Nothing was changed" and its like, or "it is not known". */
static char told(const struct err *why)
{
	return strstr(why->msg, "not known") ? '?' : '-';
}

/* A row of its own, and every second time one that all of them edit too. */
static void work(const char *address, int id, FILE *out)
{
	struct db *db = NULL;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int i = 0; !board->stop; i++) {
		struct record r;
		char title[40];

		if (!db && !(db = open_at(address)))
			continue;
		snprintf(title, sizeof(title), "Writer %d, %d", id, i);
		if (trust_action(db, title, &r, &e)) {
			fprintf(out, "+%s\n", title);
			board->saved[id]++;
		} else {
			fprintf(out, "%c%s\n", told(&e), title);
		}
		fflush(out);
		record_fini(&r);
	}
	fclose(out);
	db_close(db);
	_exit(0);
}

static void begin_writers(const char *address, FILE *said[static WRITERS],
                          pid_t pid[static WRITERS])
{
	*board = (struct board){ 0 };
	for (int i = 0; i < WRITERS; i++) {
		said[i] = tmpfile();
		pid[i] = fork();
		if (pid[i] == 0)
			work(address, i, said[i]);
	}
}

static int total(void)
{
	int n = 0;

	for (int i = 0; i < WRITERS; i++)
		n += board->saved[i];
	return n;
}

static void pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* Until each of them has saved so many more: work goes on. */
static bool all_save(int more)
{
	int was[WRITERS], slow = WRITERS;

	for (int i = 0; i < WRITERS; i++)
		was[i] = board->saved[i];
	for (int ms = 0; slow && ms < WAIT_MS; ms += 10) {
		slow = 0;
		pause_ms(10);
		for (int i = 0; i < WRITERS; i++)
			slow += board->saved[i] < was[i] + more;
	}
	return slow == 0;
}

struct verdict {
	int said, lost, twice, untrue, unknown;
};

static void judge(struct db *db, char *line, struct verdict *v)
{
	const char *title = line + 1;
	struct result r = { 0 };
	long long n = -1;

	line[strcspn(line, "\n")] = '\0';
	if (db_run(db, "SELECT count(*) FROM action WHERE title = CAST($1 AS"
	           " TEXT)", 1, &title, &r, &e))
		n = result_int(&r, 0, 0);
	result_fini(&r);
	v->said++;
	v->lost += *line == '+' && n < 1;
	v->untrue += *line == '-' && n != 0;
	v->unknown += *line == '?';
	v->twice += n > 1;
}

static void end_writers(const char *address, FILE *said[static WRITERS],
                        pid_t pid[static WRITERS], struct verdict *v)
{
	struct db *db;
	char line[64];
	int status;

	board->stop = true;
	for (int i = 0; i < WRITERS; i++)
		waitpid(pid[i], &status, 0);
	db = open_at(address);
	for (int i = 0; i < WRITERS; i++) {
		rewind(said[i]);
		while (db && fgets(line, sizeof(line), said[i]))
			judge(db, line, v);
		fclose(said[i]);
	}
	ok(db && history_verify(db, &e) >= v->said - v->untrue - v->unknown -
	   total(), "and the history holds at the end: %s", e.msg);
	db_close(db);
}

static void tell(const struct verdict *v, const char *what)
{
	printf("# %s: of %d words %d were of saves; %d not known\n", what,
	       v->said, total(), v->unknown);
	ok(total() > 0 && v->lost == 0, "%s: of %d saves told, %d lost", what,
	   total(), v->lost);
	ok(v->twice == 0, "%s: none is there twice", what);
	ok(v->untrue == 0, "%s: what was said not to be kept is not there", what);
}

/* --- what befalls them ------------------------------------------------ */

static void killed(const char *server)
{
	int rounds = times(3, 100), bad = 0;
	char *folder = folder_beside(server, "k");
	char *address = address_of(folder, NULL);
	struct verdict v = { 0 };
	FILE *said[WRITERS];
	pid_t pid[WRITERS];

	ok(start(folder, "durable", NULL), "a server of our own");
	db_close(open_at(address));
	begin_writers(address, said, pid);
	for (int i = 0; i < rounds; i++) {
		bool one = i % 3 == 2;

		bad += !all_save(3);
		pause_ms(random() % 200);
		bad += !start(folder, one ? "hurt" : "kill", NULL);
		pause_ms(random() % 200);
		bad += !one && !start(folder, "again", NULL);
	}
	ok(bad == 0 && all_save(3), "killed %d times, and each time all of them"
	   " work on by themselves", rounds);
	end_writers(address, said, pid, &v);
	tell(&v, "server killed");
	start(folder, "stop", NULL);
	free(address);
	free(folder);
}

static bool replace(char *const folder[2], int now)
{
	return start(folder[1 - now], "standby", folder[now]) &&
	       start(folder[now], "wait", NULL);
}

static void failover(const char *server)
{
	int rounds = times(1, 20), bad = 0, now = 0;
	char *folder[2] = { folder_beside(server, "a"),
	                    folder_beside(server, "b") };
	char *address = address_of(folder[0], folder[1]);
	struct verdict v = { 0 };
	FILE *said[WRITERS];
	pid_t pid[WRITERS];

	ok(start(folder[0], "durable", NULL), "one that is written to");
	db_close(open_at(address));
	begin_writers(address, said, pid);
	for (int i = 0; i < rounds; i++) {
		bad += !replace(folder, now) || !all_save(3);
		pause_ms(random() % 200);
		bad += !start(folder[now], "kill", NULL) ||
		       !start(folder[1 - now], "promote", NULL);
		now = 1 - now;
	}
	ok(bad == 0 && all_save(3), "killed %d times, and its standby takes its"
	   " place: all of them work on by themselves", rounds);
	end_writers(address, said, pid, &v);
	tell(&v, "failover");
	for (int i = 0; i < 2; i++) {
		start(folder[i], "stop", NULL);
		free(folder[i]);
	}
	free(address);
}

int main(void)
{
	const char *server = getenv("PG_SERVER");

	if (!server || !*server) {
		ok(true, "on PostgreSQL # SKIP no server to be had");
		return tap_done();
	}
	umask(077);
	srandom(20261122);
	board = mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE,
	             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	killed(server);
	failover(server);
	return tap_done();
}
