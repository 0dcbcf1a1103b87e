/* metric.h - what the verbs about metrics share. */
#ifndef CLI_METRIC_H
#define CLI_METRIC_H

#include "cli/call.h"
#include "core/suppress.h"
#include "db/reading.h"

/* The reading of a metric as the flags --grouping, --reference, --unit and
 * --as-at say, and the place of --period in it, else the newest. */
bool metric_reading(struct call *, const char *which, struct reading *,
                    int *period, struct err *);

/* Disclosure control over one period: with --public by the trust's profile,
 * without it nothing is hidden. */
struct guard {
	struct suppress *s;
	enum suppress_profile profile;
	int *count;		/* of each group; -1 where none is known */
	int *of;		/* below the line, where that is no population */
	int known, all, unstated, apart;	/* likewise */
};

bool metric_guard(struct call *, const struct reading *, int period,
                  struct guard *, struct err *);
bool guard_hides(const struct guard *, int group);
/* True if any of the n groups is hidden: an index over all would tell. */
bool guard_hides_any(const struct guard *, int n);
/* What to bear in mind, with the counts that may be shown; free it. */
char *guard_caveat(const struct call *, const struct reading *, int period,
                   const struct guard *);
void guard_fini(struct guard *);

#endif
