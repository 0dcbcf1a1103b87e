#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>


enum { TOP = 26, PLOT = 230, BELOW = 30 };

struct axis {
	double from, to;
	size_t n;
};

static double across(const struct axis *a, size_t i)
{
	return a->n < 2 ? 50 : 3 + 94 * (double)i / (double)(a->n - 1);
}

static double up(const struct axis *a, double v)
{
	return TOP + PLOT * (a->to - v) / (a->to - a->from);
}

static const struct cell *at(const struct node *n, size_t i, size_t col)
{
	return pic_number(&n->table->row[i], col);
}

/* The limits, the points and the target, with a little air. */
static struct axis axis_of(const struct node *n)
{
	struct axis a = { INFINITY, -INFINITY, n->table->nrows };
	double air;

	for (size_t i = 0; i < a.n; i++) {
		const struct cell *v = at(n, i, n->chart.value);
		const struct cell *l = at(n, i, n->chart.limits);

		if (v) {
			a.from = fmin(a.from, v->value);
			a.to = fmax(a.to, v->value);
		}
		if (l) {
			a.from = fmin(a.from, l->low);
			a.to = fmax(a.to, l->high);
		}
	}
	if (n->chart.target > 0) {
		a.from = fmin(a.from, n->chart.target);
		a.to = fmax(a.to, n->chart.target);
	}
	if (a.from > a.to)
		a.from = a.to = 0;
	air = fmax((a.to - a.from) / 12, 0.5);
	a.from -= air;
	a.to += air;
	return a;
}

/* A step a point, so that a part's limits end where the part does. */
static void draw_level(struct pic *p, const struct axis *a, size_t i,
                       double v, const char *class)
{
	double half = a->n < 2 ? 40 : 47 / (double)(a->n - 1), x = across(a, i);

	pic_line(p, fmax(x - half, 0), up(a, v), fmin(x + half, 100), up(a, v), class);
}

static void draw_limits(struct pic *p, const struct node *n, const struct axis *a)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct cell *l = at(n, i, n->chart.limits);
		const struct cell *m = at(n, i, n->chart.first);

		if (l) {
			draw_level(p, a, i, l->low, "limit");
			draw_level(p, a, i, l->high, "limit");
		}
		if (m)
			draw_level(p, a, i, m->value, "grid");
	}
}

static void draw_values(struct pic *p, const struct node *n, const struct axis *a)
{
	for (size_t i = 1; i < a->n; i++) {
		const struct cell *was = at(n, i - 1, n->chart.value);
		const struct cell *v = at(n, i, n->chart.value);

		if (was && v)
			pic_line(p, across(a, i - 1), up(a, was->value), across(a, i),
			         up(a, v->value), "line");
	}
	for (size_t i = 0; i < a->n; i++) {
		const struct cell *v = at(n, i, n->chart.value);
		bool special = n->table->row[i].cell[n->chart.last].kind == CELL_STATUS;

		if (v)
			pic_dot(p, across(a, i), up(a, v->value), special ? 7 : 3);
	}
}

static void draw_words(struct pic *p, const struct node *n, const struct axis *a)
{
	const struct row *row = n->table->row;
	const struct cell *l = at(n, a->n - 1, n->chart.limits);
	double y = TOP + PLOT + 20;
	char *word;

	for (int high = 0; l && high < 2; high++) {
		double v = high ? l->high : l->low;

		word = doc_number(v, 1);
		pic_text(p, 0, up(a, v) - 5, "start", "tick halo", word);
		free(word);
	}
	pic_text(p, 0, y, "start", "tick", row[0].cell[0].text);
	if (a->n > 1)
		pic_text(p, 100, y, "end", "tick", row[a->n - 1].cell[0].text);
	pic_text(p, 100, PIC_LABEL, "end", "value", row[a->n - 1].cell[n->chart.value].text);
}

void chart_control(const struct node *n, struct pic *p)
{
	struct axis a = axis_of(n);

	pic_begin(p, TOP + PLOT + BELOW, 0);
	draw_limits(p, n, &a);
	if (n->chart.target > 0) {
		pic_line(p, 0, up(&a, n->chart.target), 100, up(&a, n->chart.target), "target");
		pic_text(p, 50, up(&a, n->chart.target) - 6, "middle", "note halo",
			n->chart.target_word);
	}
	draw_values(p, n, &a);
	draw_words(p, n, &a);
	pic_end(p);
}
