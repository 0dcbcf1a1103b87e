/* app_draw.c - the view on top, what is said below it, and hints that can be
 * clicked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/view.h"

enum { FOOT = 2 };		/* message line and hints */

int app_rows(void)
{
	return LINES > FOOT + 1 ? LINES - FOOT : LINES;
}

int app_cols(void)
{
	return COLS;
}

/* What a command does here, in a word or two: on the first screen the way
 * back is the way out. */
static const char *hint_word(const struct app *app, enum command c)
{
	bool out = c == CMD_BACK && !app->top->below && !app->top->typing;

	return out ? _("quit") : _(commands[c].hint);
}

/* The kind of screen that the hints are for. */
static unsigned hints_in(const struct app *app)
{
	return app->top->typing ? IN_ASK : app->top->ops->in;
}

static int hint_width(const struct app *app, enum command c)
{
	const char *word = hint_word(app, c);
	char key[16];

	command_key(app_keymap(app), c, hints_in(app), key, sizeof(key));
	return (int)strlen(key) + 1 + text_cells(word, strlen(word)) + 2;
}

static void draw_hint(const struct app *app, WINDOW *win, int y, int x,
                      enum command c)
{
	char key[16];

	command_key(app_keymap(app), c, hints_in(app), key, sizeof(key));
	x += draw_styled(win, y, x, COLS - x, ST_ACCENT, key) + 1;
	draw_text(win, y, x, COLS - x, hint_word(app, c));
}

/* The hints that have room, from the left; returns how many.  Help and the way
 * back are never crowded out. */
static int fit_hints(const struct app *app, enum command fit[CMD_COUNT], int width[CMD_COUNT])
{
	unsigned in = hints_in(app), has = app_has(app);
	int help = hint_width(app, CMD_HELP), back = hint_width(app, CMD_BACK);
	int x = 1, n = 0;

	for (int i = 0; i < CMD_COUNT; i++) {
		enum command c = (enum command)i;
		int last = (c < CMD_HELP ? help : 0) + (c < CMD_BACK ? back : 0);

		if (!commands[c].hint || !(commands[c].in & in) || commands[c].needs & ~has)
			continue;
		width[n] = c == CMD_HELP ? help : c == CMD_BACK ? back : hint_width(app, c);
		if (x + width[n] + last - 2 > COLS)
			continue;
		x += width[n];
		fit[n++] = c;
	}
	return n;
}

static void draw_hints(const struct app *app, WINDOW *win, int y)
{
	enum command fit[CMD_COUNT];
	int width[CMD_COUNT], n = fit_hints(app, fit, width), x = 1;

	for (int i = 0; i < n; x += width[i++])
		draw_hint(app, win, y, x, fit[i]);
}

enum command app_hint_at(const struct app *app, int y, int x)
{
	enum command fit[CMD_COUNT];
	int width[CMD_COUNT], n, at = 1;

	if (y != LINES - 1 || LINES <= FOOT + 1)
		return CMD_NONE;
	n = fit_hints(app, fit, width);
	for (int i = 0; i < n; at += width[i++])
		if (x >= at && x < at + width[i] - 2)
			return fit[i];
	return CMD_NONE;
}

/* A long message takes as many lines as it needs, upward from its own. */
static void draw_note(const struct app *app, WINDOW *win, int y)
{
	int width = COLS > 2 ? COLS - 2 : 1, lines = draw_lines(app->note, width);
	attr_t style = draw_style(app->is_fault ? ST_ALERT : ST_BOLD);

	y = lines > 1 ? y - lines + 1 : y;
	for (int i = 0; i < lines && lines > 1; i++) {
		wmove(win, y + i, 0);
		wclrtoeol(win);
	}
	wattron(win, style);
	draw_wrapped(win, y > 0 ? y : 0, 1, width, app->note);
	wattroff(win, style);
}

static void draw_more(const struct view *v, WINDOW *win, int y)
{
	int n = v->ops->more ? v->ops->more(v) : 0;
	char text[80];

	if (n <= 0)
		return;
	snprintf(text, sizeof(text), _("%d more below."), n);
	draw_styled(win, y, 1, COLS - 1, ST_DIM, text);
}

void app_draw_view(const struct view *v, WINDOW *win)
{
	if (v->ops->over && v->below)
		app_draw_view(v->below, win);
	v->ops->draw(v, win);
}

void app_draw(const struct app *app)
{
	WINDOW *body;
	int y, x;

	werase(stdscr);
	body = derwin(stdscr, app_rows(), COLS, 0, 0);
	if (!body)
		return;
	app_draw_view(app->top, body);
	getyx(body, y, x);
	delwin(body);
	if (LINES > FOOT + 1)
		draw_hints(app, stdscr, LINES - 1);
	if (!*app->note && LINES > FOOT + 1)
		draw_more(app->top, stdscr, LINES - 2);
	if (*app->note)
		draw_note(app, stdscr, LINES > FOOT + 1 ? LINES - 2 : LINES - 1);
	wmove(stdscr, y, x);
}
