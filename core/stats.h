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

#endif
