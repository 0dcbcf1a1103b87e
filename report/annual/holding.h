/* holding.h - what a data set held on the day of the paper: the counts of its
 * newest load; for report/annual only. */
#ifndef REPORT_ANNUAL_HOLDING_H
#define REPORT_ANNUAL_HOLDING_H

#include "db/load.h"
#include "report/annual/year.h"

enum { MONTHS = 24 };		/* at most so many are drawn, the newest */

struct holding {
	struct load load;
	const struct record *dataset;	/* NULL if its row is gone */
	struct ethnic_counts all;
	struct rate_row *team, *month;
	int nteam, nmonth;
	const struct rate_row *first;	/* of the months drawn */
	int shown;
	uint64_t code[ETHNIC_COUNT];
	uint64_t (*team_code)[ETHNIC_COUNT];	/* a team each, as in team */
	struct rate_row *both;		/* by team and month */
	int nboth;
};

bool holdings_read(struct year *, struct err *);
void holdings_free(struct year *);

uint64_t holding_known(const struct ethnic_counts *);
/* The name that a count goes by in the paper: one count met in two tables is
 * hidden in both or in neither.  Of all it is what and ""; of a team, month,
 * code or class it is what is counted of which.  For free(). */
char *holding_key(const struct holding *, const char *what, const char *which);
/* Its classes, months and groups add up, wherever the paper tells them. */
void holding_sums(struct doc *, const struct holding *);
/* How the share known moved over the months drawn, by their limits, and the target; there
 * must be one month.  For free(). */
char *holding_change(const struct year *, const struct holding *);
/* Per cent that should be known; 0 where no target is set. */
int holding_target(const struct holding *);

#endif
