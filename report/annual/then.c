#include "report/annual/year.h"

#include <string.h>

/* Something that happened is a day whose name ends in _on; days named
 * otherwise (acknowledge_by, valid_to) are set beforehand and stay. */
static bool is_fact(const struct field *f)
{
	size_t n = strlen(f->name);

	return f->type == FT_DATE && n > 3 && strcmp(f->name + n - 3, "_on") == 0;
}

static bool is_later(const char *day, const char *as_at)
{
	return *day && strcmp(day, as_at) > 0;
}

/* A required day is the row's own: without it there is no row. */
static bool take_days_off(struct record *r, const char *as_at)
{
	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		const struct field *f = &r->ent->fields[i];

		if (!is_fact(f) || !is_later(record_get(r, i), as_at))
			continue;
		if (f->flags & FF_REQUIRED)
			return false;
		record_set(r, i, NULL);
	}
	return true;
}

static void action_then(struct record *was, struct record *r)
{
	bool verified = record_has(was, ACTION_VERIFIED_ON) && !record_has(r, ACTION_VERIFIED_ON);
	bool done = record_has(was, ACTION_DONE_ON) && !record_has(r, ACTION_DONE_ON);
	bool closed = record_has(was, ACTION_CLOSED_ON) && !record_has(r, ACTION_CLOSED_ON);

	if (done || closed)
		record_set(r, ACTION_STATE, "in_progress");
	else if (verified && record_is(r, ACTION_STATE, "verified"))
		record_set(r, ACTION_STATE, "done");
}

static void feedback_then(struct record *was, struct record *r)
{
	if (!record_has(was, FEEDBACK_TOLD_ON) || record_has(r, FEEDBACK_TOLD_ON))
		return;
	record_set(r, FEEDBACK_STATE, record_has(r, FEEDBACK_RESPONDED) ? "considered" :
		   record_has(r, FEEDBACK_ACKED) ? "acknowledged" : "received");
}

static void occurrence_then(struct record *was, struct record *r)
{
	if (record_has(was, OCCURRENCE_DONE) && !record_has(r, OCCURRENCE_DONE))
		record_set(r, OCCURRENCE_STATE, "open");
}

bool then_differs(const struct record *r, const char *as_at)
{
	if (r->ent == &entities[ENT_evidence] && is_later(record_get(r, EVIDENCE_DATED), as_at))
		return true;
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (r->ent->fields[i].type == FT_DATE && is_later(record_get(r, i), as_at) &&
		    is_fact(&r->ent->fields[i]))
			return true;
	return false;
}

bool then_row(struct record *r, const char *as_at)
{
	struct record was;
	bool stays;

	if (r->ent == &entities[ENT_evidence] && is_later(record_get(r, EVIDENCE_DATED), as_at))
		return false;
	record_copy(&was, r);
	stays = take_days_off(r, as_at);
	if (r->ent == &entities[ENT_action])
		action_then(&was, r);
	if (r->ent == &entities[ENT_occurrence])
		occurrence_then(&was, r);
	else if (r->ent == &entities[ENT_feedback])
		feedback_then(&was, r);
	else if (r->ent == &entities[ENT_duty] && record_has(&was, DUTY_REVIEWED) &&
		 !record_has(r, DUTY_REVIEWED))
		record_set(r, DUTY_STATUS, "not_assessed");
	record_fini(&was);
	return stays;
}
