/* What is counted over actions: trackable, and progress. */
#include <stdio.h>
#include <string.h>

#include "core/entity.h"
#include "core/when.h"
#include "db/score_count.h"

/* The columns of SCORE_ACTIONS. */
enum {
	COL_NUMBER, COL_TITLE, COL_STATE, COL_RAG, COL_STARTS, COL_DUE, COL_FIRST_DUE,
	COL_REPORTED, COL_CREATED, COL_PRIORITY, COL_DONE, COL_VERIFIED, COL_CLOSED,
	COL_AGREED_KIND, COL_MILESTONES, COL_REACHED, COL_UPDATED, COL_OWNED,
	COL_REVIEW, COL_NEXT, COL_OCCURRED, COL_REPEATS, COL_TIMES, COL_SHOWN, COL_MET,
	COL_LATE
};

/* The next step found so far; a smaller rank is a smaller step. */
struct best {
	int rank, row, step;
};

struct tally {
	struct counting *c;
	struct result res;
	struct best track, move;
};

static bool after(const char *day, const char *as_at)
{
	return strncmp(day, as_at, DAY_SIZE - 1) > 0;
}

/* The state that the dated facts up to the day allow. */
static const char *state_at(const struct result *r, int row, const char *as_at)
{
	const char *state = count_text(r, row, COL_STATE);
	bool verified = strcmp(state, "verified") == 0;

	if (verified && after(count_text(r, row, COL_VERIFIED), as_at))
		state = "done";
	if ((verified || strcmp(state, "done") == 0) &&
	    after(count_text(r, row, COL_DONE), as_at))
		return "in_progress";
	if (after(count_text(r, row, COL_CLOSED), as_at))
		return "in_progress";
	return state;
}

static const char *newer(const char *a, const char *b)
{
	return strcmp(a, b) > 0 ? a : b;
}

static bool is_given(const struct tally *t, int row)
{
	return count_given(t->c, ENT_action, result_int(&t->res, row, COL_NUMBER));
}

static struct action_facts facts_of(const struct tally *t, int row)
{
	const struct result *r = &t->res;
	const char *reported = count_text(r, row, COL_REPORTED);
	const char *rag = count_text(r, row, COL_RAG);

	if (after(reported, t->c->as_at))
		reported = rag = "";
	return (struct action_facts){
		.today = t->c->as_at,
		.state = is_given(t, row) ? "verified" : state_at(r, row, t->c->as_at),
		.rag = rag,
		.starts = count_text(r, row, COL_STARTS), .due = count_text(r, row, COL_DUE),
		.review = count_text(r, row, COL_REVIEW),
		.occurs = count_text(r, row, COL_NEXT),
		.reported = newer(newer(reported, count_text(r, row, COL_UPDATED)),
		                  count_text(r, row, COL_OCCURRED)),
		.created = count_text(r, row, COL_CREATED),
		.owner = result_int(r, row, COL_OWNED) != 0,
		.milestones = (int)result_int(r, row, COL_MILESTONES),
		.reached = (int)result_int(r, row, COL_REACHED),
		.period = t->c->rules.period,
	};
}

static void offer(struct best *b, int rank, int row, int step)
{
	if (b->row < 0 || rank < b->rank)
		*b = (struct best){ rank, row, step };
}

/* 0, the most urgent, to 2. */
static int urgency(const struct result *r, int row)
{
	long long p = result_int(r, row, COL_PRIORITY);

	return p == 1 ? 0 : p == 2 ? 1 : 2;
}

static bool is_reported(const struct action_facts *f)
{
	const char *day = action_reported(f);

	return day && day_number(f->today) - day_number(day) <= f->period;
}

/* Ongoing is a date where it is looked at again. */
static bool has_date(const struct action_facts *f)
{
	return *action_due(f) && (when_is_known(action_due(f)) || !*f->review);
}

/* The fewest things missing make the smallest step. */
static void add_trackable(struct tally *t, const struct action_facts *f, int row)
{
	struct score_count *to = &t->c->in.count[CRIT_TRACKABLE];
	bool lacks[SCORE_STEPS] = { !f->owner, !has_date(f), !is_reported(f) };
	int missing = lacks[0] + lacks[1] + lacks[2];

	if (!action_is_open(f))
		return;
	to->den++;
	to->num += !missing;
	if (missing)
		offer(&t->track, missing * 3 + urgency(&t->res, row), row,
		      lacks[0] ? 0 : lacks[1] ? 1 : 2);
}

/* A check of what is done is less work than doing, and that than catching
 * up. */
static void offer_move(struct tally *t, enum status status, int row)
{
	static const struct {
		enum status status;
		int step, rank;
	} moves[] = {
		{ STATUS_DONE, 1, 0 }, { STATUS_OVERDUE, 0, 1 }, { STATUS_DATE_PASSED, 0, 1 },
		{ STATUS_OFF_TRACK, 0, 2 }, { STATUS_AT_RISK, 0, 3 }, { STATUS_ON_TRACK, 2, 4 },
	};

	for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++)
		if (moves[i].status == status)
			offer(&t->move, moves[i].rank * 3 + urgency(&t->res, row), row,
			      moves[i].step);
}

static void add_progress(struct tally *t, const struct action_facts *f, int row)
{
	const struct result *r = &t->res;
	struct score_count *to = &t->c->in.count[CRIT_PROGRESS];
	enum status status = action_status(f);
	bool done = status == STATUS_DONE || status == STATUS_COMPLETE;
	struct action_late late = {
		.first_due = count_text(r, row, COL_FIRST_DUE),
		.ended = count_text(r, row, done ? COL_DONE : COL_CLOSED),
		.agreed = strcmp(count_text(r, row, COL_AGREED_KIND), "partnership") == 0,
	};

	struct times times = {
		.due = result_int(r, row, COL_TIMES), .shown = result_int(r, row, COL_SHOWN),
		.met = result_int(r, row, COL_MET), .late = result_int(r, row, COL_LATE),
	};

	if (!done && status != STATUS_CANCELLED)
		late.ended = NULL;
	if (is_given(t, row) && !*count_text(r, row, COL_DONE))
		late.ended = t->c->as_at;
	if (*count_text(r, row, COL_REPEATS) && action_is_open(f)) {
		if (score_add_recurring(to, &times, (int)result_int(r, row, COL_PRIORITY)) &&
		    times.met + times.late < times.due)
			offer_move(t, STATUS_OVERDUE, row);
		return;
	}
	if (score_add_action(to, status, (int)result_int(r, row, COL_PRIORITY), &late,
	                     t->c->as_at))
		offer_move(t, status, row);
}

bool count_actions(struct counting *c, struct err *e)
{
	struct tally t = { .c = c, .track = { .row = -1 }, .move = { .row = -1 } };
	struct score_count *track = &c->in.count[CRIT_TRACKABLE];
	struct score_count *move = &c->in.count[CRIT_PROGRESS];
	bool ok = count_run(c, SCORE_ACTIONS, 2, &t.res, e);

	for (int row = 0; ok && row < t.res.nrow; row++) {
		struct action_facts f = facts_of(&t, row);

		add_trackable(&t, &f, row);
		add_progress(&t, &f, row);
	}
	if (t.move.row < 0)
		t.move.row = t.track.row;
	track->step = t.track.step;
	move->step = t.move.step;
	if (t.track.row >= 0)
		count_ref(track, entities[ENT_action].prefix, &t.res, t.track.row, COL_NUMBER,
		          COL_TITLE);
	if (t.move.row >= 0)
		count_ref(move, entities[ENT_action].prefix, &t.res, t.move.row, COL_NUMBER,
		          COL_TITLE);
	result_fini(&t.res);
	return ok;
}
