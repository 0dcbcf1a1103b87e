#include "tui/mouse.h"

#include <curses.h>
#include <stdlib.h>

#include "tui/app.h"
#include "tui/view.h"

enum { WHEEL = 3 };

struct place {
	int y, x;
};

/* Where the focus would be drawn; nothing is shown. */
static struct place focus(const struct app *app)
{
	WINDOW *unseen = newwin(app_rows(), app_cols(), 0, 0);
	struct place p = { -1, -1 };

	if (!unseen)
		return p;
	app_draw_view(app->top, unseen);
	getyx(unseen, p.y, p.x);
	delwin(unseen);
	return p;
}

/* Towards a line or column, as long as each step comes nearer; one that does
 * not is taken back. */
static void walk(struct app *app, int to, bool across, enum command less, enum command more)
{
	const struct view *v = app->top;
	struct place p = focus(app);
	int at = across ? p.x : p.y;

	while (at != to) {
		enum command c = to < at ? less : more;
		int before = at;

		app_command(app, c);
		if (app->top != v)
			return;
		p = focus(app);
		at = across ? p.x : p.y;
		if (abs(at - to) >= abs(before - to)) {
			app_command(app, c == less ? more : less);
			return;
		}
	}
}

static void click(struct app *app, struct place to)
{
	struct view *v = app->top;
	bool across = v->ops->in & IN_GRID;
	struct place was;

	if (to.y >= app_rows() || v->ops->in & IN_ASK)
		return;
	/* Whoever goes to a row has done with the words that narrow them. */
	if (v->typing)
		app_command(app, CMD_ACCEPT);
	was = focus(app);
	if (v->ops->click && v->ops->click(v, app, to.y, to.x))
		return;
	if (was.y == to.y && !across) {
		app_command(app, v->ops->in & IN_TYPE ? CMD_ACCEPT : CMD_OPEN);
		return;
	}
	walk(app, to.y, false, CMD_UP, CMD_DOWN);
	if (across && app->top == v) {
		walk(app, to.x, true, CMD_LEFT, CMD_RIGHT);
		if (app->top == v && focus(app).y == was.y && focus(app).x == was.x)
			app_command(app, CMD_OPEN);
	}
}

void mouse_event(struct app *app)
{
	enum command hint;
	MEVENT e;

	if (getmouse(&e) != OK)
		return;
	if (e.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
		for (int i = 0; i < WHEEL && app->top && !app->over; i++)
			app_command(app, e.bstate & BUTTON4_PRESSED ? CMD_UP : CMD_DOWN);
		return;
	}
	if (!(e.bstate & BUTTON1_PRESSED))
		return;
	hint = app_hint_at(app, e.y, e.x);
	if (hint != CMD_NONE)
		app_command(app, hint);
	else
		click(app, (struct place){ e.y, e.x });
}
