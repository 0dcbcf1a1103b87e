#include "report/lines.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

enum { GAP = 2, LEAST = 4, LONGEST = 16 };

/* A table with every text made safe, and how wide its columns are. */
struct grid {
	const struct table *t;
	char **text;		/* heads first, then the rows */
	int *width;
	size_t rows;		/* with the heads */
};

static const char *grid_text(const struct grid *g, size_t i, size_t j)
{
	return g->text[i * g->t->ncols + j];
}

static struct grid grid_of(const struct table *t)
{
	struct grid g = { .t = t, .rows = t->nrows + 1 };

	g.text = xcalloc(g.rows * t->ncols, sizeof(*g.text));
	g.width = xcalloc(t->ncols, sizeof(*g.width));
	for (size_t i = 0; i < g.rows; i++) {
		for (size_t j = 0; j < t->ncols; j++) {
			const char *s = i ? t->row[i - 1].cell[j].text : t->col[j].head;
			char *safe = text_safe(s);
			int cells = text_cells(safe, strlen(safe));

			g.text[i * t->ncols + j] = safe;
			if (cells > g.width[j])
				g.width[j] = cells;
		}
	}
	return g;
}

static void grid_fini(struct grid *g)
{
	for (size_t i = 0; i < g->rows * g->t->ncols; i++)
		free(g->text[i]);
	free(g->text);
	free(g->width);
}

static int longest_word(const char *s)
{
	int most = 0;

	while (*s) {
		size_t len = strcspn(s, " ");
		int cells = text_cells(s, len);

		if (cells > most)
			most = cells;
		s += len + strspn(s + len, " ");
	}
	return most;
}

/* A number is never split over lines, and a word only where it is very long. */
static int least_width(const struct grid *g, size_t j)
{
	bool numbers = g->t->col[j].align == ALIGN_END;
	int least = 0;

	for (size_t i = 0; i < g->rows; i++) {
		const char *s = grid_text(g, i, j);
		int cells = numbers && i ? text_cells(s, strlen(s)) : longest_word(s);

		if (cells > least && (numbers || cells <= LONGEST))
			least = cells;
	}
	return least > LEAST ? least : LEAST;
}

/* Take from the widest column that can give until the line fits. */
static bool squeeze(struct grid *g)
{
	size_t n = g->t->ncols;
	int *least = xcalloc(n, sizeof(*least));
	int sum = GAP * (int)(n - 1);
	bool fits;

	for (size_t j = 0; j < n; j++) {
		least[j] = least_width(g, j);
		sum += g->width[j];
	}
	while (sum > LINES_WIDTH) {
		size_t widest = n;

		for (size_t j = 0; j < n; j++)
			if (g->width[j] > least[j] &&
			    (widest == n || g->width[j] > g->width[widest]))
				widest = j;
		if (widest == n)
			break;
		g->width[widest]--;
		sum--;
	}
	fits = sum <= LINES_WIDTH;
	free(least);
	return fits;
}

/* What of a cell is not written yet; counted once, for it may be long. */
struct rest {
	const char *s;
	size_t len;
};

/* One line of one cell, and how far its text is written; blanks after the
 * last column are left to the end of the line. */
static void cell_line(FILE *f, const struct grid *g, struct rest *r, size_t j, int *owed)
{
	size_t next = 0, n;
	int cells;

	n = r->len ? text_wrap(r->s, r->len, g->width[j], &next) : 0;
	while (n && r->s[n - 1] == ' ')
		n--;
	cells = text_cells(r->s, n);
	if (g->t->col[j].align == ALIGN_END)
		*owed += g->width[j] - cells;
	if (n) {
		lines_fill(f, ' ', *owed);
		fprintf(f, "%.*s", (int)n, r->s);
		*owed = 0;
	}
	*owed += g->t->col[j].align == ALIGN_END ? (n ? 0 : cells) : g->width[j] - cells;
	*owed += GAP;
	r->s += next;
	r->len -= next;
}

static void row_lines(FILE *f, const struct grid *g, size_t i)
{
	size_t n = g->t->ncols;
	struct rest *rest = xcalloc(n, sizeof(*rest));
	bool more = true;

	for (size_t j = 0; j < n; j++) {
		rest[j].s = grid_text(g, i, j);
		rest[j].len = strlen(rest[j].s);
	}
	while (more) {
		int owed = 0;

		more = false;
		for (size_t j = 0; j < n; j++) {
			cell_line(f, g, &rest[j], j, &owed);
			more |= rest[j].len > 0;
		}
		putc('\n', f);
	}
	free(rest);
}

static void rule(FILE *f, const struct grid *g)
{
	for (size_t j = 0; j < g->t->ncols; j++) {
		lines_fill(f, '-', g->width[j]);
		lines_fill(f, ' ', j + 1 < g->t->ncols ? GAP : 0);
	}
	putc('\n', f);
}

static void as_columns(FILE *f, const struct grid *g)
{
	row_lines(f, g, 0);
	rule(f, g);
	for (size_t i = 1; i < g->rows; i++) {
		if (g->t->row[i - 1].total)
			rule(f, g);
		row_lines(f, g, i);
	}
	putc('\n', f);
}

static void as_paragraphs(FILE *f, const struct grid *g)
{
	for (size_t i = 1; i < g->rows; i++) {
		lines_write(f, "", grid_text(g, i, 0));
		for (size_t j = 1; j < g->t->ncols; j++) {
			char *both = xprintf("%s: %s", grid_text(g, 0, j), grid_text(g, i, j));

			lines_write(f, "  ", both);
			free(both);
		}
		putc('\n', f);
	}
}

void lines_table(FILE *f, const struct table *t)
{
	if (t->feed) {
		struct table *all = table_kept(t);

		lines_table(f, all);
		table_free(all);
		return;
	}
	struct grid g = grid_of(t);

	lines_write(f, t->bare ? "" : _("Table: "), t->caption);
	putc('\n', f);
	if (squeeze(&g))
		as_columns(f, &g);
	else
		as_paragraphs(f, &g);
	grid_fini(&g);
}
