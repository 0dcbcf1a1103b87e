#include "core/status.h"

#include <stddef.h>
#include <string.h>

#include "core/day.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/when.h"

#define STATUS(id, w, l, p) [STATUS_##id] = { .word = w, .label = l, .points = p },
const struct status_row statuses[STATUS_COUNT] = {
#include "core/status.def"
};
#undef STATUS

bool status_is_of(const struct entity *ent)
{
	return ent == &entities[ENT_action] || ent == &entities[ENT_feedback];
}

enum {
	NEAR_SHARE = 80		/* per cent of them that should be reached then */
};

static bool known(const char *s)
{
	return s && *s;
}

static bool is(const char *code, const char *word)
{
	return code && strcmp(code, word) == 0;
}

/* Text order is time order, and a period is kept as its last day. */
static bool past(const char *when, const char *today)
{
	return known(when) && strncmp(when, today, DAY_SIZE - 1) < 0;
}

static bool within(const char *when, const char *today, int days)
{
	return known(when) && day_number(when) - day_number(today) <= days;
}

const char *action_due(const struct action_facts *f)
{
	if (known(f->occurs))
		return f->occurs;
	if (!known(f->due))
		return "";
	if (when_is_known(f->due))
		return f->due;
	/* Ongoing has no end, but may be reviewed; what is to be confirmed, or
	 * comes after something, has no date at all. */
	if (f->due[DAY_SIZE] != 'z')
		return "";
	return known(f->review) ? f->review : f->due;
}

static bool is_draft(const struct action_facts *f)
{
	return is(f->state, "draft");
}

static bool is_paused(const struct action_facts *f)
{
	return is(f->state, "paused");
}

static bool is_cancelled(const struct action_facts *f)
{
	return is(f->state, "cancelled");
}

static bool is_superseded(const struct action_facts *f)
{
	return is(f->state, "superseded");
}

static bool is_merged(const struct action_facts *f)
{
	return is(f->state, "merged");
}

static bool is_verified(const struct action_facts *f)
{
	return is(f->state, "verified");
}

static bool is_done(const struct action_facts *f)
{
	return is(f->state, "done");
}

static bool is_past(const struct action_facts *f)
{
	return past(action_due(f), f->today);
}

static bool is_past_in_silence(const struct action_facts *f)
{
	return is_past(f) && is(f->state, "not_reported") && !known(f->rag);
}

static bool is_missing(const struct action_facts *f)
{
	return !f->owner || !*action_due(f);
}

static bool is_before_start(const struct action_facts *f)
{
	return known(f->starts) && strncmp(f->starts, f->today, DAY_SIZE - 1) > 0;
}

static bool is_slow(const struct action_facts *f)
{
	return f->milestones > 0 && within(action_due(f), f->today, STATUS_NEAR) &&
	       f->reached * 100 < f->milestones * NEAR_SHARE;
}

/* What was agreed is promised from the day it was entered; since when an
 * imported one was is not known. */
static bool is_silent(const struct action_facts *f)
{
	const char *since = action_reported(f);

	if (!since && !is(f->state, "not_reported"))
		since = f->created;
	return known(since) && day_number(f->today) - day_number(since) > f->period;
}

static bool is_on_track(const struct action_facts *f)
{
	return is(f->rag, "on_track");
}

static bool is_at_risk(const struct action_facts *f)
{
	return is(f->rag, "at_risk");
}

static bool is_off_track(const struct action_facts *f)
{
	return is(f->rag, "off_track");
}

/* A lead may say it is complete; only another person's check makes it so. */
static bool is_said_complete(const struct action_facts *f)
{
	return is(f->rag, "complete");
}

static bool is_declared(const struct action_facts *f)
{
	return known(f->rag);
}

static const struct {
	enum status status;
	bool (*holds)(const struct action_facts *);
} action_rules[] = {
	{ STATUS_DRAFT, is_draft },
	{ STATUS_PAUSED, is_paused },
	{ STATUS_CANCELLED, is_cancelled },
	{ STATUS_SUPERSEDED, is_superseded },
	{ STATUS_MERGED, is_merged },
	{ STATUS_COMPLETE, is_verified },
	{ STATUS_DONE, is_done },
	{ STATUS_DATE_PASSED, is_past_in_silence },
	{ STATUS_OVERDUE, is_past },
	{ STATUS_MISSING, is_missing },
	{ STATUS_NOT_STARTED, is_before_start },
	{ STATUS_AT_RISK, is_slow },
	{ STATUS_AT_RISK, is_silent },
	{ STATUS_ON_TRACK, is_on_track },
	{ STATUS_AT_RISK, is_at_risk },
	{ STATUS_OFF_TRACK, is_off_track },
	{ STATUS_DONE, is_said_complete },
	{ STATUS_DECLARED, is_declared },
};

enum status action_status(const struct action_facts *f)
{
	for (size_t i = 0; i < sizeof(action_rules) / sizeof(*action_rules); i++)
		if (action_rules[i].holds(f))
			return action_rules[i].status;
	return STATUS_NOT_REPORTED;
}

bool status_differs(enum status st, const char *rag)
{
	static const struct {
		enum status status;
		const char *rag;	/* the declared word that agrees; NULL none */
	} judged[] = {
		{ STATUS_ON_TRACK, "on_track" }, { STATUS_AT_RISK, "at_risk" },
		{ STATUS_OFF_TRACK, "off_track" }, { STATUS_COMPLETE, "complete" },
		{ STATUS_OVERDUE, NULL }, { STATUS_DATE_PASSED, NULL },
		{ STATUS_MISSING, NULL }, { STATUS_DONE, NULL },
	};

	for (size_t i = 0; i < sizeof(judged) / sizeof(*judged); i++)
		if (judged[i].status == st)
			return known(rag) && (!judged[i].rag || !is(rag, judged[i].rag));
	return false;
}

int status_period(const char *name)
{
	static const struct {
		const char *name;
		int days;		/* the longest there is */
	} periods[] = { { "month", 31 }, { "quarter", STATUS_PERIOD }, { "half", 184 } };

	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++)
		if (is(name, periods[i].name))
			return periods[i].days;
	return 0;
}

const char *action_reported(const struct action_facts *f)
{
	if (known(f->reported))
		return f->reported;
	return known(f->rag) && known(f->created) ? f->created : NULL;
}

bool action_is_open(const struct action_facts *f)
{
	return is(f->state, "agreed") || is(f->state, "in_progress") || is_paused(f) ||
	       is(f->state, "not_reported");
}

static bool is_told(const struct feedback_facts *f)
{
	return is(f->state, "told") || known(f->told) || (f->anonymous && known(f->published));
}

bool feedback_answered(const struct feedback_facts *f)
{
	return known(f->responded) || is_told(f);
}

static bool awaits_answer(const struct feedback_facts *f)
{
	return known(f->respond_by) && !feedback_answered(f);
}

static bool awaits_acknowledgement(const struct feedback_facts *f)
{
	return known(f->acknowledge_by) && !f->anonymous && !known(f->acknowledged) &&
	       !feedback_answered(f);
}

static bool is_reply_late(const struct feedback_facts *f)
{
	return awaits_answer(f) && past(f->respond_by, f->today);
}

static bool is_ack_late(const struct feedback_facts *f)
{
	return awaits_acknowledgement(f) && past(f->acknowledge_by, f->today);
}

static bool is_reply_due(const struct feedback_facts *f)
{
	return awaits_answer(f) && within(f->respond_by, f->today, REPLY_SOON);
}

static bool is_ack_due(const struct feedback_facts *f)
{
	return awaits_acknowledgement(f) && within(f->acknowledge_by, f->today, REPLY_SOON);
}

static bool is_joined(const struct feedback_facts *f)
{
	return is(f->state, "merged");
}

static bool is_to_tell(const struct feedback_facts *f)
{
	return is(f->state, "changed") || is(f->state, "no_change");
}

static bool is_tell_late(const struct feedback_facts *f)
{
	return is_to_tell(f) && past(f->tell_by, f->today);
}

static bool is_change_late(const struct feedback_facts *f)
{
	return is(f->state, "planned") && past(f->change_due, f->today);
}

static const struct {
	enum status status;
	bool (*holds)(const struct feedback_facts *);
} feedback_rules[] = {
	{ STATUS_TOLD, is_told },
	{ STATUS_MERGED, is_joined },
	{ STATUS_REPLY_LATE, is_reply_late },
	{ STATUS_ACK_LATE, is_ack_late },
	{ STATUS_TELL_LATE, is_tell_late },
	{ STATUS_CHANGE_LATE, is_change_late },
	{ STATUS_REPLY_DUE, is_reply_due },
	{ STATUS_ACK_DUE, is_ack_due },
	{ STATUS_TO_TELL, is_to_tell },
};

enum status feedback_status(const struct feedback_facts *f)
{
	for (size_t i = 0; i < sizeof(feedback_rules) / sizeof(*feedback_rules); i++)
		if (feedback_rules[i].holds(f))
			return feedback_rules[i].status;
	return STATUS_OPEN;
}
