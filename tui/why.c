#include "tui/why.h"

#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/db.h"
#include "db/status.h"

static char *missing(const struct record *r)
{
	bool owner = record_has(r, ACTION_OWNER);

	if (!owner && !record_has(r, ACTION_DUE))
		return xstrdup(_("Details are missing: nobody leads it, and it "
		                 "has no due date."));
	return xstrdup(owner ? _("Details are missing: it has no due date.")
	                     : _("Details are missing: nobody leads it."));
}

/* A sentence with the words of one field in it. */
static char *with(struct db *db, const struct record *r, int field,
                  const char *before, const char *after)
{
	char *shown = record_show(r, field, db_lookup(db));
	char *all = xprintf("%s%s%s", before, shown, after);

	free(shown);
	return all;
}

static char *at_risk(const struct record *r)
{
	return xstrdup(record_is(r, ACTION_RAG, "at_risk")
		? _("Its lead declares it at risk.")
		: _("At risk, because fewer than four in five milestones are "
		    "reached close to its due date, or nothing was reported "
		    "for a whole reporting period."));
}

static char *of_action(struct db *db, const struct record *r)
{
	switch (db_status(db, r)) {
	case STATUS_OVERDUE:
		return with(db, r, ACTION_DUE, _("Overdue, because it was due: "),
		            _(", and it is neither done nor closed."));
	case STATUS_DATE_PASSED:
		return with(db, r, ACTION_DUE, _("It was due: "),
		            _(", and nobody ever reported on it."));
	case STATUS_MISSING:
		return missing(r);
	case STATUS_NOT_STARTED:
		return with(db, r, ACTION_START, _("It starts: "), ".");
	case STATUS_DONE:
		return with(db, r, ACTION_DONE_ON, _("Said to be done on "),
		            _("; nobody else has checked it yet."));
	case STATUS_COMPLETE:
		return with(db, r, ACTION_VERIFIED_ON, _("Verified on "), ".");
	case STATUS_AT_RISK:
		return at_risk(r);
	case STATUS_NOT_REPORTED:
		return xstrdup(_("Nobody has reported or declared how it goes."));
	case STATUS_ON_TRACK:
	case STATUS_OFF_TRACK:
	case STATUS_DECLARED:
		return xstrdup(_("Its lead declares it so, and nothing in its "
		                 "dates says otherwise."));
	default:
		return with(db, r, ACTION_STATE, _("Its state is: "), ".");
	}
}

static char *of_feedback(struct db *db, const struct record *r)
{
	switch (db_status(db, r)) {
	case STATUS_REPLY_LATE:
	case STATUS_REPLY_DUE:
		return with(db, r, FEEDBACK_RESPOND_BY,
		            _("The last day to respond is "), ".");
	case STATUS_ACK_LATE:
	case STATUS_ACK_DUE:
		return with(db, r, FEEDBACK_ACK_BY,
		            _("The last day to acknowledge it is "), ".");
	case STATUS_TELL_LATE:
		return with(db, r, FEEDBACK_TELL_BY,
		            _("It is settled; the last day to tell was "), ".");
	case STATUS_CHANGE_LATE:
		return xstrdup(_("A change is planned, and an open action linked to it"
		                 " is past its day."));
	case STATUS_MERGED:
		return with(db, r, FEEDBACK_MERGED, _("It is answered with "), ".");
	case STATUS_TO_TELL:
		return xstrdup(_("There was an answer; what came of it in the "
		                 "end is still to be told."));
	default:
		return with(db, r, FEEDBACK_STATE, _("Its state is: "), ".");
	}
}

char *why_status(struct db *db, const struct record *r)
{
	if (r->ent == &entities[ENT_action])
		return of_action(db, r);
	if (r->ent == &entities[ENT_feedback])
		return of_feedback(db, r);
	return NULL;
}
