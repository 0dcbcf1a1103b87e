/* quorum.h - is a meeting quorate, and will it be?
 *
 * A rule asks for all of: a least number of voting members, a least share of
 * the voting seats (vacant ones count), a least number from the communities,
 * service users and carers together, a least number of each constituency, and
 * the chair or the deputy chair.  What a body does not ask for is not asked
 * for; a body that asks for nothing has no rule, and whether it is quorate is
 * not known.
 *
 * One person fills one seat, their own before any that they deputise for, and
 * speaks for the constituency of that seat alone.
 */
#ifndef CORE_QUORUM_H
#define CORE_QUORUM_H

#include <stdbool.h>

enum { QUORUM_EACH = 12, QUORUM_CODE = 32, QUORUM_NONE = -1 };

struct quorum_each {
	char code[QUORUM_CODE];	/* a constituency */
	int least;
	int came;		/* out */
};

struct quorum_rule {
	int least;		/* QUORUM_NONE where it asks for no number */
	int share;		/* per cent of voting seats, or QUORUM_NONE */
	int community;		/* or QUORUM_NONE */
	bool chair;
	int neach;
	struct quorum_each each[QUORUM_EACH];
};

/* How a seat stands at a meeting, or is expected to. */
enum quorum_came { CAME_EXPECTED, CAME_PRESENT, CAME_PART, CAME_NOT,
                   CAME_DEPUTY };

struct quorum_seat {
	const char *constituency;	/* "" if not known */
	const char *role;		/* chair, co_chair, deputy, ... */
	const char *holder;		/* who holds it; "" is vacant */
	const char *deputy;		/* CAME_DEPUTY: who sits there; "" not known */
	const char *items;		/* CAME_PART: "1-3, 5" */
	bool voting;
	enum quorum_came came;
};

struct quorum {
	bool known;		/* the body has a rule */
	bool quorate;
	bool forecast;		/* those expected were counted as coming */
	int seats;		/* voting seats, vacant ones too */
	int came, needed;	/* needed 0 where no number is asked for */
	int community, community_needed;	/* needed QUORUM_NONE: not asked */
	bool chair, chair_needed;
	int neach;
	struct quorum_each each[QUORUM_EACH];
};

/* Item 0 is the meeting as a whole, at which whoever came for part is not
 * counted; otherwise they count for the items they were there for.  In a
 * forecast those expected count, in a count of what was they do not. */
void quorum_work_out(struct quorum *, const struct quorum_rule *,
                     const struct quorum_seat *, int nseats, int item,
                     bool forecast);

/* "Quorate: no, 5 of 7; community seats 1 of 2; chair present"; the caller
 * frees it. */
char *quorum_says(const struct quorum *);

/* Does a constituency speak for communities, service users or carers? */
bool quorum_is_community(const char *constituency);

/* "carer 1, service_user 2": how many were read, or -1 where it is no such
 * list, names one twice or is longer than QUORUM_EACH. */
int quorum_read_each(const char *text, struct quorum_each[static QUORUM_EACH]);

/* "1-3, 5": is it such a list, and does it hold this item? */
bool quorum_items_ok(const char *items);
bool quorum_items_hold(const char *items, int item);

#endif
