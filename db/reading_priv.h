/* reading_priv.h - what the files of reading.h share.  For them only. */
#ifndef DB_READING_PRIV_H
#define DB_READING_PRIV_H

#include <stdint.h>

#include "db/observation.h"
#include "db/reading.h"

/* The rows of a population metric, and of which units they count. */
struct population {
	struct observation *row;
	int n;
	const char *unit;
	char *units;		/* that the trust's own unit is made of */
};

/* How many there were no later than a day; OBSERVATION_NONE if nobody says. */
int64_t population_of(const struct population *, const char *ends,
                      const char *dimension, const char *category);

/* The dimension of rows by ethnicity. */
#define READING_BY "ethnicity"

/* Work out one period from its rows, n of them and at least one. */
void reading_fill_period(const struct reading *, struct reading_period *,
                         const struct population *,
                         const struct observation *, int n);

bool reading_is(const char *a, const char *b);

/* Directly standardised rates of a period, where its rows (or the population)
 * come by ethnicity, sex and age at once. */
void reading_standardise(const struct reading *, struct reading_period *,
                         const struct population *,
                         const struct observation *, int n);

#endif
