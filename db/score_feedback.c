/* What is counted over the feedback of a year. */
#include <stdio.h>
#include <string.h>

#include "core/entity.h"
#include "db/score_count.h"

/* The columns of SCORE_FEEDBACK. */
enum {
	COL_NUMBER, COL_SUMMARY, COL_STATE, COL_RECEIVED, COL_ANONYMOUS, COL_ACK_BY, COL_ACKED,
	COL_RESPOND_BY, COL_RESPONDED, COL_TOLD, COL_PUBLISHED, COL_ETHNIC
};

/* Days of one piece of feedback, "" where there is none up to the as-at day. */
struct voice {
	bool anonymous;
	char ack_by[DAY_SIZE], respond_by[DAY_SIZE];
	const char *acked, *answered, *told;
	const char *state;
};

static const char *day_up_to(const struct counting *c, const struct result *r, int row, int col)
{
	const char *day = count_text(r, row, col);

	return strcmp(day, c->as_at) > 0 ? "" : day;
}

static const char *earlier(const char *a, const char *b)
{
	return !*a || (*b && strcmp(b, a) < 0) ? b : a;
}

/* The day it should be, or, so that leaving it out does not pay, a reporting
 * period after it was received. */
static void last_day(const struct counting *c, const struct result *r, int row, int col,
                     char by[static DAY_SIZE])
{
	const char *day = count_text(r, row, col);

	if (*day)
		snprintf(by, DAY_SIZE, "%.10s", day);
	else
		day_text(day_number(count_text(r, row, COL_RECEIVED)) + c->rules.period, by);
}

static struct voice voice_of(const struct counting *c, const struct result *r, int row)
{
	struct voice v = {
		.anonymous = strcmp(count_text(r, row, COL_ANONYMOUS), "yes") == 0,
		.acked = day_up_to(c, r, row, COL_ACKED),
		.answered = day_up_to(c, r, row, COL_RESPONDED),
		.told = day_up_to(c, r, row, COL_TOLD),
		.state = count_text(r, row, COL_STATE),
	};

	if (v.anonymous)
		v.told = earlier(v.told, day_up_to(c, r, row, COL_PUBLISHED));
	v.answered = earlier(v.answered, v.told);
	v.acked = earlier(v.acked, v.answered);
	last_day(c, r, row, COL_ACK_BY, v.ack_by);
	last_day(c, r, row, COL_RESPOND_BY, v.respond_by);
	return v;
}

static void refer(struct score_count *to, const struct result *r, int row, int step)
{
	to->step = step;
	count_ref(to, entities[ENT_feedback].prefix, r, row, COL_NUMBER, COL_SUMMARY);
}

/* Judged once it was done or its day has passed.  The oldest that still waits
 * is the next step; where none does, to be on time. */
static void add_timely(struct score_count *to, const struct counting *c, const char *by,
                       const char *done, const struct result *r, int row)
{
	if (!*done && strcmp(by, c->as_at) >= 0)
		return;
	if (!to->den)
		to->step = 1;
	to->den++;
	to->num += *done && strcmp(done, by) <= 0;
	if (!*done && !to->ref[0])
		refer(to, r, row, 0);
}

static bool has_ended(const struct voice *v)
{
	return strcmp(v->state, "changed") == 0 || strcmp(v->state, "no_change") == 0;
}

static void add_closed(struct score_count *to, const struct counting *c, const struct voice *v,
                       const struct result *r, int row)
{
	if (!*v->told && !has_ended(v) && strcmp(v->respond_by, c->as_at) >= 0)
		return;
	to->den++;
	to->num += *v->told != '\0';
	if (!*v->told && !to->ref[0])
		refer(to, r, row, 0);
}

/* What ended and has not been published could be. */
static void offer_publishing(struct score_count *to, const struct counting *c,
                             const struct voice *v, const struct result *r, int row)
{
	if ((*v->told || has_ended(v)) && !*day_up_to(c, r, row, COL_PUBLISHED) && to->step)
		refer(to, r, row, 0);
}

/* "Not stated" was asked; "not known" was not. */
static void hear_group(struct counting *c, const char *code)
{
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		if (strcmp(ethnic_codes[i].code, code) != 0)
			continue;
		c->heard[i] = true;
		if (ethnic_codes[i].cls != CLASS_NOT_KNOWN)
			c->asked = true;
	}
}

static void add_voice(struct counting *c, const struct result *r, int row)
{
	struct score_count *count = c->in.count;
	struct voice v = voice_of(c, r, row);

	hear_group(c, count_text(r, row, COL_ETHNIC));
	if (strcmp(v.state, "merged") == 0)	/* counted once, with the other */
		return;
	if (!v.anonymous)
		add_timely(&count[CRIT_ACKNOWLEDGED], c, v.ack_by, v.acked, r, row);
	add_timely(&count[CRIT_RESPONDED], c, v.respond_by, v.answered, r, row);
	add_closed(&count[CRIT_CLOSED], c, &v, r, row);
	offer_publishing(&count[CRIT_YOU_SAID], c, &v, r, row);
}

static bool count_published(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_YOU_SAID];
	struct result res;
	bool ok = count_run(c, SCORE_PUBLISHED, 1, &res, e);

	if (ok) {
		to->den = result_int(&res, 0, 0) > 0;
		to->num = to->den;
		count_evidence(to, count_text(&res, 0, 1));
	}
	result_fini(&res);
	return ok;
}

bool count_feedback(struct counting *c, struct err *e)
{
	struct result res;
	bool ok = count_run(c, SCORE_FEEDBACK, 2, &res, e);

	c->in.count[CRIT_YOU_SAID].step = 1;
	for (int row = 0; ok && row < res.nrow; row++)
		add_voice(c, &res, row);
	result_fini(&res);
	return ok && count_published(c, e);
}
