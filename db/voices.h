/* voices.h - what each voice last said of one thing: the trust, each named body,
 * service users, carers, staff; side by side, never averaged.  A gap of a level
 * between two of them is "two views". */
#ifndef DB_VOICES_H
#define DB_VOICES_H

#include "core/day.h"
#include "core/record.h"

struct db;
struct err;

struct voice {
	char code[24];		/* of VOC_voice */
	char *body;		/* the name of the body that speaks, "" for none */
	char *reason;
	char scale[UID_SIZE];	/* "" is the competency's own levels */
	char day[DAY_SIZE];
	int level;
};

struct voices {
	struct voice *list;	/* the newest word of each, moderated ones last */
	int n;
	bool two_views;		/* on the same scale, a level apart or more */
};

/* Of a competency, duty or action by its uid, or an area by its code; field is
 * RATING_COMPETENCY and so on. */
bool voices_read(struct db *, int field, const char *what, struct voices *, struct err *);
void voices_fini(struct voices *);

/* "Two views: trust 3, Quayside Community Action Group 2; moderated 3".  NULL where
 * nobody has rated it.  For free(). */
char *voices_says(struct db *, const struct voices *);
/* The same for a row, whatever it is; NULL for what is not rated. */
char *voices_of_row(struct db *, const struct record *);

#endif
