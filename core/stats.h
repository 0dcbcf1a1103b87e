/* stats.h - confidence limits and ratios, 95 per cent, z = 1.959963984540054.
 *
 * Counts are whole events of whole people.  Nothing here rounds: the paper or
 * screen that shows a figure does.
 */
#ifndef CORE_STATS_H
#define CORE_STATS_H

#include <stdbool.h>
#include <stdint.h>

struct limits {
	double value, low, high;
};

/* a of n as a proportion with its Wilson score limits (Wilson 1927; the form
 * of Newcombe 1998).  False where n is 0; a is at most n. */
bool stats_wilson(uint64_t a, uint64_t n, struct limits *);

/* per * a / n with Byar's limits (Breslow and Day 1987), or for fewer than
 * ten events the exact Poisson ones.  False where n is 0. */
bool stats_rate(uint64_t a, uint64_t n, double per, struct limits *);

/* (a / n) / (a0 / n0) with limits on the log scale: of two rates, or of two
 * proportions, whose numerators are part of their denominators.  False, not
 * calculable, where a, a0, n or n0 is 0. */
bool stats_rate_ratio(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                      struct limits *);
bool stats_share_ratio(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                       struct limits *);

/* per * (a / n - a0 / n0) with limits: of two rates as of Poisson counts; of
 * two proportions by Newcombe's hybrid of Wilson's (1998, method 10).  False
 * where n or n0 is 0. */
bool stats_rate_difference(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                           double per, struct limits *);
bool stats_share_difference(uint64_t a, uint64_t n, uint64_t a0, uint64_t n0,
                            double per, struct limits *);

/* Of n people asked twice, a the first time and b the second, lost only the
 * first time: (b - a) / n with limits by Newcombe's score method for paired
 * data (1998, Statistics in Medicine 17:2635, method 10).  False where n is 0
 * or the numbers do not fit each other. */
bool stats_paired_difference(uint64_t a, uint64_t b, uint64_t lost, uint64_t n,
                             struct limits *);

/* People of one sex and age: a events among n of a group, and how many there
 * are of that sex and age in the standard population. */
struct stratum {
	uint64_t a, n;
	double standard;
};

/* A directly standardised rate as in the annual Mental Health Act statistics:
 * per * sum(P a / n) / sum(P), its half-width 1.96 per *
 * sqrt(sum(P^2 r (1 - r) / n)) / sum(P), r being a / n.  False below ten
 * events, or where a stratum of the standard has nobody of the group. */
bool stats_standardised(const struct stratum *, int n, double per,
                        struct limits *);

#endif
