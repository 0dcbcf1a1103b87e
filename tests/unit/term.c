/* What somebody sees or hears through a terminal: the cursor on what has the
 * focus after every key, only changed cells written, nothing while idle, and
 * in linear mode plain lines and nothing else. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "tests/pty.h"

static char *pcref;

static void show(const struct pty *p)
{
	char line[1024];

	for (int y = 0; y < p->rows; y++) {
		pty_line(p, y, line);
		printf("# %s\n", line);
	}
	printf("# cursor %d,%d\n", p->cursor.row, p->cursor.col);
}

/* On the first reversed cell of its line; or where one types: in the field of
 * a form, after a question, after Find: or Filter:. */
static bool on_focus(const struct pty *p)
{
	int y = p->cursor.row, x = p->cursor.col;
	char line[1024];

	if (!p->visible)
		return false;
	if (pty_reversed(p, y, x))
		return x == 0 || !pty_reversed(p, y, x - 1);
	pty_line(p, y, line);
	if (strncmp(line, "\u203A", 3) == 0 || strncmp(line, " Find:", 6) == 0 ||
	    strncmp(line, " Filter:", 8) == 0 || strncmp(line, " >", 2) == 0)
		return true;
	/* A later line of a note that is being typed. */
	for (int up = y; up >= 0 && y - up < 6; up--) {
		pty_line(p, up, line);
		if (strncmp(line, "\u203A", 3) == 0)
			return x >= 20;
	}
	return false;
}

struct walk {
	const char *what, *key, *shows;
};

static const struct walk walks[] = {
	{ "home", "\033OB", NULL }, { "home", "\033OB", NULL }, { "home", "k", NULL },
	{ "the actions", "a", " Actions " }, { "a list", "\033OB", NULL },
	{ "a list", "\033[6~", NULL }, { "a list", "\033[5~", NULL }, { "a list", "G", NULL },
	{ "a list", "g", NULL }, { "sorted", "s", "Sorted by" }, { "a filter", "f", "Filter:" },
	{ "a filter", "r", NULL }, { "a filter", "e", NULL }, { "filtered", "\r", NULL },
	{ "a row", "\r", " Actions \u203A ACT" }, { "a row", "\033OB", NULL },
	{ "its history", "H", "History" }, { "its history", "q", " Actions \u203A ACT" },
	{ "a form", "e", "edit" }, { "a form", "\t", NULL }, { "a form", "\t", NULL },
	{ "a form", "\033OB", NULL }, { "a picker", "\017", "Find:" },
	{ "a picker", "\033", "edit" },
	{ "a form", "\033", " Actions \u203A ACT" }, { "the list", "q", " Filter:" },
	{ "all rows", "\033", " Actions " }, { "columns", "|", "Find:" },
	{ "columns", "\033OB", NULL }, { "the list", "\033", " Actions " },
	{ "groups", "#", "Group by" }, { "groups", "s", NULL }, { "the list", "\033", " Actions " },
	{ "help", "?", "Help:" }, { "help", "\033OB", NULL }, { "help", "s", NULL },
	{ "the list", "\033", " Actions " }, { "home", "q", "Needs you" },
	{ "the grid", "d", "known ethnicity" }, { "the grid", "\033OB", NULL },
	{ "the grid", "\033OC", NULL }, { "checks", "c", NULL }, { "the grid", "q", NULL },
	{ "home", "q", "Needs you" }, { "the score", "s", NULL }, { "the score", "\033OB", NULL },
	{ "home", "q", "Needs you" }, { "differences", "D", NULL },
	{ "differences", "\033OB", NULL }, { "home", "q", "Needs you" },
	{ "meetings", "m", " Meetings " }, { "a meeting", "\r", "uorate" },
	{ "a meeting", "\033OB", NULL }, { "meetings", "q", " Meetings " },
	{ "home", "q", "Needs you" }, { "orphans", "O", "Orphans" },
	{ "orphans", "\033OB", NULL }, { "home", "q", "Needs you" },
	{ "the tree", "b", "reports" }, { "home", "\033", "Needs you" },
	{ "a search", "/", "Search" }, { "a search", "w", NULL }, { "home", "\033", "Needs you" },
	{ "feedback", "f", " Feedback " }, { "a question", "x", NULL },
	{ "feedback", "\033", " Feedback " }, { "home", "q", "Needs you" },
	{ "home after a change", "u", "Undone" }, { "home after another", "U", "gain" },
};

static void cursor_follows(void)
{
	char *argv[] = { pcref, "screen", NULL };
	int lost = 0, wasted = 0, missing = 0;
	struct pty p;

	pty_start(&p, 24, 80, argv);
	ok(pty_wait_for(&p, "Needs you") && on_focus(&p), "home has the cursor on its focus");
	pty_settle(&p);
	for (size_t i = 0; i < sizeof(walks) / sizeof(*walks); i++) {
		int again, changed;

		pty_mark(&p);
		pty_key(&p, walks[i].key);
		if (walks[i].shows && !pty_wait_for(&p, walks[i].shows)) {
			missing++;
			printf("# step %zu, %s, does not show %s\n", i, walks[i].what,
			       walks[i].shows);
			show(&p);
		}
		for (int wait = 0; wait < 40 && !on_focus(&p); wait++)
			pty_take(&p, 50);
		if (!on_focus(&p)) {
			lost++;
			printf("# step %zu, %s: the cursor is not on the focus\n", i,
			       walks[i].what);
			show(&p);
		}
		/* A short run that stays is cheaper to write than to pass over. */
		pty_count(&p, &again, &changed);
		if (again > changed / 4 + 8) {
			wasted++;
			printf("# step %zu, %s: %d cells written again, %d changed\n", i,
			       walks[i].what, again, changed);
		}
	}
	ok(missing == 0, "every step of a walk over all kinds of screen comes where it should");
	ok(lost == 0, "after every key the cursor is on the focus");
	ok(wasted == 0, "only changed cells are written");
	pty_key(&p, "\003");
	ok(pty_end(&p) == 0, "and Ctrl-C ends it");
}

/* A key down in a list: two lines change, and little else may be written. */
static void lists_are_thrifty(void)
{
	char *argv[] = { pcref, "screen", "action", NULL };
	int again, changed, most = 0;
	struct pty p;
	long bytes;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Esc quit");
	pty_settle(&p);
	bytes = p.bytes;
	for (int i = 0; i < 8; i++) {
		pty_mark(&p);
		pty_key(&p, "\033OB");
		pty_count(&p, &again, &changed);
		most = again > most ? again : most;
	}
	ok(most <= 4, "a key down writes the two lines that change, and no more");
	ok((p.bytes - bytes) / 8 <= 400, "in few bytes");
	printf("# %d cells too many, %ld bytes a key\n", most, (p.bytes - bytes) / 8);
	pty_key(&p, "\003");
	pty_end(&p);
}

static void idle(int seconds)
{
	char *argv[] = { pcref, "screen", NULL };
	struct pty p;
	long before;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Needs you");
	while (pty_take(&p, 500))
		;
	before = p.bytes;
	for (int i = 0; i < seconds * 10; i++)
		pty_take(&p, 100);
	ok(p.bytes == before, "not a byte in %d idle seconds", seconds);
	pty_key(&p, "\003");
	pty_end(&p);
}

/* Bytes that a plain line has none of. */
static bool is_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];
		bool box = c == 0xE2 && i + 1 < len && (unsigned char)s[i + 1] >= 0x94 &&
			   (unsigned char)s[i + 1] <= 0x97;

		if ((c < ' ' && c != '\n' && c != '\r') || c == 0x7f || box ||
		    (c == 0xE2 && i + 1 < len && ((unsigned char)s[i + 1] & 0xfc) == 0xA0)) {
			printf("# byte %02x after \"%.*s\"\n", c, (int)(i > 40 ? 40 : i),
			       s + (i > 40 ? i - 40 : 0));
			return false;
		}
		if (c == '\r' && (i + 1 >= len || s[i + 1] != '\n'))
			return false;
	}
	return true;
}

static void linear(void)
{
	static const char *const lines[] = { "2", "0", "lists", "actions", "f read", "m", "0",
		"score", "0", "data", "0", "tree", "differences", "0", "agenda", "0", "calendar",
		"throughput", "timeline", "0", "flow", "0", "orphans", "0", "workload",
		"0", "urgency", "0", "questions", "0", "compare MHS81", "0", "search ward", "0",
		"MTG-1", "0", "ACT-1", "0", "?", "undo", "0" };
	char *argv[] = { pcref, "--accessible", "screen", NULL }, *raw;
	struct pty p;
	size_t len;

	pty_start(&p, 24, 80, argv);
	p.raw = open_memstream(&raw, &len);
	pty_settle(&p);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		pty_send(&p, lines[i], strlen(lines[i]));
		pty_key(&p, "\n");
	}
	ok(pty_end(&p) == 0, "linear mode ends with 0");
	fclose(p.raw);
	ok(len > 5000, "it has much to say");
	ok(is_plain(raw, len), "in plain lines: no cursor moved, no box, no block, no Braille");
	free(raw);
}

/* Every status word is still there in one colour and none. */
static void colourless(void)
{
	static const char *const themes[] = { "always", "never" };
	char words[2][1024];

	for (int i = 0; i < 2; i++) {
		char *when = (char *)themes[i];
		char *argv[] = { pcref, "--color", when, "screen", "action", NULL };
		struct pty p;

		pty_start(&p, 24, 80, argv);
		pty_wait_for(&p, "Esc quit");
		pty_settle(&p);
		pty_line(&p, 10, words[i]);
		pty_key(&p, "\003");
		pty_end(&p);
	}
	ok(strcmp(words[0], words[1]) == 0 && *words[0], "the words are the same without colour");
}

int main(void)
{
	char command[4096];

	setlocale(LC_ALL, "C.UTF-8");
	pcref = getenv("PCREF");
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	snprintf(command, sizeof(command), "%s/demo.db", getenv("TMP"));
	setenv("PCREF_DB", command, 1);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execl(pcref, pcref, "demo", NULL);
	}
	wait(NULL);
	cursor_follows();
	lists_are_thrifty();
	idle(getenv("PCREF_TORTURE") ? 60 : 2);
	linear();
	colourless();
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
