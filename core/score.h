/* score.h - how well PCREF is run, area by area, with its working.
 *
 * Our own convention: no national PCREF score exists.  A score measures the
 * running of the framework, not equality, and there is no overall one.
 * Whole numbers come in, counted by SQL; here they are divided, weighed and
 * rounded.  The criteria are the rows of criterion.def.
 *
 * A level is a whole number of 0 to 100, rounded half up; an area's score is
 * the weighted mean of the levels shown, rounded likewise, so a reader can
 * check it by hand.  What is unknown is left out and counted as not assessed,
 * and under half assessed there is no band.
 */
#ifndef CORE_SCORE_H
#define CORE_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/day.h"
#include "core/err.h"
#include "core/status.h"

#define AREA(id, ...) AREA_##id,
#define CRITERION(id, ...)
enum score_area_id {
#include "core/criterion.def"
	AREA_COUNT
};
#undef AREA
#undef CRITERION

#define AREA(id, ...)
#define CRITERION(id, ...) CRIT_##id,
enum criterion_id {
#include "core/criterion.def"
	CRIT_COUNT
};
#undef AREA
#undef CRITERION

enum score_how {
	HOW_SHARE,	/* 100 num / den */
	HOW_LINE,	/* 100 num / den through straight lines between points */
	HOW_AGE,	/* the first point whose x days the newest evidence has
			   not passed; 0 beyond them, or where there is none */
	HOW_MEAN	/* num / den, num in hundredths of a point */
};

enum { SCORE_POINTS = 6, SCORE_STEPS = 3, SCORE_FINE = 100 };

struct score_point {
	int x, y;	/* per cent, or days; level */
};

struct criterion {
	const char *name;	/* of its settings, and in JSON */
	const char *label;
	enum score_area_id area;
	enum score_how how;
	bool evidence;		/* held when its evidence is not fresh */
	bool apart;		/* does not apply while nothing is counted */
	struct score_point line[SCORE_POINTS];
	const char *says;	/* the working */
	const char *held;	/* why single things were held down */
	const char *absent;	/* why it is not assessed */
	const char *begin;	/* the next step then */
	const char *next[SCORE_STEPS];	/* the next step, by score_count.step */
};

struct score_area_row {
	const char *name, *label;
};

extern const struct criterion criteria[CRIT_COUNT];
extern const struct score_area_row score_areas[AREA_COUNT];

/* What was counted for one criterion.  den 0: nothing could be. */
struct score_count {
	int64_t num, den;
	int64_t beside;		/* shown and not scored: those asked, of den; the
				   competencies seen in two ways */
	int64_t items, held;	/* things counted, and held down */
	char evidence[DAY_SIZE];	/* the newest; "" where none has a date */
	int step;		/* which next step */
	char ref[160];		/* what it is about: "ACT-42, Publish ..." */
};

enum score_trend { DISPARITY_NARROWED, DISPARITY_SAME, DISPARITY_WIDENED,
                   DISPARITY_UNKNOWN, DISPARITY_COUNT };

struct score_input {
	char as_at[DAY_SIZE];
	struct score_count count[CRIT_COUNT];
	int64_t disparities[DISPARITY_COUNT];
};

enum band { BAND_NONE, BAND_LITTLE, BAND_SOME, BAND_GOOD, BAND_STRONG };

/* What a trust may set, as rows of `setting`; see score_rule_set(). */
struct score_rules {
	int weight[CRIT_COUNT];
	struct score_point line[CRIT_COUNT][SCORE_POINTS];
	int bands[3];		/* where some, good and strong begin */
	int fresh_months;	/* evidence within so many holds nothing down */
	int stale_most;		/* and otherwise this is the most */
	int period;		/* days of a reporting period */
};

struct score_level {
	bool assessed;
	bool applies;
	bool gated;		/* the evidence gate held it */
	int level;
	int ungated;		/* what it would be with fresh evidence */
};

struct score_area {
	enum score_area_id id;
	int assessed, of;	/* criteria, of those that apply */
	int score;		/* where assessed > 0 */
	enum band band;
	int next;		/* the criterion whose next step is smallest, or -1 */
};

struct score {
	struct score_input in;
	struct score_rules rules;
	struct score_level level[CRIT_COUNT];
	struct score_area area[AREA_COUNT];	/* lowest first, unknown last */
};

void score_rules_init(struct score_rules *);

/* One setting: score.weight.NAME "2", score.line.NAME "50 0, 80 40, 95 100",
 * score.bands "25 50 75", score.fresh_months, score.stale_most, and
 * reporting_period.  Other names are left to others; false with
 * ERR_CONFIG where a value cannot be read or a name is not known. */
bool score_rule_set(struct score_rules *, const char *name, const char *value,
                    struct err *);

void score_work_out(struct score *, const struct score_input *,
                    const struct score_rules *);

const char *band_word(enum band);	/* for files: "good", "" for none */
const char *band_label(enum band);	/* for people */

/* Sentences of the working; the caller frees them.  Gate and held are NULL
 * where nothing was held, next where nothing is left to do. */
char *score_says(const struct score *, enum criterion_id);
char *score_gate(const struct score *, enum criterion_id);
char *score_held(const struct score *, enum criterion_id);
char *score_next(const struct score *, enum criterion_id);
/* "2 narrowed, 5 unchanged, 1 widened, 3 not known", which stands beside
 * every band; "not known" where there is none to follow. */
char *score_disparities(const struct score *);

/* Any sentence about a count, with the words of criterion.def in braces. */
char *score_say(const struct score_count *, const char *text);

const struct score_area *score_area_of(const struct score *, enum score_area_id);

/* Folding single facts into a count.  Each raises num, den, items and held;
 * none touches evidence or the next step. */

/* A duty: met 100, partly 50, not 0; self-reported alone at most partly.
 * False for a status that is not an assessment. */
bool score_add_duty(struct score_count *, const char *status, bool documented);

struct action_late {
	const char *first_due;
	const char *ended;	/* the day it was done or cancelled, if known */
	bool agreed;		/* a quorate partnership body agreed the change */
};

/* An action: the points of its status; past its first due at most 40;
 * cancelled after its first due 0 for a year.  priority 1 weighs 3, 2 weighs
 * 2, anything else 1.  False where it is left out. */
bool score_add_action(struct score_count *, enum status, int priority,
                      const struct action_late *, const char *today);

/* The occurrences of a recurring duty within a year that were due or done:
 * those in time, those of them that evidence shows, and those late. */
struct times {
	int64_t due, met, shown, late;
};

/* A recurring duty: the mean over its occurrences, in time 80, and 100 where
 * evidence other than a word shows it, late 40, not done or left out 0; it
 * weighs as one action.  False where none was due. */
bool score_add_recurring(struct score_count *, const struct times *,
                         int priority);

/* A competency from its lowest voice on a scale of bottom to top. */
bool score_add_competency(struct score_count *, int lowest, int bottom, int top,
                          bool trust_alone);

/* A meeting whose quorum is known. */
void score_add_meeting(struct score_count *, bool quorate, bool community_seats);

#endif
