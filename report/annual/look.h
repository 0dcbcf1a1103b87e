/* look.h - a report looked over while its rows are at hand; for check.c and
 * annual.c only. */
#ifndef REPORT_ANNUAL_LOOK_H
#define REPORT_ANNUAL_LOOK_H

#include "report/annual/year.h"
#include "report/check.h"

/* One check at work. */
struct look {
	struct year *y;
	struct remarks *found;
	const char *rule;
	bool grave;
};

/* All checks, over a published doc and the rows it was made of. */
void look_over(struct year *, struct remarks *);

#endif
