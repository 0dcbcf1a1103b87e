/* home.h - what a person sees first: the scores, what needs them today, and
 * what moved.  One source for the screen and for the command line.
 */
#ifndef DB_HOME_H
#define DB_HOME_H

#include <stdbool.h>

#include "core/record.h"
#include "core/score.h"

struct db;

/* One thing that waits.  The words are the caller's to show, not to keep. */
struct need {
	const struct entity *ent;
	char uid[UID_SIZE], name[NAME_SIZE];	/* "ACT-42" */
	char *word;		/* "overdue 12 days" */
	char *title;
	bool late;
	long long rank;		/* the smaller, the sooner it is shown */
};

enum { HOME_MOVED = 7, HOME_MONTHS = 3 };

struct home {
	char head[64];		/* of the history when it was read */
	char today[DAY_SIZE];
	char since[DAY_SIZE];	/* HOME_MONTHS before: what moved since then */
	char *trust;		/* its name, "" where nobody has set it */
	char *me;		/* the person at work, NULL where not known */
	bool scored;		/* the rest has been read too */
	struct score now, before;
	bool compared;		/* anything is known of the day before */
	struct need *need;
	int nneeds;
	char *moved[HOME_MOVED];	/* sentences */
	int nmoved;
};

/* Read all of it.  Where the login is nobody's, it is for everybody. */
bool home_read(struct db *, struct home *, struct err *);
/* Only what needs the person, which is quick; and then the rest. */
bool home_read_needs(struct db *, struct home *, struct err *);
bool home_read_scores(struct db *, struct home *, struct err *);
/* What was scored stands until it is scored again: taken from an older one. */
void home_keep_scores(struct home *, struct home *old);
void home_fini(struct home *);
/* True if nothing has changed since it was read, and it is still today. */
bool home_is_current(struct db *, const struct home *);

/* "up 6", "down 3", "same"; "" where one of the two is not known.  The
 * caller frees it. */
char *home_trend(const struct home *, enum score_area_id);
/* What to do first in a trust that nobody has named yet, where nothing needs
 * anybody: the i-th sentence, NULL after the last and in any other trust. */
const char *home_first_step(const struct home *, int i);
/* "Needs you today, A Bello". */
char *home_needs_title(const struct home *);
/* "Nothing else needs you.", as fits. */
const char *home_needs_end(const struct home *);

#endif
