/* Control charts by hand: each rule, ties, a constant series, 12 points. */
#include <math.h>
#include <stdlib.h>

#include "core/xmr.h"
#include "tests/tap.h"

#define COUNT(a) ((int)(sizeof(a) / sizeof(*(a))))

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static struct xmr chart(const double *v, int n, struct xmr_options o)
{
	struct xmr x;

	ok(xmr_work(v, n, &o, &x), "%d points", n);
	return x;
}

static int rule_at(const double *v, int n, int i)
{
	struct xmr x = chart(v, n, (struct xmr_options){ 0 });
	int rule = (int)x.point[i].rule;

	xmr_fini(&x);
	return rule;
}

/* 10, 12 in turn, 14 points: mean 11, each moving range 2, so limits
 * 11 +/- 2.66 * 2 = 5.68 and 16.32. */
static void limits(void)
{
	double v[14];
	struct xmr x;

	for (int i = 0; i < 14; i++)
		v[i] = i % 2 ? 12 : 10;
	x = chart(v, 14, (struct xmr_options){ 0 });
	ok(near(x.point[0].mean, 11) && near(x.point[0].low, 5.68) &&
	   near(x.point[13].high, 16.32), "mean 11, limits 5.68 and 16.32");
	ok(!x.trial && x.variation == XMR_AS_USUAL && x.point[5].rule == XMR_USUAL,
	   "nothing special in it");
	xmr_fini(&x);
	x = chart(v, 12, (struct xmr_options){ 0 });
	ok(x.trial, "12 points: limits on trial");
	xmr_fini(&x);
	x = chart(v, 13, (struct xmr_options){ 0 });
	ok(!x.trial, "13 are enough");
	xmr_fini(&x);
}

/* Nine points 10, 12, ..., then 20: mean (5*10 + 4*12 + 20) / 10 = 11.8; moving
 * ranges 8 times 2 and once 10, mean 26/9, limit 11.8 + 2.66 * 26/9 = 19.484. */
static void outside(void)
{
	const double v[] = { 10, 12, 10, 12, 10, 12, 10, 12, 10, 20 };
	struct xmr x = chart(v, 10, (struct xmr_options){ .better = XMR_LOWER });

	ok(near(x.point[0].high, 11.8 + 2.66 * 26 / 9), "the limit is 19.484");
	ok(x.point[9].rule == XMR_OUTSIDE && x.point[9].way == 1 &&
	   x.point[8].rule == XMR_USUAL, "20 lies outside");
	ok(x.variation == XMR_WORSENING, "which is worse where lower is better");
	xmr_fini(&x);
	x = chart(v, 10, (struct xmr_options){ 0 });
	ok(x.variation == XMR_RISING, "and rising where neither is");
	xmr_fini(&x);
}

/* With screening: 10 is more than 3.267 * 26/9 = 9.438, so it is dropped, and
 * the mean of the rest is 2: limits 11.8 +/- 5.32. */
static void screening(void)
{
	const double v[] = { 10, 12, 10, 12, 10, 12, 10, 12, 10, 20 };
	struct xmr x = chart(v, 10, (struct xmr_options){ .screen = true });

	ok(near(x.point[0].high, 17.12) && near(x.point[0].low, 6.48),
	   "screened: limits 6.48 and 17.12");
	xmr_fini(&x);
}

static void trends(void)
{
	/* Six rises in a row from the third point on, none outside: the steps
	 * are 1 while falls before and after are large. */
	const double up[] = { 20, 11, 12, 13, 14, 15, 16, 17, 8, 19 };
	const double five[] = { 20, 11, 12, 13, 14, 15, 16, 8, 19, 9 };
	const double tie[] = { 20, 11, 12, 13, 14, 14, 15, 16, 8, 19 };

	ok(rule_at(up, COUNT(up), 1) == XMR_TREND && rule_at(up, COUNT(up), 7) == XMR_TREND,
	   "seven points, six rises");
	ok(rule_at(up, COUNT(up), 0) == XMR_USUAL && rule_at(up, COUNT(up), 8) == XMR_USUAL,
	   "and not those beside them");
	ok(rule_at(five, COUNT(five), 3) == XMR_USUAL, "five rises are none");
	ok(rule_at(tie, COUNT(tie), 3) == XMR_USUAL, "a tie breaks it");
}

/* Mean 10 (the sum is 200 of 20), moving ranges: by hand 17 of 2, one of 3, one
 * of 1: see below.  Two thirds of the way to the limit is 1.7733 mean ranges. */
static void near_a_limit(void)
{
	/* 9, 11 in turn, then 14, 12, 14, then 9, 7, 5, 9 ...: mean of the 14
	 * is (5*20 + 14 + 12 + 14 + 0) / 13 = 140/13 = 10.769; ranges 2 * 9,
	 * 3, 2, 2: 25 / 12 = 2.0833; limit 16.31, two thirds 14.464. */
	const double no[] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 14, 12, 14 };
	/* The last three 15, 12, 15: mean 142/13 = 10.923; ranges 18 + 4 + 3 +
	 * 3 = 28 / 12 = 2.333; two thirds of 6.2067 is 4.1378 above: 15.061. */
	const double still[] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 15, 12, 15 };
	/* 16, 14, 16: mean 146/13 = 11.2308; ranges 18 + 5 + 2 + 2 = 27 / 12 =
	 * 2.25; limit 17.216, two thirds 15.2208: both 16 lie beyond it. */
	const double yes[] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 16, 14, 16 };
	/* The middle one below the mean: 16, 9, 16: ranges 18 + 5 + 7 + 7 = 37
	 * / 12; the rule needs all three on one side. */
	const double across[] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 16, 9, 16 };

	ok(rule_at(no, COUNT(no), 12) == XMR_USUAL, "14 is below 14.464");
	ok(rule_at(still, COUNT(still), 12) == XMR_USUAL, "15 is below 15.061");
	ok(rule_at(yes, COUNT(yes), 12) == XMR_NEAR && rule_at(yes, COUNT(yes), 10) == XMR_NEAR,
	   "two of three beyond 15.2208");
	ok(rule_at(yes, COUNT(yes), 11) == XMR_USUAL, "the one between is not close itself");
	ok(rule_at(across, COUNT(across), 12) == XMR_USUAL, "all three must lie on one side");
}

static void shifts(void)
{
	/* Seven above the mean of 10, seven below. */
	const double two[] = { 8, 9, 8, 9, 8, 9, 8, 12, 11, 12, 11, 12, 11, 12 };
	/* The same with the fourth of the second half on the mean: the sum of
	 * the first is 59, so 7 * 10 + ... : 8*4 + 9*3 = 59, 12*3 + 11*3 + 12
	 * = 81, 140 in all; 12 -> 10 twice needs 8 -> 12 elsewhere. */
	const double on_it[] = { 8, 9, 8, 9, 8, 9, 8, 13, 11, 12, 10, 12, 11, 12 };

	ok(rule_at(two, COUNT(two), 0) == XMR_SHIFT && rule_at(two, COUNT(two), 13) == XMR_SHIFT,
	   "seven in a row on one side");
	ok(rule_at(on_it, COUNT(on_it), 13) == XMR_USUAL, "one on the mean breaks it");
	ok(rule_at(on_it, COUNT(on_it), 6) == XMR_SHIFT, "and leaves the other side alone");
}

/* An outside point of a run keeps the first rule. */
static void order(void)
{
	const double v[] = { 8, 9, 8, 9, 8, 9, 8, 12, 11, 12, 11, 12, 11, 30 };

	ok(rule_at(v, COUNT(v), 13) == XMR_OUTSIDE, "outside comes before a run");
}

static void constant(void)
{
	const double v[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
	struct xmr x = chart(v, 10, (struct xmr_options){ .better = XMR_HIGHER,
		.has_target = true, .target = 0.2 });

	ok(near(x.point[4].low, 0.1) && near(x.point[4].high, 0.1) &&
	   near(x.point[4].mean, 0.1), "limits equal the mean");
	for (int i = 0; i < 10; i++)
		ok(x.point[i].rule == XMR_USUAL, "point %d is usual", i);
	ok(x.assurance == XMR_FAILS && x.variation == XMR_AS_USUAL,
	   "as usual, and always below the target");
	xmr_fini(&x);
	x = chart(v, 1, (struct xmr_options){ 0 });
	ok(near(x.point[0].low, 0.1) && x.trial, "one point is its own limit");
	xmr_fini(&x);
	ok(!xmr_work(v, 0, &(struct xmr_options){ 0 }, &x), "none is no chart");
}

/* Limits 5.68 and 16.32, as above. */
static void targets(void)
{
	static const struct {
		enum xmr_better better;
		double target;
		enum xmr_assurance is;
	} t[] = {
		{ XMR_HIGHER, 5, XMR_PASSES }, { XMR_HIGHER, 17, XMR_FAILS },
		{ XMR_HIGHER, 11, XMR_HIT_AND_MISS }, { XMR_LOWER, 17, XMR_PASSES },
		{ XMR_LOWER, 5, XMR_FAILS }, { XMR_LOWER, 11, XMR_HIT_AND_MISS },
		{ XMR_NEITHER, 5, XMR_NO_TARGET }
	};
	double v[14];

	for (int i = 0; i < 14; i++)
		v[i] = i % 2 ? 12 : 10;
	for (int i = 0; i < COUNT(t); i++) {
		struct xmr x = chart(v, 14, (struct xmr_options){ .better = t[i].better,
			.has_target = true, .target = t[i].target });

		ok(x.assurance == t[i].is, "target %g: %s", t[i].target,
		   xmr_assurance_word(x.assurance));
		xmr_fini(&x);
	}
}

/* Seven about 10, then seven about 20: as one series both are runs; re-based
 * at the eighth each has its own mean and nothing is special. */
static void rebased(void)
{
	const double v[] = { 9, 11, 9, 11, 9, 11, 10, 19, 21, 19, 21, 19, 21, 20 };
	const int at[] = { 7 };
	struct xmr x = chart(v, 14, (struct xmr_options){ .rebase = at, .nrebases = 1 });

	ok(x.parts == 2 && near(x.point[6].mean, 10) && near(x.point[7].mean, 20),
	   "two parts, means 10 and 20");
	for (int i = 0; i < 14; i++)
		ok(x.point[i].rule == XMR_USUAL, "point %d is usual", i);
	ok(x.trial, "the new limits are on trial");
	xmr_fini(&x);
	ok(rule_at(v, 14, 7) == XMR_SHIFT, "not re-based it is a run");
	/* The first six alone: mean 10, ranges 2: 4.68 and 15.32. */
	x = chart(v, 14, (struct xmr_options){ .baseline = 6 });
	ok(near(x.point[13].mean, 10) && near(x.point[13].high, 15.32) &&
	   x.point[13].rule == XMR_OUTSIDE, "a baseline of six points");
	xmr_fini(&x);
}

int main(void)
{
	limits();
	outside();
	screening();
	trends();
	near_a_limit();
	shifts();
	order();
	constant();
	targets();
	rebased();
	return tap_done();
}
