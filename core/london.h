/* london.h - the time of day in London of instants that are kept in UTC.
 *
 * Summer time is from 01:00 UTC on the last Sunday of March to 01:00 UTC on that
 * of October (Summer Time Order 2002).
 */
#ifndef CORE_LONDON_H
#define CORE_LONDON_H

#include <stdbool.h>

#include "core/day.h"

enum { LONDON_TIME = 6 };

/* Minutes that London is before UTC on a day (core/day.h) at so many minutes after
 * its midnight; the hour that comes twice is taken as its first. */
int london_ahead(int64_t day, int minute);
/* 2026-06-15T09:05:00Z as 2026-06-15 and "10:05"; false if it is no instant. */
bool london_of(const char *at, char day[static DAY_SIZE], char time[static LONDON_TIME]);

#endif
