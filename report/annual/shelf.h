/* shelf.h - every live row, read once, in the order of its numbers and as it
 * stood on the day of the paper; for year.c only.
 *
 * The rows are to be read, not changed: their texts are shared.
 */
#ifndef REPORT_ANNUAL_SHELF_H
#define REPORT_ANNUAL_SHELF_H

#include <stdbool.h>

struct err;
struct year;

bool shelves_read(struct year *, struct err *);
void shelves_free(struct year *);

#endif
