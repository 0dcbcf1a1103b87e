#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/lang.h"
#include "report/markup.h"

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

static void draw_ticks(FILE *f, const struct scale *s, double bottom)
{
	for (double r = exp(s->from); r < exp(s->to) * 1.01; r *= 2) {
		char *word = doc_number(r, r < 0.2 ? 3 : r < 0.4 ? 2 : r < 0.9 ? 1 : 0);

		pic_line(f, across(s, r), TOP, across(s, r), bottom, "grid");
		pic_text(f, across(s, r), bottom + 18, "middle", "tick", word);
		free(word);
	}
	pic_text(f, 50, PIC_LABEL, "middle", "note", _("1: the same as the reference"));
	pic_line(f, 50, TOP - 6, 50, bottom, "target");
}

static void draw_ratio(FILE *f, const struct node *n, const struct row *r, double y,
                       const struct scale *s)
{
	const struct cell *v = pic_number(r, n->chart.value);
	const struct cell *l = pic_number(r, n->chart.limits);
	double middle = y + PIC_LINE + 12;

	/* Words of why there is none stand in the table; here they would run
	 * into the name. */
	pic_row_words(f, y, v ? r->cell[n->chart.value].text : "–", r->cell[0].text);
	if (l && l->low > 0)
		pic_whisker(f, across(s, l->low), across(s, l->high), middle);
	if (v && v->value > 0)
		mk_void(f, "circle", "cx", mk_len(across(s, v->value), "%").s, "cy",
			mk_len(middle, "").s, "r", "5", "class", "point", NULL);
	putc('\n', f);
}

void chart_ratio(const struct node *n, FILE *f)
{
	const struct table *t = n->table;
	struct scale s = scale_of(n);
	double bottom = TOP + ROW * (double)t->nrows;

	pic_begin(n, f, bottom + BELOW);
	draw_ticks(f, &s, bottom);
	for (size_t i = 0; i < t->nrows; i++)
		draw_ratio(f, n, &t->row[i], TOP + ROW * (double)i, &s);
	pic_end(f);
}
