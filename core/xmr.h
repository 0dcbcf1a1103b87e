/* xmr.h - XmR control charts as NHS England's Making Data Count draws them.
 *
 * Limits are the mean of a part +/- 2.66 times its mean moving range (the mean
 * difference between one point and the next).  A chart has one part, or more
 * where it was re-based: then each has its own mean and limits, and no rule
 * looks across.  With screening, moving ranges of 3.267 times their mean or
 * more are dropped once before the limits are made (their R package does so,
 * their spreadsheet does not).
 *
 * A point is special, in this order of rules, if it
 *	1. lies outside a limit;
 *	2. is one of 7 points that rise or fall 6 times in a row (a tie ends it);
 *	3. is one of 2 of 3 in a row that lie beyond two thirds of the way from
 *	   the mean to a limit, all three on that side of the mean;
 *	4. is one of 7 in a row on one side of the mean (on it ends it).
 * What the last point says is the variation; a target against the limits of the
 * last part is the assurance.
 */
#ifndef CORE_XMR_H
#define CORE_XMR_H

#include <stdbool.h>

enum { XMR_TRIAL = 13 };	/* with fewer points, limits are on trial */

enum xmr_rule {
	XMR_USUAL,		/* none of them */
	XMR_OUTSIDE,
	XMR_TREND,
	XMR_NEAR,
	XMR_SHIFT
};

enum xmr_better { XMR_NEITHER, XMR_HIGHER, XMR_LOWER };

enum xmr_variation {
	XMR_AS_USUAL,		/* common cause */
	XMR_IMPROVING,
	XMR_WORSENING,
	XMR_RISING,		/* special, where neither way is better */
	XMR_FALLING
};

enum xmr_assurance { XMR_NO_TARGET, XMR_PASSES, XMR_FAILS, XMR_HIT_AND_MISS };

struct xmr_point {
	double value;
	double mean, low, high;	/* of its part */
	enum xmr_rule rule;
	int way;		/* of what is special: 1 up, -1 down */
	int part;
};

struct xmr_options {
	bool screen;
	int baseline;		/* points of each part the limits are made of;
				   0 is all */
	const int *rebase;	/* points at which a new part begins, rising */
	int nrebases;
	enum xmr_better better;
	bool has_target;
	double target;
};

struct xmr {
	struct xmr_point *point;
	int n, parts;
	bool trial;		/* the last part has fewer than XMR_TRIAL */
	enum xmr_variation variation;
	enum xmr_assurance assurance;
};

/* Make a chart of n values, the oldest first.  False where n is 0. */
bool xmr_work(const double *value, int n, const struct xmr_options *,
              struct xmr *);
void xmr_fini(struct xmr *);

/* In words: "as usual", "getting worse"; "hit and miss"; which rule. */
const char *xmr_variation_word(enum xmr_variation);
const char *xmr_assurance_word(enum xmr_assurance);
const char *xmr_rule_word(enum xmr_rule);

#endif
