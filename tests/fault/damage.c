/* Databases that somebody or something has damaged: bytes, pages, headers,
 * and structures made by other hands.  Whatever lies there, the program says
 * a sentence, ends with an exit code that is documented, in time, and makes or
 * changes nothing else; a damaged file that is replaced is set aside as it is. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>

#include "tests/fault/program.h"
#include "tests/fault/trust.h"
#include "tests/tap.h"

enum { SECONDS = 20, PAGE = 4096 };

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "exitcode=99:detect_leaks=0";
}
#endif

static struct err e;
static unsigned char *good;
static size_t good_size;

static void write_file(const char *path, const unsigned char *p, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (write(fd, p, n) != (ssize_t)n)
		perror(path);
	close(fd);
}

static size_t read_file(const char *path, unsigned char **p)
{
	struct stat st;
	int fd = open(path, O_RDONLY);
	size_t n = fd >= 0 && fstat(fd, &st) == 0 ? (size_t)st.st_size : 0;

	*p = xcalloc(n, 1);
	if (fd < 0 || read(fd, *p, n) != (ssize_t)n)
		n = 0;
	if (fd >= 0)
		close(fd);
	return n;
}

static size_t at_random(size_t below)
{
	return (size_t)random() % below;
}

/* --- bytes -------------------------------------------------------------- */

static void flip(unsigned char *p, size_t n)
{
	for (size_t i = 1 + at_random(16); i; i--)
		p[at_random(n)] ^= (unsigned char)(1 + at_random(255));
}

static void header(unsigned char *p, size_t n)
{
	(void)n;
	for (size_t i = 1 + at_random(3); i; i--)
		p[16 + at_random(84)] = (unsigned char)random();
}

/* Where a page says what it is and where its cells lie. */
static void page_head(unsigned char *p, size_t n)
{
	for (size_t i = 1 + at_random(4); i; i--)
		p[at_random(n / PAGE) * PAGE + at_random(64)] =
			(unsigned char)random();
}

static void page_zero(unsigned char *p, size_t n)
{
	memset(p + at_random(n / PAGE) * PAGE, 0, PAGE);
}

static void page_other(unsigned char *p, size_t n)
{
	memcpy(p + at_random(n / PAGE) * PAGE, good + at_random(n / PAGE) * PAGE,
	       PAGE);
}

static void page_noise(unsigned char *p, size_t n)
{
	unsigned char *at = p + at_random(n / PAGE) * PAGE;

	for (int i = 0; i < PAGE; i++)
		at[i] = (unsigned char)random();
}

/* A word of the file for another: a type, a name, a statement. */
static void word(unsigned char *p, size_t n)
{
	static const char *const from[] = { "TEXT", "INTEGER", "action",
		"CREATE", "history", "STRICT", "NOT NULL", "uid" };
	const char *w = from[at_random(8)];
	unsigned char *at = memmem(p + at_random(n / 2), n / 2, w, strlen(w));

	if (at && at + strlen(w) < p + n)
		for (size_t i = 0; i < strlen(w); i++)
			at[i] = (unsigned char)"ABCTEXT% ();'\0x"[at_random(15)];
}

static void mutate(const char *path)
{
	static void (*const how[])(unsigned char *, size_t) = { flip, header,
		page_head, page_zero, page_other, page_noise, word };
	unsigned char *p = xcalloc(good_size, 1);
	size_t n = good_size, kind = at_random(8);

	memcpy(p, good, n);
	if (kind < 7)
		how[kind](p, n);
	else
		n = at_random(n);
	write_file(path, p, n);
	free(p);
}

/* --- by other hands ------------------------------------------------------- */

static const char *const crafted[] = {
#define CRAFTED(sql) sql,
#include "tests/fault/crafted.def"
#undef CRAFTED
};
enum { NCRAFTED = (int)(sizeof(crafted) / sizeof(*crafted)) };

static bool craft(const char *path, const char *sql)
{
	sqlite3 *db;
	bool done;

	write_file(path, good, good_size);
	sqlite3_open(path, &db);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
	sqlite3_exec(db, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF",
	             NULL, NULL, NULL);
	done = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	if (!done)
		printf("# %s: %s\n", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
	return done;
}

/* --- what the program makes of it ----------------------------------------- */

static const char *const works[] = {
	"action list", "action show ACT-1", "audit verify", "doctor --deep",
	"action add New", "action edit ACT-1 --detail other", "search ward",
	"undo", "audit log", "audit export", "today", "score", "backup",
	"report --year 2026/27 -o out.txt", "data completeness", "term list",
	"action list --csv", "feedback list --json", "data loads", "home",
	"restore --list", "retention due", "rollup .", "person remove PER-1",
	"action history ACT-1", "theme list --match x", "merge good.db",
	"audit access", "schema", "bundle -o out.bundle",
};
enum { NWORKS = (int)(sizeof(works) / sizeof(*works)) };

struct tally {
	int runs, refused, crashed, hung, undocumented, wordless, strange;
};

static void begin(void)
{
	alarm(SECONDS);
}

static bool is_documented(int code)
{
	static const int codes[] = {
#define EXIT(c, ...) c,
#include "cli/exit.def"
#undef EXIT
	};

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}

static void note(int *what, const char *name,
                 const struct ran *r, const char *case_)
{
	if ((*what)++ < 5)
		printf("# %s [%s]: exit %d, signal %d, %s\n", name, case_,
		       r->code, r->signal, r->err);
}

static void judge(struct tally *t, const struct ran *r, const char *case_)
{
	t->runs++;
	t->refused += r->code > 0;
	if (r->signal == SIGALRM)
		note(&t->hung, "hung", r, case_);
	else if (r->signal || strstr(r->err, "runtime error"))
		note(&t->crashed, "crashed", r, case_);
	else if (!is_documented(r->code))
		note(&t->undocumented, "code", r, case_);
	else if (r->code == ERR_BUG)
		note(&t->undocumented, "a fault of the program", r, case_);
	else if (r->code > 1 && strlen(r->err) < 12)
		note(&t->wordless, "no words", r, case_);
}

/* Nothing but what was there, and what such a run may make. */
static void look_about(struct tally *t, const struct ran *r, const char *case_)
{
	DIR *dir = opendir(".");

	for (struct dirent *d; dir && (d = readdir(dir)); ) {
		if (strcmp(d->d_name, "out.txt") == 0 ||
		    strcmp(d->d_name, "out.bundle") == 0)
			unlink(d->d_name);
		else if (strncmp(d->d_name, "x.db", 4) != 0 &&
		         strncmp(d->d_name, "x-backups", 9) != 0 &&
		         strncmp(d->d_name, "good", 4) != 0 &&
		         strcmp(d->d_name, "data") != 0 &&
		         strcmp(d->d_name, "state") != 0 && *d->d_name != '.')
			note(&t->strange, d->d_name, r, case_);
	}
	closedir(dir);
}

static void run_verb(struct tally *t, const char *verb, const char *case_)
{
	char line[200], what[400];
	struct ran r;

	snprintf(line, sizeof(line), "pcref --db x.db %s", verb);
	snprintf(what, sizeof(what), "%.120s: %.250s", verb, case_);
	run_program(&r, line, begin);
	judge(t, &r, what);
	look_about(t, &r, what);
	unlink("x.db-journal");
}

/* Going back to a good copy keeps what was there, byte for byte. */
static void set_aside(struct tally *t, const char *case_)
{
	unsigned char *was, *aside;
	size_t n = read_file("x.db", &was), m;
	struct ran r;

	run_program(&r, "pcref --db x.db restore good.db --yes", begin);
	m = read_file("x.db.aside-2026-11-22", &aside);
	judge(t, &r, case_);
	if (r.code == 0 && (n != m || memcmp(was, aside, n) != 0))
		note(&t->strange, "not set aside as it was", &r, case_);
	unlink("x.db.aside-2026-11-22");
	unlink("x.db.aside-2026-11-22-journal");
	unlink("x.db-journal");
	free(was);
	free(aside);
}

static void tell(const struct tally *t, const char *what, int n)
{
	ok(t->crashed + t->hung + t->undocumented + t->wordless + t->strange ==
	   0 && t->refused > n / 4, "%d %s, %d runs: %d refused; %d crashed,"
	   " %d hung, %d undocumented, %d without a word, %d strange", n,
	   what, t->runs, t->refused, t->crashed, t->hung, t->undocumented,
	   t->wordless, t->strange);
}

static void every_mutation(int n)
{
	struct tally t = { 0 };
	char name[40];

	for (int i = 0; i < n; i++) {
		srandom((unsigned)i);
		snprintf(name, sizeof(name), "mutation %d", i);
		mutate("x.db");
		run_verb(&t, works[i % NWORKS], name);
		if (i % 10 == 3)
			set_aside(&t, name);
	}
	tell(&t, "mutated", n);
}

static void every_craft(int each)
{
	struct tally t = { 0 };
	int made = 0;

	for (int i = 0; i < NCRAFTED; i++) {
		made += craft("x.db", crafted[i]);
		for (int k = 0; k < each; k++)
			run_verb(&t, works[(i + k * 7) % NWORKS], crafted[i]);
		set_aside(&t, crafted[i]);
	}
	ok(made == NCRAFTED, "%d of %d could be made by other hands", made,
	   NCRAFTED);
	tell(&t, "crafted", NCRAFTED);
}

/* One of everything. */
static bool make_good(void)
{
	static const char *const lines[] = { "init", "person add \"A Bello\"",
		"action add \"Ask the wards\" --owner PER-1 --due Q3",
		"action add \"Tell them\" --action-depends ACT-1",
		"feedback add \"No interpreter on the ward\"", "unit add North",
		"setting add house --value 3", "action edit ACT-1 --detail x" };
	char line[200];
	struct ran r = { 0 };

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		snprintf(line, sizeof(line), "pcref --db good.db %s", lines[i]);
		run_program(&r, line, NULL);
		if (r.code != 0)
			printf("# %s: %s\n", line, r.err);
	}
	good_size = read_file("good.db", &good);
	return trust_holds("good.db", &e) && good_size > 100 * PAGE;
}

int main(void)
{
	const char *tmp = getenv("TMP");

	umask(077);
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	if (!tmp || chdir(tmp) != 0)
		return 1;
	ok(make_good(), "a good file");
	every_mutation(times(200, 10000));
	every_craft(times(2, NWORKS));
	free(good);
	return tap_done();
}
