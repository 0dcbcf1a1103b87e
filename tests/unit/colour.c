/* Status, flags, choice and errors by word and symbol: every screen says the
 * same with colour and without, what is drawn to alarm is a word that stands for
 * nothing else there, and our own black and white keep a contrast of 7 (WCAG 2.2,
 * 1.4.6). */
#include <locale.h>
#include <math.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "core/mem.h"
#include "tests/pty.h"

enum { ROWS = 30, COLS = 110, LINE = 1024, RUNS = 400 };

static char *pcref;

/* From the first screen; the form has a date that is none. */
static const struct screen {
	const char *what, *keys, *shows;
} screens[] = {
	{ "home", "", "Needs you" }, { "a list", "a", " Actions" },
	{ "rows chosen", "a  ", "selected" }, { "feedback by status", "f", " Feedback" },
	{ "a row", "ag\r", "ACT-" }, { "a form with an error", "an\t\t32/13\t", "!" },
	{ "a picker", "ag\re\t\t\t\017", "Find:" }, { "help", "a?", "Help:" },
	{ "commands", ":", "Esc" }, { "columns", "a|", "Find:" }, { "a meeting", "m\r", "uorate" },
	{ "completeness", "d", "known" }, { "checks", "dc", "Esc" }, { "the score", "s", "Esc" },
	{ "differences", "D", "Esc" }, { "orphans", "O", "Orphans" },
	{ "the tree", "b", "reports" },
	{ "the tracker", "B", "Esc" }, { "a question refused", "/zzzz\r", "Esc" },
};
enum { SCREENS = sizeof(screens) / sizeof(*screens) };

struct shot {
	char line[ROWS][LINE];
	struct pty_cell cell[ROWS][COLS];
	bool there;
};

static void visit(struct pty *p, const struct screen *s, struct shot *to)
{
	for (const char *k = s->keys; *k; k++) {
		char key[2] = { *k, '\0' };

		pty_key(p, key);
	}
	to->there = pty_wait_for(p, s->shows);
	for (int y = 0; y < ROWS; y++) {
		pty_line(p, y, to->line[y]);
		for (int x = 0; x < COLS; x++)
			to->cell[y][x] = pty_at(p, y, x);
	}
	for (int i = 0; i < 8 && !pty_shows(p, "Needs you"); i++)
		pty_key(p, "\033");
}

/* All screens of a program whose configuration says so; for free(). */
static struct shot *look(const char *colour, const char *theme)
{
	char *argv[] = { pcref, "--color", (char *)colour, "screen", NULL };
	char *ini = xprintf("%s/theme.ini", getenv("TMP"));
	struct shot *shots = xcalloc(SCREENS, sizeof(*shots));
	FILE *f = fopen(ini, "w");
	struct pty p;

	if (f) {
		fprintf(f, "[screen]\ntheme = %s\n", theme);
		fclose(f);
	}
	setenv("PCREF_CONFIG", ini, 1);
	pty_start(&p, ROWS, COLS, argv);
	pty_wait_for(&p, "Needs you");
	pty_settle(&p);
	for (int i = 0; i < SCREENS; i++)
		visit(&p, &screens[i], &shots[i]);
	pty_key(&p, "\003");
	pty_end(&p);
	free(ini);
	return shots;
}

/* Cells of one colour beside each other, as text without blanks around it. */
struct run {
	char text[LINE];
	int fg;
};

static int runs_of(const struct shot *s, struct run *run)
{
	int n = 0;

	for (int y = 0; y < ROWS; y++)
		for (int x = 0, end; x < COLS && n < RUNS; x = end) {
			const struct pty_cell *c = s->cell[y];
			size_t len = 0;

			run[n].fg = c[x].fg;
			/* Two blanks end a cell of a table. */
			for (end = x; end < COLS && c[end].fg == c[x].fg &&
			     (end == x || c[end].c != ' ' || c[end - 1].c != ' '); end++)
				if (c[end].c < 0x80 && (len || c[end].c != ' '))
					run[n].text[len++] = (char)c[end].c;
			while (len && run[n].text[len - 1] == ' ')
				len--;
			run[n].text[len] = '\0';
			n += len > 0;
		}
	return n;
}

/* Is each text in that colour a word or the sign before one, and never also there
 * in none? */
static bool has_words(const struct shot *s, int alert, int *found)
{
	struct run *run = xcalloc(RUNS + 1, sizeof(*run));
	int n = runs_of(s, run);
	bool good = true;

	for (int i = 0; i < n; i++) {
		if (run[i].fg != alert)
			continue;
		++*found;
		if (strcmp(run[i].text, "!") == 0)
			continue;
		if (strlen(run[i].text) < 3) {
			printf("# no word: \"%s\"\n", run[i].text);
			good = false;
		}
		for (int k = 0; k < n; k++)
			if (run[k].fg != alert && strcmp(run[k].text, run[i].text) == 0) {
				printf("# alarming once and once not: \"%s\"\n", run[i].text);
				good = false;
			}
	}
	free(run);
	return good;
}

static void same_words(const struct shot *a, const struct shot *b)
{
	for (int i = 0; i < SCREENS; i++) {
		bool same = a[i].there && b[i].there;

		for (int y = 0; y < ROWS; y++)
			same = same && strcmp(a[i].line[y], b[i].line[y]) == 0;
		ok(same, "%s says the same without colour", screens[i].what);
	}
}

static void plain(const struct shot *s)
{
	int coloured = 0;

	for (int i = 0; i < SCREENS; i++)
		for (int y = 0; y < ROWS; y++)
			for (int x = 0; x < COLS; x++)
				coloured += s[i].cell[y][x].fg != -1 || s[i].cell[y][x].bg != -1;
	ok(coloured == 0, "no cell has a colour where none is wanted");
}

/* The 16 colours as xterm has them. */
static double luminance(int colour)
{
	static const int rgb[16] = { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
		0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff,
		0x00ffff, 0xffffff };
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double c = (rgb[colour & 15] >> (16 - 8 * i) & 255) / 255.0;

		sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static void contrasts(const struct shot *s)
{
	double least = 21;
	bool ours = true;

	for (int i = 0; i < SCREENS; i++)
		for (int y = 0; y < ROWS; y++)
			for (int x = 0; x < COLS; x++) {
				const struct pty_cell *c = &s[i].cell[y][x];
				double a, b, is;

				if (c->c == ' ')
					continue;
				ours = ours && c->fg >= 0 && c->fg < 16 && c->bg >= 0 && c->bg < 16;
				a = luminance(c->fg);
				b = luminance(c->bg);
				is = (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
				least = is < least ? is : least;
			}
	ok(ours, "with our own contrast no colour is the terminal's");
	ok(least >= 7, "and the least of all cells is %.1f, at least 7", least);
}

int main(void)
{
	char *db = xprintf("%s/demo.db", getenv("TMP"));
	struct shot *auto_, *none, *contrast;
	int found = 0;

	setlocale(LC_ALL, "C.UTF-8");
	pcref = getenv("PCREF");
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("PCREF_DB", db, 1);
	free(db);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execl(pcref, pcref, "demo", NULL);
	}
	wait(NULL);
	auto_ = look("always", "auto");
	none = look("never", "auto");
	contrast = look("always", "contrast");
	same_words(auto_, none);
	plain(none);
	/* COLOR_RED, 1, is the colour of alarm of the terminal's own sixteen. */
	for (int i = 0; i < SCREENS; i++)
		ok(has_words(&auto_[i], 1, &found), "%s: what alarms is a word", screens[i].what);
	ok(found > 10, "much of the demonstration alarms (%d)", found);
	contrasts(contrast);
	free(auto_);
	free(none);
	free(contrast);
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
