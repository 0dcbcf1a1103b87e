/* inquiry.h - an inquiry as a path: its five steps, what led back to them, and
 * the actions that it ends in, each with what measures and what assures it. */
#ifndef DB_INQUIRY_H
#define DB_INQUIRY_H

#include "core/record.h"

struct db;
struct err;

enum { INQUIRY_STEPS = 5 };

struct inquiry_step {
	struct record rec;
	bool there;		/* rec is filled in */
	int led_back;		/* done before this earlier step was taken up
				   again: look at it anew; -1: not so */
	char *evidence;		/* "EVD-4 Title; ...", "" for none */
	char *says;		/* "under way since 3 June 2026, for the second time" */
};

struct inquiry_action {
	char uid[UID_SIZE], name[NAME_SIZE];
	char *title;
	char *status;		/* as a person reads it */
	char *measured;		/* by what, and how that moved */
	char *assured;		/* by whom, on what evidence */
};

struct inquiry {
	struct record rec;
	struct inquiry_step step[INQUIRY_STEPS];
	struct inquiry_action *action;
	int nactions;
	char *now;		/* what raised it, as it stands today, or "" */
	char *owners;		/* who owns, leads and sponsors it; who is lacking */
};

/* By uid; inquiry_fini() in either case. */
bool inquiry_read(struct db *, const char *uid, struct inquiry *, struct err *);
void inquiry_fini(struct inquiry *);

/* "At step 3 of 5, defining problems; not co-designed yet; one step reopened."
 * The caller frees it, and what the next ones make. */
char *inquiry_says(const struct inquiry *);
/* "Intelligence gathering: done on 3 June 2026; look at it again: ..." with notes
 * and assumptions. */
char *inquiry_step_says(const struct inquiry *, int step);
char *inquiry_action_says(const struct inquiry_action *);

/* What a metric shows of a group (or, "", its whole disparity) on a day, in a
 * sentence; "" where nothing can be said.  NULL where it cannot be read. */
char *inquiry_disparity(struct db *, const char *metric, const char *group,
                        struct err *);

/* How much feedback of the twelve months before is on a theme, likewise. */
char *inquiry_theme(struct db *, const char *theme, struct err *);

#endif
