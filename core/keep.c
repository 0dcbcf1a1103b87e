#include "core/keep.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"

enum { DAYS = 7, WEEKS = 4, MONTHS = 12 };

/* Counted so that two days of one week, or month, have one number. */
static int64_t week_of(const char *day)
{
	int64_t n = day_number(day);

	return (n - day_weekday(n)) / 7;
}

static int64_t month_of(const char *day)
{
	return 12 * strtol(day, NULL, 10) + strtol(day + 5, NULL, 10);
}

void keep_choose(const char *const *day, int n, const char *today, bool *keep)
{
	for (int i = 0; i < n; i++) {
		bool last = i + 1 == n;
		bool week_ends = last || week_of(day[i + 1]) != week_of(day[i]);
		bool month_ends = last || month_of(day[i + 1]) != month_of(day[i]);

		keep[i] = last ||
		          day_number(today) - day_number(day[i]) < DAYS ||
		          (week_ends &&
		           week_of(today) - week_of(day[i]) < WEEKS) ||
		          (month_ends &&
		           month_of(today) - month_of(day[i]) < MONTHS);
	}
}
