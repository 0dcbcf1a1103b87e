/* Text that would drive a terminal, in every field of every kind of row that is
 * words: no list, form, picker or board passes any of it on, and each keeps its
 * lines.  What is written comes from the descriptions of the entities, so a field
 * that is added is looked at as well. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "tests/evil.h"
#include "tests/pty.h"

enum { FIRST = 40, QUIET = 6 };

static char *pcref;
static bool torture;

/* --- what comes of it --- */

static char *raw;
static size_t raw_len;
static FILE *all;
static int looked, torn;

static void settle(struct pty *p)
{
	if (pty_take(p, FIRST))
		while (pty_take(p, QUIET))
			;
}

static void show(const struct pty *p, const char *where)
{
	char line[1024];

	printf("# %s\n", where);
	for (int y = 0; y < p->rows; y++) {
		pty_line(p, y, line);
		printf("# %.110s\n", line);
	}
}

/* A line that runs over begins the next one: there is nothing but a blank, a rule
 * or a mark in the first cell; and the rule and the hints are where they were. */
static bool is_whole(const struct pty *p)
{
	char hints[1024];

	for (int y = 0; y < p->rows; y++) {
		uint32_t c = pty_at(p, y, 0).c;

		if (c != ' ' && c != '*' && c != 0x2500 && c != 0x203A)
			return false;
	}
	pty_line(p, p->rows - 1, hints);
	return pty_at(p, 1, 0).c == 0x2500 && pty_at(p, 1, p->cols - 1).c == 0x2500 &&
	       p->cursor.row < p->rows && p->cursor.col < p->cols &&
	       (strstr(hints, "Esc") || strstr(hints, "F1"));
}

static void look(struct pty *p, const char *where)
{
	for (int wait = 0; wait < 40 && !is_whole(p); wait++)
		pty_take(p, 50);
	looked++;
	if (!is_whole(p) && torn++ < 3)
		show(p, where);
}

static void press(struct pty *p, const char *keys, const char *where)
{
	pty_send(p, keys, strlen(keys));
	settle(p);
	look(p, where);
}

/* Back to home, whose way back is the way out. */
static void go_home(struct pty *p)
{
	for (int i = 0; i < 9 && pty_wait_for(p, "Esc ") && !pty_shows(p, "Esc quit"); i++) {
		long before = p->bytes;

		pty_send(p, "\033", 1);
		for (int ms = 0; ms < PTY_WAIT && p->bytes == before; ms += 20)
			pty_take(p, 20);
		settle(p);
	}
}

/* The list, a row, its form, each field of it and its list, history, links. */
static void walk_kind(struct pty *p, const struct entity *ent)
{
	char *to = xprintf(":%s\r", ent->plural);

	press(p, to, ent->name);
	press(p, "G", "the last rows");
	press(p, "#", "columns to group by");
	press(p, "\r", "groups");
	pty_send(p, "\033", 1);
	settle(p);
	press(p, "\033", "the list again");
	press(p, "\r", "a row");
	press(p, "G", "its last line");
	press(p, "H", "its history");
	press(p, "q", "the row again");
	press(p, "e", "its form");
	for (int f = FIELD_OWN; f < ent->nfields && f < FIELD_OWN + (torture ? 60 : 4); f++)
		press(p, "\t", "the next field");
	press(p, "\017", "its list");
	for (int back = 0; back < 2; back++) {
		pty_send(p, "\033", 1);
		settle(p);
	}
	free(to);
}

static void walk_kinds(int rows, int cols)
{
	char *argv[] = { pcref, "screen", NULL };
	struct pty p;

	pty_start(&p, rows, cols, argv);
	p.raw = all;
	ok(pty_wait_for(&p, "Esc quit"), "home is there at %d by %d", cols, rows);
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			walk_kind(&p, &entities[i]);
	ok(pty_alive(&p), "it is still there after all of them");
	pty_key(&p, "\003\003");
	ok(pty_end(&p) == 0, "and ends as ever");
}

/* The screens that are like no other. */
static void walk_home(int rows, int cols)
{
	static const char *const keys[] = { "O", "W", "R", "A", "M", "T", "Y", "N", "B", "F", "Q",
		"K", "P", "s", "d", "D", "p", "b", "m\r", "m\rv", "/end", "o", "dc", "di", "dm",
		"?", ":", ":inquiries\r\r", ":metrics\r\rc" };
	char *argv[] = { pcref, "screen", NULL };
	struct pty p;

	pty_start(&p, rows, cols, argv);
	p.raw = all;
	pty_wait_for(&p, "Esc quit");
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		press(&p, keys[i], keys[i]);
		press(&p, "\033[6~", keys[i]);
		go_home(&p);
	}
	pty_key(&p, "\003\003");
	ok(pty_end(&p) == 0, "home ends as ever, too");
}

static void screens(int rows, int cols)
{
	looked = torn = 0;
	walk_kinds(rows, cols);
	walk_home(rows, cols);
	ok(looked > 300 && torn == 0, "%d screens keep their lines", looked);
}

/* Only what curses itself says: moves, clears, styles, modes. */
static bool is_known(const char *s, size_t left, size_t *len)
{
	static const char finals[] = "ABCDGHJKLMPSTX@bdfhlmrt";

	if (left < 2)
		return false;
	*len = 2;
	if (strchr("78M=>", s[1]))
		return true;
	if (strchr("()", s[1])) {
		*len = 3;
		return true;
	}
	if (s[1] != '[')
		return false;
	while (*len < left && strchr("0123456789;?>", s[*len]))
		(*len)++;
	return *len < left && strchr(finals, s[(*len)++]);
}

static int not_known(const char *s, size_t n)
{
	int bad = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		size_t len = 1;

		if (c == 033 && !is_known(s + i, n - i, &len)) {
			if (bad++ < 5)
				printf("# ESC %02x %02x\n", (unsigned char)s[i + 1],
				       (unsigned char)s[i + 2]);
			len = 1;
		} else if (c < ' ' && c != 033 && !strchr("\r\n\b\t\016\017", c)) {
			bad++;
		}
		i += len - 1;
	}
	return bad;
}

static int of_theirs(const char *s, size_t n)
{
	int bad = 0;

	for (size_t i = 0; i < sizeof(evil_foreign) / sizeof(*evil_foreign); i++)
		if (memmem(s, n, evil_foreign[i], strlen(evil_foreign[i]))) {
			printf("# the %zuth of theirs came through\n", i + 1);
			bad++;
		}
	return bad;
}

/* Every list, a row of each, and every board, line by line. */
static void linear(void)
{
	static const char *const more[] = { "home", "score", "1", "2", "3", "0", "orphans", "0",
		"workload", "0", "urgency", "0", "agenda", "0", "timeline", "0", "commitments", "0",
		"pairs", "0", "questions", "0", "differences", "0", "papers", "0", "tree", "data",
		"1", "1", "1", "0", "0", "search end", "0", "0" };
	char *argv[] = { pcref, "--accessible", "screen", NULL };
	struct pty p;
	size_t len;
	char *said;
	int bad = 0;

	pty_start(&p, 24, 80, argv);
	p.raw = open_memstream(&said, &len);
	p.deaf = true;
	settle(&p);
	for (int i = 0; i < ENT_COUNT; i++) {
		char *lines;

		if (!entities[i].label)
			continue;
		lines = xprintf("%s\nm\n1\nl\n0\n0\n", entities[i].plural);
		pty_send(&p, lines, strlen(lines));
		settle(&p);
		free(lines);
	}
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++) {
		pty_send(&p, more[i], strlen(more[i]));
		pty_send(&p, "\n", 1);
		settle(&p);
	}
	ok(pty_end(&p) == 0, "line by line it ends as ever");
	fclose(p.raw);
	for (size_t i = 0; i < len; i++)
		bad += (unsigned char)said[i] < ' ' && said[i] != '\r' && said[i] != '\n' &&
		       said[i] != '\t';
	ok(len > 200000 && bad == 0, "no control in %zu bytes of lines", len);
	ok(of_theirs(said, len) == 0, "nor anything of theirs");
	free(said);
}

int main(void)
{
	char *demo[] = { NULL, "demo", NULL }, *path;

	setlocale(LC_ALL, "C.UTF-8");
	demo[0] = pcref = getenv("PCREF");
	torture = getenv("PCREF_TORTURE") != NULL;
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	path = xprintf("%s/demo.db", getenv("TMP"));
	setenv("PCREF_DB", path, 1);
	fflush(NULL);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execv(pcref, demo);
	}
	wait(NULL);
	evil_write(path);
	all = open_memstream(&raw, &raw_len);
	screens(24, 80);
	if (torture)
		screens(50, 200);
	fclose(all);
	ok(raw_len > 100000 && not_known(raw, raw_len) == 0, "%zu bytes are of curses alone",
	   raw_len);
	ok(of_theirs(raw, raw_len) == 0, "nothing of theirs is among them");
	ok(memmem(raw, raw_len, "<RLO>", 5) && memmem(raw, raw_len, "^[]0;", 5),
	   "it is shown for what it is");
	linear();
	free(path);
	free(raw);
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
