/* dates.h - the month of a date, quickly: it was probably met before.
 *
 * Most dates are written 2024-09-30.  A file has few months, so one table goes
 * by what such a date begins with, 2024-09-, and only its day is read; another
 * goes by the first 16 bytes of whatever else is there.  Of dates with a time
 * nearly all have the same, midnight: what stands behind the day is compared
 * with what was read there last.
 */
#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/month.h"

enum { SEEN_DATES = 1024, SEEN_MONTHS = 256, DATE_DAY = 10, DATE_TIME = 24 };

struct dates {
	struct seen_date *date;
	struct seen_month {
		uint64_t word;		/* 0 is free */
		uint32_t month, days;	/* how many it has */
	} month[SEEN_MONTHS];
	char time[DATE_TIME];		/* ntime bytes; 0 is none yet */
	size_t ntime;
};

void dates_init(struct dates *);
void dates_fini(struct dates *);

uint32_t dates_month_slowly(struct dates *, const char *s, size_t n);

/* The month (see core/month.h) of a date as 2024-09-30 in a month met before; else
 * MONTH_UNKNOWN, and then the others tell.  Ten bytes can be read. */
static inline uint32_t dates_quick(const struct dates *d, const char *s, size_t n)
{
	const struct seen_month *was;
	unsigned tens = (unsigned)(s[8] - '0'), ones = (unsigned)(s[9] - '0');
	uint64_t word;

	memcpy(&word, s, 8);
	was = &d->month[word * UINT64_C(0x9E3779B97F4A7C15) >> 56];
	if (n == DATE_DAY && was->word == word && tens < 4 && ones < 10 &&
	    tens * 10 + ones - 1 < was->days)
		return was->month;
	return MONTH_UNKNOWN;
}

/* The month of a date of 1 to 16 bytes without a NUL, of 16 that can be read. */
static inline uint32_t dates_month(struct dates *d, const char *s, size_t n)
{
	uint32_t month = dates_quick(d, s, n);

	return month ? month : dates_month_slowly(d, s, n);
}

/* The month of a date of any length. */
uint32_t dates_month_long(struct dates *, const char *s, size_t n);

#endif
