#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

enum { ROW = 56, BAR = 26 };

static double row_sum(const struct node *n, const struct row *r)
{
	double sum = 0;

	for (size_t j = n->chart.first; j <= n->chart.last; j++)
		sum += pic_number(r, j) ? r->cell[j].value : 0;
	return sum;
}

static void draw_bar(struct pic *p, const struct node *n, const struct row *r, double y,
                     double full)
{
	double x = 0;
	char *sum = doc_number(row_sum(n, r), 0);

	pic_row_words(p, y, sum, r->cell[0].text);
	free(sum);
	for (size_t j = n->chart.first; j <= n->chart.last; j++) {
		const struct cell *c = pic_number(r, j);
		double width = c ? 100 * c->value / full : 0;

		if (!c || width <= 0)
			continue;
		pic_part(p, j - n->chart.first, x, y + PIC_LINE + 3, width, BAR);
		if (width >= 7)
			pic_text(p, x + width / 2, y + PIC_LINE + 21, "middle", "inside", c->text);
		x += width;
	}
}

void chart_stack(const struct node *n, struct pic *p)
{
	const struct table *t = n->table;
	double full = 0;
	size_t rows = 0, keys = n->chart.last - n->chart.first + 1;

	for (size_t i = 0; i < t->nrows; i++) {
		full = t->row[i].total ? full : fmax(full, row_sum(n, &t->row[i]));
		rows += !t->row[i].total;
	}
	pic_begin(p, ROW * (double)rows, keys);
	rows = 0;
	for (size_t i = 0; i < t->nrows; i++)
		if (!t->row[i].total)
			draw_bar(p, n, &t->row[i], ROW * (double)rows++, full > 0 ? full : 1);
	pic_end(p);
	for (size_t j = 0; j < keys; j++)
		pic_key(p, j, keys, t->col[n->chart.first + j].head);
}
