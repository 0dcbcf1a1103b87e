/* keep.h - which of many dated backups are worth keeping. */
#ifndef CORE_KEEP_H
#define CORE_KEEP_H

#include <stdbool.h>

/* n days as ISO text, oldest first, none after today.  keep[i] becomes true
 * for every one of the last 7 days, for the last one of each of the last 4
 * weeks (Monday to Sunday) and of each of the last 12 months, today's week
 * and month among them; and always for the newest. */
void keep_choose(const char *const *day, int n, const char *today, bool *keep);

#endif
