/* Memory ends at every call for it in turn, once or from then on, while the
 * program does each kind of thing.  It may say so and end; it may not crash,
 * say what is not so, or leave half of anything.
 *
 * The functions below stand before those of libc for all its libraries. */
#include <errno.h>
#include <fcntl.h>

#include "tests/fault/program.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

#ifdef __SANITIZE_ADDRESS__
int main(void)
{
	printf("ok %d - memory # SKIP the sanitizer has its own\n", ++tap_n);
	return tap_done();
}
#else

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

/* The long form takes each call in turn; but of the making of a file, which runs
 * every migration there is, so many. */
enum { WHOLE = 200000, SOME = 4000 };

/* What the child is to do, and what became of it. */
static struct {
	long at;		/* the call that fails; 0 is none */
	bool on;		/* and all that follow */
	long calls;
} *fault;
static bool armed;

static bool fails(void)
{
	if (!armed || ++fault->calls < fault->at || !fault->at ||
	    (!fault->on && fault->calls > fault->at))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}

/* Of the C library itself: it asserts that it has memory to look for names. */
struct passwd *getpwuid(uid_t uid)
{
	static struct passwd pw;
	static char text[4096];
	struct passwd *found;
	bool was = armed;

	armed = false;
	getpwuid_r(uid, &pw, text, sizeof(text), &found);
	armed = was;
	return found;
}

static struct err e;

static const struct job {
	const char *name, *line;
	int entries;		/* that it adds to the history */
	const char *makes;	/* a file, there whole or not at all */
} jobs[] = {
	{ "a list", "action list", 0, NULL },
	{ "a save", "action add \"A new one\" --detail words", 1, NULL },
	{ "an edit", "action edit ACT-1 --detail other --owner PER-1", 1, NULL },
	{ "an undo", "undo", 1, NULL },
	{ "a search", "search ward", 0, NULL },
	{ "verifying", "audit verify", 0, NULL },
	{ "the score", "score", 0, NULL },
	{ "a backup", "backup", 0, NULL },
	{ "an import", "action import rows.csv", 1, NULL },
	{ "an extract", "data import extract.csv --dataset MHSDS", 1, NULL },
	{ "a report", "report --year 2026/27 -o report.html", 0, "report.html" },
	{ "a new file", "--db new.db init", 0, "new.db" },
};

/* What never ends is ended, and counts as a crash. */
static void arm(void)
{
	alarm(600);
	fault->calls = 0;
	armed = true;
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	fputs(text, f);
	fclose(f);
}

static void copy_file(const char *from, const char *to)
{
	int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT |
	                                          O_TRUNC, 0600);

	while (copy_file_range(in, NULL, out, NULL, 1 << 24, 0) > 0)
		;
	close(in);
	close(out);
}

static long long entries(const char *path)
{
	struct db *db = trust_open(path, &e);
	long long n = db && db->engine->sound(db, false, &e)
	              ? history_verify(db, &e) : -1;

	if (n >= 0 && history_compare(db, &e) < 0)
		n = -1;
	db_close(db);
	return n;
}

struct tally {
	long points, done, ended, crashed, untrue, half;
	char first[2400];
};

static void note(struct tally *t, const struct ran *r, const char *what)
{
	if (!*t->first)
		snprintf(t->first, sizeof(t->first), "at call %ld%s: %s (exit"
		         " %d, signal %d, \"%.300s\", \"%.300s\", %.300s)",
		         fault->at, fault->on ? " and on" : "", what, r->code,
		         r->signal, r->out, r->err, e.msg);
}

static bool is_whole(const char *path)
{
	char end[16] = "";
	int fd;

	if (strstr(path, ".db"))
		return entries(path) == 1;
	fd = open(path, O_RDONLY);
	if (fd >= 0 && lseek(fd, -8, SEEK_END) > 0 && read(fd, end, 8) != 8)
		end[0] = '\0';
	close(fd);
	return strcmp(end, "</html>\n") == 0;
}

/* Most runs end before they write: what is byte for byte what it was, and has
 * no journal, need not be opened to be judged. */
static bool is_untouched(void)
{
	static char was[1 << 16], now[1 << 16];
	int a = open("good.db", O_RDONLY), b = open("x.db", O_RDONLY);
	struct stat st;
	bool same = stat("x.db-journal", &st) != 0 || st.st_size == 0;
	ssize_t n = 1;

	while (same && n > 0) {
		n = read(a, was, sizeof(was));
		same = n >= 0 && read(b, now, sizeof(now)) == n &&
		       memcmp(was, now, (size_t)n) == 0;
	}
	close(a);
	close(b);
	return same;
}

/* The words of the program against what is in the file. */
static void judge(struct tally *t, const struct job *j, const struct ran *r,
                  const struct ran *good, long long was)
{
	size_t alike = strcmp(j->line, "backup") == 0 ? strlen("Copied to ")
	                                              : sizeof(r->out);
	long long now;

	t->points++;
	e.msg[0] = '\0';
	if (r->signal || (r->code != 0 && r->code != ERR_BUG &&
	                  !strstr(r->err, strerror(ENOMEM)))) {
		t->crashed++;
		note(t, r, "no clean end");
	}
	t->done += r->code == 0;
	t->ended += r->code == ERR_BUG;
	now = is_untouched() ? was : entries("x.db");
	if (now != was && now != was + j->entries) {
		t->half++;
		note(t, r, "half a change");
	}
	if ((r->code == 0 && (now != was + j->entries ||
	                      strncmp(r->out, good->out, alike) != 0)) ||
	    (now != was && strstr(r->err, "nothing"))) {
		t->untrue++;
		note(t, r, "an untrue word");
	}
	if (j->makes && access(j->makes, F_OK) == 0 && !is_whole(j->makes)) {
		t->half++;
		note(t, r, "half a file");
	}
}

static void prepare(const struct job *j)
{
	if (!is_untouched()) {
		copy_file("good.db", "x.db");
		put("x.db-journal", "");	/* without it, it were a copy */
	}
	if (j->makes)
		unlink(j->makes);
}

static void do_job(const struct job *j, struct ran *r)
{
	char line[256];

	snprintf(line, sizeof(line), "pcref %s%s", strstr(j->line, "--db")
	         ? "" : "--db x.db ", j->line);
	run_program(r, line, arm);
}

static void every_call(const struct job *j, bool on)
{
	struct tally t = { 0 };
	struct ran good, r;
	long long was = entries("good.db");
	long all, step;

	fault->at = 0;
	fault->on = on;
	prepare(j);
	do_job(j, &good);
	all = fault->calls;
	step = all / times(12, all < WHOLE ? WHOLE : SOME) + 1;
	ok(good.code == 0 && all > 100, "%s asks for memory %ld times: %s",
	   j->name, all, good.err);
	for (long at = 1 + (on ? step / 2 : 0); at <= all; at += step) {
		prepare(j);
		fault->at = at;
		do_job(j, &r);
		judge(&t, j, &r, &good, was);
	}
	ok(t.crashed == 0 && t.untrue == 0 && t.half == 0, "%s, %s: %ld calls"
	   " failed, %ld done, %ld ended, %ld crashed, %ld untrue, %ld half:"
	   " %s", j->name, on ? "for ever" : "once", t.points, t.done, t.ended,
	   t.crashed, t.untrue, t.half, t.first);
}

/* What was killed in the middle is no backup; the next takes it away. */
static void backups_hold(void)
{
	struct backup *list;
	int n, bad = 0;

	backups_list("x-backups", &list, &n, &e);
	for (int i = 0; i < n; i++)
		bad += entries(list[i].path) < 1;
	ok(n > 0 && bad == 0, "%d backups, %d of them not whole", n, bad);
	free(list);
}

static void make_files(void)
{
	static const char *const lines[] = { "init", "person add \"A Bello\"",
		"action add \"Ask the wards\" --owner PER-1 --due Q3",
		"feedback add \"No interpreter on the ward\"",
		"dataset add MHSDS", "backup",
		"action edit ACT-1 --detail \"each month\"" };
	char line[256];
	struct ran r = { 0 };
	bool done = true;

	for (size_t i = 0; done && i < sizeof(lines) / sizeof(*lines); i++) {
		snprintf(line, sizeof(line), "pcref --db good.db %s", lines[i]);
		run_program(&r, line, NULL);
		done = r.code == 0;
	}
	/* The first change of a day makes a copy: it is no part of a job. */
	copy_file("good.db", "x.db");
	put("x.db-journal", "");
	run_program(&r, "pcref --db x.db backup", NULL);
	ok(done && r.code == 0, "files to work on: %s", r.err);
	put("rows.csv", "title,detail\nOne,first\nTwo,second\nThree,third\n");
	put("extract.csv", "EthnicCategory,Team,ReferralDate\nA,T1,2026-01-02\n"
	    "Z,T1,2026-02-03\n99,T2,2026-02-04\n,T2,2026-03-05\n");
}

/* Is this job asked for: "memory 'a save' 'a report'", or all of them? */
static bool is_wanted(const struct job *j, int n, char **names)
{
	bool found = n == 0;

	for (int i = 0; i < n; i++)
		found |= strcmp(j->name, names[i]) == 0;
	return found;
}

int main(int argc, char **argv)
{
	const char *tmp = getenv("TMP");

	umask(077);
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	fault = mmap(NULL, sizeof(*fault), PROT_READ | PROT_WRITE,
	             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (fault == MAP_FAILED || !tmp || chdir(tmp) != 0)
		return 1;
	make_files();
	for (size_t i = 0; i < sizeof(jobs) / sizeof(*jobs); i++) {
		if (!is_wanted(&jobs[i], argc - 1, argv + 1))
			continue;
		every_call(&jobs[i], false);
		every_call(&jobs[i], true);
	}
	backups_hold();
	return tap_done();
}
#endif
