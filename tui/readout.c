#include "tui/readout.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/view.h"
#include "tui/views.h"

enum { TOP = 3, FOOT = 4, WIDEST = 64 };

struct screen {
	struct view view;
	struct readout s;
	int at, first;
};

/* ---- what it shows ---- */

bool readout_read(struct db *db, struct readout_what what, struct readout *s,
                struct err *e)
{
	static bool (*const fill[])(struct db *, struct readout *, struct err *) = {
		[READOUT_DISPARITIES] = readout_disparities,
		[READOUT_METRIC] = readout_metric, [READOUT_CHECKS] = readout_checks,
		[READOUT_FINDINGS] = readout_findings,
		[READOUT_QUALITY] = readout_quality, [READOUT_SERIES] = readout_series,
	};

	*s = (struct readout){ .what = what };
	return fill[what.kind](db, s, e);
}

void readout_fini(struct readout *s)
{
	for (int i = 0; i < s->n; i++) {
		for (int k = 0; k < READOUT_COLUMNS; k++)
			free(s->row[i].cell[k]);
		free(s->row[i].says);
	}
	free(s->row);
	free(s->title);
	free(s->note);
	free(s->why);
	free(s->empty);
	*s = (struct readout){ 0 };
}

struct readout_row *readout_add(struct readout *s, char *says)
{
	s->row = xreallocarray(s->row, (size_t)s->n + 1, sizeof(*s->row));
	s->row[s->n] = (struct readout_row){ .says = says };
	return &s->row[s->n++];
}

void readout_head(struct readout *s, const char *head, int width, bool right)
{
	s->col[s->ncol++] = (struct readout_column){ head, width, right };
}

/* ---- drawing ---- */

static int rows_shown(void)
{
	int rows = app_rows() - TOP - FOOT;

	return rows > 1 ? rows : 1;
}

static void keep_in_sight(struct screen *v)
{
	if (v->at >= v->s.n)
		v->at = v->s.n - 1;
	if (v->at < 0)
		v->at = 0;
	if (v->at < v->first)
		v->first = v->at;
	if (v->at >= v->first + rows_shown())
		v->first = v->at - rows_shown() + 1;
}

/* Columns drop from the right where there is no room; the widest column takes
 * what is left. */
static int width_of(const struct readout *s, int col, int cols)
{
	int left = cols - 1;

	if (s->col[col].width)
		return s->col[col].width;
	for (int i = 0; i < s->ncol; i++)
		left -= s->col[i].width ? s->col[i].width + 1 : 0;
	left = left < WIDEST ? left : WIDEST;
	return left > 12 ? left - 1 : 12;
}

static void draw_cells(WINDOW *win, int y, const struct readout *s,
                       const struct readout_row *r)
{
	int x = 1;

	for (int i = 0; i < s->ncol; i++) {
		int width = width_of(s, i, getmaxx(win));
		const char *text = r ? r->cell[i] : _(s->col[i].head);

		if (x + width > getmaxx(win))
			break;
		if (text && s->col[i].right)
			draw_right(win, y, x, width, text);
		else if (text)
			draw_text(win, y, x, width, text);
		x += width + 1;
	}
}

static void screen_draw(const struct view *view, WINDOW *win)
{
	const struct screen *v = (const struct screen *)view;
	const struct readout *s = &v->s;
	int shown = s->n - v->first;

	draw_title(win, s->title ? s->title : "", s->note);
	if (!s->n) {
		draw_wrapped(win, TOP, 1, getmaxx(win) - 2, s->empty ? s->empty : "");
		wmove(win, 0, 0);
		return;
	}
	wattron(win, draw_style(ST_BOLD));
	draw_cells(win, TOP - 1, s, NULL);
	wattroff(win, draw_style(ST_BOLD));
	if (shown > rows_shown())
		shown = rows_shown();
	for (int i = 0; i < shown; i++)
		draw_cells(win, TOP + i, s, &s->row[v->first + i]);
	draw_rule(win, TOP + shown);
	draw_wrapped(win, TOP + shown + 1, 1, getmaxx(win) - 2, s->row[v->at].says);
	draw_focus(win, TOP + v->at - v->first, 0, -1);
}

/* ---- commands ---- */

static void reload(struct screen *v, struct app *app, struct readout_what what)
{
	struct err e = { 0 };
	struct readout s;

	if (readout_read(app->db, what, &s, &e)) {
		readout_fini(&v->s);
		v->s = s;
	} else {
		readout_fini(&s);
		app_fault(app, &e);
	}
	keep_in_sight(v);
}

static bool move_focus(struct screen *v, enum command c)
{
	switch (c) {
	case CMD_UP:	v->at--; break;
	case CMD_DOWN:	v->at++; break;
	case CMD_PGUP:	v->at -= rows_shown(); break;
	case CMD_PGDN:	v->at += rows_shown(); break;
	case CMD_FIRST:	v->at = 0; break;
	case CMD_LAST:	v->at = v->s.n - 1; break;
	default:	return false;
	}
	keep_in_sight(v);
	return true;
}

/* Only a metric has periods. */
static bool turn_period(struct screen *v, struct app *app, enum command c)
{
	struct readout_what what = v->s.what;

	if (what.kind != READOUT_METRIC || (c != CMD_LEFT && c != CMD_RIGHT))
		return false;
	what.at += c == CMD_LEFT ? 1 : -1;
	if (what.at >= 0)
		reload(v, app, what);
	return true;
}

static void open_chart(const struct screen *v, struct app *app)
{
	const char *series = v->s.n ? v->s.row[v->at].series : "";
	struct view *chart = *series ? control_view(app, series) : NULL;

	if (chart)
		app_push(app, chart);
	else if (!*series)
		app_note(app, _("There is no control chart of this line."));
}

static void open_row(const struct screen *v, struct app *app)
{
	struct readout_what to = { 0 };

	if (v->s.n)
		to = v->s.row[v->at].leads;
	if (to.kind == READOUT_SERIES)
		open_chart(v, app);
	else if (to.kind)
		app_push(app, readout_view(app, to));
	else if (v->s.n)
		app_note(app, "%s", v->s.row[v->at].says);
}

/* A disparity offers an action; it is linked to the metric when it is there. */
static void offer_action(const struct screen *v, struct app *app)
{
	const char *title = v->s.n ? v->s.row[v->at].offer : "";
	struct record r;

	if (!*title) {
		app_note(app, _("A difference between groups offers an action; this line"
		         " does not."));
		return;
	}
	store_start(app->db, &r, &entities[ENT_action]);
	record_set(&r, ACTION_TITLE, title);
	record_set(&r, ACTION_AREA, "data");
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

static bool screen_command(struct view *view, struct app *app, enum command c)
{
	struct screen *v = (struct screen *)view;

	if (move_focus(v, c) || turn_period(v, app, c))
		return true;
	switch (c) {
	case CMD_OPEN:	open_row(v, app); return true;
	case CMD_TREND:	open_chart(v, app); return true;
	case CMD_NEW:	offer_action(v, app); return true;
	case CMD_WHY:
		app_note(app, "%s", v->s.why ? v->s.why : "");
		return true;
	case CMD_READ:
		if (v->s.n)
			app_note(app, "%s", v->s.row[v->at].says);
		return true;
	default:
		return false;
	}
}

static void screen_resume(struct view *view, struct app *app)
{
	struct screen *v = (struct screen *)view;

	reload(v, app, v->s.what);
}

static void screen_free(struct view *view)
{
	readout_fini(&((struct screen *)view)->s);
	free(view);
}

static const struct view_ops screen_ops = {
	.in = IN_READOUT, .draw = screen_draw, .command = screen_command,
	.resume = screen_resume, .free = screen_free,
};

struct view *readout_view(struct app *app, struct readout_what what)
{
	struct screen *v = xcalloc(1, sizeof(*v));
	struct err e = { 0 };

	v->view.ops = &screen_ops;
	if (!readout_read(app->db, what, &v->s, &e))
		app_fault(app, &e);
	return &v->view;
}
