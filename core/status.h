/* status.h - how an action or a piece of feedback stands, worked out from
 * its dates beside what its lead declares.
 *
 * The rules are an ordered table in status.c: the first that holds gives the
 * word.  To add a word: a row in status.def, and its rule in its place.
 * Dates are as kept (core/when.h); NULL or "" is unknown, and what is
 * unknown is never late.  The rules are our own convention.
 */
#ifndef CORE_STATUS_H
#define CORE_STATUS_H

#include <stdbool.h>

struct entity;

#define STATUS(id, ...) STATUS_##id,
enum status {
#include "core/status.def"
	STATUS_COUNT
};
#undef STATUS

enum { NO_POINTS = -1, STATUS_PERIOD = 92,	/* days; a quarter at most */
       STATUS_NEAR = 30 };	/* days before due that milestones are looked at */

struct status_row {
	const char *word;
	const char *label;
	int points;
};

extern const struct status_row statuses[STATUS_COUNT];

/* True if rows of this entity have a computed status. */
bool status_is_of(const struct entity *);

struct action_facts {
	const char *today;	/* a day */
	const char *state;	/* a code of action_state */
	const char *rag;	/* a code of rag, or the trust's own word */
	const char *starts, *due;
	const char *review;	/* when what is ongoing is next looked at */
	const char *occurs;	/* the day a recurring duty is due next */
	const char *reported;	/* the day of the last update, state or status */
	const char *created;	/* the day it was entered */
	bool owner;		/* anybody more particular than "the trust" */
	int milestones, reached;
	int period;		/* days of a reporting period */
};

/* Draft, paused, cancelled, superseded, merged; verified; done; due wholly
 * past; no owner or no due; before its start; under 80% of its milestones
 * within 30 days of due, or nothing reported for a period since agreed; else
 * as declared; else not reported. */
enum status action_status(const struct action_facts *);

/* Does the status contradict what is declared (a code of rag, "" for nothing)?
 * What is paused, closed or not begun contradicts nothing. */
bool status_differs(enum status, const char *rag);
/* When it is due: a recurring duty with its next occurrence, what is ongoing at
 * its next review; "" where it has no date. */
const char *action_due(const struct action_facts *);
/* The day of the last report; what was entered with a declared status was
 * reported on that day.  NULL where there was none. */
const char *action_reported(const struct action_facts *);
/* Days of a reporting period: "month", "quarter" or "half"; 0 for others. */
int status_period(const char *name);
/* Agreed and not yet closed, or never reported on. */
bool action_is_open(const struct action_facts *);

struct feedback_facts {
	const char *today;
	const char *state;	/* a code of feedback_state */
	bool anonymous;		/* nobody to acknowledge; published is told */
	const char *acknowledge_by, *respond_by;
	const char *acknowledged, *responded, *told, *published;
	const char *tell_by;	/* once it is settled */
	const char *change_due;	/* of the earliest open action linked to it */
};

enum { REPLY_SOON = 7 };	/* days before the last day that it is due */

/* Told; answered with another; late at a stage: reply, acknowledgement, telling,
 * the change that was planned; reply or acknowledgement due within REPLY_SOON
 * days; answered, still to be told the end; open. */
enum status feedback_status(const struct feedback_facts *);

/* Whether somebody was given the answer, or the plan, or the end. */
bool feedback_answered(const struct feedback_facts *);

#endif
