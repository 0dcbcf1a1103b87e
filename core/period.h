/* period.h - from a first to a last day: a month, a quarter, a year, or any
 * other stretch.  What a person types and reads of a month, quarter or year is
 * as in when.h; another stretch is its two days with two dots between.
 */
#ifndef CORE_PERIOD_H
#define CORE_PERIOD_H

#include <stdbool.h>

#include "core/day.h"

enum { PERIOD_SHOWN = 144, PERIOD_CODE = 24 };

/* "2026-Q2", "2026-05", "2025/26", "2026-04-01..2026-06-30"; false if it is
 * none, or ends before it begins. */
bool period_read(const char *typed, const char *today,
                 char starts[static DAY_SIZE], char ends[static DAY_SIZE]);

/* "April to June 2026", and "2026-Q2", which reads back as the same. */
void period_show(const char *starts, const char *ends,
                 char shown[static PERIOD_SHOWN]);
void period_code(const char *starts, const char *ends,
                 char code[static PERIOD_CODE]);

/* The last month, quarter or financial year ('m', 'q', 'f') that had wholly
 * passed so many days before a day. */
void period_due(char mark, const char *day, int lag,
                char starts[static DAY_SIZE], char ends[static DAY_SIZE]);

#endif
