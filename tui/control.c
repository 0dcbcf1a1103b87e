/* control.c - a control chart in block characters: points, their mean and
 * limits, the sentence of the chart and that of the point with the focus. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/series.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/readout.h"
#include "tui/view.h"
#include "tui/views.h"

enum { TOP = 2, FOOT = 7, LABEL = 8, LEAST = 3 };

struct control {
	struct view view;
	struct series s;
	char *name;
	int at, first;
};

/* Where values lie on the lines of the plot, from its top. */
struct scale {
	double from, to;
	int rows, step;		/* lines; cells from one point to the next */
};

static int plot_rows(void)
{
	int rows = app_rows() - TOP - FOOT;

	return rows > LEAST ? rows : LEAST;
}

static int points_shown(int step)
{
	int n = (app_cols() - LABEL - 2) / step;

	return n > 1 ? n : 1;
}

static struct scale scale_of(const struct control *c)
{
	struct scale k = { INFINITY, -INFINITY, plot_rows(), 3 };

	while (k.step > 1 && points_shown(k.step) < c->s.n)
		k.step--;
	for (int i = 0; i < c->s.n; i++) {
		const struct xmr_point *p = &c->s.xmr.point[i];

		k.from = fmin(k.from, fmin(p->low, p->value));
		k.to = fmax(k.to, fmax(p->high, p->value));
	}
	if (c->s.has_target) {
		k.from = fmin(k.from, c->s.target);
		k.to = fmax(k.to, c->s.target);
	}
	if (k.to <= k.from)
		k.to = k.from + 1;
	return k;
}

static int line_of(const struct scale *k, double v)
{
	return (int)lround((k->to - v) / (k->to - k->from) * (k->rows - 1));
}

static void keep_in_sight(struct control *c)
{
	int shown = points_shown(scale_of(c).step);

	if (c->at >= c->s.n)
		c->at = c->s.n - 1;
	if (c->at < 0)
		c->at = 0;
	if (c->at < c->first)
		c->first = c->at;
	if (c->at >= c->first + shown)
		c->first = c->at - shown + 1;
	if (c->first > c->s.n - shown)
		c->first = c->s.n > shown ? c->s.n - shown : 0;
}

/* ---- drawing ---- */

static int cell_of(const struct control *c, const struct scale *k, int i)
{
	return LABEL + (i - c->first) * k->step + k->step / 2;
}

static void draw_level(WINDOW *win, const struct control *c,
                       const struct scale *k, int i, double v, const char *sign)
{
	for (int x = 0; x < k->step; x++)
		draw_styled(win, TOP + line_of(k, v),
		            cell_of(c, k, i) - k->step / 2 + x, 1, ST_DIM, sign);
}

static void draw_label(WINDOW *win, const struct control *c,
                       const struct scale *k, double v)
{
	char *text = series_number(&c->s, round(v * 10) / 10);

	draw_right(win, TOP + line_of(k, v), 0, LABEL - 1, text);
	free(text);
}

static void draw_point(WINDOW *win, const struct control *c,
                       const struct scale *k, int i)
{
	const struct xmr_point *p = &c->s.xmr.point[i];

	draw_styled(win, TOP + line_of(k, p->value), cell_of(c, k, i), 1,
	            p->rule ? ST_BOLD : ST_PLAIN, p->rule ? "◆" : "•");
}

static void draw_plot(WINDOW *win, const struct control *c,
                      const struct scale *k, int to)
{
	const struct xmr_point *last = &c->s.xmr.point[c->s.n - 1];

	for (int i = c->first; i < to; i++) {
		const struct xmr_point *p = &c->s.xmr.point[i];

		draw_level(win, c, k, i, p->low, "╌");
		draw_level(win, c, k, i, p->high, "╌");
		draw_level(win, c, k, i, p->mean, "─");
		if (c->s.has_target)
			draw_level(win, c, k, i, c->s.target, "═");
	}
	if (c->s.has_target)
		draw_label(win, c, k, c->s.target);
	draw_label(win, c, k, last->low);
	draw_label(win, c, k, last->high);
	draw_label(win, c, k, last->mean);
	for (int i = c->first; i < to; i++)
		draw_point(win, c, k, i);
}

static void draw_words(WINDOW *win, const struct control *c, int y)
{
	char *point = series_point_sentence(&c->s, c->at);
	char *chart = series_sentence(&c->s);

	draw_rule(win, y);
	y = draw_wrapped(win, y + 1, 1, getmaxx(win) - 2, point);
	draw_wrapped(win, y, 1, getmaxx(win) - 2, chart);
	free(point);
	free(chart);
}

static void control_draw(const struct view *v, WINDOW *win)
{
	const struct control *c = (const struct control *)v;
	struct scale k = scale_of(c);
	int to = c->first + points_shown(k.step), y;

	to = to > c->s.n ? c->s.n : to;
	draw_title(win, c->s.title, c->s.has_target
	           ? _("╌ limits  ─ mean  ═ target  ◆ special")
	           : _("╌ limits  ─ mean  ◆ special"));
	draw_plot(win, c, &k, to);
	y = TOP + k.rows;
	draw_styled(win, y, LABEL, 20, ST_DIM, c->s.point[c->first].label);
	if (to - c->first > 1 && (to - c->first) * k.step > 36)
		draw_right(win, y, cell_of(c, &k, to - 1) - 20, 21,
		           c->s.point[to - 1].label);
	draw_words(win, c, y + 1);
	draw_focus(win, TOP + line_of(&k, c->s.xmr.point[c->at].value),
	           cell_of(c, &k, c->at), 1);
}

/* ---- commands ---- */

static bool move_focus(struct control *c, enum command cmd)
{
	switch (cmd) {
	case CMD_LEFT:
	case CMD_UP:	c->at--; break;
	case CMD_RIGHT:
	case CMD_DOWN:	c->at++; break;
	case CMD_PGUP:	c->at -= 12; break;
	case CMD_PGDN:	c->at += 12; break;
	case CMD_FIRST:	c->at = 0; break;
	case CMD_LAST:	c->at = c->s.n - 1; break;
	default:	return false;
	}
	keep_in_sight(c);
	return true;
}

/* From the point that has the focus on; the form asks for the reason. */
static void rebase(const struct control *c, struct app *app)
{
	struct record r;

	store_start(app->db, &r, &entities[ENT_rebase]);
	record_set(&r, REBASE_SERIES, c->name);
	record_set(&r, REBASE_FROM, c->s.point[c->at].starts);
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

static bool control_command(struct view *v, struct app *app, enum command cmd)
{
	struct control *c = (struct control *)v;
	struct readout_what points = { .kind = READOUT_SERIES };
	char *text;

	if (move_focus(c, cmd))
		return true;
	switch (cmd) {
	case CMD_OPEN:
		snprintf(points.key, sizeof(points.key), "%s", c->name);
		app_push(app, readout_view(app, points));
		return true;
	case CMD_NEW:
		rebase(c, app);
		return true;
	case CMD_WHY:
		app_note(app, _("%s XmR: mean, and 2.66 times the mean moving range to"
		         " either side."), c->s.source);
		return true;
	case CMD_READ:
		text = series_sentence(&c->s);
		app_note(app, "%s", text);
		free(text);
		return true;
	default:
		return false;
	}
}

static void control_resume(struct view *v, struct app *app)
{
	struct control *c = (struct control *)v;
	struct err e = { 0 };
	struct series s;

	if (series_read(app->db, c->name, db_today(app->db), &s, &e)) {
		series_fini(&c->s);
		c->s = s;
	} else {
		app_fault(app, &e);
	}
	keep_in_sight(c);
}

static unsigned control_has(const struct view *v)
{
	return ((const struct control *)v)->s.n ? NEED_BEGIN : 0;
}

static void control_free(struct view *v)
{
	struct control *c = (struct control *)v;

	series_fini(&c->s);
	free(c->name);
	free(c);
}

static const struct view_ops control_ops = {
	.in = IN_READOUT, .draw = control_draw, .command = control_command,
	.has = control_has,
	.resume = control_resume, .free = control_free,
};

struct view *control_view(struct app *app, const char *series)
{
	struct control *c = xcalloc(1, sizeof(*c));
	struct err e = { 0 };

	c->view.ops = &control_ops;
	c->name = xstrdup(series);
	if (!series_read(app->db, series, db_today(app->db), &c->s, &e)) {
		app_note(app, "%s", e.msg);
		free(c->name);
		free(c);
		return NULL;
	}
	c->at = c->s.n - 1;
	keep_in_sight(c);
	return &c->view;
}
