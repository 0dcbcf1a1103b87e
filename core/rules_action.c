/* rules_action.c - what must hold of an action, and what follows from a change
 * of it: slips, done and verified, closing. */
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/record.h"
#include "core/rules_priv.h"
#include "core/rules.h"
#include "core/when.h"

enum { MOVES_ALONE = 2 };	/* the next one needs a body that agrees */

/* A promised date became another; one to be confirmed had promised nothing,
 * and the same day under another name is no move. */
static bool is_moved(const struct record *old, const struct record *r)
{
	const char *was = old ? record_get(old, ACTION_DUE) : "";
	const char *due = record_get(r, ACTION_DUE);

	return when_is_known(was) && !record_is(old, ACTION_STATE, "draft") &&
	       strncmp(was, due, DAY_SIZE - 1) != 0;
}

bool action_slips(const struct record *old, const struct record *r)
{
	const char *due = record_get(r, ACTION_DUE);

	return is_moved(old, r) &&
	       (!*due || strncmp(record_get(old, ACTION_DUE), due,
	                         DAY_SIZE - 1) < 0);
}

bool action_check_slip(const struct record *old, const struct record *r,
                       struct err *e)
{
	if (!is_moved(old, r))
		return true;
	if (!record_has(r, ACTION_DUE_REASON) ||
	    !record_differs(old, r, ACTION_DUE_REASON))
		return err_set(e, ERR_DATA, _("To move the due date, say why it"
		               " moves: give a new \"%s\" (in a shell,"
		               " --reason WORDS)"), _("Why it moved"));
	if (action_slips(old, r) && record_int(old, ACTION_MOVES) >= MOVES_ALONE &&
	    !record_has(r, ACTION_AGREED_BODY))
		return err_set(e, ERR_DATA, ngettext("It has been put off %lld time before: fill in"
		    " \"%s\", the body that agreed to it (in a shell, --agreed-by BODY)",
		    "It has been put off %lld times before: fill in \"%s\", the body that agreed"
		    " to it (in a shell, --agreed-by BODY)",
		    (unsigned long)record_int(old, ACTION_MOVES)),
		    (long long)record_int(old, ACTION_MOVES), _("Agreed by"));
	return true;
}

static bool check_closing(const struct record *old, const struct record *r,
                          struct err *e)
{
	bool cancelled = record_is(r, ACTION_STATE, "cancelled");

	if ((record_became(old, r, ACTION_STATE, "superseded") ||
	     record_became(old, r, ACTION_STATE, "merged")) &&
	    !record_has(r, ACTION_SUCCESSOR) && old)
		return err_set(e, ERR_DATA, _("Name the action that it is taken"
		               " over by (in a shell, --successor ACT-7)"));
	if (record_has(r, ACTION_CANCELLED_AS) && !cancelled)
		return err_set(e, ERR_DATA, _("\"%s\" is of an action that is"
		               " cancelled"), _("Cancelled as"));
	if (record_is(r, ACTION_CANCELLED_AS, "risk_accepted") &&
	    !record_has(r, ACTION_AGREED_BODY))
		return err_set(e, ERR_DATA, _("Name the body that accepts the"
		    " risk: fill in \"%s\" (in a shell, --agreed-by BODY)"),
		    _("Agreed by"));
	return true;
}

bool action_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	if (!check_closing(old, r, e))
		return false;
	if (rule_names_itself(r, ACTION_PARENT) || rule_names_itself(r, ACTION_SUCCESSOR))
		return err_set(e, ERR_DATA, _("An action cannot be part of"
		               " itself, nor take over from itself"));
	if (record_has(r, ACTION_FUNDING_ENDS) &&
	    record_is(r, ACTION_FUNDING, "mainstream"))
		return err_set(e, ERR_DATA, _("A mainstream budget has no day"
		               " on which it ends"));
	return true;
}

/* --- what follows ----------------------------------------------------- */

static void settle_due(const struct record *old, struct record *r)
{
	const char *due = record_get(r, ACTION_DUE);

	if (!record_has(r, ACTION_FIRST_DUE) && when_is_known(due))
		record_set(r, ACTION_FIRST_DUE, due);
	if (action_slips(old, r))
		record_set_int(r, ACTION_MOVES, record_int(r, ACTION_MOVES) + 1);
	if (is_moved(old, r) && when_is_known(due))
		record_set_int(r, ACTION_MOVED_DAYS, day_number(due) -
		               day_number(record_get(r, ACTION_FIRST_DUE)));
}

static bool is_closed(const struct record *r)
{
	return record_is(r, ACTION_STATE, "cancelled") ||
	       record_is(r, ACTION_STATE, "superseded") ||
	       record_is(r, ACTION_STATE, "merged");
}

static bool is_done(const struct record *r)
{
	return record_is(r, ACTION_STATE, "done") ||
	       record_is(r, ACTION_STATE, "verified");
}

static void keep_day(struct record *r, int field, bool holds, const char *today)
{
	if (!holds)
		record_set(r, field, NULL);
	else if (!record_has(r, field))
		record_set(r, field, today);
}

static bool led_by(const struct record *r, const char *who)
{
	return who && (record_is(r, ACTION_OWNER, who) ||
	               record_is(r, ACTION_EXECUTIVE, who) ||
	               record_is(r, ACTION_DONE_BY, who));
}

static void settle_check(const struct record *old, struct record *r,
                         const char *who)
{
	if (old && record_became(old, r, ACTION_STATE, "done") &&
	    !record_has(r, ACTION_DONE_BY))
		record_set(r, ACTION_DONE_BY, who);
	if (old && record_became(old, r, ACTION_STATE, "verified") &&
	    !record_has(r, ACTION_VERIFIED_BY)) {
		record_set(r, ACTION_VERIFIED_BY, who);
		record_set(r, ACTION_SAME_PERSON, !who ? NULL :
		           led_by(r, who) ? "yes" : "no");
	}
	if (!is_done(r))
		record_set(r, ACTION_DONE_BY, NULL);
	if (!record_is(r, ACTION_STATE, "verified")) {
		record_set(r, ACTION_VERIFIED_BY, NULL);
		record_set(r, ACTION_SAME_PERSON, NULL);
	}
}

/* Who makes a commitment is in its first phase; since when, the change says. */
static void settle_phase(const struct record *old, struct record *r,
                         const char *today)
{
	if (record_is(r, ACTION_KIND, "commitment") &&
	    !record_has(r, ACTION_PHASE))
		record_set(r, ACTION_PHASE, "commit");
	if (!record_has(r, ACTION_PHASE))
		record_set(r, ACTION_PHASE_ON, NULL);
	else if (!old || record_differs(old, r, ACTION_PHASE))
		record_set(r, ACTION_PHASE_ON, today);
}

void action_settle(const struct record *old, struct record *r,
                   const char *today, const char *who)
{
	settle_due(old, r);
	if (record_differs(old, r, ACTION_STATE) ||
	    record_differs(old, r, ACTION_RAG))
		record_set(r, ACTION_REPORTED, today);
	settle_check(old, r, who);
	settle_phase(old, r, today);
	keep_day(r, ACTION_DONE_ON, is_done(r), today);
	keep_day(r, ACTION_VERIFIED_ON, record_is(r, ACTION_STATE, "verified"),
	         today);
	keep_day(r, ACTION_CLOSED_ON, is_closed(r), today);
	if (old && !record_is(r, ACTION_STATE, "cancelled"))
		record_set(r, ACTION_CANCELLED_AS, NULL);
}
