/* rules_bodies.c - what must hold of bodies, their seats, meetings and
 * decisions, of risks, reviews and scales. */
#include "core/rules.h"

#include <ctype.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/quorum.h"
#include "core/record.h"
#include "core/rules_priv.h"
#include "core/scale.h"
#include "core/words.h"

bool body_check(const struct record *old, const struct record *r, struct err *e)
{
	struct quorum_each each[QUORUM_EACH];

	(void)old;
	if (rule_names_itself(r, BODY_PARENT) || rule_names_itself(r, BODY_REPORTS))
		return err_set(e, ERR_DATA, _("A body cannot be part of itself,"
		               " nor report to itself"));
	return quorum_read_each(record_get(r, BODY_SEATS), each) >= 0 ||
	       err_set(e, ERR_DATA, _("\"%s\" is a list of constituencies and"
	               " numbers, as in carer 1, service_user 2"),
	               _(r->ent->fields[BODY_SEATS].label));
}

bool membership_check(const struct record *old, const struct record *r,
                      struct err *e)
{
	(void)old;
	return rule_in_order(r, MEMBERSHIP_FROM, MEMBERSHIP_TO, e);
}

/* "14:00", as a clock on the wall has it. */
static bool is_time(const char *s)
{
	return strlen(s) == 5 && isdigit((unsigned char)s[0]) &&
	       isdigit((unsigned char)s[1]) && s[2] == ':' &&
	       s[3] >= '0' && s[3] <= '5' && isdigit((unsigned char)s[4]) &&
	       strcmp(s, "24:00") < 0;
}

bool meeting_check(const struct record *old, const struct record *r,
                   struct err *e)
{
	static const int times[] = { MEETING_TIME, MEETING_ENDS };

	(void)old;
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++)
		if (record_has(r, times[i]) && !is_time(record_get(r, times[i])))
			return err_set(e, ERR_DATA, _("%s: \"%s\" is no time of"
			    " day; write it as 14:00"),
			    _(r->ent->fields[times[i]].label),
			    record_get(r, times[i]));
	return rule_in_order(r, MEETING_TIME, MEETING_ENDS, e);
}

bool attendance_check(const struct record *old, const struct record *r,
                      struct err *e)
{
	(void)old;
	if (!quorum_items_ok(record_get(r, ATTENDANCE_ITEMS)))
		return err_set(e, ERR_DATA, _("\"%s\" is numbers of items, as in"
		               " 1-3, 5"), _(r->ent->fields[ATTENDANCE_ITEMS].label));
	if (record_has(r, ATTENDANCE_DEPUTY) &&
	    record_is(r, ATTENDANCE_DEPUTY, record_get(r, ATTENDANCE_PERSON)))
		return err_set(e, ERR_DATA, _("Nobody is their own deputy"));
	return true;
}

bool agenda_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	(void)old;
	if (record_has(r, AGENDA_CORRECTS) &&
	    !record_is(r, AGENDA_KIND, "correction"))
		return err_set(e, ERR_DATA, _("Only a correction corrects an"
		               " item; choose that as its outcome"));
	return true;
}

bool decision_check(const struct record *old, const struct record *r,
                    struct err *e)
{
	(void)old;
	if (record_is(r, DECISION_OUTCOME, "escalated") &&
	    !record_has(r, DECISION_ESCALATED))
		return err_set(e, ERR_DATA, _("Name the body that it is"
		               " escalated to"));
	if (record_is(r, DECISION_STATE, "ratified") &&
	    record_is(r, DECISION_RATIFIED, record_get(r, DECISION_MEETING)))
		return err_set(e, ERR_DATA, _("A meeting cannot ratify its own"
		               " decision; name the later one"));
	return true;
}

bool review_check(const struct record *old, const struct record *r,
                  struct err *e)
{
	(void)old;
	return rule_in_order(r, REVIEW_FROM, REVIEW_TO, e);
}

bool risk_check(const struct record *old, const struct record *r, struct err *e)
{
	(void)old;
	if (record_is(r, RISK_STATE, "accepted") &&
	    !record_has(r, RISK_REASON))
		return err_set(e, ERR_DATA, _("Say why the risk is accepted"));
	return true;
}

bool scale_check(const struct record *old, const struct record *r,
                 struct err *e)
{
	int bottom = (int)record_int(r, SCALE_BOTTOM);
	int top = (int)record_int(r, SCALE_TOP);

	(void)old;
	if (scale_is_whole(record_get(r, SCALE_LEVELS), bottom, top))
		return true;
	return err_set(e, ERR_DATA, _("A scale has one line for each level from"
	    " %d to %d, the number first, as in \"%d not begun\""), bottom, top,
	    bottom);
}

static void settle_risk(struct record *r)
{
	record_set(r, RISK_RATING, NULL);
	if (record_has(r, RISK_LIKELIHOOD) && record_has(r, RISK_IMPACT))
		record_set_int(r, RISK_RATING, record_int(r, RISK_LIKELIHOOD) *
		               record_int(r, RISK_IMPACT));
}

/* Who is there to watch or to help has no vote. */
static void settle_membership(struct record *r)
{
	if (record_is(r, MEMBERSHIP_ROLE, "observer") ||
	    record_is(r, MEMBERSHIP_ROLE, "in_attendance"))
		record_set(r, MEMBERSHIP_VOTING, "no");
}

static void keep_day(struct record *r, int field, bool holds, const char *today)
{
	if (!holds)
		record_set(r, field, NULL);
	else if (!record_has(r, field))
		record_set(r, field, today);
}

void rules_settle_body(struct record *r, const char *today)
{
	if (r->ent == &entities[ENT_risk])
		settle_risk(r);
	else if (r->ent == &entities[ENT_membership])
		settle_membership(r);
	else if (r->ent == &entities[ENT_meeting])
		keep_day(r, MEETING_APPROVED,
		         record_is(r, MEETING_STATE, "approved"), today);
	else if (r->ent == &entities[ENT_decision])
		keep_day(r, DECISION_RATIFIED_ON,
		         record_is(r, DECISION_STATE, "ratified") ||
		         record_is(r, DECISION_STATE, "fell"), today);
}
