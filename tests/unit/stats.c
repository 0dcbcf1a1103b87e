#include "core/stats.h"

#include <math.h>

#include "tests/tap.h"

static bool is(struct limits l, double value, double low, double high,
               double by)
{
	return fabs(l.value - value) <= by && fabs(l.low - low) <= by &&
	       fabs(l.high - high) <= by;
}

/* Newcombe 1998, Statistics in Medicine 17:857, table I, method 3. */
static void wilson(void)
{
	struct limits l;

	ok(stats_wilson(81, 263, &l) && is(l, 0.3080, 0.2553, 0.3662, 5e-5),
	   "81 of 263");
	ok(stats_wilson(15, 148, &l) && is(l, 0.1014, 0.0624, 0.1605, 5e-5),
	   "15 of 148");
	ok(stats_wilson(0, 20, &l) && is(l, 0, 0, 0.1611, 5e-5), "0 of 20");
	ok(stats_wilson(1, 29, &l) && is(l, 0.0345, 0.0061, 0.1718, 5e-5),
	   "1 of 29");
	ok(stats_wilson(20, 20, &l) && is(l, 1, 0.8389, 1, 5e-5), "20 of 20");
	ok(!stats_wilson(0, 0, &l), "0 of 0 is no proportion");
}

/* Exact Poisson limits: the table of Garwood 1936, as in Breslow and Day. */
static void poisson(void)
{
	struct limits l;

	ok(stats_rate(0, 1, 1, &l) && is(l, 0, 0, 3.689, 5e-4), "0 events");
	ok(stats_rate(1, 1, 1, &l) && is(l, 1, 0.0253, 5.572, 5e-4), "1");
	ok(stats_rate(5, 1, 1, &l) && is(l, 5, 1.623, 11.668, 5e-4), "5");
	ok(stats_rate(9, 1, 1, &l) && is(l, 9, 4.115, 17.085, 5e-4), "9");
	/* Byar's are close to the exact 4.795 to 18.391 and 81.36 to 121.63. */
	ok(stats_rate(10, 1, 1, &l) && is(l, 10, 4.795, 18.391, 0.01), "10");
	ok(stats_rate(100, 1, 1, &l) && is(l, 100, 81.36, 121.63, 0.01), "100");
	ok(stats_rate(42, 18000, 1e5, &l) && fabs(l.value - 233.333) < 1e-3,
	   "42 of 18,000 a hundred thousand");
	ok(!stats_rate(1, 0, 1, &l), "nobody, no rate");
}

/* data.md 4. */
static void ratios(void)
{
	struct limits l;

	ok(stats_share_ratio(30, 200, 60, 800, &l) &&
	   is(l, 2.00, 1.33, 3.01, 5e-3), "30/200 v 60/800");
	ok(stats_rate_ratio(42, 18000, 210, 310000, &l) &&
	   is(l, 3.44, 2.47, 4.80, 5e-3), "42/18,000 v 210/310,000");
	ok(!stats_rate_ratio(0, 10, 1, 10, &l) &&
	   !stats_share_ratio(1, 10, 0, 10, &l), "none: not calculable");
}

/* Newcombe 1998, table II: 56/70 less 48/80; the rates by hand: 42/18,000 less
 * 210/310,000 = 165.6 per 100,000, half-width 1.96 sqrt(42/18,000^2 +
 * 210/310,000^2) = 71.2. */
static void differences(void)
{
	struct limits l;

	ok(stats_share_difference(56, 70, 48, 80, 1, &l) &&
	   is(l, 0.2, 0.0524, 0.3339, 5e-5), "56/70 less 48/80");
	ok(stats_rate_difference(42, 18000, 210, 310000, 1e5, &l) &&
	   is(l, 165.6, 94.4, 236.8, 0.05), "42/18,000 less 210/310,000");
	ok(!stats_rate_difference(1, 0, 1, 1, 1, &l), "nobody, no difference");
}

/* By hand: two strata of 60,000 and 40,000; 10 of 1,000 and 20 of 500 give
 * r = 0.01 and 0.04; (600 + 1,600) / 100,000 = 2,200 per 100,000; variance
 * (6e4^2 * 0.0099 / 1,000 + 4e4^2 * 0.0384 / 500) = 35,640 + 122,880, its
 * root 398.15 over 1e5, so half-width 1.96 * 398.15 = 780.4. */
static void standardised(void)
{
	struct stratum s[] = { { 10, 1000, 60000 }, { 20, 500, 40000 } };
	struct stratum few[] = { { 4, 1000, 60000 }, { 5, 500, 40000 } };
	struct stratum gap[] = { { 10, 1000, 60000 }, { 0, 0, 40000 } };
	struct limits l;

	ok(stats_standardised(s, 2, 1e5, &l) && is(l, 2200, 1419.6, 2980.4, 0.05),
	   "two strata: 2,200 a hundred thousand");
	ok(!stats_standardised(few, 2, 1e5, &l), "nine events: not shown");
	ok(!stats_standardised(gap, 2, 1e5, &l), "a stratum without anybody: not calculable");
}

/* Complete response before and after consolidation therapy (Cavo et al., 2012),
 * as printed by Fagerland, Lydersen and Laake, Statistical Analysis of
 * Contingency Tables, chapter 8: 65 of 161 before, 75 after, 6 only before:
 * before less after is -0.0621 (-0.1186 to -0.0046). */
static void paired(void)
{
	struct limits l;

	ok(stats_paired_difference(65, 75, 6, 161, &l) &&
	   is(l, 0.0621, 0.0046, 0.1186, 5e-5), "65 of 161, then 75, the same people");
	ok(stats_paired_difference(75, 65, 16, 161, &l) &&
	   is(l, -0.0621, -0.1186, -0.0046, 5e-5), "and the other way round");
	ok(stats_paired_difference(10, 10, 0, 10, &l) && l.value == 0 &&
	   l.low < 0 && l.high > 0, "all before and after still has limits");
	ok(!stats_paired_difference(0, 0, 0, 0, &l), "nobody asked is no difference");
	ok(!stats_paired_difference(3, 9, 4, 10, &l), "more lost than there were");
	ok(!stats_paired_difference(9, 9, 3, 10, &l), "more gained than were left");
}

int main(void)
{
	wilson();
	poisson();
	ratios();
	differences();
	standardised();
	paired();
	return tap_done();
}
