/* score.h - counts what the score is made of, as known on a day.
 *
 * SQL and one pass over the rows count whole numbers; core/score.c divides
 * and weighs them.  Facts dated after the as-at day are left out; edits are
 * not rewound.  The same database and day give the same score.
 */
#ifndef DB_SCORE_H
#define DB_SCORE_H

#include <stdbool.h>

#include "core/entity.h"
#include "core/score.h"

struct db;

/* The score on the day as_at (ISO).  ERR_CONFIG where a score.* setting
 * cannot be read. */
bool db_score(struct db *, const char *as_at, struct score *, struct err *);

/* What the score would be if these were so: an action verified, a duty met with
 * documented evidence.  Nothing is written. */
struct score_if {
	enum entity_id ent;
	int64_t number;
};
bool db_score_if(struct db *, const char *as_at, const struct score_if *, int n,
                 struct score *, struct err *);
/* "If ACT-42 were verified": what it is that is asked.  ERR_USAGE for a row that
 * is neither an action nor a duty.  For free(). */
char *score_if_read(struct db *, const char *typed, struct score_if *, struct err *);
/* What it changes, criterion by criterion and area by area, a sentence a line;
 * for free(). */
char *score_if_says(const struct score *was, const struct score *would);

/* The rules of the trust: the defaults and its settings. */
bool db_score_rules(struct db *, struct score_rules *, struct err *);

#endif
