/* rates.h - the rates of ethnicity completeness, each under its own name.
 *
 * One struct ethnic_counts holds what was counted in some rows; rate_work()
 * makes any rate of it.  The rates are rows of rate.def.
 */
#ifndef CORE_RATES_H
#define CORE_RATES_H

#include <stdint.h>

#include "core/ethnicity.h"
#include "core/stats.h"

enum rate {
#define RATE(id, ...) id,
#include "core/rate.def"
#undef RATE
	RATE_COUNT
};

enum rate_kind {
	RATE_SHARE,	/* classes above the line over classes below it */
	RATE_VODIM,	/* VODIM classes over all */
	RATE_INEXACT,	/* what is not exactly a code over all */
	RATE_SCORE	/* the DQMI item score: no share, so no limits */
};

struct rate_info {
	const char *name, *label, *formula;
	unsigned above, below;		/* bits of classes */
	enum rate_kind kind;
};

extern const struct rate_info rates[RATE_COUNT];

struct ethnic_counts {
	uint64_t cls[CLASS_COUNT];
	uint64_t vodim[VODIM_COUNT];
	uint64_t exact;		/* rows whose raw value is exactly a code */
};

struct rate_value {
	uint64_t above, below;	/* numerator and denominator, in whole rows */
	struct limits is;	/* 0 to 1; the DQMI item score is 0 to 100 */
	bool limited;		/* low and high are Wilson's, and mean something */
};

/* Add n rows of one code and VODIM class. */
void counts_add(struct ethnic_counts *, enum ethnic_code, enum vodim,
                bool exact, uint64_t n);
uint64_t counts_all(const struct ethnic_counts *);

/* False where nothing stands below the line: then there is no rate.
 * threshold is the share of 99 that the DQMI forgives, 0 by default. */
bool rate_work(enum rate, const struct ethnic_counts *, double threshold,
               struct rate_value *);

/* DQMI of a data set: mean item score (0 to 100) times the mean coverage of
 * its periods (submitted over expected, 0 to 1).  False where either is none. */
bool rate_dqmi_dataset(const double *item, int nitem, const double *coverage,
                       int ncoverage, double *score);

/* By its name, or RATE_COUNT. */
enum rate rate_find(const char *name);

#endif
