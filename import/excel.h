/* excel.h - a sheet of an Excel workbook (.xlsx), as CSV text.
 *
 * So that whatever reads CSV reads workbooks: rows come as lines, their number
 * in the sheet being the number of the line, each as wide as the header.  Cell
 * values, shared strings and dates are read; all else (charts, styles, macros,
 * links) is never opened.  A formula, a merged header and what unpacks to more
 * than a spreadsheet holds are refused with a sentence.
 */
#ifndef IMPORT_EXCEL_H
#define IMPORT_EXCEL_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct excel;

/* Does the file begin as a zip archive does? */
bool excel_is(const char *path);

/* The sheet of this name, or NULL: the first.  ERR_DATA where it is no
 * workbook, encrypted, or has no such sheet (the message lists them). */
struct excel *excel_open(const char *path, const char *sheet,
                               struct err *);
void excel_close(struct excel *);

/* Up to size bytes more of the text; *n is 0 at its end. */
bool excel_read(struct excel *, char *to, size_t size, size_t *n,
                   struct err *);

#endif
