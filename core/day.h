/* day.h - calendar days: kept as ISO text, counted as days since 1970-01-01.
 *
 * No clock here: whoever asks passes today.  The proleptic Gregorian rule
 * (ISO 8601); years 1 to 9999.
 */
#ifndef CORE_DAY_H
#define CORE_DAY_H

#include <stdbool.h>
#include <stdint.h>

enum { DAY_SIZE = 11, DAY_SHOWN = 64 };

/* True if s is a day that exists, exactly as in 2026-01-31. */
bool day_is(const char *s);

/* Days since 1970-01-01 of a text that begins with such a day. */
int64_t day_number(const char *iso);
void day_text(int64_t number, char iso[static DAY_SIZE]);

/* 0 Monday to 6 Sunday. */
int day_weekday(int64_t number);

/* The last day of a month (1 to 12). */
int day_last(int year, int month);

/* 1 to 12 from a name, whole or its first three letters or more, any case, in
 * English or the reader's language; 0 if s begins with none.  *end is left
 * after the letters. */
int day_month(const char *s, const char **end);
/* Of 1 to 12, and of 0 Monday to 6 Sunday, in the reader's language. */
const char *day_month_name(int month);
const char *day_weekday_name(int weekday);

/* The same day n months on, or the last of that month. */
void day_add_months(const char *iso, int n, char to[static DAY_SIZE]);

/* 30d, 2w, 3m or 1y from today, back with a - before it; false if it is none. */
bool day_step(const char *typed, const char *today, char iso[static DAY_SIZE]);

/* What a person typed, counted from today: 2026-09-30, 30/9, 30/09/2026,
 * 30 sep, 30 September 2026, today, tomorrow, fri, next fri (both the first
 * Friday after today), +3d, +2w, +1m, +1y.
 * A day without a year is the next one.  The words may be the reader's own.
 * False if it is no day. */
bool day_read(const char *typed, const char *today, char iso[static DAY_SIZE]);

/* "6 August 2018", the month in the reader's language. */
void day_show(const char *iso, char shown[static DAY_SHOWN]);

#endif
