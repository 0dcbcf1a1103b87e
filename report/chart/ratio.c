#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"

enum { ROW = 46, TOP = 26, BELOW = 26 };

struct scale { double from, to; };	/* of ln ratio */

/* At least from a half to twice, and alike on both sides of 1. */
static struct scale scale_of(const struct node *n)
{
	const struct table *t = n->table;
	double far = log(2);

	for (size_t i = 0; i < t->nrows; i++) {
		const struct cell *v = pic_number(&t->row[i], n->chart.value);
		const struct cell *l = pic_number(&t->row[i], n->chart.limits);

		if (v && v->value > 0)
			far = fmax(far, fabs(log(v->value)));
		if (l && l->low > 0)
			far = fmax(far, fmax(fabs(log(l->low)), fabs(log(l->high))));
	}
	far = ceil(far / log(2)) * log(2);
	return (struct scale){ -far, far };
}

static double across(const struct scale *s, double ratio)
{
	return 3 + 94 * (log(ratio) - s->from) / (s->to - s->from);
}

static void draw_ticks(struct pic *p, const struct scale *s, double bottom)
{
	for (double r = exp(s->from); r < exp(s->to) * 1.01; r *= 2) {
		char *word = doc_number(r, r < 0.2 ? 3 : r < 0.4 ? 2 : r < 0.9 ? 1 : 0);

		pic_line(p, across(s, r), TOP, across(s, r), bottom, "grid");
		pic_text(p, across(s, r), bottom + 18, "middle", "tick", word);
		free(word);
	}
	pic_text(p, 50, PIC_LABEL, "middle", "note", _("1: the same as the reference"));
	pic_line(p, 50, TOP - 6, 50, bottom, "target");
}

static void draw_ratio(struct pic *p, const struct node *n, const struct row *r, double y,
                       const struct scale *s)
{
	const struct cell *v = pic_number(r, n->chart.value);
	const struct cell *l = pic_number(r, n->chart.limits);
	double middle = y + PIC_LINE + 12;

	/* Words of why there is none stand in the table; here they would run
	 * into the name. */
	pic_row_words(p, y, v ? r->cell[n->chart.value].text : "–", r->cell[0].text);
	if (l && l->low > 0)
		pic_whisker(p, across(s, l->low), across(s, l->high), middle);
	if (v && v->value > 0)
		pic_dot(p, across(s, v->value), middle, 5);
}

void chart_ratio(const struct node *n, struct pic *p)
{
	const struct table *t = n->table;
	struct scale s = scale_of(n);
	double bottom = TOP + ROW * (double)t->nrows;

	pic_begin(p, bottom + BELOW, 0);
	draw_ticks(p, &s, bottom);
	for (size_t i = 0; i < t->nrows; i++)
		draw_ratio(p, n, &t->row[i], TOP + ROW * (double)i, &s);
	pic_end(p);
}
