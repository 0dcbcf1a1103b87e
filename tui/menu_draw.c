/* menu_draw.c - what a menu looks like. */
#include "tui/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/draw.h"

enum {
	HEAD = 4,		/* title, rule, what is typed, a blank */
	FOOT = 3,		/* a rule, and all of a line that is cut */
	FOOT_FROM = 18,		/* rows of the screen from which there is room for it */
};

static int foot(void)
{
	return app_rows() >= FOOT_FROM ? FOOT : 0;
}

int menu_rows(void)
{
	int n = app_rows() - HEAD - foot();

	return n > 0 ? n : 1;
}

static void draw_box(const struct menu *m, WINDOW *win, int y, int x, int picked)
{
	char box[16];

	snprintf(box, sizeof(box), m->ordered ? "%2d." : "[x]", picked + 1);
	draw_styled(win, y, x, 3, ST_ACCENT, picked >= 0 ? box : "[ ]");
}

static int text_column(const struct menu *m)
{
	return 1 + (m->many ? 4 : 0) + (m->key_width ? m->key_width + 2 : 0);
}

static void draw_row(const struct menu *m, WINDOW *win, int y,
                     const struct menu_line *l)
{
	const char *words = m->found ? m->typed.text : "";
	int cols = getmaxx(win), x = text_column(m);

	if (m->many)
		draw_box(m, win, y, 1, menu_find_picked(m, menu_name_of(l)));
	if (m->key_width)
		draw_styled(win, y, m->many ? 5 : 1, m->key_width, ST_ACCENT,
		            l->key ? l->key : "");
	if (!l->detail) {
		draw_found(win, y, x, cols - x, ST_PLAIN, l->text, words);
		return;
	}
	draw_found(win, y, x, m->text_width, ST_PLAIN, l->text, words);
	x += m->text_width + 2;
	draw_found(win, y, x, cols - x, ST_PLAIN, l->detail, words);
}

/* What its line has no room for is said whole below. */
static void draw_foot(const struct menu *m, WINDOW *win, const struct menu_line *l)
{
	int x = text_column(m), y = getmaxy(win) - FOOT, cols = getmaxx(win);
	bool cut = text_cells(l->text, strlen(l->text)) > (l->detail ? m->text_width : cols - x);
	char *all;

	if (l->detail)
		cut |= text_cells(l->detail, strlen(l->detail)) > cols - x - m->text_width - 2;
	if (!cut || !foot())
		return;
	all = xprintf(l->detail ? "%s: %s" : "%s", l->text, l->detail);
	draw_rule(win, y);
	draw_wrapped(win, y + 1, 1, cols - 2, all);
	free(all);
}

void menu_draw(const struct view *v, WINDOW *win)
{
	const struct menu *m = (const struct menu *)v;
	int x = 2 + text_cells(_("Find:"), strlen(_("Find:"))), cy, cx;

	draw_title(win, m->title, NULL);
	draw_text(win, 2, 1, getmaxx(win), _("Find:"));
	input_draw(&m->typed, win, 2, x, getmaxx(win) - x, 1, true);
	getyx(win, cy, cx);
	for (int i = 0; i < menu_rows() && m->first + i < m->nshown; i++)
		draw_row(m, win, HEAD + i, &m->line[m->shown[m->first + i]]);
	if (!m->nshown)
		draw_text(win, HEAD, 1, getmaxx(win), m->empty && !m->typed.len
		          ? m->empty : _("Nothing here has that in it."));
	if (m->nshown)
		draw_foot(m, win, &m->line[m->shown[m->at]]);
	/* The focus is the line; typing goes on in sight of it. */
	if (m->nshown)
		draw_focus(win, HEAD + m->at - m->first, 0, -1);
	else
		wmove(win, cy, cx);
}
