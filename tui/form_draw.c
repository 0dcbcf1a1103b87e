/* form_draw.c - what a form looks like. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/app.h"
#include "tui/draw.h"

enum {
	HEAD = 2, FOOT = 2,	/* title and rule; rule and help */
	LABEL = 20,
	NOTE_LEAST = 6		/* lines of a text, on a low screen */
};

/* As wide as the longest needs, as long as most is left for the text. */
static int label_width(const struct form *f)
{
	int most = app_cols() * 3 / 5, want = f->label + 2 > LABEL ? f->label + 2 : LABEL;

	return app_cols() <= 2 * LABEL ? 1 : want < most ? want : most;
}

int form_text_width(const struct form *f)
{
	int n = app_cols() - label_width(f) - 2;

	return n > 1 ? n : 1;
}

static int room(void)
{
	int n = app_rows() - HEAD - FOOT;

	return n > 0 ? n : 1;
}

int form_note_lines(void)
{
	return room() / 3 > NOTE_LEAST ? room() / 3 : NOTE_LEAST;
}

int form_text_height(const struct form *f, const struct form_row *row)
{
	int n = row->typed.lines ? input_height(&row->typed, form_text_width(f)) : 1;

	return n < form_note_lines() ? n : form_note_lines();
}

static int row_height(const struct form *f, const struct form_row *row)
{
	return form_text_height(f, row) +
	       (row->fault ? draw_lines(row->fault, form_text_width(f) - 2) : 0) +
	       (row->theirs ? 1 : 0);
}

void form_keep_in_sight(struct form *f)
{
	int used = 0;

	if (f->at < f->first)
		f->first = f->at;
	for (int i = f->at; i >= f->first; i--) {
		used += row_height(f, &f->row[i]);
		if (used > room() && i < f->at) {
			f->first = i + 1;
			return;
		}
	}
}

int form_more(const struct view *v)
{
	const struct form *f = (const struct form *)v;
	int i = f->first, used = 0;

	while (i < f->n && used < room())
		used += row_height(f, &f->row[i++]);
	return f->n - i;
}

static int draw_row(const struct form *f, WINDOW *win, int i, int y, int bottom,
                    int *cy, int *cx)
{
	const struct form_row *row = &f->row[i];
	int x = label_width(f), height = form_text_height(f, row);
	bool focus = i == f->at;
	bool must = row->field && row->field->flags & FF_REQUIRED;
	char *label = xprintf("%s%s", form_label(row), must ? " *" : "");

	if (height > bottom - y)
		height = bottom - y;
	if (focus)
		draw_styled(win, y, 0, 1, ST_ACCENT, "›");
	draw_styled(win, y, 1, x - 2, focus ? ST_BOLD : ST_ACCENT, label);
	free(label);
	if (form_has_list(row) || (!focus && !row->typed.lines))
		draw_text(win, y, x, form_text_width(f), row->typed.text);
	else
		input_draw(&row->typed, win, y, x, form_text_width(f), height, focus);
	if (focus && form_has_list(row))
		wmove(win, y, x);
	if (focus)
		getyx(win, *cy, *cx);
	y += height;
	if (row->theirs && y < bottom) {
		draw_styled(win, y, x, 8, ST_BOLD, _("theirs: "));
		draw_text(win, y++, x + 8, form_text_width(f) - 8, row->theirs);
	}
	if (row->fault && y < bottom) {
		wattron(win, draw_style(ST_ALERT));
		draw_text(win, y, x, 2, "!");
		y = draw_wrapped(win, y, x + 2, form_text_width(f) - 2, row->fault);
		wattroff(win, draw_style(ST_ALERT));
	}
	return y;
}

static void draw_help(const struct form *f, WINDOW *win)
{
	const struct form_row *row = &f->row[f->at];
	int y = getmaxy(win) - 1;
	const char *text = form_help(row);
	char *help = xprintf("%s%s", text, form_has_list(row)
	                     ? _(" Enter chooses from a list.") : "");
	bool fits = text_cells(help, strlen(help)) < getmaxx(win) - 2;

	if (getmaxy(win) > HEAD + FOOT) {
		draw_rule(win, y - 1);
		draw_text(win, y, 1, getmaxx(win) - 2, fits ? help : text);
	}
	free(help);
}

static void draw_head(const struct form *f, WINDOW *win)
{
	const struct entity *ent = f->rec.ent;
	bool is_new = !record_has(&f->rec, FIELD_VERSION);
	char name[NAME_SIZE] = "", *title;

	if (!is_new)
		record_name(&f->rec, name);
	title = is_new ? xprintf(_("%s › new"), _(ent->plural))
	               : xprintf(_("%s › %s › edit"), _(ent->plural), name);
	draw_title(win, title, _("* must be filled in"));
	free(title);
}

void form_draw(const struct view *v, WINDOW *win)
{
	const struct form *f = (const struct form *)v;
	int bottom = getmaxy(win) - FOOT, cy = 0, cx = 0, y = HEAD;

	draw_head(f, win);
	if (bottom <= HEAD) {
		y = 0;
		bottom = getmaxy(win);
		werase(win);
	}
	for (int i = bottom > HEAD ? f->first : f->at; i < f->n && y < bottom;
	     i++)
		y = draw_row(f, win, i, y, bottom, &cy, &cx);
	draw_help(f, win);
	wmove(win, cy, cx);
}
