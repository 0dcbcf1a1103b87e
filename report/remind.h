/* remind.h - reminders without a server: what is late and what is due, as text
 * for a mail that cron sends, or as a file for a calendar program. */
#ifndef REPORT_REMIND_H
#define REPORT_REMIND_H

#include <stdbool.h>
#include <stdio.h>

struct db;
struct err;

/* Of a person (a uid), or NULL for everybody, the next so many days. */
bool remind_text(struct db *, const char *who, int days, FILE *, struct err *);
/* at is now in UTC, for DTSTAMP. */
bool remind_ics(struct db *, const char *who, int days, const char *at, FILE *,
                struct err *);

#endif
