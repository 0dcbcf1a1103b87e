/* repeat.h - when a recurring duty falls due, and what each time is called.
 *
 * By the calendar an occurrence is of a period, named as files name it
 * (2026-09, 2026-Q3, 2026, 2025/26), and due some days after its end.  From
 * completion it is named by the day from which it was counted, and due one
 * interval after that day.  The name makes the uid: repeat_uid().
 */
#ifndef CORE_REPEAT_H
#define CORE_REPEAT_H

#include <stdbool.h>

#include "core/day.h"
#include "core/record.h"
#include "core/when.h"

struct repeat {
	char period[WHEN_SHOWN];
	char due[DAY_SIZE];
};

/* Does this action fall due again and again, and is it to be done now? */
bool repeat_is_live(const struct record *action);
/* The first occurrence, of the period that holds day, or counted from it; false
 * where the action does not repeat. */
bool repeat_first(const struct record *action, const char *day, struct repeat *);
/* The one after period, which was done (or left out) on a day. */
bool repeat_next(const struct record *action, const char *period,
                 const char *done, struct repeat *);
/* The uid of what is made for a row and a period, or a step of it; the same in
 * every copy of the file. */
void repeat_uid(const char *of, const char *period, char uid[static UID_SIZE]);

#endif
