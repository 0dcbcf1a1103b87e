/* sitting.h - a meeting as its screen and its linear twin tell it: who sits
 * there, the quorum, the agenda and the decisions, all read at once. */
#ifndef TUI_SITTING_H
#define TUI_SITTING_H

#include "db/meeting.h"
#include "db/store.h"

struct sitting {
	struct record rec;	/* the meeting as a row */
	struct meeting m;
	struct rows items, decisions;
};

bool sitting_read(struct sitting *, struct db *, const char *uid, struct err *);
void sitting_fini(struct sitting *);

/* How a seat stands: "present", "apologies 20 November 2026", "deputy came: Dee",
 * "vacant".  All texts are the caller's to free. */
char *sitting_stands(const struct sitting *, struct db *, const struct meeting_seat *);
/* "Agenda: 1 Welcome, 2 Matters arising (4)"; the one at `at` is marked; -1 marks
 * none.  The number in brackets is of its actions. */
char *sitting_agenda(const struct sitting *, struct db *, int at);
/* "Decisions: 2, provisional: DEC-4 Open the inquiry". */
char *sitting_decisions(const struct sitting *);
/* A decision, an action or an item of this meeting, to be filled in a form; item
 * is the one under which it falls, -1 for none. */
void sitting_start(const struct sitting *, struct db *, struct record *,
                   enum entity_id, int item);

#endif
