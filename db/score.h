/* score.h - counts what the score is made of, as known on a day.
 *
 * SQL and one pass over the rows count whole numbers; core/score.c divides
 * and weighs them.  Facts dated after the as-at day are left out; edits are
 * not rewound.  The same database and day give the same score.
 */
#ifndef DB_SCORE_H
#define DB_SCORE_H

#include <stdbool.h>

#include "core/score.h"

struct db;

/* The score on the day as_at (ISO).  ERR_CONFIG where a score.* setting
 * cannot be read. */
bool db_score(struct db *, const char *as_at, struct score *, struct err *);

/* The rules of the trust: the defaults and its settings. */
bool db_score_rules(struct db *, struct score_rules *, struct err *);

#endif
