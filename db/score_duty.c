/* What is counted over duties, and over the ratings of competencies. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entity.h"
#include "db/score_count.h"

enum { DUTY_CODE_COL, DUTY_PART_COL, DUTY_STATUS_COL, DUTY_REVIEWED_COL, DUTY_LATEST_COL,
       DUTY_DOCUMENTED_COL, DUTY_NUMBER_COL };

/* Which step is smallest for a duty that stands so; -1 where none is left. */
static int duty_step(const char *status, bool documented)
{
	if (strcmp(status, "met") == 0)
		return documented ? -1 : 2;
	return strcmp(status, "partly") == 0 ? 0 : 1;
}

/* Linking evidence is less work than meeting a duty that is partly met, and
 * that less than starting on one. */
static void offer_duty(struct score_count *to, int step, const char *code, int *best)
{
	static const int ranks[] = { 1, 2, 0 };

	if (step < 0 || (*best >= 0 && ranks[step] >= *best))
		return;
	*best = ranks[step];
	to->step = step;
	snprintf(to->ref, sizeof(to->ref), "%.*s", count_fits(code, 20, 80), code);
}

static void add_duty(struct counting *c, const struct result *r, int row, int best[2])
{
	bool back = strcmp(count_text(r, row, DUTY_PART_COL), "feedback") == 0;
	struct score_count *to = &c->in.count[back ? CRIT_BACK_DUTIES : CRIT_LEAD_DUTIES];
	const char *reviewed = count_text(r, row, DUTY_REVIEWED_COL);
	const char *latest = count_text(r, row, DUTY_LATEST_COL);
	const char *status = count_text(r, row, DUTY_STATUS_COL);
	const char *code = count_text(r, row, DUTY_CODE_COL);
	bool documented = result_int(r, row, DUTY_DOCUMENTED_COL) > 0;

	if (count_given(c, ENT_duty, result_int(r, row, DUTY_NUMBER_COL))) {
		status = "met";
		documented = true;
		reviewed = latest = c->as_at;
	}

	if (strcmp(reviewed, c->as_at) > 0 || !score_add_duty(to, status, documented)) {
		if (!to->ref[0])
			snprintf(to->ref, sizeof(to->ref), "%.*s", count_fits(code, 20, 80), code);
		return;
	}
	/* One's own word is as old as the day it was given. */
	count_evidence(to, *latest ? latest : reviewed);
	offer_duty(to, duty_step(status, documented), code, &best[back]);
}

bool count_duties(struct counting *c, struct err *e)
{
	int best[2] = { -1, -1 };
	struct result res;
	bool ok = count_run(c, SCORE_DUTIES, 1, &res, e);

	for (int row = 0; ok && row < res.nrow; row++)
		add_duty(c, &res, row, best);
	result_fini(&res);
	return ok;
}

enum { RATED_UID, RATED_NUMBER, RATED_NAME, RATED_BOTTOM, RATED_TOP, RATED_VOICE, RATED_BODY,
       RATED_LEVEL, RATED_DAY, RATED_KIND };

static bool same_voice(const struct result *r, int a, int b)
{
	return strcmp(count_text(r, a, RATED_VOICE), count_text(r, b, RATED_VOICE)) == 0 &&
	       strcmp(count_text(r, a, RATED_BODY), count_text(r, b, RATED_BODY)) == 0;
}

static bool is_moderated(const struct result *r, int row)
{
	return strcmp(count_text(r, row, RATED_VOICE), "moderated") == 0;
}

static bool is_partnership(const struct result *r, int row)
{
	return strcmp(count_text(r, row, RATED_KIND), "partnership") == 0;
}

/* A moderated view that no partnership body stands by is as if unsaid. */
static bool counts(const struct result *r, int row)
{
	return result_get(r, row, RATED_LEVEL) && (!is_moderated(r, row) || is_partnership(r, row));
}

struct voices {
	int lowest, highest;	/* -1: nobody has spoken */
	bool trust_alone;
};

/* Rows first to end rate one competency, oldest first.  The newest word of
 * each voice counts; a moderated one only from a partnership body, and then
 * in place of those before it. */
static struct voices hear(const struct result *r, int first, int end)
{
	struct voices v = { .lowest = -1, .highest = -1, .trust_alone = true };

	for (int i = first; i < end; i++) {
		bool replaced = !counts(r, i);
		int level = (int)result_int(r, i, RATED_LEVEL);

		for (int j = i + 1; !replaced && j < end; j++)
			replaced = counts(r, j) && (same_voice(r, i, j) || is_moderated(r, j));
		if (replaced)
			continue;
		if (v.lowest < 0 || level < v.lowest)
			v.lowest = level;
		if (level > v.highest)
			v.highest = level;
		if (strcmp(count_text(r, i, RATED_VOICE), "trust") != 0)
			v.trust_alone = false;
	}
	return v;
}

static void add_competency(struct counting *c, const struct result *r, int first, int end,
                           int *worst)
{
	struct score_count *to = &c->in.count[CRIT_COMPETENCIES];
	struct voices v = hear(r, first, end);
	int bottom = (int)result_int(r, first, RATED_BOTTOM);
	int top = (int)result_int(r, first, RATED_TOP);
	int64_t before = to->num, rise;

	if (v.lowest < 0 || !score_add_competency(to, v.lowest, bottom, top, v.trust_alone)) {
		if (!to->den && !to->ref[0])
			count_ref(to, entities[ENT_competency].prefix, r, first,
			          RATED_NUMBER, RATED_NAME);
		return;
	}
	count_evidence(to, count_text(r, end - 1, RATED_DAY));
	to->beside += v.highest > v.lowest;
	rise = to->num - before;
	if (*worst < 0 || rise < *worst) {
		*worst = (int)rise;
		to->step = v.trust_alone;
		count_ref(to, entities[ENT_competency].prefix, r, first, RATED_NUMBER, RATED_NAME);
	}
}

bool count_competencies(struct counting *c, struct err *e)
{
	int worst = -1;
	struct result res;
	bool ok = count_run(c, SCORE_RATINGS, 1, &res, e);

	for (int first = 0, end; ok && first < res.nrow; first = end) {
		for (end = first + 1; end < res.nrow; end++)
			if (strcmp(count_text(&res, end, RATED_UID),
			           count_text(&res, first, RATED_UID)) != 0)
				break;
		add_competency(c, &res, first, end, &worst);
	}
	result_fini(&res);
	return ok;
}
