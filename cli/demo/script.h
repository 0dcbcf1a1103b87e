/* script.h - the life of the demonstration trust: steps that people of it
 * took, each on a day counted from the day the demonstration is made.
 *
 * A step makes the row of that entity and key, or changes it where an earlier
 * step made it; the uid follows from the key, and keys of seed.def name the
 * rows that every trust begins with.  All steps go through the store, under
 * the login of whoever took them and with the clock on their day, so that
 * history, slips and checks by another person are what they say they are.
 *
 * To add to the trust: a row in the .def of its subject.  Values are written
 * as they are kept, but for
 *   a reference    the key of the row, as in "bello"
 *   a day          days from today: "-40", "+12"
 *   a date         the same, or "m+1" the month after this one, likewise
 *                  "q-1", "f0" (financial year), "y+1"; or "ongoing"
 *   TO(link)       keys of the rows it is linked to, a space between
 * The key of an occurrence is that of its action: the open one is meant; that of
 * a step or check-in is "inquiry.codesign", "pair.month 3".
 */
#ifndef CLI_DEMO_SCRIPT_H
#define CLI_DEMO_SCRIPT_H

#include <stdint.h>

#include "core/day.h"
#include "core/entity.h"
#include "core/when.h"

struct db;
struct err;

enum { LINKS = 1000 };		/* a link stands after all fields */
#define TO(name) (LINKS + LINK_##name)

/* Nothing at all is a value of FIELD_ID, which no step sets: it ends a list;
 * a value without text is left out. */
struct value {
	int field;
	const char *text;
};

struct step {
	int day;		/* from today; before it is negative */
	const char *who;	/* key of the person at work */
	enum entity_id ent;
	const char *key;
	const struct value *set;
	int order;		/* among steps of the same day */
};

struct script {
	struct db *db;
	const char *today;
	const char *login;	/* of the person who sits here: see script_login */
	struct step *step;
	int n;
	void **own;		/* what generated steps are made of */
	int nown;
	uint64_t dice;		/* the state of dice_throw */
	int next;		/* the first step not yet taken */
	char day[DAY_SIZE];	/* of the last sitting, and the how many-eth of it */
	int sitting;
};

void script_init(struct script *, struct db *, const char *today,
                 const char *login);
void script_fini(struct script *);

/* A step of a table, kept as it is; or one made up here, of which set is
 * copied.  Texts are borrowed: script_own keeps what was allocated. */
void script_add(struct script *, const struct step *);
void script_add_made(struct script *, const struct step *);
char *script_own(struct script *, char *text);

/* 0 to n - 1, the same in every demonstration: splitmix64. */
int dice_throw(uint64_t *state, int n);
int script_dice(struct script *, int n);

/* The day of an offset: work is done from Monday to Friday, so a past day
 * goes back and a coming one on to the next of them. */
void script_day(const struct script *, int offset, char iso[static DAY_SIZE]);

/* The first day on which a milestone of the action was reached, or 1. */
int script_ready(const struct script *, const char *action);

/* Take every step not yet taken up to a day, in order of days; then no step
 * may be added. */
bool script_until(struct script *, int day, struct err *);
/* Somebody sits down to what is no step: that day, some minutes after the
 * sitting before it. */
void script_sit(struct script *, int day, const char *who);

/* The login of a person of the trust: the key itself, but that the lead of
 * the programme is whoever sits here, so that there is something to do. */
const char *script_login(const struct script *, const char *key);

void script_uid(enum entity_id, const char *key, char uid[static 33]);

#endif
