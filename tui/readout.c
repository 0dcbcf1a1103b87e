#include "tui/readout.h"

#include <stdio.h>
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
	char linking[64];	/* the metric of an action that is being typed */
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
		[READOUT_WORDS] = readout_words,
		[READOUT_CROSSES] = readout_crosses, [READOUT_CROSS] = readout_cross,
		[READOUT_PAPERS] = readout_papers, [READOUT_BODY] = readout_body,
		[READOUT_REPORT] = readout_report, [READOUT_TRAIL] = readout_trail,
		[READOUT_REMARKS] = readout_remarks, [READOUT_YEARS] = readout_years,
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
		for (int k = 0; k < READOUT_OFFERS * READOUT_VALUES; k++)
			free(s->row[i].offer[k / READOUT_VALUES].value[k % READOUT_VALUES]);
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

void readout_offer(struct readout_row *r, int which, const struct entity *ent, int field,
                   const char *value)
{
	struct readout_offer *o = &r->offer[which];
	int i = 0;

	o->ent = ent;
	while (i < READOUT_VALUES && o->field[i])
		i++;
	if (i == READOUT_VALUES)
		return;
	o->field[i] = field;
	o->value[i] = xstrdup(value);
}

void readout_begin(struct db *db, const struct readout_offer *o, struct record *r)
{
	store_start(db, r, o->ent);
	for (int i = 0; i < READOUT_VALUES && o->field[i]; i++)
		record_set(r, o->field[i], o->value[i]);
}

bool readout_link(struct db *db, const char *action, const char *metric, struct err *e)
{
	struct err ignored;
	struct record r;

	if (!*action || !store_get(db, &entities[ENT_action], action, &r, &ignored))
		return true;
	record_fini(&r);
	return store_link(db, LINK_action_metric, action, metric, true, e);
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
	struct view *chart = control_view(app, v->s.row[v->at].series);

	if (chart)
		app_push(app, chart);
}

static void open_row(const struct screen *v, struct app *app)
{
	struct readout_what to = { 0 };

	if (v->s.n)
		to = v->s.row[v->at].leads;
	if (v->s.n && v->s.row[v->at].job.kind)
		job_begin(app, &v->s.row[v->at].job);
	else if (to.kind == READOUT_SERIES)
		open_chart(v, app);
	else if (to.kind)
		app_push(app, readout_view(app, to));
	else if (v->s.n)
		app_note(app, "%s", v->s.row[v->at].says);
}

static void open_offer(struct screen *v, int which, struct app *app)
{
	const struct readout_row *row = &v->s.row[v->at];
	struct record r;

	readout_begin(app->db, &row->offer[which], &r);
	app->saved[0] = '\0';
	snprintf(v->linking, sizeof(v->linking), "%s",
	         row->offer[which].ent == &entities[ENT_action] ? row->metric : "");
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

static void on_which(struct app *app, const char *text, void *with)
{
	struct screen *v = with;

	if (text && (*text == '1' || *text == '2') && v->s.n)
		open_offer(v, *text - '1', app);
}

/* A difference offers an action or an inquiry, a value its meaning, a point of a
 * chart a re-base. */
static void offer(struct screen *v, struct app *app)
{
	const struct readout_row *row = &v->s.row[v->at];
	char *question;

	if (!row->offer[1].ent) {
		open_offer(v, 0, app);
	} else {
		question = xprintf(_("Begin what?  1 %s, 2 %s"), _(row->offer[0].ent->label),
		                   _(row->offer[1].ent->label));
		app_push(app, ask_view(question, on_which, v, NULL));
		free(question);
	}
}

static bool screen_command(struct view *view, struct app *app, enum command c)
{
	struct screen *v = (struct screen *)view;

	if (move_focus(v, c) || turn_period(v, app, c))
		return true;
	switch (c) {
	case CMD_OPEN:	open_row(v, app); return true;
	case CMD_TREND:	open_chart(v, app); return true;
	case CMD_NEW:	offer(v, app); return true;
	case CMD_WHY:
		if (v->s.n && v->s.row[v->at].leads.kind == READOUT_TRAIL) {
			open_row(v, app);
			return true;
		}
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
	struct err e = { 0 };

	if (*v->linking && !readout_link(app->db, app->saved, v->linking, &e))
		app_fault(app, &e);
	v->linking[0] = '\0';
	reload(v, app, v->s.what);
}

static void screen_free(struct view *view)
{
	readout_fini(&((struct screen *)view)->s);
	free(view);
}

static unsigned screen_has(const struct view *view)
{
	const struct screen *v = (const struct screen *)view;
	const struct readout_row *row = v->s.n ? &v->s.row[v->at] : NULL;

	return (row && row->offer[0].ent ? NEED_BEGIN : 0) |
	       (row && *row->series ? NEED_SERIES : 0);
}

static int screen_more(const struct view *view)
{
	const struct screen *v = (const struct screen *)view;

	return v->s.n - v->first - rows_shown();
}

static const struct view_ops screen_ops = {
	.in = IN_READOUT, .draw = screen_draw, .more = screen_more, .command = screen_command,
	.has = screen_has,
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
