/* ask.c - one question, answered on the line above the message. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/input.h"
#include "tui/view.h"
#include "tui/views.h"

struct ask {
	struct view view;
	char *question;
	struct input typed;
	void (*answer)(struct app *, const char *, void *);
	void *with;
	void (*forget)(void *);
};

static int width(void)
{
	return app_cols() > 4 ? app_cols() - 3 : 1;
}

/* A question is read whole, or it is answered blindly. */
static int lines_of(const char *s, int cells)
{
	size_t len = strlen(s), at = 0, next;
	int n = 0;

	for (; at < len; at += next, n++)
		text_wrap(s + at, len - at, cells, &next);
	return n;
}

static void ask_draw(const struct view *v, WINDOW *win)
{
	const struct ask *a = (const struct ask *)v;
	int lines = lines_of(a->question, width()), y = getmaxy(win) - lines - 2;

	y = y > 0 ? y : 0;
	wmove(win, y, 0);
	wclrtobot(win);
	draw_rule(win, y);
	wattron(win, draw_style(ST_BOLD));
	y = draw_wrapped(win, y + 1, 1, width(), a->question);
	wattroff(win, draw_style(ST_BOLD));
	y = y < getmaxy(win) ? y : getmaxy(win) - 1;
	draw_styled(win, y, 1, 1, ST_ACCENT, ">");
	input_draw(&a->typed, win, y, 3, width(), 1, true);
}

static bool ask_key(struct view *v, struct app *app, wint_t key, bool is_code)
{
	(void)app;
	return input_key(&((struct ask *)v)->typed, key, is_code, width(), 1);
}

static void ask_paste(struct view *v, struct app *app, const char *text)
{
	app_paste(app, &((struct ask *)v)->typed, text, width(), 1);
}

/* The view below must be on top when it hears the answer; NULL is none. */
static void finish(struct ask *a, struct app *app, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	app->top = a->view.below;
	a->answer(app, copy, a->with);
	a->view.ops->free(&a->view);
	free(copy);
}

static bool ask_command(struct view *v, struct app *app, enum command c)
{
	struct ask *a = (struct ask *)v;

	if (c == CMD_ACCEPT)
		finish(a, app, a->typed.text);
	else if (c == CMD_BACK)
		finish(a, app, NULL);
	else
		return false;
	return true;
}

static bool ask_unsaved(const struct view *v)
{
	return ((const struct ask *)v)->typed.len > 0;
}

static void ask_free(struct view *v)
{
	struct ask *a = (struct ask *)v;

	if (a->forget)
		a->forget(a->with);
	input_fini(&a->typed);
	free(a->question);
	free(a);
}

static const struct view_ops ask_ops = {
	.in = IN_ASK,
	.over = true,
	.draw = ask_draw,
	.command = ask_command,
	.key = ask_key,
	.paste = ask_paste,
	.unsaved = ask_unsaved,
	.free = ask_free,
};

struct view *ask_view(const char *question,
                      void (*answer)(struct app *, const char *text, void *),
                      void *with, void (*forget)(void *))
{
	struct ask *a = xcalloc(1, sizeof(*a));

	a->view.ops = &ask_ops;
	a->question = xstrdup(question);
	input_init(&a->typed, "", false);
	a->answer = answer;
	a->with = with;
	a->forget = forget;
	return &a->view;
}
