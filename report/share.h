/* share.h - what is shared of a trust's lists: a paper of tables, by a profile. */
#ifndef REPORT_SHARE_H
#define REPORT_SHARE_H

#include "core/share.h"
#include "report/doc.h"

struct db;
struct err;

/* Small numbers as the setting suppression.PROFILE says, else suppression; none is
 * never taken but by the board. */
bool share_profile(struct db *, enum share, enum suppress_profile *, struct err *);
/* Lists by their names, with all their rows, n 0 being all that may be shared;
 * "feedback" is counts by channel and state.  ERR_PERM for a list that may not be. */
struct doc *share_build(struct db *, enum share, char *const *list, int n, struct err *);

#endif
