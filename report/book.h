/* book.h - an Excel workbook: one real table a sheet, no merged cells, every
 * text as a text so that none is taken for a formula.
 *
 * Cells are given row after row.  The same cells are the same bytes.
 */
#ifndef REPORT_BOOK_H
#define REPORT_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct book;
struct err;

/* Its own unnamed files lie in folder, NULL for the system's place.  NULL where
 * the library is not installed (ERR_ABSENT). */
struct book *book_new(const char *title, const char *folder, struct err *);
/* A sheet of n columns, each as many letters wide as width says (NULL: as usual); a
 * heading that stands twice gets a number. */
void book_sheet(struct book *, const char *name, const char *const *heads, const int *width,
                size_t n);
/* The next cell of the last sheet; a full row is followed by the next. */
void book_text(struct book *, const char *text);
void book_number(struct book *, double value, int decimals);
/* 91.5 is shown as 91.5%. */
void book_percent(struct book *, double value, int decimals);
/* Write all of it and free it.  False where a table is too large for Excel
 * (ERR_DATA) or its files cannot be written (ERR_IO). */
bool book_write(struct book *, FILE *, struct err *);

#endif
