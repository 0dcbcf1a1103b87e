#include "report/html_table.h"

#include <stdlib.h>

#include "core/mem.h"
#include "report/markup.h"

static const char *align_class(const struct column *c)
{
	return c->align == ALIGN_END ? "n" : NULL;
}

static void head(FILE *f, const struct table *t)
{
	fputs("<thead><tr>", f);
	for (size_t j = 0; j < t->ncols; j++)
		mk_element(f, "th", t->col[j].head, "scope", "col", "class",
			   align_class(&t->col[j]), NULL);
	fputs("</tr></thead>\n", f);
}

/* The word first, then a shape, then a colour. */
static void status(FILE *f, const struct cell *c)
{
	static const struct { const char *class, *shape; } tones[] = {
		[TONE_NONE] = { "tone", NULL },
		[TONE_GOOD] = { "tone good", "\u25cf" },
		[TONE_FAIR] = { "tone fair", "\u25d0" },
		[TONE_WARN] = { "tone warn", "\u25b2" },
		[TONE_BAD] = { "tone bad", "\u25a0" },
		[TONE_QUIET] = { "tone quiet", "\u25cb" },
	};

	mk_open(f, "span", "class", tones[c->tone].class, NULL);
	mk_text(f, c->text);
	if (tones[c->tone].shape) {
		fputs(" ", f);
		mk_element(f, "span", tones[c->tone].shape, "aria-hidden", "true", NULL);
	}
	mk_close(f, "span");
}

static bool is_none(const struct cell *c)
{
	return c->hidden || c->kind >= CELL_NO_DATA;
}

static void cell(FILE *f, const struct table *t, const struct row *r, size_t j)
{
	const struct cell *c = &r->cell[j];
	const char *tag = j == 0 ? "th" : "td";
	bool end = t->col[j].align == ALIGN_END;

	mk_open(f, tag, "scope", j == 0 ? "row" : NULL, "class",
		end ? (is_none(c) ? "n none" : "n") : (is_none(c) ? "none" : NULL), NULL);
	if (c->kind == CELL_STATUS)
		status(f, c);
	else if (c->kind == CELL_THEIRS)
		mk_element(f, "bdi", c->text, NULL);
	else
		mk_text(f, c->text);
	mk_close(f, tag);
}

struct body {
	FILE *f;
	const struct table *t;
};

static bool row(const struct row *r, void *with)
{
	const struct body *b = with;

	mk_open(b->f, "tr", "class", r->total ? "total" : NULL, NULL);
	for (size_t j = 0; j < r->n; j++)
		cell(b->f, b->t, r, j);
	fputs("</tr>\n", b->f);
	return true;
}

static void body(FILE *f, const struct table *t)
{
	fputs("<tbody>\n", f);
	table_each(t, row, &(struct body){ f, t });
	fputs("</tbody>\n", f);
}

void html_table(FILE *f, const struct table *t, const char *id)
{
	char *caption = xprintf("%sc", id);

	mk_open(f, "div", "class", "wide", "role", "group", "tabindex", "0",
		"aria-labelledby", caption, NULL);
	mk_open(f, "table", NULL);
	putc('\n', f);
	mk_element(f, "caption", t->caption, "id", caption, NULL);
	putc('\n', f);
	head(f, t);
	body(f, t);
	fputs("</table></div>\n", f);
	free(caption);
}
