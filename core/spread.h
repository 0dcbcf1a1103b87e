/* spread.h - the middle of some days, and what nine in ten stayed within. */
#ifndef CORE_SPREAD_H
#define CORE_SPREAD_H

struct spread {
	int *day;
	int n;
};

void spread_add(struct spread *, int days);
void spread_fini(struct spread *);
/* Twice the median, so that it is whole: the middle one, or the mean of the two
 * in the middle.  n is at least 1; both put the days in order. */
int spread_median2(struct spread *);
/* The 90th percentile by nearest rank: the smallest that at least nine in ten
 * are no more than (Hyndman and Fan 1996, definition 1). */
int spread_p90(struct spread *);

#endif
