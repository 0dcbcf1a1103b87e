/* depend.h - actions that wait for others (the link action_depends): what else
 * moves when one is put off, and that none waits for itself.
 *
 * Our own convention: an action that waits for another and would be due before
 * it moves by as many days as that one did; so on, through all that wait. */
#ifndef DB_DEPEND_H
#define DB_DEPEND_H

#include "core/record.h"

struct db;

struct moves {
	struct record *rec;	/* as each would be saved, the nearest first */
	char **was;		/* its due date as it is kept now */
	int n;
};

/* What must move when an action, or an update of one, is saved as it is given;
 * none where the action is new, is not put off, or has no date any more. */
bool depend_moves(struct db *, const struct record *, struct moves *,
                  struct err *);
/* "ACT-7 Train the wards: 30 June 2026, then 31 July 2026"; the caller frees
 * it. */
char *depend_say(const struct moves *, int i);
/* Append the records to others of a change, whose they are now. */
void depend_give(struct moves *, struct record **rec, int *n);
void moves_fini(struct moves *);

/* Would this link let an action wait for itself?  False, with the whole round
 * in words, if so.  Inside the change; other kinds of link are none of ours. */
bool depend_gate(struct db *, const struct record *link, struct err *);

#endif
