/* month.h - the month a date of an extract falls in, as one small number.
 *
 * Extracts write 2024-09-30, 2024-9-1, 30/09/2024, each with or without a
 * time after a space or T (fractions and a zone too).  What is empty or no
 * day of the calendar falls in no month: MONTH_UNKNOWN.
 */
#ifndef CORE_MONTH_H
#define CORE_MONTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONTH_UNKNOWN = 0, MONTH_SIZE = 12 };

/* 12 * year + month, 1 to 12, of years 1 to 9999; or MONTH_UNKNOWN. */
uint32_t month_read(const char *s, size_t n);

/* The day itself, counted as in day.h; false where there is none. */
bool month_day(const char *s, size_t n, int64_t *day);

/* "2024-09", or "unknown". */
void month_text(uint32_t month, char text[static MONTH_SIZE]);

/* The other way round; false if it is neither. */
bool month_parse(const char *text, uint32_t *month);

#endif
