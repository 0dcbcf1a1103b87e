/* Each rule of the computed status, and that an earlier one wins. */
#include "core/status.h"

#include <string.h>

#include "tests/tap.h"

static const struct action_facts steady = {
	.today = "2026-11-22", .state = "in_progress", .rag = "on_track",
	.due = "2027-03-31~q", .reported = "2026-10-01", .owner = true, .period = 92,
};

/* The status of the steady action but for what is named. */
static struct action_facts f_;
#define with(...) (f_ = steady, __VA_ARGS__, action_status(&f_))

static void states(void)
{
	ok(with(f_.state = "draft", f_.due = "2026-01-01") == STATUS_DRAFT, "a draft is a draft");
	ok(with(f_.state = "paused") == STATUS_PAUSED, "paused");
	ok(with(f_.state = "cancelled") == STATUS_CANCELLED, "cancelled");
	ok(with(f_.state = "superseded") == STATUS_SUPERSEDED, "superseded");
	ok(with(f_.state = "merged") == STATUS_MERGED, "merged");
	ok(with(f_.state = "verified", f_.due = "2026-01-01") == STATUS_COMPLETE,
	   "verified is complete, however late");
	ok(with(f_.state = "done", f_.due = "2026-01-01") == STATUS_DONE,
	   "done awaits evidence, however late");
}

static void dates(void)
{
	ok(with(f_.due = "2026-11-21") == STATUS_OVERDUE, "due yesterday is overdue");
	ok(with(f_.due = "2026-11-22") == STATUS_ON_TRACK, "due today is not");
	ok(with(f_.due = "2026-11-30~m") == STATUS_ON_TRACK, "a month is not past before its end");
	ok(with(f_.due = "2026-10-31~m") == STATUS_OVERDUE, "and then it is");
	ok(with(f_.due = "9999-12-31~z") == STATUS_ON_TRACK, "ongoing is never overdue");
	ok(with(f_.due = "2026-11-21", f_.owner = false) == STATUS_OVERDUE,
	   "leaving the owner out does not hide that it is overdue");
	ok(with(f_.due = "2026-11-21", f_.state = "not_reported", f_.rag = NULL)
	   == STATUS_DATE_PASSED, "nothing ever reported: date passed");
	ok(with(f_.due = "2026-11-21", f_.state = "not_reported") == STATUS_OVERDUE,
	   "a declared status is a report");
	ok(with(f_.owner = false) == STATUS_MISSING, "no owner");
	ok(with(f_.due = NULL) == STATUS_MISSING, "no due");
	ok(with(f_.due = "") == STATUS_MISSING, "an empty due is none");
	ok(with(f_.starts = "2026-11-23") == STATUS_NOT_STARTED, "starts tomorrow");
	ok(with(f_.starts = "2026-11-22") == STATUS_ON_TRACK, "starts today");
}

static void risks(void)
{
	/* 22 November + 30 days = 22 December.  3 of 4 is 75%, 4 of 5 is 80%. */
	ok(with(f_.due = "2026-12-22", f_.milestones = 4, f_.reached = 3) == STATUS_AT_RISK,
	   "75%% of milestones 30 days before due");
	ok(with(f_.due = "2026-12-22", f_.milestones = 5, f_.reached = 4) == STATUS_ON_TRACK,
	   "80%% is enough");
	ok(with(f_.due = "2026-12-23", f_.milestones = 4, f_.reached = 0) == STATUS_ON_TRACK,
	   "31 days before due nothing is asked");
	/* From 22 August to 22 November there are 9 + 30 + 31 + 22 = 92 days. */
	ok(with(f_.reported = "2026-08-22") == STATUS_ON_TRACK, "reported 92 days ago");
	ok(with(f_.reported = "2026-08-21") == STATUS_AT_RISK, "reported 93 days ago");
	ok(with(f_.reported = NULL, f_.created = "2026-08-21") == STATUS_AT_RISK,
	   "never, and agreed 93 days ago");
	ok(with(f_.reported = NULL, f_.created = "2026-08-21", f_.state = "not_reported",
	        f_.rag = NULL) == STATUS_NOT_REPORTED,
	        	"since when an imported one was is not known");
	ok(with(f_.reported = NULL) == STATUS_ON_TRACK, "unknown since when is not silence");
	ok(with(f_.rag = "off_track", f_.reported = "2026-08-21") == STATUS_AT_RISK,
	   "the computed word stands before the declared one");
}

static void declared(void)
{
	ok(with(f_.rag = "at_risk") == STATUS_AT_RISK, "at risk");
	ok(with(f_.rag = "off_track") == STATUS_OFF_TRACK, "off track");
	ok(with(f_.rag = "complete") == STATUS_DONE, "declared complete awaits evidence");
	ok(with(f_.rag = "amber_green") == STATUS_DECLARED, "the trust's own word");
	ok(with(f_.rag = NULL) == STATUS_NOT_REPORTED, "nothing declared");
	ok(with(f_.reported = NULL, f_.created = "2026-11-01") == STATUS_ON_TRACK &&
	   strcmp(action_reported(&f_), "2026-11-01") == 0,
	   "what was entered with a status was reported that day");
	ok(with(f_.reported = NULL, f_.created = "2026-11-01",
	   f_.rag = "") == STATUS_NOT_REPORTED &&
	   !action_reported(&f_), "what was entered without one was not");
	ok(with(f_.state = "done") == STATUS_DONE && !action_is_open(&f_) &&
	   with(f_.state = "paused") == STATUS_PAUSED && action_is_open(&f_), "open and closed");
	ok(statuses[STATUS_DATE_PASSED].points == 0 &&
	   statuses[STATUS_MISSING].points == NO_POINTS &&
	   strcmp(statuses[STATUS_ON_TRACK].word, "on_track") == 0, "words have their points");
}

static const struct feedback_facts fresh = {
	.today = "2026-11-22", .state = "received",
	.acknowledge_by = "2026-12-10", .respond_by = "2027-01-10",
};

static struct feedback_facts v_;
#define voice(...) (v_ = fresh, __VA_ARGS__, feedback_status(&v_))

static void feedback(void)
{
	ok(voice((void)0) == STATUS_OPEN, "feedback with time left is open");
	ok(voice(v_.acknowledge_by = "2026-11-29") == STATUS_ACK_DUE, "7 days before");
	ok(voice(v_.acknowledge_by = "2026-11-30") == STATUS_OPEN, "8 days before");
	ok(voice(v_.acknowledge_by = "2026-11-21") == STATUS_ACK_LATE, "a day after");
	ok(voice(v_.acknowledge_by = "2026-11-21", v_.anonymous = true) == STATUS_OPEN,
	   "nobody to acknowledge");
	ok(voice(v_.acknowledge_by = "2026-11-21", v_.responded = "2026-11-20") == STATUS_OPEN,
	   "an answer acknowledges");
	ok(voice(v_.respond_by = "2026-11-22") == STATUS_REPLY_DUE, "reply due today");
	ok(voice(v_.respond_by = "2026-11-21",
	   v_.acknowledge_by = "2026-11-01") == STATUS_REPLY_LATE,
	   "a late reply stands before a late acknowledgement");
	ok(voice(v_.respond_by = "2026-11-21", v_.responded = "2026-11-20", v_.state = "changed")
	   == STATUS_TO_TELL, "changed and still to be told");
	ok(voice(v_.responded = "2026-11-20", v_.state = "changed", v_.tell_by = "2026-11-21")
	   == STATUS_TELL_LATE && voice(v_.responded = "2026-11-20", v_.state = "no_change",
	   v_.tell_by = "2026-11-22") == STATUS_TO_TELL, "late to tell the day after");
	ok(voice(v_.responded = "2026-11-20", v_.state = "planned", v_.change_due = "2026-11-21")
	   == STATUS_CHANGE_LATE && voice(v_.responded = "2026-11-20", v_.state = "planned",
	   v_.change_due = "2026-11-22") == STATUS_OPEN, "a planned change past its day");
	ok(voice(v_.state = "merged", v_.respond_by = "2026-11-01") == STATUS_MERGED,
	   "what is answered with another is late with that");
	ok(voice(v_.respond_by = "2026-11-21", v_.told = "2026-11-20") == STATUS_TOLD, "told");
	ok(voice(v_.anonymous = true, v_.published = "2026-11-20") == STATUS_TOLD,
	   "published is told where nobody can be");
	ok(voice(v_.published = "2026-11-20") == STATUS_OPEN, "otherwise it is not");
	ok(voice(v_.respond_by = NULL, v_.acknowledge_by = "") == STATUS_OPEN,
	   "a last day that is not known is never past");
}

int main(void)
{
	states();
	dates();
	risks();
	declared();
	feedback();
	return tap_done();
}
