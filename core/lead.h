/* lead.h - whom a lead names. */
#ifndef CORE_LEAD_H
#define CORE_LEAD_H

#include <stdbool.h>

struct record;

/* Words, folded, that name nobody more particular than the trust itself: a
 * list for SQL's IN, read by lead_names() too. */
#define LEAD_NOBODY "'trust', 'the trust', 'trust wide', 'trust-wide', 'all'," \
	" 'all staff', 'everyone', 'tbc', 'tbd', 'to be confirmed', 'n/a'," \
	" 'none', 'unknown', '-'"

/* Is it anybody more particular than "the trust"?  kind is that of the
 * organisation it refers to, "" where that is not known. */
bool lead_names(const struct record *lead, const char *kind);
/* Does it lead on this day? */
bool lead_holds(const struct record *lead, const char *day);

#endif
