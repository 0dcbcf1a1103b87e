/* roll.h - carry a plan into the next year: a new draft plan that supersedes it,
 * its objectives, and each open action as a draft linked to the one it was
 * carried from, with its milestones still to reach, leads of today, links, tags
 * and local fields.  The old plan stays as it is; all of it is one change. */
#ifndef DB_ROLL_H
#define DB_ROLL_H

#include "core/record.h"

struct db;
struct err;

struct rolled {
	char name[NAME_SIZE];	/* of the new plan */
	char *title;		/* free it */
	int objectives, actions, milestones, leads, links;
	int unplaced;		/* open actions of no objective: left alone */
};

/* year is "2027/28"; dry counts and keeps nothing.  A plan that another has
 * superseded is refused, since it was rolled before. */
bool plan_roll(struct db *, const struct record *plan, const char *year, bool dry,
               struct rolled *, struct err *);

/* "2 objectives, 1 open action as a draft, ...": all but the links.  The
 * caller's to free. */
char *rolled_words(const struct rolled *);

/* The same of the next version of a plan, whose uid is given: what is to be saved
 * with it, n records for the caller to free, also where this fails. */
bool plan_carry(struct db *, const struct record *plan, const char *uid, struct record **rec,
                int *n, struct rolled *, struct err *);

#endif
