/* A view of the test's own, keys from a file, and the last screen as text. */
#include "tui/app.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "tests/tap.h"
#include "tui/draw.h"
#include "tui/view.h"

struct seen {
	struct view view;
	int *times;		/* each command came */
	char **pasted;
	bool unsaved;
};

static void seen_draw(const struct view *v, WINDOW *win)
{
	(void)v;
	draw_title(win, "A \033[31m title", "today");
	draw_text(win, 2, 0, 10, "Oluf\u1EB9\u0301mi \u5F20\u4F1F");
	draw_focus(win, 2, 0, 5);
}

static bool seen_command(struct view *v, struct app *app, enum command c)
{
	struct seen *s = (struct seen *)v;

	(void)app;
	s->times[c]++;
	return c == CMD_UP || c == CMD_SORT || c == CMD_EDIT;
}

static void seen_paste(struct view *v, struct app *app, const char *text)
{
	(void)app;
	*((struct seen *)v)->pasted = xstrdup(text);
}

static bool seen_unsaved(const struct view *v)
{
	return ((const struct seen *)v)->unsaved;
}

/* As in a list, a row can be begun; there is none to be edited. */
static unsigned seen_has(const struct view *v)
{
	(void)v;
	return NEED_BEGIN;
}

static void seen_free(struct view *v)
{
	free(v);
}

static int times[CMD_COUNT];
static char *pasted, *dump;
static size_t dumped;
static bool is_unsaved;

static struct view_ops ops = {
	.in = IN_LIST, .draw = seen_draw, .command = seen_command,
	.paste = seen_paste, .unsaved = seen_unsaved, .has = seen_has, .free = seen_free,
};


static struct view *seen_view(struct app *app)
{
	struct seen *s = xcalloc(1, sizeof(*s));

	(void)app;
	*s = (struct seen){ { &ops, NULL, false }, times, &pasted, is_unsaved };
	return &s->view;
}

/* Run on these keys; the dump and what the view saw are left behind. */
static bool run(const char *keys, size_t len, bool unsaved, struct err *e)
{
	struct tui_options opt = { 0 };
	struct app app = { .opt = &opt };
	bool ran;

	memset(times, 0, sizeof(times));
	free(pasted);
	free(dump);
	pasted = dump = NULL;
	is_unsaved = unsaved;
	opt.mouse = true;
	opt.keys = tmpfile();
	opt.terminal = fopen("/dev/null", "w");
	opt.dump = open_memstream(&dump, &dumped);
	fwrite(keys, 1, len, opt.keys);
	rewind(opt.keys);
	ran = app_run(&app, seen_view, e);
	fclose(opt.keys);
	fclose(opt.terminal);
	fclose(opt.dump);
	return ran;
}

static bool type(const char *keys, bool unsaved)
{
	struct err e = { 0 };

	return run(keys, strlen(keys), unsaved, &e);
}

static void screens(void)
{
	ok(type("ks", false) && times[CMD_UP] == 1 && times[CMD_SORT] == 1,
	   "keys give commands");
	ok(strstr(dump, " A ^[[31m title") && strstr(dump, "today\n"),
	   "the title is safe, and has its right end");
	ok(strstr(dump, "\nOluf\u1EB9\u0301mi \u2026\n"),
	   "a wide letter that does not fit is not cut in half");
	ok(strstr(dump, "@2,0\n"), "the cursor is on the focus");
	ok(strstr(dump, " Enter open  n new  / search  f filter  s sort  u undo  ? help  "
	          "Esc quit\n"),
	   "hints are words, without what cannot be done");
	type("?", false);
	ok(strstr(dump, " F1 help  F2 commands  Esc back\n"),
	   "where words are typed, hints name keys that type nothing");
	type("e", false);
	ok(times[CMD_EDIT] == 0 && strstr(dump, "There is no row here"),
	   "what is lacking is said");
	ok(type("k\033", false) && *dump == '\0', "Esc on the last view leaves");
}

static void menus(void)
{
	type("?sort\r", false);
	ok(times[CMD_SORT] == 1 && strstr(dump, "A ^["),
	   "help is narrowed by typing, and Enter runs");
	type("?", false);
	ok(strstr(dump, "Help: what you can do here") &&
	   strstr(dump, "\n Enter ") && strstr(dump, "@4,0\n"),
	   "help lists keys, names and what they do");
	type(":zebra", false);
	ok(strstr(dump, "Nothing here has that in it"), "what is not there is said");
	type(":serch", false);
	ok(strstr(dump, "Search the words"), "a name is found without one of its letters");
	type("?\033s", false);
	ok(times[CMD_SORT] == 1, "Esc closes help");
	type(":edit", false);
	ok(strstr(dump, "Nothing here"), "the palette has only what can be done");
}

static void pastes(void)
{
	static const char paste[] = "\033[200~ssk\r\u5F20\033[201~k";

	type(paste, false);
	ok(times[CMD_SORT] == 0 && times[CMD_UP] == 1 && pasted &&
	   strcmp(pasted, "ssk\r\u5F20") == 0, "a paste is no commands");
	ops.paste = NULL;
	type(paste, false);
	ok(times[CMD_SORT] == 0, "not even where there is no field");
	ops.paste = seen_paste;
}

/* A press of a button at a cell, as xterm tells it (SGR): both from 1. */
static char *press(int button, int y, int x)
{
	static char told[32];

	snprintf(told, sizeof(told), "\033[<%d;%d;%dM", button, x + 1, y + 1);
	return told;
}

static void clicks(void)
{
	type(press(0, 23, 2), false);
	ok(times[CMD_OPEN] == 1, "a hint of the footer can be clicked");
	type(press(0, 23, 32), false);
	ok(times[CMD_FILTER] == 1 && times[CMD_OPEN] == 0, "each gives its own command");
	type(press(0, 2, 30), false);
	ok(times[CMD_OPEN] == 1, "a click on the line with the focus opens it");
	type(press(0, 5, 1), false);
	ok(times[CMD_OPEN] == 0 && times[CMD_DOWN] == 1,
	   "one elsewhere asks the view to go there");
	type(press(65, 5, 1), false);
	ok(times[CMD_DOWN] == 3 && times[CMD_UP] == 0, "the wheel goes three lines");
	char *keys = xprintf("?%s", press(0, 6, 3));
	type(keys, false);
	ok(strstr(dump, "@6,0\n"), "a click chooses a line of a menu");
	free(keys);
}

static void ends(void)
{
	struct err e = { 0 };

	type("\003s", false);
	ok(times[CMD_SORT] == 0, "Ctrl-C leaves at once");
	type("\003s", true);
	ok(times[CMD_SORT] == 1, "but not with typing unsaved");
	type("\003\003s", true);
	ok(times[CMD_SORT] == 0, "unless asked twice");
	type("\003", true);
	ok(strstr(dump, "not saved"), "and says why");
	setenv("TERM", "no-such-terminal", 1);
	ok(!run("k", 1, false, &e) && e.code == ERR_USAGE &&
	   strstr(e.msg, "TERM"), "an unknown terminal is an error, no exit");
	setenv("TERM", "xterm-256color", 1);
}

static void sizes(void)
{
	static const char *const size[][2] = { { "1", "1" }, { "2", "3" },
		{ "3", "200" }, { "24", "1" }, { "4", "10" }, { "50", "200" } };

	for (size_t i = 0; i < sizeof(size) / sizeof(*size); i++) {
		setenv("LINES", size[i][0], 1);
		setenv("COLUMNS", size[i][1], 1);
		ok(type("?soe\003", true) && type("kk", false) && times[CMD_UP],
		   "%s by %s", size[i][0], size[i][1]);
	}
}

int main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8"))
		return 1;
	setenv("TERM", "xterm-256color", 1);
	setenv("LINES", "24", 1);
	setenv("COLUMNS", "80", 1);
	screens();
	menus();
	pastes();
	clicks();
	ends();
	sizes();
	free(pasted);
	free(dump);
	return tap_done();
}
