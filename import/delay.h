/* delay.h - days from the referral until ethnicity was recorded, of an extract
 * that has both columns: how many rows took how long, in all and by team.
 *
 * Days are counted one by one up to DELAY_MOST, which stands for that or more.
 * A row recorded before its referral was known already: it took no day.  Rows
 * without a known code, or without one of the two days, are not counted.
 */
#ifndef IMPORT_DELAY_H
#define IMPORT_DELAY_H

#include <stdint.h>

#include "import/field.h"

enum {
	DELAY_MOST = 1000,
	DELAY_TEAMS = 1000	/* of more teams the first so many are told apart */
};

struct delay;

struct delay *delay_new(void);
void delay_free(struct delay *);

void delay_add(struct delay *, uint32_t team, struct field_text referred,
               struct field_text recorded);
/* Those of a later part of the file; its teams have the numbers given. */
void delay_join(struct delay *, const struct delay *, const uint32_t *team);

/* Of so many rows the median, and the day by which three of four were there;
 * both are the lower of two in the middle.  team -1 is all of them. */
struct delay_sums {
	uint64_t rows, before;		/* before: recorded ahead of the referral */
	int median, most;
};
struct delay_sums delay_sum(const struct delay *, int team);

#endif
