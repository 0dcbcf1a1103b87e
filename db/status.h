/* status.h - how a row stands today: core/status.h with what other rows say
 * (milestones, updates, the reporting period that the trust has set). */
#ifndef DB_STATUS_H
#define DB_STATUS_H

#include "core/progress.h"
#include "core/status.h"

struct db;
struct record;

/* Of an action or a piece of feedback.  What cannot be read is not known. */
enum status db_status(struct db *, const struct record *);
/* Of n rows of one entity, asked for together. */
void db_statuses(struct db *, const struct record *const *, int n, enum status *);

/* All that is worked out of an action. */
struct standing {
	enum status status;
	bool differs;		/* from what its lead declares */
	struct progress progress;
};

struct standing db_standing(struct db *, const struct record *action);

/* Who leads it by rows of their own, on a day: "LED-1 Chief Nurse (accountable
 * executive); ..."; field is that of a lead which refers to the uid.  The
 * caller frees it. */
char *db_leads(struct db *, int field, const char *uid);

#endif
