/* pairing.h - who might learn with whom in a partnership programme (house).
 *
 * A pair crosses seniority or background, or it is not suggested.  What speaks
 * for it, in points: three for another broad ethnic group (one for another
 * category within it); two where they work at different levels, three where
 * two levels or more lie between or one is outside the trust; one for each
 * subject that one wants and the other shares, three a side at most; four more
 * where each has something that the other wants.
 *
 * From all pairs those are chosen that leave the fewest people without one and
 * together have the most points, as far as swapping two at a time finds them:
 * the same people give the same pairs, in whatever order they come.
 */
#ifndef CORE_PAIRING_H
#define CORE_PAIRING_H

#include <stdbool.h>

struct words;

/* A participant, each answer as it is kept; "" where it was not given.  The
 * texts are the caller's. */
struct pairing_person {
	const char *code, *seniority, *background, *offers, *wants;
};

struct pairing {
	int one, other;		/* places in the list of people */
	int points;
	int levels;		/* of seniority between them; -1: not known */
	int background;		/* 2 another group, 1 another category, 0 the same
				   or not known */
	int learns[2];		/* subjects that one, and the other, can learn */
};

/* What speaks for a pair; false where it crosses neither. */
bool pairing_weigh(const struct pairing_person *one, const struct pairing_person *other,
                   struct pairing *);
/* At most n / 2 pairs into out, in order of points and then codes; how many. */
int pairing_suggest(const struct pairing_person *, int n, struct pairing *out);
/* "another ethnic group; two levels apart; A04 can learn about careers from
 * B11".  Names no group and no level of either.  For free(). */
char *pairing_reasons(const struct words *, const struct pairing_person *,
                      const struct pairing *);

#endif
