/* status.h - how a row stands today: core/status.h with what other rows say
 * (milestones, updates, the reporting period that the trust has set). */
#ifndef DB_STATUS_H
#define DB_STATUS_H

#include "core/status.h"

struct db;
struct record;

/* Of an action or a piece of feedback.  What cannot be read is not known. */
enum status db_status(struct db *, const struct record *);

#endif
