/* lines.h - plain text in lines of at most 80 cells. */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include <stdio.h>

#include "report/doc.h"

enum { LINES_WIDTH = 80 };

/* Wrap text, made safe, within so many cells from the left edge: the first
 * line begins with `first`, the others with as many blanks. */
void lines_write(FILE *, const char *first, const char *text);
/* A character n times. */
void lines_fill(FILE *, char c, int n);
/* A table as columns or, where it is too wide for them, a paragraph a row. */
void lines_table(FILE *, const struct table *);

#endif
