/* How each action stands on the day of the paper. */
#include <stdlib.h>
#include <string.h>

#include "core/lead.h"
#include "core/mem.h"
#include "report/annual/year.h"

/* The rows of a shelf by the action that a field of theirs refers to, so that those of
 * one stand together. */
struct by_action {
	const struct record **row;
	size_t n;
	int field;
};

/* What is told of actions by rows of their own. */
struct told {
	struct by_action milestone, update, occurrence, lead;
};

static int by_field(const void *a, const void *b, void *field)
{
	const struct record *const *x = a, *const *z = b;

	return strcmp(record_get(*x, *(int *)field), record_get(*z, *(int *)field));
}

static struct by_action sorted(const struct shelf *s, int field)
{
	struct by_action all = { xcalloc(s->n + 1, sizeof(*all.row)), 0, field };

	for (size_t i = 0; i < s->n; i++)
		if (record_has(&s->rec[i], field))
			all.row[all.n++] = &s->rec[i];
	qsort_r(all.row, all.n, sizeof(*all.row), by_field, &field);
	return all;
}

/* The next row of an action; begin with *at NULL.  NULL when there are no more. */
static const struct record *next_of(const struct by_action *all, const char *uid,
                                    const struct record *const **at)
{
	size_t low = 0, high = all->n;

	while (!*at && low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(record_get(all->row[mid], all->field), uid) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*at = *at ? *at + 1 : all->row + low;
	return *at < all->row + all->n && record_is(**at, all->field, uid) ? **at : NULL;
}

static void count_milestones(const struct told *t, const char *uid, struct action_facts *f)
{
	const struct record *const *at = NULL, *r;

	while ((r = next_of(&t->milestone, uid, &at))) {
		f->milestones++;
		f->reached += record_has(r, MILESTONE_DONE);
	}
}

static const char *latest_of(const struct by_action *all, const char *uid, int day,
                             const char *latest)
{
	const struct record *const *at = NULL, *r;

	while ((r = next_of(all, uid, &at)))
		if (strcmp(record_get(r, day), latest) > 0)
			latest = record_get(r, day);
	return latest;
}

static const char *last_report(const struct told *t, const struct record *r)
{
	const char *uid = record_get(r, FIELD_UID);
	const char *latest = latest_of(&t->update, uid, UPDATE_DAY,
	                               record_get(r, ACTION_REPORTED));

	return latest_of(&t->occurrence, uid, OCCURRENCE_DONE, latest);
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
static bool is_led(const struct year *y, const struct told *t, const struct record *r)
{
	const struct record *const *at = NULL, *lead;
	bool led = record_has(r, ACTION_OWNER) || record_has(r, ACTION_EXECUTIVE) ||
		record_has(r, ACTION_COMMUNITY);

	while (!led && (lead = next_of(&t->lead, record_get(r, FIELD_UID), &at)))
		led = is_named(y, lead);
	return led;
}

/* The day that a recurring duty is due next; NULL where there is none. */
static const char *next_time(const struct told *t, const char *uid)
{
	const struct record *const *at = NULL, *r;
	const char *next = NULL;

	while ((r = next_of(&t->occurrence, uid, &at))) {
		const char *due = record_get(r, OCCURRENCE_DUE);

		if (record_is(r, OCCURRENCE_STATE, "open") && *due &&
		    (!next || strcmp(due, next) < 0))
			next = due;
	}
	return next;
}

static struct deed deed_of(const struct year *y, const struct told *t, const struct record *r)
{
	const char *uid = record_get(r, FIELD_UID);
	struct action_facts f = {
		.today = y->as_at, .state = record_get(r, ACTION_STATE),
		.rag = record_get(r, ACTION_RAG), .starts = record_get(r, ACTION_START),
		.due = record_get(r, ACTION_DUE), .review = record_get(r, ACTION_REVIEW),
		.occurs = next_time(t, uid), .reported = last_report(t, r),
		.created = record_get(r, FIELD_MADE_AT), .owner = is_led(y, t, r),
		.period = y->score.rules.period,
	};

	count_milestones(t, uid, &f);
	return (struct deed){ r, action_status(&f), record_get(r, ACTION_AREA) };
}

void year_judge(struct year *y)
{
	const struct shelf *s = &y->shelf[ENT_action];
	struct told t = {
		sorted(&y->shelf[ENT_milestone], MILESTONE_ACTION),
		sorted(&y->shelf[ENT_update], UPDATE_ACTION),
		sorted(&y->shelf[ENT_occurrence], OCCURRENCE_ACTION),
		sorted(&y->shelf[ENT_lead], LEAD_ACTION),
	};

	y->deed = xcalloc(s->n, sizeof(*y->deed));
	for (size_t i = 0; i < s->n; i++)
		y->deed[i] = deed_of(y, &t, &s->rec[i]);
	free(t.milestone.row);
	free(t.update.row);
	free(t.occurrence.row);
	free(t.lead.row);
}
