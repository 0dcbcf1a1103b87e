/* figure.h - one figure of a metric for one group, and how it is read against
 * the reference group.
 *
 * The reading comes from the limits of the ratio alone: clearly higher, clearly
 * lower, no clear difference.  Where either side has fewer events than a rate
 * may rest on (ten, unless a setting says another) there are too few to say,
 * and nothing else is said; of a share of few people, too, where fewer than
 * that are the others.
 * Of a published value without counts, the two pairs of limits must not meet;
 * without limits nothing is said of it.
 */
#ifndef CORE_FIGURE_H
#define CORE_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/stats.h"

enum { FIGURE_LEAST = 10 };

enum figure_kind { FIGURE_SHARE, FIGURE_RATE, FIGURE_COUNT, FIGURE_VALUE };

enum figure_polarity { FIGURE_NEITHER, FIGURE_HIGHER_WORSE, FIGURE_HIGHER_BETTER };

enum figure_reading {
	READING_UNKNOWN,	/* no figure, or it is hidden */
	READING_REFERENCE,	/* it is the one others are compared with */
	READING_TOO_FEW,
	READING_SAME,		/* no clear difference */
	READING_HIGHER,
	READING_LOWER
};

enum figure_change { CHANGE_UNKNOWN, CHANGE_NARROWED, CHANGE_NONE, CHANGE_WIDENED };

struct figure_rule {
	enum figure_kind kind;
	enum figure_polarity polarity;
	double per;		/* a rate is per so many; a share per 100 */
	uint64_t least;		/* events under which nothing is said */
};

struct figure {
	bool counted;		/* num is known */
	bool divided;		/* den is known too */
	bool suppressed;	/* there is a figure, but its source hid it */
	uint64_t num, den;
	bool is, limited;	/* value; its low and high too */
	struct limits value;	/* in the unit of the metric */
	bool compared;		/* ratio and difference are worked out */
	struct limits ratio, difference;
	enum figure_reading reading;
};

/* The value and its limits from the counts: Wilson's of a share, Byar's or the
 * exact ones of a rate.  A count has a value without limits; a published value
 * is set by the caller. */
void figure_work(struct figure *, const struct figure_rule *);

/* Ratio, difference and reading against the reference; itself is told by its
 * address. */
void figure_compare(struct figure *, const struct figure *reference,
                    const struct figure_rule *);

/* -1 where the reading is clear and worse for the group, 1 where clear and
 * better, 0 else; where neither way is worse, any clear difference is -1. */
int figure_side(const struct figure *, const struct figure_rule *);

/* Did the ratio come nearer to 1 from one period to the next?  By the limits of
 * the difference of the two logs, of periods that do not overlap. */
enum figure_change figure_change(const struct figure *was,
                                 const struct figure *now);

/* Mean of |value - reference| over the other groups, as a per cent of the
 * reference (Pearcy and Keppel 2002).  False where the reference or all others
 * have no value. */
bool figure_index(const struct figure *, int n, int reference, double *index);

/* "clearly higher"; "narrowed". */
const char *figure_reading_word(enum figure_reading);
const char *figure_change_word(enum figure_change);

#endif
