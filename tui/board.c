/* board.c - orphans, load, urgency, agenda, throughput, questions: lines under
 * headings, of which one has the focus and Enter opens its row. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/board.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HEAD = 2, DETAIL = 4, LEAST = 20 };

struct board_view {
	struct view view;
	enum board_id id;
	struct board b;
	int width[BOARD_CELLS];	/* of its columns; 0 takes what is left */
	int at, first;
};

static bool has_headings(const struct board_view *v)
{
	return v->b.n && v->b.line[0].heading;
}

/* Where columns have a line of labels. */
static int head(const struct board_view *v)
{
	return HEAD + !has_headings(v);
}

static int rows(const struct board_view *v)
{
	int n = app_rows() - head(v) - DETAIL;

	return n > 1 ? n : 1;
}

/* Headings are passed over, in the direction that was asked for. */
static void go(struct board_view *v, int to)
{
	int by = to < v->at ? -1 : 1;

	to = to < 0 ? 0 : to >= v->b.n ? v->b.n - 1 : to;
	while (to > 0 && to < v->b.n - 1 && v->b.line[to].heading)
		to += by;
	if (to < 0 || to >= v->b.n)
		return;
	v->at = v->b.line[to].heading && to + 1 < v->b.n && by > 0 ? to + 1 : to;
	if (v->at < v->first)
		v->first = v->at && v->b.line[v->at - 1].heading ? v->at - 1 : v->at;
	if (v->at >= v->first + rows(v))
		v->first = v->at - rows(v) + 1;
}

static void fit_columns(struct board_view *v)
{
	for (int c = 0; c < v->b.ncol; c++) {
		v->width[c] = v->b.col[c].width;
		for (int i = 0; v->b.col[c].whole && i < v->b.n; i++) {
			const char *text = v->b.line[i].cell[c];
			int cells = text ? text_cells(text, strlen(text)) : 0;

			v->width[c] = cells > v->width[c] ? cells : v->width[c];
		}
	}
}

static void board_resume(struct view *view, struct app *app)
{
	struct board_view *v = (struct board_view *)view;
	struct err e = { 0 };

	board_fini(&v->b);
	if (!board_read(app->db, v->id, &v->b, &e))
		app_fault(app, &e);
	fit_columns(v);
	go(v, v->at ? v->at : has_headings(v));
}

/* --- drawing --- */

/* The cells of a column: what has no width shares what is left. */
static int width_of(const struct board_view *v, int c, int cols)
{
	int left = cols - 2, share = 0;

	if (v->width[c])
		return v->width[c];
	for (int i = has_headings(v); i < v->b.ncol; i++) {
		left -= v->width[i] + 1;
		share += !v->width[i];
	}
	left /= share ? share : 1;
	return left > LEAST ? left : LEAST;
}

static void draw_cells(const struct board_view *v, WINDOW *win, int y, enum style st,
                       const struct board_line *l)
{
	int x = 1 + has_headings(v);

	for (int c = has_headings(v); c < v->b.ncol && x < getmaxx(win); c++) {
		int width = width_of(v, c, getmaxx(win));
		const char *text = l ? l->cell[c] : _(v->b.col[c].label);

		width = width < getmaxx(win) - x ? width : getmaxx(win) - x;
		wattron(win, draw_style(st));
		if (v->b.col[c].number)
			draw_right(win, y, x, width, text ? text : "");
		else
			draw_text(win, y, x, width, text ? text : "");
		wattroff(win, draw_style(st));
		x += width + 1;
	}
}

/* All of a line: what the columns cut short is said below. */
static void draw_detail(const struct board_view *v, WINDOW *win)
{
	const struct board_line *l = &v->b.line[v->at];
	int y = getmaxy(win) - DETAIL;
	char *text = xstrdup("");

	if (y <= head(v))
		return;
	draw_rule(win, y++);
	for (int c = 0; c < board_words(&v->b); c++)
		if (l->cell[c] && *l->cell[c]) {
			const char *gap = !*text ? "" : strchr("?.", text[strlen(text) - 1])
				? " " : ". ";
			char *more = v->b.col[c].number
				? xprintf("%s%s%s: %s", text, gap, _(v->b.col[c].label),
				          l->cell[c])
				: xprintf("%s%s%s", text, gap, l->cell[c]);

			free(text);
			text = more;
		}
	draw_wrapped(win, y, 1, getmaxx(win) - 2, text);
	free(text);
}

static void board_draw(const struct view *view, WINDOW *win)
{
	const struct board_view *v = (const struct board_view *)view;
	int y = head(v);

	draw_title(win, _(boards[v->id].title), NULL);
	if (!has_headings(v) && v->b.n)
		draw_cells(v, win, y - 1, ST_BOLD, NULL);
	for (int i = v->first; i < v->b.n && i < v->first + rows(v); i++, y++)
		if (v->b.line[i].heading)
			draw_styled(win, y, 1, getmaxx(win) - 2, ST_BOLD, v->b.line[i].cell[0]);
		else
			draw_cells(v, win, y, ST_PLAIN, &v->b.line[i]);
	if (v->first + rows(v) >= v->b.n && v->b.end)
		draw_wrapped(win, y, 1, getmaxx(win) - 2, v->b.end);
	if (!v->b.n)
		return;
	draw_detail(v, win);
	draw_focus(win, head(v) + v->at - v->first, 0, -1);
}

/* --- keys --- */

static void open_line(const struct board_view *v, struct app *app)
{
	const struct board_line *l = v->b.n ? &v->b.line[v->at] : NULL;
	struct view *next = l && l->ent ? show_view(app, l->ent, l->uid) : NULL;

	if (next)
		app_push(app, next);
	else if (!l || !l->ent)
		app_note(app, _("This line leads nowhere."));
}

static bool board_command(struct view *view, struct app *app, enum command c)
{
	struct board_view *v = (struct board_view *)view;

	switch (c) {
	case CMD_UP:	go(v, v->at - 1); return true;
	case CMD_DOWN:	go(v, v->at + 1); return true;
	case CMD_PGUP:	go(v, v->at - rows(v)); return true;
	case CMD_PGDN:	go(v, v->at + rows(v)); return true;
	case CMD_FIRST:	v->first = 0; v->at = v->b.n; go(v, 0); go(v, 1); return true;
	case CMD_LAST:	go(v, v->b.n - 1); return true;
	case CMD_OPEN:	open_line(v, app); return true;
	default:	return false;
	}
}

static void board_free(struct view *view)
{
	board_fini(&((struct board_view *)view)->b);
	free(view);
}

static int board_more(const struct view *view)
{
	const struct board_view *v = (const struct board_view *)view;

	return v->b.n - v->first - rows(v);
}

static const struct view_ops board_ops = {
	.in = IN_BOARD,
	.draw = board_draw,
	.more = board_more,
	.command = board_command,
	.resume = board_resume,
	.free = board_free,
};

/* The board that a command shows, or -1. */
static int board_of(enum command c)
{
	static const struct {
		enum command command;
		enum board_id board;
	} shows[] = {
		{ CMD_ORPHANS, BOARD_orphans }, { CMD_WORKLOAD, BOARD_workload },
		{ CMD_URGENCY, BOARD_urgency }, { CMD_AGENDA, BOARD_agenda },
		{ CMD_CALENDAR, BOARD_calendar },
		{ CMD_EQUITY, BOARD_equity }, { CMD_TIMES, BOARD_times },
		{ CMD_TIMELINE, BOARD_timeline }, { CMD_FLOW, BOARD_flow },
		{ CMD_THROUGHPUT, BOARD_throughput }, { CMD_QUESTIONS, BOARD_questions },
		{ CMD_COMMITMENTS, BOARD_commitments }, { CMD_PAIRS, BOARD_pairs },
	};

	for (size_t i = 0; i < sizeof(shows) / sizeof(*shows); i++)
		if (shows[i].command == c)
			return (int)shows[i].board;
	return -1;
}

struct view *board_view(struct app *app, enum command c)
{
	struct board_view *v;

	if (board_of(c) < 0)
		return NULL;
	v = xcalloc(1, sizeof(*v));
	v->view.ops = &board_ops;
	v->id = (enum board_id)board_of(c);
	board_resume(&v->view, app);
	return &v->view;
}
