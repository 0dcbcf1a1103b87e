/* progress.h - how far an action has come, in per cent, by a published rule,
 * and the figures it rests on.
 *
 * Our own convention, in this order: verified is 100; an action with
 * milestones has come as far as the share of them that is reached; one whose
 * baseline, target and figure now are numbers, as far as the figure has come
 * from the one to the other.  Rounded down, and 99 at most until another
 * person has verified it.  Otherwise it is not known, which is never 0.
 */
#ifndef CORE_PROGRESS_H
#define CORE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/record.h"

/* A number as a source words it: "over 70", "about 1,200", "2 of 14". */
enum amount_how { AMOUNT_EXACT, AMOUNT_ABOUT, AMOUNT_OVER, AMOUNT_NEARLY,
                  AMOUNT_UP_TO };

struct amount {
	enum amount_how how;
	int64_t thousandths;
};

/* False where there is no number in it, or more than one can be meant. */
bool amount_read(const char *words, struct amount *);

enum { PROGRESS_UNKNOWN = -1 };

struct progress {
	int per_cent;		/* or PROGRESS_UNKNOWN */
	bool about;		/* a figure it rests on is not exact */
	enum progress_how { PROGRESS_NONE, PROGRESS_VERIFIED,
	                    PROGRESS_MILESTONES, PROGRESS_MEASURE } how;
	int reached, milestones;
};

struct progress progress_of(const struct record *action, int milestones,
                            int reached);
/* "60%, 3 of 5 milestones"; the caller frees it. */
char *progress_say(const struct progress *);

#endif
