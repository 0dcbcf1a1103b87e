/* list_draw.c - what a list looks like. */
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/completeness.h"

const struct line *list_focused(const struct list *l)
{
	return l->l.n ? &l->l.line[l->l.at] : NULL;
}

bool list_shows_words(const struct list *l)
{
	return l->view.typing || l->words.len;
}

static bool is_marked(const struct list *l, const struct record *r)
{
	for (int i = 0; i < l->nmark; i++)
		if (record_is(r, FIELD_UID, l->mark[i]))
			return true;
	return false;
}

static void draw_cell(WINDOW *win, int y, int x, const struct column *c,
                      enum style st, const char *s, const char *words)
{
	if (c->right) {
		wattron(win, draw_style(st));
		draw_right(win, y, x, c->width, s);
		wattroff(win, draw_style(st));
	} else {
		draw_found(win, y, x, c->width, st, s, words);
	}
}

static void draw_line(const struct list *l, WINDOW *win, int y,
                      const struct line *line)
{
	int x = 1;

	if (is_marked(l, &line->rec))
		draw_styled(win, y, 0, 1, ST_ACCENT, "*");
	for (int c = 0; c < l->l.nfit; c++) {
		const struct column *col = &l->l.col[c];
		draw_cell(win, y, x, col, col->what == COLUMN_STATUS
		          ? line->status : ST_PLAIN, line->cell[c], l->words.text);
		x += col->width + 1;
	}
}

/* A title sorts by its key, and numbers are given in the order of ids. */
int list_sort_of(const struct entity *ent, const struct column *col)
{
	if (col->what == COLUMN_NAME)
		return FIELD_ID;
	if (col->what == ent->title)
		return FIELD_KEY;
	return col->what > 0 && ent->fields[col->what].type != FT_NOTE &&
	       ent->fields[col->what].type != FT_SET ? col->what : -1;
}

static void draw_headings(const struct list *l, WINDOW *win, int y)
{
	int x = 1;

	for (int c = 0; c < l->l.nfit; c++) {
		const struct column *col = &l->l.col[c];
		bool sorted = list_sort_of(l->l.page.ent, col) ==
			      l->l.page.sort;
		char *text = xprintf("%s%s", _(col->label), !sorted ? "" :
		                     l->l.page.desc ? " ▼" : " ▲");
		draw_cell(win, y, x, col, sorted ? ST_BOLD : ST_DIM, text, "");
		x += col->width + 1;
		free(text);
	}
}

static void draw_words(const struct list *l, WINDOW *win, int *cy, int *cx)
{
	int x = 2 + text_cells(_("Filter:"), strlen(_("Filter:")));

	draw_styled(win, 2, 1, getmaxx(win), ST_ACCENT, _("Filter:"));
	if (l->seen && input_cells(&l->words) + x + 4 < getmaxx(win) / 2) {
		int at = getmaxx(win) - text_cells(l->seen, strlen(l->seen)) - 1;

		at = at > x + input_cells(&l->words) + 3 ? at : x + input_cells(&l->words) + 3;
		draw_found(win, 2, at, getmaxx(win) - at, ST_PLAIN, l->seen, l->words.text);
	}
	input_draw(&l->words, win, 2, x, getmaxx(win) - x, 1, l->view.typing);
	if (l->view.typing)
		getyx(win, *cy, *cx);
}

static void draw_head(const struct list *l, WINDOW *win)
{
	char *total = complete_number((uint64_t)l->total);
	char *right = !l->counted
		? l->nmark ? xprintf(_("%d selected"), l->nmark) : xstrdup("")
		: l->nmark ? xprintf(_("%d selected of %s"), l->nmark, total)
		: l->group ? xprintf(_("grouped by %s, %s"), l->group, total)
		: xstrdup(total);

	draw_title(win, l->title, right);
	free(right);
	free(total);
}

static void draw_empty(const struct list *l, WINDOW *win, int y)
{
	draw_wrapped(win, y, 1, getmaxx(win) - 2, list_shows_words(l)
	             ? _("No row is like that. Esc shows them all again.")
	             : l->writable ? _("Nothing here yet. n adds the first.")
	             : _("Nothing here yet."));
	wmove(win, y, 0);
}

void list_draw(const struct view *v, WINDOW *win)
{
	const struct list *l = (const struct list *)v;
	int y = LIST_HEAD + list_shows_words(l), cy = -1, cx = 0;

	draw_head(l, win);
	if (list_shows_words(l))
		draw_words(l, win, &cy, &cx);
	if (getmaxx(win) >= LIST_WIDE && l->panel.n)
		panel_draw(&l->panel, win, 2, getmaxx(win) - LIST_PANEL + 2,
		           LIST_PANEL - 3, 0);
	draw_headings(l, win, y - 1);
	for (int i = 0; i < l->l.n; i++)
		draw_line(l, win, y + i, &l->l.line[i]);
	if (l->l.n)
		draw_focus(win, y + l->l.at, 0, getmaxx(win) >= LIST_WIDE
		           ? getmaxx(win) - LIST_PANEL : -1);
	else
		draw_empty(l, win, y);
	if (cy >= 0)
		wmove(win, cy, cx);
}
