#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

enum { ROW = 46, BAR = 14 };

/* What the whole width stands for. */
static double full_width(const struct node *n)
{
	const struct table *t = n->table;
	double most = n->chart.target;

	if (n->chart.percent)
		return 100;
	for (size_t i = 0; i < t->nrows; i++) {
		const struct cell *v = pic_number(&t->row[i], n->chart.value);
		const struct cell *l = pic_number(&t->row[i], n->chart.limits);

		if (v)
			most = fmax(most, v->value);
		if (l)
			most = fmax(most, l->high);
	}
	return most > 0 ? most : 1;
}

static void draw_bar(struct pic *p, const struct node *n, const struct row *r, double y,
                     double full)
{
	const struct cell *v = pic_number(r, n->chart.value);
	const struct cell *l = pic_number(r, n->chart.limits);
	double top = y + PIC_LINE + 3, target = 100 * n->chart.target / full;

	pic_row_words(p, y, r->cell[n->chart.value].text, r->cell[0].text);
	pic_rect(p, 0, top, 100, BAR, "track");
	if (v)
		pic_rect(p, 0, top, 100 * v->value / full, BAR, r->total ? "bar all" : "bar");
	if (v && l)
		pic_whisker(p, 100 * l->low / full, 100 * l->high / full, top + BAR / 2.0);
	if (target > 0) {
		pic_line(p, target, top, target, top + BAR, "halo");
		pic_line(p, target, top - 3, target, top + BAR + 3, "mark");
	}
}

static void draw_target(struct pic *p, const struct node *n, double full)
{
	double x = 100 * n->chart.target / full;

	pic_text(p, x, PIC_LABEL, x > 50 ? "end" : "start", "note", n->chart.target_word);
	pic_line(p, x, PIC_LABEL + 4, x, PIC_LABEL + 10, "mark");
}

/* A total that is no number has no bar: it is the whole of the others. */
static bool has_bar(const struct node *n, const struct row *r)
{
	return !r->total || pic_number(r, n->chart.value);
}

void chart_bars(const struct node *n, struct pic *p)
{
	const struct table *t = n->table;
	double y = n->chart.target > 0 ? PIC_LINE + 10 : 0, full = full_width(n);
	size_t rows = 0;

	for (size_t i = 0; i < t->nrows; i++)
		rows += has_bar(n, &t->row[i]);
	pic_begin(p, y + ROW * (double)rows, 0);
	for (size_t i = 0; i < t->nrows; i++) {
		if (!has_bar(n, &t->row[i]))
			continue;
		draw_bar(p, n, &t->row[i], y, full);
		y += ROW;
	}
	if (n->chart.target > 0)
		draw_target(p, n, full);
	pic_end(p);
}
