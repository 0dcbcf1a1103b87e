#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

enum { TOP = 26, PLOT = 210, BELOW = 30 };

struct axis {
	double from, to;	/* values at the bottom and the top */
	size_t n;		/* points across */
};

static double across(const struct axis *a, size_t i)
{
	return a->n < 2 ? 50 : 1.5 + 97 * (double)i / (double)(a->n - 1);
}

static double up(const struct axis *a, double v)
{
	return TOP + PLOT * (a->to - v) / (a->to - a->from);
}

/* From ten below the least to ten above the most, in whole tens: the line
 * would lie flat on an axis from 0, and its numbers stand on it. */
static struct axis axis_of(const struct node *n)
{
	const struct table *t = n->table;
	double least = INFINITY, most = -INFINITY;

	if (n->chart.target > 0)
		least = most = n->chart.target;
	for (size_t i = 0; i < t->nrows; i++) {
		const struct cell *v = pic_number(&t->row[i], n->chart.value);
		const struct cell *l = pic_number(&t->row[i], n->chart.limits);

		if (!v)
			continue;
		least = fmin(least, l ? l->low : v->value);
		most = fmax(most, l ? l->high : v->value);
	}
	if (least > most)
		least = most = 0;
	least = fmax(0, floor((least - 1) / 10) * 10);
	most = ceil((most + 1) / 10) * 10;
	if (n->chart.percent)
		most = fmin(most, 100);
	return (struct axis){ least, fmax(most, least + 10), t->nrows };
}

static double step_of(const struct axis *a)
{
	return a->to - a->from > 50 ? 20 : 10;
}

static void draw_grid(struct pic *p, const struct axis *a)
{
	for (double v = a->from; v <= a->to; v += step_of(a))
		pic_line(p, 0, up(a, v), 100, up(a, v), "grid");
}

/* After the line, which would run through them. */
static void draw_ticks(struct pic *p, const struct node *n, const struct axis *a)
{
	for (double v = a->from; v <= a->to; v += step_of(a)) {
		char *number = doc_number(v, 0);
		char *word = xprintf(n->chart.percent ? "%s%%" : "%s", number);

		pic_text(p, 0, up(a, v) - 5, "start", "tick halo", word);
		free(number);
		free(word);
	}
}

/* Months run in the sizes of the page, so that three names fit anywhere. */
static void draw_names(struct pic *p, const struct table *t, const struct axis *a)
{
	double y = TOP + PLOT + 20;

	pic_text(p, 0, y, "start", "tick", t->row[0].cell[0].text);
	if (t->nrows > 4)
		pic_text(p, across(a, t->nrows / 2), y, "middle", "tick",
			  t->row[t->nrows / 2].cell[0].text);
	if (t->nrows > 1)
		pic_text(p, 100, y, "end", "tick", t->row[t->nrows - 1].cell[0].text);
}

static bool holds(const struct node *n, size_t i)
{
	return i < n->table->nrows && pic_number(&n->table->row[i], n->chart.value);
}

static struct point place(const struct axis *a, size_t i, double v)
{
	return (struct point){ across(a, i), up(a, v) };
}

static void draw_band(struct pic *p, const struct node *n, const struct axis *a, size_t i,
                      size_t end)
{
	const struct row *row = n->table->row;
	struct point *at = xcalloc(2 * (end - i), sizeof(*at));
	size_t k = 0;

	for (size_t j = i; j < end && pic_number(&row[j], n->chart.limits); j++)
		at[k++] = place(a, j, row[j].cell[n->chart.limits].high);
	if (k == end - i) {
		for (size_t j = end; j-- > i;)
			at[k++] = place(a, j, row[j].cell[n->chart.limits].low);
		pic_curve(p, at, k, "band");
	}
	free(at);
}

static void draw_stretch(struct pic *p, const struct node *n, const struct axis *a, size_t i,
                         size_t end)
{
	struct point *at = xcalloc(end - i, sizeof(*at));

	draw_band(p, n, a, i, end);
	for (size_t j = i; j < end; j++)
		at[j - i] = place(a, j, n->table->row[j].cell[n->chart.value].value);
	pic_curve(p, at, end - i, "line");
	free(at);
}

/* A month without a number breaks the line: nothing is drawn across it. */
static void draw_stretches(struct pic *p, const struct node *n, const struct axis *a)
{
	for (size_t i = 0, end; i < a->n; i = end + 1) {
		for (end = i; holds(n, end); end++)
			;
		if (end > i)
			draw_stretch(p, n, a, i, end);
	}
}

static void draw_points(struct pic *p, const struct node *n, const struct axis *a)
{
	size_t last = a->n;

	for (size_t i = 0; i < a->n; i++) {
		if (!holds(n, i))
			continue;
		pic_dot(p, across(a, i), up(a, n->table->row[i].cell[n->chart.value].value), 3);
		last = i;
	}
	if (last == a->n)
		return;
	pic_text(p, across(a, last), up(a, n->table->row[last].cell[n->chart.value].value) + 24,
		  "end", "value", n->table->row[last].cell[n->chart.value].text);
}

void chart_line(const struct node *n, struct pic *p)
{
	struct axis a = axis_of(n);

	pic_begin(p, TOP + PLOT + BELOW, 0);
	draw_grid(p, &a);
	draw_stretches(p, n, &a);
	draw_ticks(p, n, &a);
	draw_points(p, n, &a);
	if (n->chart.target > 0) {
		pic_line(p, 0, up(&a, n->chart.target), 100, up(&a, n->chart.target), "target");
		pic_text(p, 100, up(&a, n->chart.target) - 6, "end", "note",
			  n->chart.target_word);
	}
	draw_names(p, n->table, &a);
	pic_end(p);
}
