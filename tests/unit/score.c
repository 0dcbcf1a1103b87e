/* The score against hand calculation, and the worked examples of its
 * definition. */
#include "core/score.h"

#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

static struct score_rules rules;
static struct score score;

static struct score_input empty(void)
{
	struct score_input in = { .as_at = "2026-11-22" };

	score_rules_init(&rules);
	return in;
}

static void count(struct score_input *in, enum criterion_id id, int64_t num, int64_t den)
{
	in->count[id] = (struct score_count){ .num = num, .den = den, .evidence = "2026-11-01" };
}

static const struct score_area *area(enum score_area_id id)
{
	for (int i = 0; i < AREA_COUNT; i++)
		if (score.area[i].id == id)
			return &score.area[i];
	return NULL;
}

static bool says(char *text, const char *want)
{
	bool same = want ? text && strcmp(text, want) == 0 : !text;

	if (!same)
		printf("# \"%s\"\n", text ? text : "nothing");
	free(text);
	return same;
}

static const struct action_late never = { 0 };

/* Ten published commitments without owners, dates or states, and seven
 * duties ticked on the trust's own word. */
static void first_example(void)
{
	struct score_input in = empty();
	struct score_count *duties = &in.count[CRIT_LEAD_DUTIES];
	struct action_facts f = { .today = "2026-11-22", .state = "not_reported", .period = 92 };

	for (int i = 0; i < 7; i++)
		score_add_duty(duties, "met", false);
	snprintf(duties->evidence, DAY_SIZE, "%s", "2026-11-20");
	in.count[CRIT_TRACKABLE] = (struct score_count){ .num = 0, .den = 10, .ref = "ACT-1" };
	for (int i = 0; i < 10; i++)
		ok(!score_add_action(&in.count[CRIT_PROGRESS], action_status(&f), 0, &never,
		   f.today),
		   "commitment %d has no progress to judge", i + 1);
	score_work_out(&score, &in, &rules);
	ok(score.level[CRIT_LEAD_DUTIES].level == 50, "duties 50");
	ok(score.level[CRIT_TRACKABLE].level == 0 && score.level[CRIT_TRACKABLE].assessed,
	   "trackable 0");
	ok(!score.level[CRIT_PROGRESS].assessed, "progress is not assessed");
	ok(area(AREA_LEADERSHIP)->assessed == 2 && area(AREA_LEADERSHIP)->of == 6,
		"2 of 6 assessed");
	ok(area(AREA_LEADERSHIP)->band == BAND_NONE, "no band");
	ok(area(AREA_LEADERSHIP)->next == CRIT_TRACKABLE, "the next step is of trackable");
	ok(says(score_next(&score, CRIT_TRACKABLE), "Name an owner for ACT-1."), "name an owner");
	ok(says(score_held(&score, CRIT_LEAD_DUTIES),
	        "7 held at partly met: on the trust's own word alone"), "what held the duties");
	ok(area(AREA_DATA)->assessed == 0 && area(AREA_DATA)->band == BAND_NONE &&
	   area(AREA_DATA)->next == CRIT_KNOWN, "data begins with an extract");
}

/* The same trust with owners and dates for all, five on track, none late. */
static void second_example(void)
{
	struct score_input in = empty();
	struct action_facts on = { .today = "2026-11-22", .state = "in_progress", .rag = "on_track",
	                           .due = "2027-03-31", .owner = true, .reported = "2026-11-20",
	                           .period = 92 };
	struct action_facts silent = { .today = "2026-11-22", .state = "not_reported",
	                               .due = "2027-03-31", .owner = true, .period = 92 };
	struct action_late late = { .first_due = "2027-03-31" };

	count(&in, CRIT_TRACKABLE, 5, 10);
	for (int i = 0; i < 10; i++)
		score_add_action(&in.count[CRIT_PROGRESS], action_status(i < 5 ? &on : &silent), 0,
		                 &late, "2026-11-22");
	score_work_out(&score, &in, &rules);
	ok(score.level[CRIT_TRACKABLE].level == 50, "trackable 50");
	ok(score.level[CRIT_PROGRESS].level == 60, "progress 60");
	ok(in.count[CRIT_PROGRESS].items == 5, "of five actions");
	ok(says(score_says(&score, CRIT_PROGRESS),
	        "actions judged: 5, with 60.0 points on average by priority"), "in words");
}

static int known(int64_t num, int64_t den)
{
	struct score_input in = empty();

	count(&in, CRIT_KNOWN, num, den);
	score_work_out(&score, &in, &rules);
	return score.level[CRIT_KNOWN].level;
}

static void lines(void)
{
	ok(known(40, 100) == 0 && known(50, 100) == 0, "50%% and below is 0");
	ok(known(8000, 10000) == 40, "80%% is 40");
	ok(known(90, 100) == 70, "90%% is 70");
	ok(known(95, 100) == 100 && known(100, 100) == 100, "95%% and above is 100");
	ok(known(65, 100) == 20, "65%%: 40 x 15/30 = 20");
	ok(known(85, 100) == 55, "85%%: 40 + 30 x 5/10 = 55");
	ok(known(93, 100) == 88, "93%%: 70 + 30 x 3/5 = 88");
	/* 0.6675 is 17.5 over 50; 40 x 17.5/30 = 23.33. */
	ok(known(675, 1000) == 23, "67.5%%: 23.33 is 23");
	/* 82.5: 40 + 30 x 2.5/10 = 47.5, half up. */
	ok(known(825, 1000) == 48, "82.5%%: 47.5 is rounded up");
	ok(known(4000000000, 5000000000) == 40, "large counts do not overflow");
}

static void ages(void)
{
	struct score_input in = empty();

	in.count[CRIT_YOU_SAID] = (struct score_count){ .den = 1, .evidence = "2026-08-22" };
	in.count[CRIT_PUBLISHED] = (struct score_count){ .den = 1, .evidence = "2025-11-20" };
	score_work_out(&score, &in, &rules);
	ok(score.level[CRIT_YOU_SAID].level == 100, "published 92 days ago");
	ok(score.level[CRIT_PUBLISHED].level == 0, "published 367 days ago");
	snprintf(in.count[CRIT_YOU_SAID].evidence, DAY_SIZE, "%s", "2026-08-21");
	in.count[CRIT_PUBLISHED].evidence[0] = '\0';
	score_work_out(&score, &in, &rules);
	ok(score.level[CRIT_YOU_SAID].level == 0, "published 93 days ago");
	ok(score.level[CRIT_PUBLISHED].assessed && score.level[CRIT_PUBLISHED].level == 0,
	   "never published");
	ok(says(score_says(&score, CRIT_PUBLISHED), "figures by ethnicity last published: never"),
	   "in words");
}

/* A criterion that rests on evidence and would be 100. */
static const struct score_level *gated(const char *evidence)
{
	struct score_input in = empty();

	in.count[CRIT_LEAD_DUTIES] = (struct score_count){ .num = 700 * SCORE_FINE, .den = 7 };
	snprintf(in.count[CRIT_LEAD_DUTIES].evidence, DAY_SIZE, "%s", evidence);
	score_work_out(&score, &in, &rules);
	return &score.level[CRIT_LEAD_DUTIES];
}

static void gate(void)
{
	ok(gated("2025-11-22")->level == 100 && !gated("2025-11-22")->gated,
	   "evidence of twelve months ago is fresh");
	ok(gated("2025-11-21")->level == 49 && gated("2025-11-21")->gated &&
	   gated("2025-11-21")->ungated == 100, "a day older holds it at 49");
	ok(says(score_gate(&score, CRIT_LEAD_DUTIES),
	        "held at 49, would be 100: the newest evidence is of 21 November 2025"),
	   "in words");
	ok(gated("")->level == 49, "no date holds it");
	ok(says(score_next(&score, CRIT_LEAD_DUTIES),
	        "Add evidence of the last 12 months to: National duties D1 to D7."),
	   "the next step is fresh evidence");
	{
		struct score_input in = empty();

		count(&in, CRIT_TRACKABLE, 9, 10);
		in.count[CRIT_TRACKABLE].evidence[0] = '\0';
		score_work_out(&score, &in, &rules);
		ok(score.level[CRIT_TRACKABLE].level == 90,
			"what is counted from rows has no gate");
	}
}

static enum band band_at(int level, int assessed)
{
	static const enum criterion_id ids[] = { CRIT_TRACKABLE, CRIT_PROGRESS, CRIT_MEETINGS };
	struct score_input in = empty();

	for (int i = 0; i < assessed; i++)
		count(&in, ids[i], level * (ids[i] == CRIT_PROGRESS ? SCORE_FINE : 1),
		      ids[i] == CRIT_PROGRESS ? 1 : 100);
	score_work_out(&score, &in, &rules);
	return area(AREA_LEADERSHIP)->band;
}

static void bands(void)
{
	ok(band_at(24, 3) == BAND_LITTLE && band_at(25, 3) == BAND_SOME, "some begins at 25");
	ok(band_at(49, 3) == BAND_SOME && band_at(50, 3) == BAND_GOOD, "good begins at 50");
	ok(band_at(74, 3) == BAND_GOOD && band_at(75, 3) == BAND_STRONG, "strong begins at 75");
	ok(band_at(0, 3) == BAND_LITTLE, "0 is a score");
	ok(band_at(90, 2) == BAND_NONE, "2 of 6 assessed: no band");
	ok(band_at(90, 3) == BAND_STRONG, "3 of 6 assessed: a band");
}

static void areas(void)
{
	struct score_input in = empty();

	count(&in, CRIT_TRACKABLE, 60, 100);
	count(&in, CRIT_MEETINGS, 33, 100);
	count(&in, CRIT_ROUTES, 1, 4);
	score_work_out(&score, &in, &rules);
	ok(area(AREA_LEADERSHIP)->score == 47, "(60 + 33) / 2 = 46.5 is 47");
	ok(score.area[0].id == AREA_FEEDBACK && score.area[1].id == AREA_LEADERSHIP,
	   "the lowest area is first");
	ok(score.area[2].id == AREA_DATA && !score.area[2].assessed, "an unknown one last");
	ok(area(AREA_LEADERSHIP)->next == CRIT_MEETINGS, "the next step is of the lowest level");
	rules.weight[CRIT_TRACKABLE] = 2;
	score_work_out(&score, &in, &rules);
	ok(area(AREA_LEADERSHIP)->score == 51, "(2 x 60 + 33) / 3 = 51");
	rules.weight[CRIT_MEETINGS] = 0;
	score_work_out(&score, &in, &rules);
	ok(area(AREA_LEADERSHIP)->score == 60 && area(AREA_LEADERSHIP)->of == 5,
	   "weight 0 takes a criterion out");
	count(&in, CRIT_RATIFIED, 1, 2);
	score_rules_init(&rules);
	score_work_out(&score, &in, &rules);
	ok(area(AREA_LEADERSHIP)->of == 7, "ratifying applies once a decision was provisional");
	ok(says(score_says(&score, CRIT_VALID), "no extract has been imported") &&
	   says(score_next(&score, CRIT_VALID), "Import an extract."),
	   "what is not assessed says why, and how to begin");
}

static int points(enum status status, int priority, const char *first, const char *ended,
                  bool agreed)
{
	struct score_count c = { 0 };
	struct action_late late = { .first_due = first, .ended = ended, .agreed = agreed };

	if (!score_add_action(&c, status, priority, &late, "2026-11-22"))
		return NO_POINTS;
	return (int)(c.num / c.den / SCORE_FINE);
}

static void progress(void)
{
	struct score_count c = { 0 };

	ok(points(STATUS_COMPLETE, 0, NULL, NULL, false) == 100, "verified 100");
	ok(points(STATUS_DONE, 0, NULL, NULL, false) == 80, "done 80");
	ok(points(STATUS_ON_TRACK, 0, NULL, NULL, false) == 60, "on track 60");
	ok(points(STATUS_AT_RISK, 0, NULL, NULL, false) == 40, "at risk 40");
	ok(points(STATUS_OFF_TRACK, 0, NULL, NULL, false) == 20, "off track 20");
	ok(points(STATUS_OVERDUE, 0, NULL, NULL, false) == 0 &&
	   points(STATUS_DATE_PASSED, 0, NULL, NULL, false) == 0,
	   "overdue 0, in words or in silence");
	for (int s = 0; s < STATUS_COUNT; s++)
		if (s == STATUS_DRAFT || s == STATUS_MISSING || s == STATUS_NOT_STARTED ||
		    s == STATUS_NOT_REPORTED || s == STATUS_PAUSED)
			ok(points((enum status)s, 0, NULL, NULL, false) == NO_POINTS,
			   "%s is left out",
			   statuses[s].word);
	ok(points(STATUS_ON_TRACK, 0, "2026-11-21", NULL, false) == 40, "past its first due: 40");
	ok(points(STATUS_ON_TRACK, 0, "2026-11-22", NULL, false) == 60, "not on that day");
	ok(points(STATUS_ON_TRACK, 0, "2026-11-21", NULL, true) == 60, "unless it was agreed");
	ok(points(STATUS_COMPLETE, 0, "2026-06-30", "2026-06-30", false) == 100, "done in time");
	ok(points(STATUS_COMPLETE, 0, "2026-06-30~m", "2026-07-01", false) == 40, "done late");
	ok(points(STATUS_OFF_TRACK, 0, "2026-11-21", NULL, false) == 20,
		"40 is the most, not the least");
	ok(points(STATUS_CANCELLED, 0, "2026-06-30", "2026-07-01", false) == 0,
	   "cancelled after its first due: 0");
	ok(points(STATUS_CANCELLED, 0, "2026-06-30", "2026-06-01", false) == NO_POINTS,
	   "cancelled before it: left out");
	ok(points(STATUS_CANCELLED, 0, "2024-06-30", "2025-11-21", false) == NO_POINTS,
	   "for a year only");
	ok(points(STATUS_CANCELLED, 0, "2026-06-30", "2026-07-01", true) == NO_POINTS,
	   "unless it was agreed");
	/* (3 x 100 + 2 x 60 + 1 x 0 + 1 x 40) / 7 = 460 / 7 */
	score_add_action(&c, STATUS_COMPLETE, 1, &never, "2026-11-22");
	score_add_action(&c, STATUS_ON_TRACK, 2, &never, "2026-11-22");
	score_add_action(&c, STATUS_OVERDUE, 3, &never, "2026-11-22");
	score_add_action(&c, STATUS_AT_RISK, 0, &never, "2026-11-22");
	ok(c.num == 460 * SCORE_FINE && c.den == 7 && c.items == 4, "priority weighs 3, 2, 1");
}

static void voices(void)
{
	struct score_count c = { 0 };

	ok(score_add_duty(&c, "met", true) && c.num == 10000, "a duty met with evidence: 100");
	ok(score_add_duty(&c, "partly", false) && c.num == 15000 && c.held == 0, "partly: 50");
	ok(score_add_duty(&c, "not_met", true) && c.num == 15000 && c.den == 3, "not: 0");
	ok(!score_add_duty(&c, "not_assessed", true) && c.den == 3, "not assessed is left out");
	c = (struct score_count){ 0 };
	ok(score_add_competency(&c, 3, 1, 4, false) && c.num == 6667, "(3 - 1) / (4 - 1) = 66.67");
	ok(score_add_competency(&c, 4, 0, 4, true) && c.num == 6667 + 5000 && c.held == 1,
	   "the trust's voice alone: at most 50");
	ok(score_add_competency(&c, 1, 0, 4, true) && c.num == 11667 + 2500 && c.held == 1,
	   "which lifts nothing");
	ok(!score_add_competency(&c, 1, 2, 2, false), "a scale of one level says nothing");
	c = (struct score_count){ 0 };
	score_add_meeting(&c, true, true);
	score_add_meeting(&c, true, false);
	score_add_meeting(&c, false, true);
	ok(c.num == 15000 && c.den == 3 && c.held == 1,
	   "a body without community seats: at most 50");
}

static bool sets(const char *name, const char *value)
{
	struct err e;

	return score_rule_set(&rules, name, value, &e);
}

static void settings(void)
{
	score_rules_init(&rules);
	ok(sets("score.weight.trackable", "3") && rules.weight[CRIT_TRACKABLE] == 3, "a weight");
	ok(sets("score.bands", "20 40,60") && rules.bands[1] == 40, "bands");
	ok(sets("score.line.known", "60 0, 90 100") && rules.line[CRIT_KNOWN][1].y == 100 &&
	   rules.line[CRIT_KNOWN][2].x == 0, "a line");
	ok(!sets("score.line.known", "60 0, 50 100") && !sets("score.line.known", "60") &&
	   !sets("score.line.known", "") && rules.line[CRIT_KNOWN][1].x == 90,
	   "a line that does not rise, lacks a number or is empty changes nothing");
	ok(!sets("score.weight.trackable", "-1") && !sets("score.weight.trackable", "2x"),
	   "a weight that is none");
	ok(!sets("score.weight.nothing", "1") && !sets("score.line.trackable", "1 1") &&
	   !sets("score.colour", "1"), "names of nothing");
	ok(sets("report.framework", "Equity"), "other names are left to others");
	ok(sets("score.fresh_months", "6") && sets("score.stale_most", "30") &&
	   sets("reporting_period", "month") && rules.fresh_months == 6 && rules.stale_most == 30 &&
	   rules.period == 31, "the rest");
	ok(!sets("reporting_period", "year"), "a period that is none");
}

int main(void)
{
	first_example();
	second_example();
	lines();
	ages();
	gate();
	bands();
	areas();
	progress();
	voices();
	settings();
	return tap_done();
}
