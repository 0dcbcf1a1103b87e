/* suppress.h - disclosure control: what may be printed of counts of people.
 *
 * A publication is everything that is printed together.  Enter its counts,
 * the shares worked out from them and the sums that hold between them, apply
 * the profile once, then ask for each what may be shown.  What was entered
 * stays whole.
 *
 *	mhsds     counts under 5, 0 too, are hidden; others to the nearest 5
 *	hes       0 stays; 1 to 7 are hidden; others to the nearest 5
 *	under-10  counts under 10, 0 too, are hidden; others as they are
 *	none      all as it is: for use inside the trust only
 *	mhsds-rounded, hes-rounded   as these, but for shares
 *
 * The first two are the rules NHS England publishes MHSDS and HES under.  A
 * share is hidden with its numerator or denominator; otherwise it is worked
 * out from the whole counts and shown as a whole per cent (none: one decimal),
 * or, by the rounded profiles, from the counts as they are shown, so that it tells
 * nobody more than these do and a reader can check it.
 *
 * A small count is then looked for from outside, as a reader would (house):
 *	1. a sum with exactly one hidden member gives it away: the smallest
 *	   other part (but 0) is hidden with it, or the total if none is left;
 *	2. the least and most each count can be, given all that is shown, are
 *	   worked out; a small count left with one value gets company likewise.
 * Both repeat until nothing changes.
 */
#ifndef CORE_SUPPRESS_H
#define CORE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum suppress_profile {
	SUPPRESS_MHSDS,
	SUPPRESS_HES,
	SUPPRESS_UNDER_10,
	SUPPRESS_MHSDS_ROUNDED,
	SUPPRESS_HES_ROUNDED,
	SUPPRESS_NONE,
	SUPPRESS_COUNT
};

#define SUPPRESS_MARK "[c]"

const char *suppress_name(enum suppress_profile);
/* What others may be shown by: "mhsds, hes, under-10, ..."; without none. */
const char *suppress_names(void);
/* False if no profile has this name. */
bool suppress_find(const char *name, enum suppress_profile *);
/* One sentence for the foot of a paper: what the profile did. */
const char *suppress_note(enum suppress_profile);

struct suppress;

struct suppress *suppress_new(enum suppress_profile);
void suppress_free(struct suppress *);

/* Enter a count of people and get its number.  A key names a count that is
 * met more than once (NULL: met once): it is entered once and hidden
 * everywhere or nowhere.  A count that is only part of a share is not
 * printed: the reader has to work it out. */
int suppress_count(struct suppress *, const char *key, int64_t n, bool printed);

/* The number of the count that was entered under a key; -1 if none was. */
int suppress_keyed(const struct suppress *, const char *key);

/* A share num / den of two counts, by their numbers, and its own number. */
int suppress_share(struct suppress *, int num, int den);

/* The count `total` is the sum of n others. */
void suppress_sum(struct suppress *, int total, const int *parts, size_t n);

void suppress_apply(struct suppress *);

/* After suppress_apply(). */
bool suppress_hides(const struct suppress *, int count);
bool suppress_hides_share(const struct suppress *, int share);
/* A count that is not hidden, as it may be printed. */
int64_t suppress_shown(const struct suppress *, int count);
/* What a share of these, and its limits, are worked out from: as they are, or
 * rounded. */
void suppress_basis(const struct suppress *, int64_t *n, int64_t *of);
/* Digits after the point that a per cent may be shown with. */
int suppress_decimals(enum suppress_profile);

#endif
