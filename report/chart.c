#include "report/chart.h"

#include "report/chart/picture.h"
#include "report/doc.h"

static const struct {
	const char *name;
	void (*draw)(const struct node *, struct pic *);
} charts[] = {
	[CHART_BARS] = { "bars", chart_bars },
	[CHART_LINE] = { "line", chart_line },
	[CHART_STACK] = { "stack", chart_stack },
	[CHART_RATIO] = { "ratio", chart_ratio },
	[CHART_FUNNEL] = { "funnel", chart_funnel },
	[CHART_CONTROL] = { "control", chart_control },
};

/* Where all is hidden there is nothing to draw; the table says so. */
static bool has_number(const struct node *figure)
{
	const struct table *t = figure->table;
	const struct chart *c = &figure->chart;
	size_t from = c->value ? c->value : c->first, to = c->value ? c->value : c->last;

	for (size_t i = 0; i < t->nrows; i++)
		for (size_t j = from; j <= to; j++)
			if (pic_number(&t->row[i], j))
				return true;
	return false;
}

static void draw(const struct node *figure, struct pic *p)
{
	if (has_number(figure))
		charts[figure->chart.kind].draw(figure, p);
}

void chart_write(const struct node *figure, FILE *f)
{
	draw(figure, &(struct pic){ .on = &pic_svg, .f = f, .figure = figure });
}

void chart_word(const struct node *figure, FILE *f, int id)
{
	draw(figure, &(struct pic){ .on = &pic_word, .f = f, .figure = figure, .id = id });
}

const char *chart_name(enum chart_kind kind)
{
	return charts[kind].name;
}
