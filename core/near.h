/* near.h - the word a person probably meant.
 *
 * A typing error suggests, it never runs: whoever finds an unknown word asks
 * here for the nearest known one and puts it into the message.
 */
#ifndef CORE_NEAR_H
#define CORE_NEAR_H

#include <stddef.h>

/* Letters to add, drop, change or swap with their neighbour to make one word
 * of the other (optimal string alignment; ASCII case does not count).  Words
 * of more than NEAR_LONGEST bytes are all equally far. */
enum { NEAR_LONGEST = 64, NEAR_FAR = 1000 };
int near_distance(const char *, const char *);

/* The word of the list nearest to typed, borrowed from the list; NULL where
 * none is near enough to be worth saying (over a third of its letters). */
const char *near_word(const char *typed, const char *const *words, size_t n);

#endif
