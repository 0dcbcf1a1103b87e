/* chart.h - a figure's table as a picture: inline SVG that keeps its letters
 * the same size at any width, since widths are shares of the page and only
 * heights are pixels.
 *
 * A picture draws what its table prints, after disclosure control.  It has a
 * title and a description, and tells things apart by words and patterns, so
 * that it can be read in black and white.
 *
 * To add one: a kind here, report/chart/<kind>.c, its row in chart.c.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct node;

enum chart_kind {
	CHART_BARS,		/* a per cent or number a row, with limits */
	CHART_LINE,		/* a per cent a row, in order of time, with limits */
	CHART_STACK,		/* columns of each row side by side in one bar */
	CHART_RATIO,		/* a ratio a row, log scale, 1 is the reference */
	CHART_FUNNEL,		/* a per cent a row against the number it is of */
	CHART_CONTROL		/* a value a row in order of time, with mean and limits */
};

/* Which columns of the figure's table are drawn; 0 is none, for column 0 is
 * what a row is called. */
struct chart {
	enum chart_kind kind;
	size_t value, limits;	/* of bars, line, ratio */
	size_t first, last;	/* of a stack; of a funnel, first the number; of a
				   control chart, the mean and what is special */
	double target;		/* a line across; 0 is none */
	const char *target_word;	/* doc_figure() keeps a copy */
	bool percent;		/* the axis is 0 to 100% */
};

/* The picture of a NODE_FIGURE, with its key. */
void chart_write(const struct node *figure, FILE *);
/* The same in a paragraph of a Word file, as a drawing with a number of its own. */
void chart_word(const struct node *figure, FILE *, int id);

/* "bars", "line", ... */
const char *chart_name(enum chart_kind);

#endif
