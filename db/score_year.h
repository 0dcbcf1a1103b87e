/* score_year.h - the scores that were kept, year by year: with a published
 * annual report, or by themselves.  Each has the rules it was made by; only who
 * asks for it gets it worked out again by those of today.
 */
#ifndef DB_SCORE_YEAR_H
#define DB_SCORE_YEAR_H

#include "core/record.h"
#include "core/score_keep.h"
#include "core/when.h"

struct db;
struct err;

struct score_year {
	char year[WHEN_SIZE];		/* as kept; "" is today, kept nowhere */
	char paper[NAME_SIZE];		/* PAP-3, "" for today */
	char rubric[RUBRIC_SIZE];
	bool again;			/* worked out by rules of another day */
	struct score score;
};

/* The years that are kept, the oldest first, then today; with again, each
 * year once more by the rules of today where they are others.  free() it. */
bool score_years_read(struct db *, bool again, struct score_year **, int *n, struct err *);
/* "2025/26, as at 31 March 2026, rubric 1a2b3c4d, kept in PAP-3".  For free(). */
char *score_year_label(const struct score_year *);
/* How an area moved since the year before, "up 6", or why that cannot be said;
 * for free(). */
char *score_year_change(const struct score_year *, int at, enum score_area_id);

/* Keep the score of a year (2025/26) as it stands on a day, as a paper of its
 * own.  ERR_USAGE where one is kept already and no reason is given. */
bool score_year_keep(struct db *, const char *year, const char *as_at, const char *reason,
                     struct record *paper, struct err *);

#endif
