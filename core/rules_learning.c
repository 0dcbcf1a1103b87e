/* rules_learning.c - what must hold of inquiries and their steps, initiatives,
 * pairs, sessions and grants, and what follows from a change of one. */
#include <stdio.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/record.h"
#include "core/rules_priv.h"
#include "core/rules.h"
#include "core/when.h"

enum { EVALUATED_AFTER = 15 };	/* months from a programme's beginning */

static bool empty(const struct record *r, const int *field, int n,
                  const char *says, struct err *e)
{
	for (int i = 0; i < n; i++)
		if (!record_has(r, field[i]))
			return !err_set(e, ERR_DATA, says,
			                _(r->ent->fields[field[i]].label));
	return false;
}

static bool at_most(const struct record *r, int part, int whole, struct err *e)
{
	if (!record_has(r, part) || !record_has(r, whole) ||
	    record_int(r, part) <= record_int(r, whole))
		return true;
	return err_set(e, ERR_DATA, _("\"%s\" cannot be more than \"%s\""),
	               _(r->ent->fields[part].label),
	               _(r->ent->fields[whole].label));
}

/* --- inquiries -------------------------------------------------------- */

bool inquiry_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	(void)old;
	return rule_in_order(r, INQUIRY_OPENED, INQUIRY_CLOSED, e);
}

bool step_is_codesigned(const struct record *step)
{
	return record_is(step, STEP_KIND, "codesign") &&
	       record_is(step, STEP_STATE, "done") &&
	       record_has(step, STEP_WHO) && record_has(step, STEP_WHEN) &&
	       record_has(step, STEP_CHANGED);
}

bool inquiry_step_check(const struct record *old, const struct record *r,
                        struct err *e)
{
	static const int need[] = { STEP_WHO, STEP_WHEN, STEP_CHANGED };

	if (record_differs(old, r, STEP_INQUIRY) ||
	    record_differs(old, r, STEP_KIND))
		return err_set(e, ERR_DATA, _("A step stays the step of the"
		               " inquiry that it was made for"));
	if (record_is(r, STEP_KIND, "codesign") &&
	    record_is(r, STEP_STATE, "done") &&
	    empty(r, need, 3, _("\"Co-designed\" needs who took part, when, and"
	          " what changed because of them: \"%s\" is empty"), e))
		return false;
	return rule_in_order(r, STEP_STARTED, STEP_DONE, e);
}

/* Each time that a step is taken up is counted; the day of the last one and why
 * stand, those of the times before are in its history. */
static void settle_step(const struct record *old, struct record *r,
                        const char *today)
{
	bool done = record_is(r, STEP_STATE, "done");
	bool was_done = old && record_is(old, STEP_STATE, "done");

	if (was_done && !done) {
		record_set_int(r, STEP_ITERATION,
		               record_int(old, STEP_ITERATION) + 1);
		record_set(r, STEP_REOPENED, today);
		record_set(r, STEP_STARTED, today);
		record_set(r, STEP_DONE, NULL);
	}
	if (!record_is(r, STEP_STATE, "waiting") &&
	    !record_int(r, STEP_ITERATION))
		record_set_int(r, STEP_ITERATION, 1);
	if (old && record_became(old, r, STEP_STATE, "under_way") &&
	    !record_has(r, STEP_STARTED))
		record_set(r, STEP_STARTED, today);
	if (!done)
		record_set(r, STEP_DONE, NULL);
	else if (!was_done && !record_has(r, STEP_DONE))
		record_set(r, STEP_DONE, today);
}

static void keep_day(struct record *r, int field, bool holds, const char *today)
{
	if (!holds)
		record_set(r, field, NULL);
	else if (!record_has(r, field))
		record_set(r, field, today);
}

/* --- initiatives ------------------------------------------------------ */

bool initiative_check(const struct record *old, const struct record *r,
                      struct err *e)
{
	(void)old;
	if (record_has(r, INITIATIVE_FUNDING_ENDS) &&
	    record_is(r, INITIATIVE_FUNDING, "mainstream"))
		return err_set(e, ERR_DATA, _("A mainstream budget has no day"
		               " on which it ends"));
	return rule_in_order(r, INITIATIVE_STARTS, INITIATIVE_ENDS, e);
}

/* The next evaluation is counted from the last one. */
static void settle_cycle(const struct record *old, struct record *r)
{
	static const struct {
		const char *code;
		int months;
	} every[] = { { "month", 1 }, { "quarter", 3 }, { "year", 12 } };
	char day[DAY_SIZE];

	if (!record_has(r, INITIATIVE_EVALUATED) ||
	    (old && !record_differs(old, r, INITIATIVE_EVALUATED)) ||
	    (old ? record_differs(old, r, INITIATIVE_EVALUATE)
	         : record_has(r, INITIATIVE_EVALUATE)))
		return;
	record_set(r, INITIATIVE_EVALUATE, NULL);
	for (size_t i = 0; i < sizeof(every) / sizeof(*every); i++)
		if (record_is(r, INITIATIVE_CYCLE, every[i].code)) {
			day_add_months(record_get(r, INITIATIVE_EVALUATED),
			               every[i].months, day);
			record_set(r, INITIATIVE_EVALUATE, day);
		}
}

static void settle_initiative(const struct record *old, struct record *r,
                              const char *today)
{
	const char *starts = record_get(r, INITIATIVE_STARTS);
	char day[DAY_SIZE];

	keep_day(r, INITIATIVE_ENDED, record_is(r, INITIATIVE_STATE, "stopped") ||
	         record_is(r, INITIATIVE_STATE, "mainstreamed"), today);
	if (record_is(r, INITIATIVE_KIND, "programme") && when_is_day(starts) &&
	    !record_has(r, INITIATIVE_OF_TRUST) &&
	    !record_has(r, INITIATIVE_EVALUATE) &&
	    !record_has(r, INITIATIVE_EVALUATED)) {
		day_add_months(starts, EVALUATED_AFTER, day);
		record_set(r, INITIATIVE_EVALUATE, day);
	}
	settle_cycle(old, r);
}

/* --- pairs ------------------------------------------------------------ */

/* A code is what no name is: one word with a figure in it. */
bool participant_check(const struct record *old, const struct record *r,
                       struct err *e)
{
	const char *code = record_get(r, PARTICIPANT_CODE);

	(void)old;
	if (strpbrk(code, " \t") || !strpbrk(code, "0123456789"))
		return err_set(e, ERR_DATA, _("A participant is known by a code"
		               " of one word with a figure in it, as A04: \"%s\""
		               " could be a name"), code);
	return rule_in_order(r, PARTICIPANT_JOINED, PARTICIPANT_LEFT, e);
}

bool pair_check(const struct record *old, const struct record *r, struct err *e)
{
	(void)old;
	if (record_is(r, PAIR_ONE, record_get(r, PAIR_OTHER)))
		return err_set(e, ERR_DATA, _("A pair is two different"
		               " participants"));
	return rule_in_order(r, PAIR_STARTED, PAIR_ENDED, e);
}

bool checkin_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	if (record_differs(old, r, CHECKIN_PAIR))
		return err_set(e, ERR_DATA, _("A check-in stays with the pair"
		               " that it was made for"));
	if (!record_has(r, CHECKIN_HELD) &&
	    (record_has(r, CHECKIN_ONE) || record_has(r, CHECKIN_OTHER)))
		return err_set(e, ERR_DATA, _("Say on which day they were"
		               " asked: \"%s\" is empty"), _("Held on"));
	return true;
}

/* --- sessions and grants ---------------------------------------------- */

/* The same people, asked twice: the two tables must agree. */
static bool twice_agrees(const struct record *r, struct err *e)
{
	static const int need[] = { SESSION_GAINED, SESSION_LOST,
		SESSION_ASKED_BEFORE, SESSION_BEFORE, SESSION_ASKED_AFTER,
		SESSION_AFTER };

	if (!record_has(r, SESSION_GAINED) && !record_has(r, SESSION_LOST))
		return true;
	if (empty(r, need, 6, _("Where the same people answered twice, all six"
	          " numbers are needed: \"%s\" is empty"), e))
		return false;
	if (record_int(r, SESSION_ASKED_BEFORE) !=
	    record_int(r, SESSION_ASKED_AFTER))
		return err_set(e, ERR_DATA, _("The same people answered twice,"
		               " so as many answered before as after"));
	if (record_int(r, SESSION_AFTER) - record_int(r, SESSION_BEFORE) !=
	    record_int(r, SESSION_GAINED) - record_int(r, SESSION_LOST))
		return err_set(e, ERR_DATA, _("\"%s\" less \"%s\" must be"
		    " \"%s\" less \"%s\""), _("Confident after"),
		    _("Confident before"), _("Became confident"),
		    _("No longer confident"));
	return at_most(r, SESSION_GAINED, SESSION_AFTER, e) &&
	       at_most(r, SESSION_LOST, SESSION_BEFORE, e);
}

bool session_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	(void)old;
	return at_most(r, SESSION_BEFORE, SESSION_ASKED_BEFORE, e) &&
	       at_most(r, SESSION_AFTER, SESSION_ASKED_AFTER, e) &&
	       twice_agrees(r, e);
}

bool grant_check(const struct record *old, const struct record *r,
                 struct err *e)
{
	static const int given[] = { GRANT_AMOUNT, GRANT_DECIDED };
	static const int spent[] = { GRANT_AMOUNT, GRANT_SPENT, GRANT_OUTCOME };

	(void)old;
	if (record_is(r, GRANT_STATE, "granted") &&
	    empty(r, given, 2, _("A grant that was made says how much and"
	          " when: \"%s\" is empty"), e))
		return false;
	if (record_is(r, GRANT_STATE, "accounted") &&
	    empty(r, spent, 3, _("A grant that is accounted for says what was"
	          " spent and what came of it: \"%s\" is empty"), e))
		return false;
	return at_most(r, GRANT_SPENT, GRANT_AMOUNT, e) &&
	       rule_in_order(r, GRANT_INTEREST, GRANT_DECIDED, e);
}

static void settle_grant(const struct record *old, struct record *r,
                         const char *today)
{
	if (old && record_differs(old, r, GRANT_STATE) &&
	    (record_is(r, GRANT_STATE, "granted") ||
	     record_is(r, GRANT_STATE, "declined")) &&
	    !record_has(r, GRANT_DECIDED))
		record_set(r, GRANT_DECIDED, today);
}

bool rules_settle_learning(const struct record *old, struct record *r,
                           const char *today)
{
	if (r->ent == &entities[ENT_inquiry])
		keep_day(r, INQUIRY_CLOSED,
		         record_is(r, INQUIRY_STATE, "closed"), today);
	else if (r->ent == &entities[ENT_inquiry_step])
		settle_step(old, r, today);
	else if (r->ent == &entities[ENT_initiative])
		settle_initiative(old, r, today);
	else if (r->ent == &entities[ENT_pair])
		keep_day(r, PAIR_ENDED, !record_is(r, PAIR_STATE, "meeting"),
		         today);
	else if (r->ent == &entities[ENT_grant])
		settle_grant(old, r, today);
	else
		return false;
	return true;
}
