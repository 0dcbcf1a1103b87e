/* funnel.c - a share of each of many places against how many it is of, with
 * the limits that chance alone would keep most of them in (Spiegelhalter
 * 2005): p +- z sqrt(p(1-p)/n), z 1.96 and 3.09. */
#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"

enum { TOP = 26, PLOT = 260, BELOW = 44, STEPS = 60 };

struct frame {
	double from, to;	/* per cent at the bottom and the top */
	double most;		/* n at the right edge */
};

static double across(const struct frame *fr, double n)
{
	return 100 * n / fr->most;
}

static double up(const struct frame *fr, double v)
{
	return TOP + PLOT * (fr->to - v) / (fr->to - fr->from);
}

static struct frame frame_of(const struct node *n)
{
	struct frame fr = { 100, 0, 1 };

	for (size_t i = 0; i < n->table->nrows; i++) {
		const struct cell *v = pic_number(&n->table->row[i], n->chart.value);
		const struct cell *of = pic_number(&n->table->row[i], n->chart.first);

		if (!v || !of)
			continue;
		fr.from = fmin(fr.from, v->value);
		fr.to = fmax(fr.to, v->value);
		fr.most = fmax(fr.most, of->value);
	}
	fr.from = fmax(0, 10 * floor((fmin(fr.from, n->chart.target) - 2) / 10));
	fr.to = fmin(100, 10 * ceil((fmax(fr.to, n->chart.target) + 2) / 10));
	fr.most *= 1.05;
	return fr;
}

static double limit(const struct frame *fr, double p, double z, double n)
{
	double v = 100 * (p + z * sqrt(p * (1 - p) / n));

	return fmax(fr->from, fmin(fr->to, v));
}

static void draw_limit(struct pic *p, const struct node *n, const struct frame *fr, double z)
{
	double share = n->chart.target / 100;
	struct point at[STEPS];

	for (int i = 0; i < STEPS; i++) {
		double of = fr->most * (i + 1) / STEPS;

		at[i] = (struct point){ across(fr, of), up(fr, limit(fr, share, z, of)) };
	}
	pic_curve(p, at, STEPS, fabs(z) > 2 ? "limit curve" : "grid curve");
}

static void draw_axes(struct pic *p, const struct node *n, const struct frame *fr)
{
	for (double v = fr->from; v <= fr->to; v += 10) {
		char *word = doc_number(v, 0);

		pic_line(p, 0, up(fr, v), 100, up(fr, v), "grid");
		pic_text(p, 0, up(fr, v) - 5, "start", "tick halo", word);
		free(word);
	}
	pic_line(p, 0, up(fr, n->chart.target), 100, up(fr, n->chart.target), "target");
	pic_text(p, 100, up(fr, n->chart.target) - 6, "end", "note", n->chart.target_word);
	pic_text(p, 50, TOP + PLOT + 20, "middle", "tick",
		_("number of people: more to the right"));
}

static void draw_places(struct pic *p, const struct node *n, const struct frame *fr)
{
	for (size_t i = 0; i < n->table->nrows; i++) {
		const struct row *r = &n->table->row[i];
		const struct cell *v = pic_number(r, n->chart.value);
		const struct cell *of = pic_number(r, n->chart.first);

		if (v && of)
			pic_dot(p, across(fr, of->value), up(fr, v->value), 5);
	}
}

void chart_funnel(const struct node *n, struct pic *p)
{
	static const double z[] = { -3.0902, -1.96, 1.96, 3.0902 };
	struct frame fr = frame_of(n);

	pic_begin(p, TOP + PLOT + BELOW, 0);
	for (size_t i = 0; i < sizeof(z) / sizeof(*z); i++)
		draw_limit(p, n, &fr, z[i]);
	draw_axes(p, n, &fr);
	draw_places(p, n, &fr);
	pic_end(p);
}
