/* agenda.h - what has a day: actions and milestones due, replies owed, meetings.
 * The agenda, the calendar, reminders and calendar files read it here. */
#ifndef DB_AGENDA_H
#define DB_AGENDA_H

#include "core/record.h"
#include "core/when.h"

struct db;
struct err;

struct agenda_entry {
	const struct entity *ent;
	char uid[UID_SIZE], name[NAME_SIZE];	/* "ACT-42" */
	char day[WHEN_SIZE];	/* as kept: a day or the end of a period */
	const char *what;	/* "action due", in the person's language */
	char *title;
	char *from, *to;	/* "14:00", or NULL */
	char *place;		/* or NULL */
	int version;
};

struct agenda {
	struct agenda_entry *entry;
	int n;
};

/* From a day to before another, in order of days; what is open and late is in
 * it where `late` is set.  who is a person's uid, or NULL for everybody. */
bool agenda_read(struct agenda *, struct db *, const char *from, const char *before,
                 bool late, const char *who, struct err *);
void agenda_fini(struct agenda *);

/* "Tuesday 1 December 2026", "by the end of December 2026"; the caller's. */
char *agenda_day(const char *kept);

#endif
