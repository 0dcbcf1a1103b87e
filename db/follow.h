/* follow.h - what a change of one row means for others, in the same
 * transaction and the same entry of the history, so that one undo takes all
 * of it back.  For db only. */
#ifndef DB_FOLLOW_H
#define DB_FOLLOW_H

#include "db/store.h"

/* Records of a change that the change itself brought about. */
struct followers {
	struct record **rec;
	int n;
};

/* A new occurrence has the uid that follows from its duty and period, and links
 * given with it know it by that: before the transaction. */
void follow_uids(struct change *);
/* Fill in what other rows say, before the record is checked: who a lead is,
 * what an update found, whether a checker is a lead, the seal of a plan. */
bool follow_before(struct db *, const struct change *, const struct record *old,
                   struct record *, struct err *);
/* The rows that change with it, to be saved next: an update's action, the next
 * occurrence of a duty, the plan that another supersedes. */
bool follow_after(struct db *, const struct change *, const struct record *old,
                  const struct record *, struct followers *, struct err *);
void followers_fini(struct followers *);

#endif
