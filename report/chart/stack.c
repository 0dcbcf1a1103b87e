#include "report/chart/picture.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"
#include "report/markup.h"

enum { ROW = 56, BAR = 26 };

static double row_sum(const struct node *n, const struct row *r)
{
	double sum = 0;

	for (size_t j = n->chart.first; j <= n->chart.last; j++)
		sum += pic_number(r, j) ? r->cell[j].value : 0;
	return sum;
}

static void part_fill(const struct node *n, size_t i, const char *mark, char fill[static 40])
{
	snprintf(fill, 40, "%s%sp%zu%s", mark, n->id, i % PIC_PATTERNS, *mark ? ")" : "");
}

/* Each pattern differs in shape as well as in lightness and colour. */
static void draw_patterns(FILE *f, const struct node *n)
{
	static const char *const shape[PIC_PATTERNS] = {
		"", "M0 8L8 0M-2 2L2 -2M6 10L10 6", "M4 0v8", "M2 2h2v2h-2zM6 6h2v2h-2z",
		"M0 0L8 8M8 0L0 8", "M0 4h8",
	};
	char id[40], class[8];

	mk_open(f, "defs", NULL);
	for (size_t i = 0; i < PIC_PATTERNS && i <= n->chart.last - n->chart.first; i++) {
		part_fill(n, i, "", id);
		snprintf(class, sizeof(class), "p%zu", i);
		mk_open(f, "pattern", "id", id, "class", class, "width", "8", "height", "8",
			"patternUnits", "userSpaceOnUse", NULL);
		mk_void(f, "rect", "width", "8", "height", "8", NULL);
		mk_void(f, "path", "d", shape[i], NULL);
		mk_close(f, "pattern");
	}
	mk_close(f, "defs");
	putc('\n', f);
}

static void draw_part(FILE *f, const struct node *n, size_t i, double x, double y, double width,
                      const char *word)
{
	char fill[40];

	part_fill(n, i, "url(#", fill);
	mk_void(f, "rect", "x", mk_len(x, "%").s, "y", mk_len(y, "").s, "width",
		mk_len(width, "%").s, "height", mk_len(BAR, "").s, "fill", fill,
		"class", "part", NULL);
	putc('\n', f);
	if (width >= 7)
		pic_text(f, x + width / 2, y + 18, "middle", "inside", word);
}

static void draw_bar(FILE *f, const struct node *n, const struct row *r, double y, double full)
{
	double x = 0;
	char *sum = doc_number(row_sum(n, r), 0);

	pic_row_words(f, y, sum, r->cell[0].text);
	free(sum);
	for (size_t j = n->chart.first; j <= n->chart.last; j++) {
		const struct cell *c = pic_number(r, j);
		double width = c ? 100 * c->value / full : 0;

		if (!c || width <= 0)
			continue;
		draw_part(f, n, j - n->chart.first, x, y + PIC_LINE + 3, width, c->text);
		x += width;
	}
}

static void draw_key(FILE *f, const struct node *n)
{
	char fill[40];

	mk_open(f, "ul", "class", "key", NULL);
	for (size_t j = n->chart.first; j <= n->chart.last; j++) {
		part_fill(n, j - n->chart.first, "url(#", fill);
		mk_open(f, "li", NULL);
		mk_open(f, "svg", "aria-hidden", "true", "width", "22", "height", "14", NULL);
		mk_void(f, "rect", "width", "22", "height", "14", "fill", fill, "class", "part",
			NULL);
		mk_close(f, "svg");
		mk_text(f, n->table->col[j].head);
		mk_close(f, "li");
	}
	mk_close(f, "ul");
	putc('\n', f);
}

void chart_stack(const struct node *n, FILE *f)
{
	const struct table *t = n->table;
	double full = 0;
	size_t rows = 0;

	for (size_t i = 0; i < t->nrows; i++) {
		full = t->row[i].total ? full : fmax(full, row_sum(n, &t->row[i]));
		rows += !t->row[i].total;
	}
	pic_begin(n, f, ROW * (double)rows);
	draw_patterns(f, n);
	rows = 0;
	for (size_t i = 0; i < t->nrows; i++)
		if (!t->row[i].total)
			draw_bar(f, n, &t->row[i], ROW * (double)rows++, full > 0 ? full : 1);
	pic_end(f);
	draw_key(f, n);
}
