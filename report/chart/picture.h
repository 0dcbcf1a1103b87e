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

struct point { double x, y; };	/* per cent across, pixels down */

/* What a picture is drawn on: SVG in a page, shapes in a Word file. */
struct pic_ops;
struct pic {
	const struct pic_ops *on;
	FILE *f;
	const struct node *figure;
	double height;		/* pixels, without the key */
	int id, shapes;		/* of the drawing in its file, and how many so far */
};
struct pic_ops {
	void (*begin)(struct pic *, size_t keys);
	void (*end)(struct pic *);
	void (*text)(struct pic *, double x, double right, double y, const char *anchor,
	             const char *class, const char *text);
	void (*line)(struct pic *, struct point from, struct point to, const char *class);
	void (*rect)(struct pic *, struct point at, double width, double height,
	             const char *class);
	void (*dot)(struct pic *, struct point at, double radius);
	void (*curve)(struct pic *, const struct point *, size_t n, const char *class);
	void (*part)(struct pic *, size_t i, struct point at, double width, double height);
	void (*key)(struct pic *, size_t i, size_t n, const char *word);
};
extern const struct pic_ops pic_svg, pic_word;

/* A picture of so many pixels in height, with so many keys below it; pic_end(). */
void pic_begin(struct pic *, double height, size_t keys);
void pic_end(struct pic *);

/* x in per cent of the width, y in pixels; class as in style.c; anchor is
 * "start", "middle" or "end". */
void pic_text(struct pic *, double x, double y, const char *anchor, const char *class,
              const char *text);
void pic_line(struct pic *, double x1, double y1, double x2, double y2, const char *class);
void pic_rect(struct pic *, double x, double y, double width, double height,
              const char *class);
void pic_dot(struct pic *, double x, double y, double radius);
/* A line through n points; the class "band" is filled. */
void pic_curve(struct pic *, const struct point *, size_t n, const char *class);
/* A rectangle in the i-th pattern, and what it stands for, after all else. */
void pic_part(struct pic *, size_t i, double x, double y, double width, double height);
void pic_key(struct pic *, size_t i, size_t n, const char *word);
/* The number of a row, then its name, y as its top: where a narrow page cuts
 * something off, it is the end of the name. */
void pic_row_words(struct pic *, double y, const char *number, const char *name);
/* From low to high at y, with a bar across each end. */
void pic_whisker(struct pic *, double low, double high, double y);

/* The cell of column col if it holds a number, else NULL; col 0 is none. */
const struct cell *pic_number(const struct row *, size_t col);

void chart_bars(const struct node *, struct pic *);
void chart_line(const struct node *, struct pic *);
void chart_stack(const struct node *, struct pic *);
void chart_ratio(const struct node *, struct pic *);
void chart_funnel(const struct node *, struct pic *);
void chart_control(const struct node *, struct pic *);

#endif
