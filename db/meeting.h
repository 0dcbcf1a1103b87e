/* meeting.h - who sits at a meeting, and whether it is quorate.
 *
 * One reading serves the screen, the verbs, the minutes, the score and what
 * follows for decisions; the rule itself is core/quorum.h.
 */
#ifndef DB_MEETING_H
#define DB_MEETING_H

#include <stddef.h>

#include "core/day.h"
#include "core/quorum.h"
#include "core/record.h"

struct db;
struct err;

/* A seat of the body on that day, or somebody else who came. */
struct meeting_seat {
	char uid[UID_SIZE];		/* of the membership, "" for a guest */
	char attendance[UID_SIZE];	/* "" where nothing is noted */
	char person[UID_SIZE], deputy[UID_SIZE];	/* "" for none */
	char constituency[QUORUM_CODE], role[32], attended[16], payment[16];
	char noted[DAY_SIZE];
	char *title, *name, *deputy_name, *items;
	bool voting;
};

enum quorate { QUORATE_NO, QUORATE_YES, QUORATE_UNKNOWN };

struct meeting {
	char uid[UID_SIZE], body[UID_SIZE], body_kind[24];
	long long number;
	char *title, *body_name, *time;
	char day[DAY_SIZE], state[16], minuted[8];
	bool over;		/* it was held */
	bool noted;		/* who came is known of somebody */
	struct quorum_rule rule;
	struct meeting_seat *seat;
	int nseats;		/* the body's, then the guests */
	struct quorum quorum;	/* of the whole; a forecast until it is over */
};

struct meetings {
	struct meeting *list;
	int n;
};

/* One meeting, with its guests; ERR_INPUT where there is none. */
bool meeting_read(struct db *, const char *uid, struct meeting *, struct err *);
void meeting_fini(struct meeting *);
/* Every meeting from one day to another, in order, without guests. */
bool meetings_read(struct db *, const char *from, const char *to, struct meetings *,
                   struct err *);
void meetings_fini(struct meetings *);

/* For an item of the agenda, 0 for the whole. */
void meeting_quorum(const struct meeting *, int item, struct quorum *);
/* What the attendance says; what the minutes say where it says nothing. */
enum quorate meeting_quorate(const struct meeting *, int item);
/* Do the minutes say otherwise than the attendance? */
bool meeting_differs(const struct meeting *);
/* Does anybody sit there for a community, service users or carers? */
bool meeting_has_community(const struct meeting *);
/* The sentence of quorum_says(), or what the minutes say; for free(). */
char *meeting_says(const struct meeting *);
/* "5 of 7, community 1 of 2": what a coming meeting lacks; for free(). */
char *meeting_short(const struct meeting *);

/* Note how a seat stands, as one change: attended is a code of VOC_attended;
 * deputy and items "" or NULL where there is none. */
bool meeting_attend(struct db *, const struct meeting *, const struct meeting_seat *,
                    const char *attended, const char *deputy, const char *items,
                    struct err *);
/* Every seat that is held and of which nothing is noted yet, as one change. */
bool meeting_attend_all(struct db *, const struct meeting *, const char *attended,
                        struct err *);
/* The matters that the last meeting left: an item of the agenda linked to its
 * open actions and decisions.  How many were added, -1 on error. */
int meeting_arise(struct db *, const char *uid, struct err *);

/* What follows in other rows from a change of these; inside the change. */
struct change;
struct entry;
bool meeting_follow(struct db *, struct entry *, const struct change *, struct err *);
/* What other rows fill in before a row is checked. */
bool meeting_fill(struct db *, struct record *, struct err *);
/* What other rows forbid. */
bool meeting_gate(struct db *, const struct record *old, const struct record *,
                  char *warning, size_t size, struct err *);

#endif
