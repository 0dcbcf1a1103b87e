/* home_need.h - what the files that find needs share.  For db/home*.c alone. */
#ifndef DB_HOME_NEED_H
#define DB_HOME_NEED_H

#include "db/home.h"

struct err;

/* One more need; title is the need's to free.  Word and rank are to be set. */
struct need *home_need(struct home *, enum entity_id, const char *uid, const char *number,
                       char *title);

struct due_words {
	const char *late[2], *soon[2], *now;	/* of one day and of many */
};
/* "overdue 12 days", "due in 3 days", or what is said of today, where days is
 * 0; empty where there are no such words.  For free(). */
char *home_in_days(const struct due_words *, long long days);

/* Check-ins, evaluations, reviews and accounts of grants that are due, and answers
 * that are to be erased, of the person and of nobody; of all where me is NULL. */
bool home_learning(struct db *, struct home *, const char *me, struct err *);

/* Meetings that will not be quorate, and provisional decisions, of the bodies that
 * the person sits on; of all where me is NULL. */
bool home_meetings(struct db *, struct home *, const char *me, struct err *);

/* One more sentence of what moved, where a data set is short of its target. */
bool home_tell_pace(struct db *, struct home *, struct err *);

#endif
