/* pdf.h - a paper as PDF: by Chromium, Chrome or LibreOffice, whichever is
 * installed first in that order.
 *
 * To add a converter: a row of converters[] in pdf.c.
 */
#ifndef REPORT_PDF_H
#define REPORT_PDF_H

#include <stdbool.h>

struct doc;
struct err;

/* Write a published doc to path, which ends in ".pdf", and as a web page beside
 * it.  False with a sentence where no converter is installed (the page is there
 * all the same), or where it fails or takes over two minutes.  The same paper
 * is the same bytes with the same converter. */
bool pdf_make(const struct doc *, const char *path, struct err *);
/* The name of that page; the caller frees. */
char *pdf_page(const char *path);

#endif
