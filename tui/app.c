#include "tui/app.h"

#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/input.h"
#include "tui/mouse.h"
#include "tui/screen.h"
#include "tui/tour.h"
#include "tui/view.h"
#include "tui/views.h"

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
	case CMD_TOUR:
		app->tour = 1;
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

/* What to do next is said after whatever there was to say. */
static void say_tour(struct app *app)
{
	char *step, *all;

	if (!app->tour || !app->top)
		return;
	step = tour_say(app->tour, app_keymap(app), app->top->ops->in);
	all = xprintf("%s%s%s", app->note, *app->note ? " " : "", step);
	snprintf(app->note, sizeof(app->note), "%s", all);
	free(all);
	free(step);
	if (app->tour > TOUR_STEPS)
		app->tour = 0;
}

void app_command(struct app *app, enum command c)
{
	const char *lacks = command_lacks(c, app_has(app));

	app->tour = tour_after(app->tour, c);

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
	if (is_code && key == KEY_MOUSE) {
		mouse_event(app);
		return;
	}
	if (v->ops->key && v->ops->key(v, app, key, is_code))
		return;
	if (c != CMD_NONE)
		app_command(app, c);
}

static void too_much(struct app *app, size_t most)
{
	app_note(app, _("That is more than is taken here (%zu KB); nothing of it was pasted."),
	         most >> 10);
	app->is_fault = true;
}

void app_paste(struct app *app, struct input *in, const char *text, int width, int height)
{
	if (!input_paste(in, text, width, height))
		too_much(app, in->most);
}

/* A paste is text and never commands, whatever letters are in it. */
static void paste(struct app *app)
{
	size_t len;
	char *text = keys_pasted(&app->keys, &len);

	app->note[0] = '\0';
	app->is_fault = false;
	if (!text)
		too_much(app, KEYS_MOST);
	else if (!text_is_utf8(text, len) || strlen(text) != len)
		app_note(app, _("That is not text this program can keep (UTF-8); nothing of it was"
		         " pasted."));
	else if (app->top->ops->paste)
		app->top->ops->paste(app->top, app, text);
	else
		app_note(app, _("There is no text field here to paste into."));
	free(text);
}

static void feed_any(struct app *app, wint_t key, bool is_code)
{
	if (is_code && key == KEY_PASTED) {
		paste(app);
	} else if (!(is_code && (key == KEY_RESIZE || key == KEY_NOTHING))) {
		feed(app, key, is_code);
		say_tour(app);
	}
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
	while (app->top && !app->over && (rc = keys_get(&app->keys, &key)) != ERR) {
		any = true;
		feed_any(app, key, rc == KEY_CODE_YES);
	}
	return any || (app->keys.pasting && !app->keys.ended);
}

int app_waited(void *with)
{
	const struct app *app = with;
	struct pollfd keys = { .fd = app->keys.fd, .events = POLLIN };

	return !app->over && poll(&keys, 1, 0) > 0;
}

static bool idle(struct app *app)
{
	return app->top->ops->idle && app->top->ops->idle(app->top, app);
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
	case SCREEN_IDLE:
		return idle(app);
	case SCREEN_END:
		app->over = true;
		break;
	case SCREEN_KEYS:
		if (!feed_all(app))
			app->over = true;
		if (app->keys.pasting && !app->over)
			return false;
		break;
	}
	return true;
}

static void draw_all(struct app *app, struct screen *s)
{
	app_draw(app);
	screen_paint(s);
	if (!app->top->ops->after || !app->top->ops->after(app->top, app))
		return;
	app_draw(app);
	screen_paint(s);
}

bool app_run(struct app *app, struct view *(*first)(struct app *),
             struct err *e)
{
	struct screen *s = screen_open(app->opt, e);

	if (!s)
		return false;
	app->keys.fd = fileno(app->opt->keys);
	app_push(app, first(app));
	app->tour = app->opt->tour;
	say_tour(app);
	while (app->top && !app->over) {
		draw_all(app, s);
		while (!turn(app, s))
			;
	}
	if (app->opt->dump && app->top) {
		idle(app);
		draw_all(app, s);
		screen_dump(app->opt->dump);
	}
	while (app->top) {
		struct view *v = app->top;
		app->top = v->below;
		v->ops->free(v);
	}
	screen_close(s);
	keys_fini(&app->keys);
	return true;
}
