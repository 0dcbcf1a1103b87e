/* follow_priv.h - what the files that begin with follow share.  Not for
 * others. */
#ifndef DB_FOLLOW_PRIV_H
#define DB_FOLLOW_PRIV_H

#include "db/follow.h"

/* What an update reports, where it stands in the action, and where what was
 * there before is kept. */
struct follow_report {
	int to, from, old;	/* fields */
};

extern const struct follow_report follow_reported[];	/* ends in to 0 */

/* One more record, to be filled; the same with the row a record refers to, NULL
 * where there is none; and take back the one added last. */
struct record *followers_add(struct followers *);
struct record *followers_row(struct db *, struct followers *, enum entity_id,
                             const char *uid);
void followers_drop(struct followers *);

/* follow_after() of inquiries, their steps, and pairs. */
bool follow_learning(struct db *, const struct record *old, const struct record *,
                     struct followers *, struct err *);

#endif
