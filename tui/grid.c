/* grid.c - known ethnicity by team and month; Enter goes into one of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/completeness.h"
#include "tui/draw.h"
#include "tui/readout.h"
#include "tui/take.h"
#include "tui/view.h"
#include "tui/views.h"

enum {
	TOP = 4,		/* title, rule, years, months */
	FOOT = 4,		/* a rule and the sentence */
	NAME_LEAST = 12, NAME_MOST = 32,
	ROWS = 10, TO_ASK = 9, MONTH = 4, TREND = 10
};

struct grid {
	struct view view;
	struct complete c;
	enum complete_order order;
	int team, month;	/* the focus; month -1 is the whole team */
	int first_team, first_month;
};

/* Where the columns stand in so many cells. */
struct layout {
	int name, months, trend;	/* width; how many; x, 0 for none */
};

static struct layout layout_of(const struct grid *g, int cols)
{
	struct layout l = { .name = NAME_LEAST };
	int left, rest = cols - 1 - ROWS - TO_ASK - TREND;

	for (int i = 0; i < g->c.nteams; i++) {
		int w = text_cells(g->c.team[i].name,
		                   strlen(g->c.team[i].name));
		l.name = w > l.name ? w : l.name;
	}
	if (l.name > NAME_MOST)
		l.name = NAME_MOST;
	if (l.name > rest / 2)
		l.name = rest / 2 > NAME_LEAST ? rest / 2 : NAME_LEAST;
	left = rest - l.name;
	l.months = left > MONTH ? left / MONTH : 1;
	if (l.months > g->c.nmonths)
		l.months = g->c.nmonths;
	l.trend = left >= MONTH ? 1 + l.name + ROWS + TO_ASK +
	          l.months * MONTH + 2 : 0;
	return l;
}

static int rows_shown(const struct grid *g)
{
	int rows = app_rows() - TOP - FOOT - draw_lines(g->c.pace ? g->c.pace : "", app_cols() - 2);

	return rows > 1 ? rows : 1;
}

static void keep_in_sight(struct grid *g)
{
	int rows = rows_shown(g), months = layout_of(g, app_cols()).months;

	if (g->team >= g->c.nteams)
		g->team = g->c.nteams ? g->c.nteams - 1 : 0;
	if (g->month >= g->c.nmonths)
		g->month = g->c.nmonths - 1;
	if (g->team < g->first_team)
		g->first_team = g->team;
	if (g->team >= g->first_team + rows)
		g->first_team = g->team - rows + 1;
	if (g->month >= 0 && g->month < g->first_month)
		g->first_month = g->month;
	if (g->month >= g->first_month + months)
		g->first_month = g->month - months + 1;
	if (g->first_month > g->c.nmonths - months)
		g->first_month = g->c.nmonths - months;
}

static void read_grid(struct grid *g, struct app *app)
{
	struct err e = { 0 };

	if (!complete_read(&g->c, app->db, g->order, &e))
		app_fault(app, &e);
	keep_in_sight(g);
}

/* ---- drawing ---- */

static void draw_months(WINDOW *win, const struct grid *g, struct layout l)
{
	int x = 1 + l.name + ROWS + TO_ASK;
	char text[8];

	for (int i = 0; i < l.months; i++, x += MONTH) {
		const char *m = g->c.month[g->first_month + i];
		bool known = *m >= '0' && *m <= '9';
		if (known && (i == 0 || strcmp(m + 5, "01") == 0)) {
			snprintf(text, sizeof(text), "%.4s", m);
			draw_styled(win, 2, x, MONTH, ST_DIM, text);
		}
		if (!known)
			draw_right(win, 2, x, MONTH, _("no"));
		snprintf(text, sizeof(text), "%.3s", known
		         ? day_month_name(atoi(m + 5)) : _("day"));
		wattron(win, draw_style(ST_BOLD));
		draw_right(win, 3, x, MONTH, text);
		wattroff(win, draw_style(ST_BOLD));
	}
}

static void draw_heads(WINDOW *win, const struct grid *g, struct layout l)
{
	draw_styled(win, 3, 1, l.name, ST_BOLD, _("Team"));
	wattron(win, draw_style(ST_BOLD));
	draw_right(win, 3, 1 + l.name, ROWS, _("rows"));
	draw_right(win, 3, 1 + l.name + ROWS, TO_ASK, _("to ask"));
	wattroff(win, draw_style(ST_BOLD));
	draw_months(win, g, l);
	if (l.trend)
		draw_styled(win, 3, l.trend, TREND, ST_BOLD, _("trend"));
}

static void draw_number(WINDOW *win, int y, int x, int width, uint64_t n)
{
	char *text = complete_number(n);

	draw_right(win, y, x, width, text);
	free(text);
}

static void draw_share(WINDOW *win, int y, int x,
                       const struct ethnic_counts *n)
{
	struct rate_value v;
	char text[8] = "--";

	if (rate_work(RATE_KNOWN, n, 0, &v))
		snprintf(text, sizeof(text), "%.0f", v.is.value * 100);
	draw_right(win, y, x, MONTH, text);
}

static void draw_team(WINDOW *win, int y, const struct grid *g, int team,
                      struct layout l)
{
	const struct complete_team *t = &g->c.team[team];
	int x = 1 + l.name;

	draw_text(win, y, 1, l.name, t->name);
	draw_number(win, y, x, ROWS, counts_all(&t->all));
	draw_number(win, y, x + ROWS, TO_ASK, complete_to_ask(&t->all));
	x += ROWS + TO_ASK;
	for (int i = 0; i < l.months; i++, x += MONTH)
		draw_share(win, y, x, &t->month[g->first_month + i]);
	if (l.trend)
		draw_text(win, y, l.trend, TREND, complete_trend(&g->c, team));
}

static void draw_sentence(WINDOW *win, int y, const struct grid *g)
{
	const struct load *l = &g->c.load[g->c.at];
	char *sentence = complete_sentence(&g->c, g->team, g->month), *file;
	char made[DAY_SHOWN];

	day_show(l->made_at, made);
	file = xprintf(_("%s File %s, loaded %s."), sentence, l->file, made);
	draw_rule(win, y);
	y = draw_wrapped(win, y + 1, 1, getmaxx(win) - 2, file);
	if (y < getmaxy(win) && g->c.pace)
		draw_wrapped(win, y, 1, getmaxx(win) - 2, g->c.pace);
	free(file);
	free(sentence);
}

static void draw_focus_of(WINDOW *win, const struct grid *g, struct layout l)
{
	int y = TOP + g->team - g->first_team;

	if (g->month < 0)
		draw_focus(win, y, 0, -1);
	else
		draw_focus(win, y, 1 + l.name + ROWS + TO_ASK +
		           (g->month - g->first_month) * MONTH + 1, MONTH - 1);
}

static void draw_empty(WINDOW *win)
{
	draw_title(win, _("Data"), NULL);
	draw_wrapped(win, 3, 1, getmaxx(win) - 2, _("No extract has been loaded"
	             " yet. I imports one, as does pcref data import FILE"
	             " --dataset MHSDS in a shell; no person's record is kept."));
	wmove(win, 0, 0);
}

static void grid_draw(const struct view *v, WINDOW *win)
{
	const struct grid *g = (const struct grid *)v;
	struct layout l = layout_of(g, getmaxx(win));
	int rows = rows_shown(g), shown = g->c.nteams - g->first_team;
	char *title;

	if (!g->c.nteams) {
		draw_empty(win);
		return;
	}
	title = xprintf(_("Data › %s › known ethnicity by team and month"),
	                g->c.load[g->c.at].name);
	draw_title(win, title, _("known / all, %"));
	free(title);
	draw_heads(win, g, l);
	if (shown > rows)
		shown = rows;
	for (int i = 0; i < shown; i++)
		draw_team(win, TOP + i, g, g->first_team + i, l);
	draw_sentence(win, TOP + shown, g);
	draw_focus_of(win, g, l);
}

/* ---- commands ---- */

static bool move_focus(struct grid *g, enum command c)
{
	switch (c) {
	case CMD_UP:	g->team -= g->team > 0; break;
	case CMD_DOWN:	g->team++; break;
	case CMD_LEFT:	g->month -= g->month >= 0; break;
	case CMD_RIGHT:
		g->month = g->month < 0 ? g->first_month : g->month + 1;
		break;
	case CMD_PGUP:	g->team -= rows_shown(g); break;
	case CMD_PGDN:	g->team += rows_shown(g); break;
	case CMD_FIRST:	g->team = 0; break;
	case CMD_LAST:	g->team = g->c.nteams - 1; break;
	default:	return false;
	}
	if (g->team < 0)
		g->team = 0;
	keep_in_sight(g);
	return true;
}

static void next_order(struct grid *g, struct app *app)
{
	static const char *const says[ORDER_COUNT] = {
		[ORDER_TO_ASK] = N_("Sorted: most to ask first."),
		[ORDER_NAME] = N_("Sorted by name."),
		[ORDER_KNOWN] = N_("Sorted: least known first.")
	};

	g->order = (g->order + 1) % ORDER_COUNT;
	g->team = 0;
	read_grid(g, app);
	app_note(app, "%s", _(says[g->order]));
}

static void next_set(struct grid *g, struct app *app)
{
	if (g->c.nloads < 2) {
		app_note(app, _("No other data set has been loaded."));
		return;
	}
	g->c.at = (g->c.at + 1) % g->c.nloads;
	g->team = g->first_team = 0;
	g->month = -1;
	read_grid(g, app);
	g->first_month = g->c.nmonths;
	keep_in_sight(g);
}

static void say(struct app *app, char *text)
{
	app_note(app, "%s", text);
	free(text);
}

static void open_readout(const struct grid *g, struct app *app,
                         enum readout_kind kind)
{
	struct readout_what what = { .kind = kind };

	snprintf(what.key, sizeof(what.key), "%s", g->c.load[g->c.at].dataset);
	app_push(app, readout_view(app, what));
}

/* Of the team that has the focus; the first is all of them. */
static void open_chart(const struct grid *g, struct app *app)
{
	const char *team = g->c.team[g->team].team;
	char *name = xprintf("completeness:%s%s%s", g->c.load[g->c.at].name,
	                     *team ? ":" : "", team);
	struct view *chart = control_view(app, name);

	if (chart)
		app_push(app, chart);
	free(name);
}

static bool grid_command(struct view *v, struct app *app, enum command c)
{
	struct grid *g = (struct grid *)v;

	if (c == CMD_IMPORT) {
		take_ask(app);
		return true;
	}
	if (!g->c.nteams)
		return false;
	if (move_focus(g, c))
		return true;
	switch (c) {
	case CMD_OPEN:
		app_push(app, rates_view(&g->c, g->team, g->month));
		return true;
	case CMD_SORT:	next_order(g, app); return true;
	case CMD_SET:	next_set(g, app); return true;
	case CMD_CHECKS: open_readout(g, app, READOUT_CHECKS); return true;
	case CMD_INDEX:	open_readout(g, app, READOUT_QUALITY); return true;
	case CMD_CROSS:	open_readout(g, app, READOUT_CROSSES); return true;
	case CMD_WORDS:	open_readout(g, app, READOUT_WORDS); return true;
	case CMD_TREND:	open_chart(g, app); return true;
	case CMD_WHY:	say(app, complete_why(&g->c)); return true;
	case CMD_READ:
		say(app, complete_sentence(&g->c, g->team, g->month));
		return true;
	default:
		return false;
	}
}

static void grid_resume(struct view *v, struct app *app)
{
	read_grid((struct grid *)v, app);
}

static unsigned grid_has(const struct view *v)
{
	return ((const struct grid *)v)->c.nteams ? NEED_SERIES : 0;
}

static void grid_free(struct view *v)
{
	struct grid *g = (struct grid *)v;

	complete_fini(&g->c);
	free(g);
}

static const struct view_ops grid_ops = {
	.in = IN_GRID, .draw = grid_draw, .command = grid_command,
	.has = grid_has,
	.resume = grid_resume, .free = grid_free,
};

struct view *grid_view(struct app *app)
{
	struct grid *g = xcalloc(1, sizeof(*g));

	g->view.ops = &grid_ops;
	g->month = -1;
	read_grid(g, app);
	g->first_month = g->c.nmonths;
	keep_in_sight(g);
	return &g->view;
}
