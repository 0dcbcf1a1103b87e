/* funnel.c - a share of each of many places against how many it is of, with
 * the limits that chance alone would keep most of them in (Spiegelhalter
 * 2005): p +- z sqrt(p(1-p)/n), z 1.96 and 3.09. */
#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"
#include "report/markup.h"

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

/* The picture is as wide as the page, so a curve is drawn in a box of its own
 * whose units are stretched to it. */
static void draw_limit(FILE *f, const struct node *n, const struct frame *fr,
                       double z)
{
	double p = n->chart.target / 100;

	mk_open(f, "svg", "x", "0", "y", mk_len(TOP, "").s, "width", "100%",
		"height", mk_len(PLOT, "").s, "viewBox", "0 0 1000 260",
		"preserveAspectRatio", "none", NULL);
	fprintf(f, "<polyline class=\"%s\" points=\"", fabs(z) > 2 ? "limit" : "grid");
	for (int i = 1; i <= STEPS; i++) {
		double at = fr->most * i / STEPS;

		fprintf(f, "%s,", mk_len(10 * across(fr, at), "").s);
		fprintf(f, "%s ", mk_len(up(fr, limit(fr, p, z, at)) - TOP, "").s);
	}
	fputs("\" fill=\"none\"/>", f);
	mk_close(f, "svg");
	putc('\n', f);
}

static void draw_axes(FILE *f, const struct node *n, const struct frame *fr)
{
	for (double v = fr->from; v <= fr->to; v += 10) {
		char *word = doc_number(v, 0);

		pic_line(f, 0, up(fr, v), 100, up(fr, v), "grid");
		pic_text(f, 0, up(fr, v) - 5, "start", "tick halo", word);
		free(word);
	}
	pic_line(f, 0, up(fr, n->chart.target), 100, up(fr, n->chart.target), "target");
	pic_text(f, 100, up(fr, n->chart.target) - 6, "end", "note", n->chart.target_word);
	pic_text(f, 50, TOP + PLOT + 20, "middle", "tick",
		_("number of people: more to the right"));
}

static void draw_places(FILE *f, const struct node *n, const struct frame *fr)
{
	for (size_t i = 0; i < n->table->nrows; i++) {
		const struct row *r = &n->table->row[i];
		const struct cell *v = pic_number(r, n->chart.value);
		const struct cell *of = pic_number(r, n->chart.first);

		if (v && of)
			mk_void(f, "circle", "cx", mk_len(across(fr, of->value), "%").s,
				"cy", mk_len(up(fr, v->value), "").s, "r", "5", "class",
				"point", NULL);
	}
	putc('\n', f);
}

void chart_funnel(const struct node *n, FILE *f)
{
	static const double z[] = { -3.0902, -1.96, 1.96, 3.0902 };
	struct frame fr = frame_of(n);

	pic_begin(n, f, TOP + PLOT + BELOW);
	for (size_t i = 0; i < sizeof(z) / sizeof(*z); i++)
		draw_limit(f, n, &fr, z[i]);
	draw_axes(f, n, &fr);
	draw_places(f, n, &fr);
	pic_end(f);
}
