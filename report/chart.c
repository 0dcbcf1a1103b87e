#include "report/chart.h"

#include "report/chart/picture.h"
#include "report/doc.h"

static const struct {
	const char *name;
	void (*draw)(const struct node *, FILE *);
} charts[] = {
	[CHART_BARS] = { "bars", chart_bars },
	[CHART_LINE] = { "line", chart_line },
	[CHART_STACK] = { "stack", chart_stack },
	[CHART_RATIO] = { "ratio", chart_ratio },
	[CHART_FUNNEL] = { "funnel", chart_funnel },
	[CHART_CONTROL] = { "control", chart_control },
};

void chart_write(const struct node *figure, FILE *f)
{
	if (figure->table->nrows)
		charts[figure->chart.kind].draw(figure, f);
}

const char *chart_name(enum chart_kind kind)
{
	return charts[kind].name;
}
