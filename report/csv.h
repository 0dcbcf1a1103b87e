/* csv.h - one cell of comma-separated values. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdbool.h>
#include <stdio.h>

/* Quoted where it must be.  guard: a text that a spreadsheet would take for a formula
 * gets an apostrophe in front, which our importer takes away again. */
void csv_cell(FILE *, const char *text, bool guard);

#endif
