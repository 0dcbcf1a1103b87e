#include "core/london.h"

#include <stdio.h>
#include <stdlib.h>

enum { HOUR = 60, DAY = 24 * HOUR };

static int64_t last_sunday(int year, int month)
{
	char iso[DAY_SIZE];
	int64_t n;

	snprintf(iso, sizeof(iso), "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
	         (unsigned)day_last(year, month) % 100);
	n = day_number(iso);
	return n - (day_weekday(n) + 1) % 7;
}

static bool is_summer(int64_t utc)
{
	char iso[DAY_SIZE];
	int year;

	day_text(utc / DAY, iso);
	year = atoi(iso);
	return utc >= last_sunday(year, 3) * DAY + HOUR && utc < last_sunday(year, 10) * DAY + HOUR;
}

int london_ahead(int64_t day, int minute)
{
	int64_t summer = day * DAY + minute - HOUR;

	return is_summer(summer) ? HOUR : 0;
}

bool london_of(const char *at, char day[static DAY_SIZE], char time[static LONDON_TIME])
{
	int64_t utc;
	int h, m;

	snprintf(day, DAY_SIZE, "%.10s", at);
	if (!day_is(day) || sscanf(at + 10, "T%2d:%2d", &h, &m) != 2 || h < 0 || h > 23 || m < 0 ||
	    m > 59)
		return false;
	utc = day_number(day) * DAY + h * HOUR + m;
	utc += is_summer(utc) ? HOUR : 0;
	day_text(utc / DAY, day);
	snprintf(time, LONDON_TIME, "%02u:%02u", (unsigned)(utc % DAY / HOUR) % 24,
	         (unsigned)(utc % HOUR) % 60);
	return true;
}
