/* html_table.h - a table of a paper in HTML. */
#ifndef REPORT_HTML_TABLE_H
#define REPORT_HTML_TABLE_H

#include <stdio.h>

#include "report/doc.h"

/* In a box of its own that scrolls where the page is narrower; id is unique
 * in the page. */
void html_table(FILE *, const struct table *, const char *id);

#endif
