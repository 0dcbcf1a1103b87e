/* How each action stands on the day of the paper. */
#include <stdlib.h>
#include <string.h>

#include "core/lead.h"
#include "core/mem.h"
#include "report/annual/year.h"

static void count_milestones(const struct year *y, const char *uid, struct action_facts *f)
{
	const struct shelf *s = &y->shelf[ENT_milestone];

	for (size_t i = 0; i < s->n; i++) {
		if (!record_is(&s->rec[i], MILESTONE_ACTION, uid))
			continue;
		f->milestones++;
		f->reached += record_has(&s->rec[i], MILESTONE_DONE);
	}
}

static const char *last_report(const struct year *y, const struct record *r)
{
	const struct shelf *s = &y->shelf[ENT_update];
	const char *latest = record_get(r, ACTION_REPORTED);

	for (size_t i = 0; i < s->n; i++)
		if (record_is(&s->rec[i], UPDATE_ACTION, record_get(r, FIELD_UID)) &&
		    strcmp(record_get(&s->rec[i], UPDATE_DAY), latest) > 0)
			latest = record_get(&s->rec[i], UPDATE_DAY);
	s = &y->shelf[ENT_occurrence];
	for (size_t i = 0; i < s->n; i++)
		if (record_is(&s->rec[i], OCCURRENCE_ACTION, record_get(r, FIELD_UID)) &&
		    strcmp(record_get(&s->rec[i], OCCURRENCE_DONE), latest) > 0)
			latest = record_get(&s->rec[i], OCCURRENCE_DONE);
	return latest;
}

/* By a row of its own. */
static bool is_named(const struct year *y, const struct record *lead)
{
	const struct record *o = year_row(y, ENT_organisation,
					  record_get(lead, LEAD_ORGANISATION));

	return lead_holds(lead, y->as_at) &&
		lead_names(lead, o ? record_get(o, ORGANISATION_KIND) : "");
}

/* Anybody more particular than "the trust". */
static bool is_led(const struct year *y, const struct record *r)
{
	const struct shelf *s = &y->shelf[ENT_lead];
	bool led = record_has(r, ACTION_OWNER) || record_has(r, ACTION_EXECUTIVE) ||
		record_has(r, ACTION_COMMUNITY);

	for (size_t i = 0; !led && i < s->n; i++)
		led = record_is(&s->rec[i], LEAD_ACTION, record_get(r, FIELD_UID)) &&
			is_named(y, &s->rec[i]);
	return led;
}

/* The day that a recurring duty is due next; NULL where there is none. */
static const char *next_time(const struct year *y, const struct record *r)
{
	const struct shelf *s = &y->shelf[ENT_occurrence];
	const char *next = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const char *due = record_get(&s->rec[i], OCCURRENCE_DUE);

		if (record_is(&s->rec[i], OCCURRENCE_ACTION, record_get(r, FIELD_UID)) &&
		    record_is(&s->rec[i], OCCURRENCE_STATE, "open") && *due &&
		    (!next || strcmp(due, next) < 0))
			next = due;
	}
	return next;
}

static struct deed deed_of(const struct year *y, const struct record *r)
{
	struct action_facts f = {
		.today = y->as_at, .state = record_get(r, ACTION_STATE),
		.rag = record_get(r, ACTION_RAG), .starts = record_get(r, ACTION_START),
		.due = record_get(r, ACTION_DUE), .review = record_get(r, ACTION_REVIEW),
		.occurs = next_time(y, r), .reported = last_report(y, r),
		.created = record_get(r, FIELD_MADE_AT), .owner = is_led(y, r),
		.period = y->score.rules.period,
	};

	count_milestones(y, record_get(r, FIELD_UID), &f);
	return (struct deed){ r, action_status(&f), record_get(r, ACTION_AREA) };
}

void year_judge(struct year *y)
{
	const struct shelf *s = &y->shelf[ENT_action];

	y->deed = xcalloc(s->n, sizeof(*y->deed));
	for (size_t i = 0; i < s->n; i++)
		y->deed[i] = deed_of(y, &s->rec[i]);
}
