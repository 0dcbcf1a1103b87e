/* ics.h - days and meetings for a calendar program: iCalendar, RFC 5545.
 *
 *	ics_begin(&c, out, "Actions due", "2026-11-22T06:00:00Z");
 *	ics_event(&c, &(struct ics_event){ .uid = uid, .day = "2026-12-03",
 *	          .title = "ACT-42 Publish the plan" });
 *	ics_end(&c);
 *
 * Lines end in CR LF and are folded at 75 octets, never within a letter; text
 * is escaped and holds no control characters.  The same event has the same
 * UID whenever it is written, so a calendar that takes the file again changes
 * what it has instead of having it twice.
 */
#ifndef REPORT_ICS_H
#define REPORT_ICS_H

#include <stdbool.h>
#include <stdio.h>

struct ics {
	FILE *to;
	char stamp[20];		/* DTSTAMP: when it was written */
};

enum ics_state { ICS_CONFIRMED, ICS_TENTATIVE, ICS_CANCELLED };

struct ics_event {
	const char *uid;	/* of the row; a uid and a word where it has several */
	const char *day;	/* 2026-12-03 */
	const char *from, *to;	/* "14:00" in Europe/London; NULL is all day, and
				   an end that is not known is an hour later */
	const char *title;
	const char *words;	/* more lines, or NULL */
	const char *place;	/* or NULL */
	enum ics_state state;
	int version;		/* of the row: a calendar takes the larger */
	int remind_days;	/* a reminder so many days before; 0 none */
	bool busy;		/* the time is taken: a meeting, not a due date */
};

/* at is now in UTC: 2026-11-22T06:00:00Z. */
void ics_begin(struct ics *, FILE *, const char *name, const char *at);
void ics_event(struct ics *, const struct ics_event *);
void ics_end(struct ics *);

#endif
