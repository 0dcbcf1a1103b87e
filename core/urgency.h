/* urgency.h - how urgent an open action is, as a sum that says itself.  The
 * weights are our own convention: rows of urgency.def.  It orders a list and
 * is in no score. */
#ifndef CORE_URGENCY_H
#define CORE_URGENCY_H

#include <stdbool.h>

struct urgency_facts {
	long long priority;	/* 1 to 3; 0 is not known */
	bool due_known;
	long long late;		/* days past due; negative is days left */
	bool at_risk, off_track;	/* as declared */
	long long moves;	/* of the due date */
	long long needed_by;	/* open actions that depend on it */
	long long waits_for;	/* open actions it depends on */
};

/* The sum; *words becomes "9 = 6 priority 1 + 3 off track", the caller's. */
int urgency_of(const struct urgency_facts *, char **words);

#endif
