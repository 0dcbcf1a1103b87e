#include "tui/app.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/draw.h"
#include "tui/screen.h"
#include "tui/view.h"
#include "tui/views.h"

enum { FOOT = 2 };		/* message line and hints */

int app_rows(void)
{
	return LINES > FOOT + 1 ? LINES - FOOT : LINES;
}

int app_cols(void)
{
	return COLS;
}

const struct keymap *app_keymap(const struct app *app)
{
	return app->opt ? app->opt->keymap : NULL;
}

void app_push(struct app *app, struct view *v)
{
	v->below = app->top;
	app->top = v;
}

void app_pop(struct app *app)
{
	struct view *v = app->top;

	app->top = v->below;
	v->ops->free(v);
	app_resume(app);
}

void app_resume(struct app *app)
{
	if (app->top && app->top->ops->resume)
		app->top->ops->resume(app->top, app);
}

void app_note(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(app->note, sizeof(app->note), fmt, ap);
	va_end(ap);
	app->is_fault = false;
}

/* Below us messages begin small and without a full stop, to be put into
 * others; here they stand alone. */
void app_fault(struct app *app, const struct err *e)
{
	size_t len = strlen(e->msg);

	app_note(app, "%s%s", e->msg,
	         len && strchr(".?!", e->msg[len - 1]) ? "" : ".");
	if (app->note[0] >= 'a' && app->note[0] <= 'z')
		app->note[0] &= ~0x20;
	app->is_fault = true;
}

unsigned app_has(const struct app *app)
{
	const struct view *v = app->top;
	unsigned has = v->ops->has ? v->ops->has(v) : 0;

	return has | (app->db && db_is_read_only(app->db) ? 0 : NEED_WRITE);
}

/* What a command does here, in a word or two: on the first screen the way
 * back is the way out. */
static const char *hint_word(const struct app *app, enum command c)
{
	return c == CMD_BACK && !app->top->below ? _("quit")
	                                         : _(commands[c].hint);
}

static int hint_width(const struct app *app, enum command c)
{
	const char *word = hint_word(app, c);
	char key[16];

	command_key(app_keymap(app), c, app->top->ops->in, key, sizeof(key));
	return (int)strlen(key) + 1 + text_cells(word, strlen(word)) + 2;
}

static int draw_hint(const struct app *app, WINDOW *win, int y, int x,
                     enum command c)
{
	char key[16];

	command_key(app_keymap(app), c, app->top->ops->in, key, sizeof(key));
	x += draw_styled(win, y, x, COLS - x, ST_ACCENT, key) + 1;
	return x + draw_text(win, y, x, COLS - x, hint_word(app, c)) + 2;
}

/* Help and the way back are never crowded out. */
static void draw_hints(const struct app *app, WINDOW *win, int y)
{
	unsigned in = app->top->ops->in, has = app_has(app);
	int x = 1, last = hint_width(app, CMD_HELP) + hint_width(app, CMD_BACK);

	for (int i = 0; i < CMD_COUNT; i++) {
		enum command c = (enum command)i;
		if (!commands[c].hint || !(commands[c].in & in) ||
		    commands[c].needs & ~has)
			continue;
		if (c == CMD_HELP)
			last = hint_width(app, CMD_BACK);
		if (c == CMD_BACK)
			last = 0;
		if (x + hint_width(app, c) + last - 2 <= COLS)
			x = draw_hint(app, win, y, x, c);
	}
}

/* A long message takes as many lines as it needs, upward from its own. */
static void draw_note(const struct app *app, WINDOW *win, int y)
{
	int width = COLS > 2 ? COLS - 2 : 1, lines = 0;
	size_t len = strlen(app->note), at = 0, next;
	attr_t style = draw_style(app->is_fault ? ST_ALERT : ST_BOLD);

	for (; at < len; at += next, lines++)
		text_wrap(app->note + at, len - at, width, &next);
	y = lines > 1 ? y - lines + 1 : y;
	for (int i = 0; i < lines && lines > 1; i++) {
		wmove(win, y + i, 0);
		wclrtoeol(win);
	}
	wattron(win, style);
	draw_wrapped(win, y > 0 ? y : 0, 1, width, app->note);
	wattroff(win, style);
}

static void draw_view(const struct view *v, WINDOW *win)
{
	if (v->ops->over && v->below)
		draw_view(v->below, win);
	v->ops->draw(v, win);
}

static void draw(const struct app *app)
{
	WINDOW *body;
	int y, x;

	werase(stdscr);
	body = derwin(stdscr, app_rows(), COLS, 0, 0);
	if (!body)
		return;
	draw_view(app->top, body);
	getyx(body, y, x);
	delwin(body);
	if (LINES > FOOT + 1)
		draw_hints(app, stdscr, LINES - 1);
	if (*app->note)
		draw_note(app, stdscr, LINES > FOOT + 1 ? LINES - 2 : LINES - 1);
	wmove(stdscr, y, x);
	refresh();
}

static bool loses_typing(const struct app *app)
{
	for (const struct view *v = app->top; v; v = v->below)
		if (v->ops->unsaved && v->ops->unsaved(v))
			return true;
	return false;
}

static void quit(struct app *app)
{
	if (!loses_typing(app) || app->leaving) {
		app->over = true;
		return;
	}
	app->leaving = true;
	app_note(app, _("What you typed is not saved. Ctrl-C again leaves "
	         "without it; Ctrl-S saves."));
}

static void undo(struct app *app, bool again)
{
	struct err e = { 0 };
	char *said = again ? store_redo(app->db, &e) : store_undo(app->db, &e);

	if (said)
		app_note(app, "%s", said);
	else
		app_fault(app, &e);
	free(said);
	app_resume(app);
}

static void own_command(struct app *app, enum command c)
{
	struct view *board = board_view(app, c);

	if (board) {
		app_push(app, board);
		return;
	}
	switch (c) {
	case CMD_UNDO:
	case CMD_REDO:
		undo(app, c == CMD_REDO);
		break;
	case CMD_LISTS:
		app_push(app, lists_view(app));
		break;
	case CMD_SEARCH:
		app_push(app, search_view(app));
		break;
	case CMD_HELP:
		app_push(app, help_view(app));
		break;
	case CMD_PALETTE:
		app_push(app, palette_view(app));
		break;
	case CMD_BACK:
		app_pop(app);
		break;
	case CMD_REDRAW:
		clearok(curscr, TRUE);
		break;
	case CMD_SUSPEND:
		app->sleepy = true;
		break;
	case CMD_QUIT:
		quit(app);
		break;
	default:
		break;
	}
}

void app_command(struct app *app, enum command c)
{
	const char *lacks = command_lacks(c, app_has(app));

	if (lacks)
		app_note(app, "%s", lacks);
	else if (!app->top->ops->command(app->top, app, c))
		own_command(app, c);
}

static void feed(struct app *app, wint_t key, bool is_code)
{
	struct view *v = app->top;
	enum command c = command_for_key(app_keymap(app), key, is_code, v->ops->in);

	app->note[0] = '\0';
	app->is_fault = false;
	app->key = key;
	if (c != CMD_QUIT)
		app->leaving = false;
	if (v->ops->key && v->ops->key(v, app, key, is_code))
		return;
	if (c != CMD_NONE)
		app_command(app, c);
}

/* A paste is text and never commands, whatever letters are in it. */
static void paste_add(struct app *app, wint_t key)
{
	char c[MB_LEN_MAX];
	mbstate_t state = { 0 };
	size_t n = key ? wcrtomb(c, (wchar_t)key, &state) : 0;

	if (n == (size_t)-1)
		return;
	if (app->paste_len + n + 1 > app->paste_size) {
		app->paste_size = 2 * (app->paste_len + n + 1);
		app->paste = xreallocarray(app->paste, app->paste_size, 1);
	}
	memcpy(app->paste + app->paste_len, c, n);
	app->paste_len += n;
}

static void paste_end(struct app *app)
{
	app->paste[app->paste_len] = '\0';
	app->note[0] = '\0';
	if (app->top->ops->paste)
		app->top->ops->paste(app->top, app, app->paste);
	else
		app_note(app, _("There is no text field here to paste into."));
	free(app->paste);
	app->paste = NULL;
	app->paste_len = app->paste_size = 0;
}

static void feed_any(struct app *app, wint_t key, bool is_code)
{
	if (is_code && key == KEY_PASTE && !app->paste)
		app->paste = xcalloc(app->paste_size = 1, 1);
	else if (is_code && key == KEY_PASTED && app->paste)
		paste_end(app);
	else if (app->paste && !is_code)
		paste_add(app, key);
	else if (!app->paste && !(is_code && key == KEY_RESIZE))
		feed(app, key, is_code);
}

/* All keys that wait, then one drawing; false if there were none to get,
 * although the terminal said so: then the keys have run out. */
static bool feed_all(struct app *app)
{
	bool any = false;
	wint_t key;
	int rc;

	if (app->opt->clock)
		app->opt->clock(app->db);
	while (app->top && !app->over && (rc = get_wch(&key)) != ERR) {
		any = true;
		feed_any(app, key, rc == KEY_CODE_YES);
	}
	return any;
}

/* False where there is nothing new to draw. */
static bool turn(struct app *app, struct screen *s)
{
	enum screen_event event = app->sleepy ? SCREEN_SLEEP
		: screen_wait(s, app->db ? db_watch(app->db) : -1);

	app->sleepy = false;
	switch (event) {
	case SCREEN_RESIZED:
		app_resume(app);
		break;
	case SCREEN_SLEEP:
		screen_sleep(s);
		app_resume(app);
		break;
	case SCREEN_DATA:
		return app_look(app);
	case SCREEN_END:
		app->over = true;
		break;
	case SCREEN_KEYS:
		if (!feed_all(app))
			app->over = true;
		break;
	}
	app_look(app);
	return true;
}

static void draw_all(struct app *app)
{
	draw(app);
	if (app->top->ops->after && app->top->ops->after(app->top, app))
		draw(app);
}

bool app_run(struct app *app, struct view *(*first)(struct app *),
             struct err *e)
{
	struct screen *s = screen_open(app->opt, e);

	if (!s)
		return false;
	app_push(app, first(app));
	while (app->top && !app->over) {
		draw_all(app);
		while (!turn(app, s))
			;
	}
	if (app->opt->dump && app->top) {
		draw_all(app);
		screen_dump(app->opt->dump);
	}
	while (app->top) {
		struct view *v = app->top;
		app->top = v->below;
		v->ops->free(v);
	}
	screen_close(s);
	free(app->paste);
	return true;
}
