/* What the database counts for the score, against counts by hand. */
#include "db/score.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/record.h"
#include "db/db.h"
#include "db/home.h"
#include "db/status.h"
#include "db/store.h"
#include "tests/tap.h"

static struct db *db;
static struct score score;
static struct err err;

static void told(bool done)
{
	if (!done)
		printf("# %s\n", err.msg);
}

/* Add a row with these fields: field, text, ... ending in 0. */
static void add(char uid[static UID_SIZE], enum entity_id ent, ...)
{
	struct record r;
	va_list ap;
	int field;

	store_start(db, &r, &entities[ent]);
	va_start(ap, ent);
	while ((field = va_arg(ap, int)))
		record_set(&r, field, va_arg(ap, const char *));
	va_end(ap);
	told(store_save(db, &r, NULL, &err));
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
}

static void set(enum entity_id ent, const char *uid, int field, const char *text)
{
	struct record r;

	told(store_get(db, &entities[ent], uid, &r, &err));
	record_set(&r, field, text);
	told(store_save(db, &r, NULL, &err));
	record_fini(&r);
}

static void gone(const char *uid)
{
	struct record r;

	told(store_get(db, &entities[ENT_action], uid, &r, &err));
	told(store_remove(db, &r, &err));
	record_fini(&r);
}

static const struct score_count *counted(enum criterion_id id, const char *as_at)
{
	told(db_score(db, as_at, &score, &err));
	return &score.in.count[id];
}

static int level(enum criterion_id id)
{
	return score.level[id].level;
}

static struct db *open_new(void)
{
	struct db_options o = { .path = ":memory:", .who = "ab", .at = "2026-11-22T09:00:00Z",
	                        .today = "2026-11-22", .program = "test", .create = true };
	struct db *made = db_open(&o, &err);

	if (!made)
		printf("Bail out! %s\n", err.msg);
	return made;
}

static char person[UID_SIZE], act[10][UID_SIZE];

/* The first worked example: ten commitments, seven duties on own word. */
static void first_example(void)
{
	for (int i = 0; i < 10; i++)
		add(act[i], ENT_action, ACTION_TITLE, "A commitment", ACTION_KIND, "commitment",
		    ACTION_STATE, "not_reported", 0);
	for (int i = 1; i <= 7; i++) {
		char code[8];
		struct record r;

		snprintf(code, sizeof(code), "DTY-%d", i);
		told(store_find(db, &entities[ENT_duty], code, &r, &err));
		record_set(&r, DUTY_STATUS, "met");
		record_set(&r, DUTY_REVIEWED, "2026-11-20");
		told(store_save(db, &r, NULL, &err));
		record_fini(&r);
	}
	ok(counted(CRIT_LEAD_DUTIES, "2026-11-22")->items == 7 && level(CRIT_LEAD_DUTIES) == 50,
	   "seven duties on the trust's own word: 50");
	ok(score.in.count[CRIT_TRACKABLE].den == 10 && level(CRIT_TRACKABLE) == 0,
	   "none of ten can be tracked");
	ok(!score.level[CRIT_PROGRESS].assessed, "nothing of progress is known");
	ok(score_area_of(&score, AREA_LEADERSHIP)->assessed == 2 &&
	   score_area_of(&score, AREA_LEADERSHIP)->of == 6, "2 of 6 assessed");
	ok(strcmp(score.in.count[CRIT_TRACKABLE].ref, "ACT-1 (A commitment)") == 0 &&
	   score.in.count[CRIT_TRACKABLE].step == 0, "the next step is an owner for the first");
	ok(counted(CRIT_LEAD_DUTIES, "2026-11-19")->den == 0,
	   "an assessment after the as-at day is left out");
}

/* A title of letters with many marks is cut between letters. */
static void long_title(void)
{
	char title[401] = "", uid[UID_SIZE];
	const char *ref;

	for (int i = 0; i < 80; i++)
		memcpy(title + 5 * i, "\u1eb9\u0301", 5);	/* five bytes, one cell */
	add(uid, ENT_action, ACTION_TITLE, title, ACTION_PRIORITY, "1", 0);
	ref = counted(CRIT_TRACKABLE, "2026-11-22")->ref;
	/* 100 bytes hold twenty of them. */
	ok(strncmp(ref, "ACT-11 (", 8) == 0 && strlen(ref) == 8 + 100 + 4 &&
	   strcmp(ref + 108, "...)") == 0, "a long title is cut between letters");
	gone(uid);
}

/* The second: owners and dates for all, five reported on track. */
static void second_example(void)
{
	add(person, ENT_person, PERSON_NAME, "A Bello", PERSON_LOGIN, "ab", 0);
	for (int i = 0; i < 10; i++) {
		set(ENT_action, act[i], ACTION_OWNER, person);
		set(ENT_action, act[i], ACTION_DUE, "2027-03-31");
	}
	for (int i = 0; i < 5; i++)
		set(ENT_action, act[i], ACTION_RAG, "on_track");
	ok(counted(CRIT_TRACKABLE, "2026-11-22")->num == 5 && level(CRIT_TRACKABLE) == 50,
	   "trackable 50");
	ok(score.in.count[CRIT_PROGRESS].items == 5 && level(CRIT_PROGRESS) == 60, "progress 60");
	ok(score.in.count[CRIT_TRACKABLE].step == 2 &&
	   strncmp(score.in.count[CRIT_TRACKABLE].ref, "ACT-6 ", 6) == 0,
	   "the next step is a report on the sixth");
	/* 92 days after 22 November 2026 is 22 February 2027. */
	ok(counted(CRIT_TRACKABLE, "2027-02-22")->num == 5 &&
	   counted(CRIT_TRACKABLE, "2027-02-23")->num == 0, "a report lasts one period");
	ok(counted(CRIT_PROGRESS, "2027-04-01")->num == 0 &&
	   score.in.count[CRIT_PROGRESS].items == 10,
	   "after the due date all ten are overdue or passed in silence");
}

static void evidence(void)
{
	char one[UID_SIZE], two[UID_SIZE];
	struct record duty;

	add(one, ENT_evidence, EVIDENCE_TITLE, "Minutes", EVIDENCE_STRENGTH, "documented",
	    EVIDENCE_DATED, "2026-10-01", 0);
	add(two, ENT_evidence, EVIDENCE_TITLE, "Letter", EVIDENCE_STRENGTH, "self",
	    EVIDENCE_DATED, "2026-11-01", 0);
	told(store_find(db, &entities[ENT_duty], "DTY-1", &duty, &err));
	told(store_link(db, LINK_duty_evidence, record_get(&duty, FIELD_UID), two, true, &err));
	ok(counted(CRIT_LEAD_DUTIES, "2026-11-22")->num == 350 * SCORE_FINE,
	   "self-reported evidence lifts nothing: 7 x 50");
	told(store_link(db, LINK_duty_evidence, record_get(&duty, FIELD_UID), one, true, &err));
	ok(counted(CRIT_LEAD_DUTIES, "2026-11-22")->num == 400 * SCORE_FINE &&
	   score.in.count[CRIT_LEAD_DUTIES].held == 6,
	   	"documented evidence lifts one: 100 + 6 x 50");
	ok(level(CRIT_LEAD_DUTIES) == 57, "400 / 7 = 57.14");
	record_fini(&duty);
}

static void progress(void)
{
	char uid[UID_SIZE], same[UID_SIZE];
	int64_t before = counted(CRIT_PROGRESS, "2026-11-22")->items;

	add(uid, ENT_action, ACTION_TITLE, "Urgent", ACTION_PRIORITY, "1", ACTION_OWNER, person,
	    ACTION_DUE, "2026-11-01", ACTION_STATE, "in_progress", 0);
	ok(counted(CRIT_PROGRESS, "2026-11-22")->den == 5 + 3, "overdue, and weighs 3");
	ok(score.in.count[CRIT_PROGRESS].num == 300 * SCORE_FINE && level(CRIT_PROGRESS) == 38,
	   "5 x 60 over 8 = 37.5");
	add(same, ENT_action, ACTION_TITLE, "Urgent too", ACTION_OWNER, person, ACTION_DUE,
	    "2026-11-01", ACTION_STATE, "in_progress", 0);
	told(store_link(db, LINK_action_same, same, uid, true, &err));
	ok(counted(CRIT_PROGRESS, "2026-11-22")->items == before + 1, "the same is counted once");
	set(ENT_action, uid, ACTION_STATE, "done");
	ok(counted(CRIT_PROGRESS, "2026-11-22")->num == (300 + 3 * 40) * SCORE_FINE,
	   "done after its first due: 40 at most");
	ok(score.in.count[CRIT_PROGRESS].step == 1, "the smallest step is the check");
	counted(CRIT_PROGRESS, "2026-11-10");
	ok(score.in.count[CRIT_PROGRESS].items == 1 && score.in.count[CRIT_PROGRESS].num == 0,
	   "on a day before it was done it was overdue, and no status was declared");
}

static void voices(void)
{
	char partner[UID_SIZE], uid[UID_SIZE];
	struct record c;

	add(partner, ENT_body, BODY_TITLE, "Partnership group", BODY_KIND, "partnership", 0);
	told(store_find(db, &entities[ENT_competency], "CMP-1", &c, &err));
	add(uid, ENT_rating, RATING_TITLE, "We think so", RATING_VOICE, "trust", RATING_LEVEL, "4",
	    RATING_DAY, "2026-10-01", RATING_COMPETENCY, record_get(&c, FIELD_UID), 0);
	ok(counted(CRIT_COMPETENCIES, "2026-11-22")->num == 50 * SCORE_FINE,
	   "the trust's voice alone: 50 at most");
	add(uid, ENT_rating, RATING_TITLE, "We do not", RATING_VOICE, "community", RATING_LEVEL,
	    "2",
	    RATING_DAY, "2026-10-02", RATING_COMPETENCY, record_get(&c, FIELD_UID), 0);
	/* (2 - 1) / (4 - 1) */
	ok(counted(CRIT_COMPETENCIES, "2026-11-22")->num == 3333, "the lowest voice: 33.33");
	ok(score.in.count[CRIT_COMPETENCIES].beside == 1, "two views on one");
	add(uid, ENT_rating, RATING_TITLE, "Settled", RATING_VOICE, "moderated", RATING_LEVEL, "3",
	    RATING_DAY, "2026-10-03", RATING_COMPETENCY, record_get(&c, FIELD_UID), 0);
	ok(counted(CRIT_COMPETENCIES, "2026-11-22")->num == 3333, "moderated by nobody counts not");
	set(ENT_rating, uid, RATING_BODY, partner);
	ok(counted(CRIT_COMPETENCIES, "2026-11-22")->num == 6667, "by a partnership body it does");
	ok(counted(CRIT_COMPETENCIES, "2026-10-01")->num == 50 * SCORE_FINE,
	   "later voices are left out of an earlier day");
	record_fini(&c);
}

static void told_or_not(void)
{
	char uid[UID_SIZE];

	ok(counted(CRIT_RESPONDED, "2026-11-22")->den == 0 && !score.level[CRIT_YOU_SAID].assessed,
	   "no feedback, nothing to judge");
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Answered in time", FEEDBACK_RECEIVED, "2026-09-01",
	    FEEDBACK_ACK_BY, "2026-09-04", FEEDBACK_ACKED, "2026-09-03", FEEDBACK_RESPOND_BY,
	    "2026-10-01", FEEDBACK_RESPONDED, "2026-09-30", 0);
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Answered late", FEEDBACK_RECEIVED, "2026-09-01",
	    FEEDBACK_ACK_BY, "2026-09-04", FEEDBACK_ACKED, "2026-09-05", FEEDBACK_RESPOND_BY,
	    "2026-10-01", FEEDBACK_RESPONDED, "2026-10-02", 0);
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Anonymous", FEEDBACK_RECEIVED, "2026-09-01",
	    FEEDBACK_ANONYMOUS, "yes", FEEDBACK_RESPOND_BY, "2026-10-01", FEEDBACK_PUBLISHED,
	    "2026-09-20", 0);
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Without dates", FEEDBACK_RECEIVED, "2026-08-01",
	    FEEDBACK_CHANNEL, "survey", 0);
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Still has time", FEEDBACK_RECEIVED, "2026-11-20",
	    FEEDBACK_CHANNEL, "survey", FEEDBACK_RESPOND_BY, "2026-12-20", 0);
	/* 1 August and 92 days is 1 November: leaving dates out does not pay. */
	ok(counted(CRIT_ACKNOWLEDGED, "2026-11-22")->num == 1 &&
	   score.in.count[CRIT_ACKNOWLEDGED].den == 3, "1 of 3 acknowledged on time");
	ok(score.in.count[CRIT_RESPONDED].num == 2 && score.in.count[CRIT_RESPONDED].den == 4,
	   "2 of 4 answered on time");
	ok(score.in.count[CRIT_CLOSED].num == 1 && score.in.count[CRIT_CLOSED].den == 4,
	   "1 of 4 closed as told");
	ok(level(CRIT_YOU_SAID) == 100, "published 63 days ago");
	ok(counted(CRIT_RESPONDED, "2026-10-15")->den == 3, "on 15 October three had fallen due");
	ok(score_area_of(&score, AREA_FEEDBACK)->of == 7, "7 criteria");
}

static void routes(void)
{
	char uid[UID_SIZE];

	add(uid, ENT_route, ROUTE_TITLE, "Post box", ROUTE_CHECKED, "2025-11-21", 0);
	add(uid, ENT_route, ROUTE_TITLE, "Web", ROUTE_CHECKED, "2025-11-22", 0);
	add(uid, ENT_route, ROUTE_TITLE, "Old", ROUTE_CLOSED, "2026-01-01", 0);
	ok(counted(CRIT_ROUTES, "2026-11-22")->num == 1 && score.in.count[CRIT_ROUTES].den == 2,
	   "1 of 2 open routes checked within a year");
	ok(strcmp(score.in.count[CRIT_ROUTES].ref, "RTE-1 (Post box)") == 0, "the other is next");
}

static void rules(void)
{
	struct record r;

	told(store_find(db, &entities[ENT_setting], "score.weight.trackable", &r, &err));
	record_set(&r, SETTING_VALUE, "0");
	told(store_save(db, &r, NULL, &err));
	told(db_score(db, "2026-11-22", &score, &err));
	ok(score_area_of(&score, AREA_LEADERSHIP)->of == 5, "a setting weighs");
	record_set(&r, SETTING_VALUE, "much");
	told(store_save(db, &r, NULL, &err));
	ok(!db_score(db, "2026-11-22", &score, &err) && err.code == ERR_CONFIG &&
	   strstr(err.msg, "score.weight.trackable"), "one that cannot be read is an error");
	record_set(&r, SETTING_VALUE, "1");
	told(store_save(db, &r, NULL, &err));
	record_fini(&r);
}

static enum status stands(const char *name)
{
	struct record r;
	enum status st;

	told(store_find(db, &entities[ENT_action], name, &r, &err));
	st = db_status(db, &r);
	record_fini(&r);
	return st;
}

/* The status of one row says what the score counts. */
static void one_row(void)
{
	char uid[UID_SIZE], step[UID_SIZE];

	ok(stands("ACT-1") == STATUS_ON_TRACK && stands("ACT-6") == STATUS_NOT_REPORTED &&
	   stands("ACT-13") == STATUS_OVERDUE, "as in the examples");
	add(uid, ENT_action, ACTION_TITLE, "Slow", ACTION_OWNER, person, ACTION_DUE, "2026-12-20",
	    ACTION_RAG, "on_track", 0);
	ok(stands("Slow") == STATUS_ON_TRACK, "without milestones, as declared");
	add(step, ENT_milestone, MILESTONE_TITLE, "First", MILESTONE_ACTION, uid, 0);
	ok(stands("Slow") == STATUS_AT_RISK, "none of one milestone reached 28 days before due");
	set(ENT_milestone, step, MILESTONE_DONE, "2026-11-20");
	ok(stands("Slow") == STATUS_ON_TRACK, "reached");
}

static void needs(void)
{
	struct home h;
	char uid[UID_SIZE], other[UID_SIZE];

	add(other, ENT_person, PERSON_NAME, "C Osei", 0);
	add(uid, ENT_action, ACTION_TITLE, "Due soon", ACTION_OWNER, person, ACTION_DUE,
	    "2026-11-25", 0);
	add(uid, ENT_action, ACTION_TITLE, "Of another", ACTION_OWNER, other, ACTION_DUE,
	    "2026-11-01", 0);
	add(uid, ENT_action, ACTION_TITLE, "To check", ACTION_OWNER, other, ACTION_DUE,
	    "2026-12-01",
	    ACTION_STATE, "done", ACTION_DONE_BY, other, 0);
	add(uid, ENT_feedback, FEEDBACK_TITLE, "Reply now", FEEDBACK_OWNER, person,
	    FEEDBACK_CHANNEL, "survey",
	    FEEDBACK_RECEIVED, "2026-11-01", FEEDBACK_RESPOND_BY, "2026-11-24", 0);
	ok(home_read(db, &h, &err), "home is read");
	ok(h.me && strcmp(h.me, "A Bello") == 0, "for the person with this login");
	/* Urgent is done, by the same person, who cannot check it. */
	ok(h.nneeds == 4, "four things wait");
	if (h.nneeds != 4) {
		home_fini(&h);
		return;
	}
	ok(strcmp(h.need[0].word, "overdue 21 days") == 0 &&
	   strcmp(h.need[0].title, "Urgent too") == 0 && h.need[0].late, "the latest first");
	ok(strcmp(h.need[1].word, "to check") == 0 &&
	   strcmp(h.need[1].title, "To check (done by C Osei)") == 0, "another's work to check");
	ok(strcmp(h.need[2].word, "reply in 2 days") == 0, "a reply that is owed");
	ok(strcmp(h.need[3].word, "due in 3 days") == 0, "what is due soon");
	home_fini(&h);
}

int main(void)
{
	db = open_new();
	if (!db)
		return 1;
	first_example();
	long_title();
	second_example();
	evidence();
	progress();
	voices();
	told_or_not();
	routes();
	rules();
	needs();
	one_row();
	db_close(db);
	return tap_done();
}
