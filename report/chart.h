/* chart.h - a figure's table as a picture: inline SVG that keeps its letters
 * the same size at any width, since widths are shares of the page and only
 * heights are pixels.
 *
 * A picture draws what its table prints, after disclosure control.  It has a
 * title and a description, and tells things apart by words and patterns, so
 * that it can be read in black and white.
 *
 * To add one: a kind in doc.h, report/chart/<kind>.c, its row in chart.c.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include <stdio.h>

#include "report/doc.h"

/* The picture of a NODE_FIGURE, with its key. */
void chart_write(const struct node *figure, FILE *);

/* "bars", "line", ... */
const char *chart_name(enum chart_kind);

#endif
