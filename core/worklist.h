/* worklist.h - whom to ask, person by person, from the rows of an extract at
 * hand.  Nothing of it is ever kept: the caller writes it to a file of its own.
 *
 * The rows of one identifier are judged together, and the first that applies
 * is the reason: codes of different groups; different codes of one group; a
 * known code beside not stated; a known code beside a row without one
 * (recoverable); no known code at all (to ask).  Who is not stated on every
 * row was asked, and is left in peace.
 */
#ifndef CORE_WORKLIST_H
#define CORE_WORKLIST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/ethnicity.h"

enum work_reason {
	WORK_ACROSS, WORK_WITHIN, WORK_UNSTATED, WORK_RECOVER, WORK_ASK,
	WORK_REASONS,
	WORK_NOTHING = WORK_REASONS
};

/* One row; the texts are the caller's and must outlive the list. */
struct work_row {
	const char *person, *team;
	enum ethnic_code code;
	char local;			/* its second character, or 0 */
	uint64_t line;
};

/* One person with a reason; rows first to first + n - 1. */
struct work_person {
	enum work_reason reason;
	int first, n;
};

struct worklist {
	struct work_row *row;		/* sorted by person and line */
	int nrows;
	struct work_person *person;	/* in order of reason, then of person */
	int n, people;
	int reasons[WORK_REASONS];
	int nobody;			/* rows without an identifier */
};

/* Judge n rows, which are sorted in place; worklist_fini frees the rest. */
void worklist_make(struct worklist *, struct work_row *, int n);
void worklist_fini(struct worklist *);

/* "different groups"; and the code of it in files. */
const char *work_reason_word(enum work_reason);
const char *work_reason_code(enum work_reason);

/* A local second character that stands under two letters, five rows or more
 * each: from ch = 0, the next such after ch, with the letters; 0 at the end. */
char worklist_local(const struct worklist *, char ch, char letters[static 32]);

#endif
