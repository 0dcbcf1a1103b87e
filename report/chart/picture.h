/* picture.h - what the charts share; for report/chart and chart.c only. */
#ifndef REPORT_CHART_PICTURE_H
#define REPORT_CHART_PICTURE_H

#include <stdio.h>

#include "report/doc.h"

enum {
	PIC_LINE = 19,		/* pixels from one line of words to the next */
	PIC_LABEL = 14,	/* from the top of a row to its words' baseline */
	PIC_NAME = 66,		/* from the left edge to the name of a row */
	PIC_PATTERNS = 6
};

/* <svg> with its title and description, so many pixels high; pic_end(). */
void pic_begin(const struct node *figure, FILE *, double height);
void pic_end(FILE *);

/* x in per cent of the width, y in pixels; class as in style.c; anchor is
 * "start", "middle" or "end". */
void pic_text(FILE *, double x, double y, const char *anchor, const char *class,
               const char *text);
void pic_line(FILE *, double x1, double y1, double x2, double y2, const char *class);
void pic_rect(FILE *, double x, double y, double width, double height, const char *class);
/* The number of a row, then its name, y as its top: where a narrow page cuts
 * something off, it is the end of the name. */
void pic_row_words(FILE *, double y, const char *number, const char *name);
/* From low to high at y, with a bar across each end. */
void pic_whisker(FILE *, double low, double high, double y);

/* The cell of column col if it holds a number, else NULL; col 0 is none. */
const struct cell *pic_number(const struct row *, size_t col);

void chart_bars(const struct node *, FILE *);
void chart_line(const struct node *, FILE *);
void chart_stack(const struct node *, FILE *);
void chart_ratio(const struct node *, FILE *);
void chart_funnel(const struct node *, FILE *);
void chart_control(const struct node *, FILE *);

#endif
