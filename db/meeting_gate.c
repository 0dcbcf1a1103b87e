/* meeting_gate.c - what other rows forbid of seats, meetings, decisions and
 * ratings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/meeting.h"
#include "db/meeting_query.h"
#include "db/priv.h"
#include "db/store.h"

static bool is_of(const struct record *r, enum entity_id ent)
{
	return r->ent == &entities[ent];
}

static bool same(const struct record *old, const struct record *r, int field)
{
	return old && record_is(old, field, record_get(r, field));
}

/* --- confirmed minutes ------------------------------------------------ */

static bool only_differs_in(const struct record *old, const struct record *r,
                            const int *may, int n)
{
	for (int f = FIELD_GONE; f < r->ent->nfields; f++) {
		bool allowed = !field_is_kept(&r->ent->fields[f]) || same(old, r, f);

		for (int i = 0; i < n; i++)
			allowed |= may[i] == f;
		if (!allowed)
			return false;
	}
	return true;
}

/* What may still be said of confirmed minutes: corrections, where they lie,
 * and what later meetings made of a decision. */
static bool stays_open(const struct record *old, const struct record *r)
{
	static const int meeting[] = { MEETING_MINUTES, MEETING_CONFIRMED_AT,
	                               MEETING_APPROVED };
	static const int decision[] = { DECISION_STATE, DECISION_RATIFIED,
		DECISION_RATIFIED_ON, DECISION_REASON, DECISION_ANSWER };

	if (is_of(r, ENT_agenda_item))
		return record_is(r, AGENDA_KIND, "correction") &&
		       (!old || record_is(old, AGENDA_KIND, "correction"));
	if (!old)
		return false;
	if (is_of(r, ENT_meeting))
		return only_differs_in(old, r, meeting, 3);
	return is_of(r, ENT_decision) && only_differs_in(old, r, decision, 5);
}

static const char *minutes_of(const struct record *old, const struct record *r)
{
	const struct record *from = old ? old : r;

	if (is_of(r, ENT_meeting))
		return old ? record_get(old, FIELD_UID) : "";
	if (is_of(r, ENT_attendance))
		return record_get(from, ATTENDANCE_MEETING);
	if (is_of(r, ENT_agenda_item))
		return record_get(from, AGENDA_MEETING);
	if (is_of(r, ENT_decision))
		return record_get(from, DECISION_MEETING);
	return "";
}

static bool is_confirmed(struct db *db, const struct record *old, const struct record *r,
                         const char *uid, bool *confirmed, struct err *e)
{
	struct record m;

	*confirmed = false;
	if (is_of(r, ENT_meeting)) {
		*confirmed = record_is(old, MEETING_STATE, "approved");
		return true;
	}
	if (!store_get(db, &entities[ENT_meeting], uid, &m, e))
		return false;
	*confirmed = record_is(&m, MEETING_STATE, "approved");
	record_fini(&m);
	return true;
}

static bool unlocked(struct db *db, const struct record *old, const struct record *r,
                     struct err *e)
{
	const char *uid = minutes_of(old, r);
	bool confirmed;

	if (!*uid)
		return true;
	if (!is_confirmed(db, old, r, uid, &confirmed, e))
		return false;
	return !confirmed || stays_open(old, r) ||
	       err_set(e, ERR_PERM, _("The minutes of this meeting are confirmed and locked."
	       "  Add a correction: an agenda item whose outcome is \"correction\" (pcref"
	       " agenda_item add WORDS --meeting MTG-n --kind correction)"));
}

/* --- decisions -------------------------------------------------------- */

static bool may_ratify(struct db *db, const struct record *r, char *warning, size_t size,
                       struct err *e)
{
	struct meeting own, m = { 0 };
	bool ok = meeting_read(db, record_get(r, DECISION_MEETING), &own, e) &&
	          meeting_read(db, record_get(r, DECISION_RATIFIED), &m, e);

	if (ok && (!m.over || strcmp(m.day, own.day) < 0))
		ok = err_set(e, ERR_DATA, _("MTG-%lld was not held after MTG-%lld; name a later"
		    " meeting that was"), m.number, own.number);
	else if (ok && meeting_quorate(&m, 0) == QUORATE_NO)
		ok = err_set(e, ERR_DATA, _("MTG-%lld was not quorate itself, so it can ratify"
		    " nothing"), m.number);
	else if (ok && meeting_quorate(&m, 0) == QUORATE_UNKNOWN)
		snprintf(warning, size, _("It is not known whether MTG-%lld was quorate"),
		         m.number);
	meeting_fini(&own);
	meeting_fini(&m);
	return ok;
}

static bool gate_decision(struct db *db, const struct record *old, const struct record *r,
                          char *warning, size_t size, struct err *e)
{
	if (!record_is(r, DECISION_STATE, "ratified") || same(old, r, DECISION_STATE))
		return true;
	return may_ratify(db, r, warning, size, e);
}

/* --- seats ------------------------------------------------------------- */

static bool gate_attendance(struct db *db, const struct record *r, struct err *e)
{
	const char *arg[] = { record_get(r, ATTENDANCE_MEETING),
		record_get(r, ATTENDANCE_MEMBERSHIP), record_get(r, FIELD_UID) };
	struct result res = { 0 };
	bool ok, taken;

	if (!record_has(r, ATTENDANCE_MEMBERSHIP))
		return true;
	ok = db_run(db, meeting_sql[MEETING_SEAT_TAKEN], 3, arg, &res, e);
	taken = ok && result_int(&res, 0, 0) > 0;
	result_fini(&res);
	return ok && (!taken || err_set(e, ERR_DATA, _("The attendance of this seat is noted"
	              " already; change that row")));
}

static bool gate_membership(struct db *db, const struct record *r, char *warning,
                            size_t size, struct err *e)
{
	const char *arg[] = { record_get(r, MEMBERSHIP_BODY), record_get(r, MEMBERSHIP_PERSON),
		record_get(r, FIELD_UID), db_today(db) };
	struct result res = { 0 };
	bool ok = true;

	if (record_has(r, MEMBERSHIP_PERSON) && record_is(r, MEMBERSHIP_VOTING, "yes"))
		ok = db_run(db, meeting_sql[MEETING_SITS_TWICE], 4, arg, &res, e);
	if (ok && res.nrow)
		snprintf(warning, size, _("They hold \"%.80s\" of this body too; in a quorum"
		         " one person fills one seat"), result_get(&res, 0, 0));
	result_fini(&res);
	return ok;
}

static bool gate_body(struct db *db, const struct record *r, struct err *e)
{
	struct quorum_each each[QUORUM_EACH];
	int n = quorum_read_each(record_get(r, BODY_SEATS), each);

	for (int i = 0; i < n; i++)
		if (!words_find(&db->words, VOC_constituency, each[i].code))
			return err_set(e, ERR_DATA, _("There is no constituency \"%s\"; add it"
			    " with \"pcref term add WORD --vocab constituency --code %s\""),
			    each[i].code, each[i].code);
	return true;
}

/* --- ratings ----------------------------------------------------------- */

struct span {
	enum entity_id ent;	/* whose levels they are */
	int of, bottom, top;
};

static bool in_span(struct db *db, const struct record *r, const struct span *span,
                    struct err *e)
{
	int64_t level = record_int(r, RATING_LEVEL);
	struct record s;
	bool ok;

	if (!store_get(db, &entities[span->ent], record_get(r, span->of), &s, e))
		return false;
	ok = !record_has(&s, span->bottom) || !record_has(&s, span->top) ||
	     (level >= record_int(&s, span->bottom) && level <= record_int(&s, span->top)) ||
	     err_set(e, ERR_DATA, _("%s goes from %s to %s, not to %s"), record_title(&s),
	             record_get(&s, span->bottom), record_get(&s, span->top),
	             record_get(r, RATING_LEVEL));
	record_fini(&s);
	return ok;
}

static bool gate_rating(struct db *db, const struct record *r, struct err *e)
{
	static const struct span scale = { ENT_scale, RATING_SCALE, SCALE_BOTTOM, SCALE_TOP };
	static const struct span own = { ENT_competency, RATING_COMPETENCY, COMPETENCY_BOTTOM,
	                                 COMPETENCY_TOP };

	if (record_has(r, RATING_SCALE))
		return in_span(db, r, &scale, e);
	return !record_has(r, RATING_COMPETENCY) || in_span(db, r, &own, e);
}

bool meeting_gate(struct db *db, const struct record *old, const struct record *r,
                  char *warning, size_t size, struct err *e)
{
	if (!unlocked(db, old, r, e))
		return false;
	if (record_is_gone(r))
		return true;
	if (is_of(r, ENT_decision))
		return gate_decision(db, old, r, warning, size, e);
	if (is_of(r, ENT_attendance))
		return gate_attendance(db, r, e);
	if (is_of(r, ENT_membership))
		return gate_membership(db, r, warning, size, e);
	if (is_of(r, ENT_body))
		return gate_body(db, r, e);
	return !is_of(r, ENT_rating) || gate_rating(db, r, e);
}
