/* series.h - any figure over time as a control chart, by its name:
 *
 *	completeness:MHSDS        known ethnicity by month of referral
 *	completeness:MHSDS:T1     of one team
 *	metric:MHS81              the total of a metric by period
 *	metric:MHS81:African      one group of it
 *	feedback                  feedback received by month
 *	feedback:told             people told what came of it, by month
 *	actions                   actions verified by month: throughput
 *
 * A chart is re-based from the days that rows of `rebase` name, each with its
 * reason.  To add a kind of series: a row in kinds[] of series.c and a function
 * that adds its points.
 */
#ifndef DB_SERIES_H
#define DB_SERIES_H

#include "core/day.h"
#include "core/xmr.h"

struct db;
struct err;

enum { SERIES_REBASES = 8 };

struct series_point {
	char label[40];		/* "October 2026" */
	char starts[DAY_SIZE];
	double value;
	long long num, den;	/* what the value is of; den 0: a count */
};

struct series {
	char *name, *title, *source;
	const char *unit;	/* "%", or "" */
	bool people;		/* its counts are of people */
	struct series_point *point;	/* the oldest first */
	int n;
	enum xmr_better better;
	bool has_target;
	double target;
	int rebase[SERIES_REBASES], nrebases;
	char *reason[SERIES_REBASES];
	struct xmr xmr;
};

/* ERR_USAGE where there is no such name, ERR_INPUT where it has no points. */
bool series_read(struct db *, const char *name, const char *as_at,
                 struct series *, struct err *);
void series_fini(struct series *);

/* The names that have points, and their titles; for each, stops on false. */
bool series_each(struct db *, bool (*each)(const char *name, const char *title,
                                           void *), void *with, struct err *);

/* All make a text that the caller frees. */

/* "as usual: between 88.0% and 93.1%, mean 90.5%. ...": the chart in words. */
char *series_sentence(const struct series *);
/* One point in words, with the rule that makes it special. */
char *series_point_sentence(const struct series *, int point);
/* "90.5%", "12". */
char *series_number(const struct series *, double);

#endif
