/* year.h - the rows that an annual report is made of, as they stood on its
 * day; for report/annual and annual.c only.
 *
 * Every live row is read once into a shelf an entity, in the order of its
 * numbers; of feedback, what was received, published or told in the year.  What
 * is dated after the day is taken off: a row whose own date is later goes, a
 * later day of something that happened since is emptied, and a state that rests
 * on that day goes back to the one before.
 */
#ifndef REPORT_ANNUAL_YEAR_H
#define REPORT_ANNUAL_YEAR_H

#include "core/record.h"
#include "core/score.h"
#include "core/status.h"
#include "core/when.h"
#include "report/annual.h"

struct shelf {
	struct record *rec;
	size_t n;
	const struct record **by_uid;	/* the same rows, to look them up */
};

struct holding;
struct node;
struct pool;
struct reading;

/* An action as it stands. */
struct deed {
	const struct record *rec;
	enum status status;
	const char *area;	/* a code, or "" */
};

struct year {
	struct db *db;
	struct doc *doc;
	const struct annual_options *opt;
	const char *as_at;
	char from[WHEN_SIZE], to[WHEN_SIZE];	/* the financial year */
	char next[DAY_SIZE];			/* the last day of the next */
	struct shelf shelf[ENT_COUNT];
	struct pool *pool;	/* what the rows are made of: shelf.c */
	const struct record **links_from, **links_to;	/* links by each of their ends */
	struct deed *deed;	/* as many as there are actions */
	struct holding *holding;	/* a data set each: holding.h */
	int nholding;
	struct reading *reading;	/* metrics read by ethnicity: metrics.c */
	int nreading;
	struct score score;
};

/* year_index() makes the rows easy to find: for year_init() alone. */
void year_index(struct year *);
bool year_init(struct year *, struct db *, const struct annual_options *, struct err *);
void year_fini(struct year *);
/* What each metric shows by ethnicity; metrics_drop() for year_fini() alone. */
bool metrics_read(struct year *, struct err *);
void metrics_drop(struct year *);
/* The differences between groups, in a section of the one given. */
void tell_metrics(struct year *, struct node *);

/* The row with this uid; NULL if there is none, or it is gone. */
const struct record *year_row(const struct year *, enum entity_id, const char *uid);
/* The title of the row that a field refers to, "" if none. */
const char *year_title(const struct year *, const struct record *, int field);
/* A field as a person reads it; the caller frees it. */
char *year_shown(const struct year *, const struct record *, int field);
/* The value of a setting, or NULL where it is not set or empty. */
const char *year_setting(const struct year *, const char *name);

/* The next row linked to uid by this kind, seen from the to end if back;
 * start with *at 0, NULL when there are no more. */
const struct record *year_linked(const struct year *, enum link_id, const char *uid,
                                 bool back, size_t *at);

/* True if the text is a day from the first to the last of the year. */
bool year_holds(const struct year *, const char *day);

/* Work out how each action stands; wants the rules of the score. */
void year_judge(struct year *);

/* Take what is later than the day off a row; false if the row goes. */
bool then_row(struct record *, const char *as_at);
/* True if there is anything to take off. */
bool then_differs(const struct record *, const char *as_at);

/* From narrative.c: the words of this year that stand in a section, put before
 * its figures.  What was not reviewed says so. */
void narratives_of(struct year *, struct node *section, const char *code);
bool narrative_is_of(const struct year *, const struct record *, const char *code);

/* From front.c: how actions, data and feedback stand, in a list. */
void tell_glance(struct year *, struct node *);

/* From scores.c: all areas in a table, how many disparities moved, and one area with
 * its working. */
void score_of_disparities(const struct year *, struct node *);
void scores_at_a_glance(struct year *, struct node *);
void score_of_areas(struct year *, struct node *);
void score_of_area(struct year *, struct node *, const char *code);

/* From voices.c: was it published or told in the year as "you said, we did"? */
bool feedback_is_told(const struct year *, const struct record *);

/* From promised.c: what was first due in the year, and what became of it; the sentence
 * alone, false where nothing was due. */
bool say_promised(const struct year *, struct node *);
void tell_promised(struct year *, struct node *);

/* From promises.c: the objectives of a plan, after a line that leads to them. */
void tell_aims(const struct year *, struct node *, const char *plan, const char *lead);

/* From heard.c: which ethnic groups the year's feedback came from. */
void groups_heard(struct year *, struct node *, size_t all);
/* How long people waited, and how many concerns led to change. */
void year_waits(struct year *, struct node *);

/* From data.c: the line at a glance, and the loads it all rests on. */
void glance_data(struct year *, struct node *list);
void quality_data(struct year *, struct node *);

/* From meetings.c: which were held and quorate, and what was decided. */
void tell_meetings(struct year *, struct node *);

/* The sections, in order of reading. */
void section_glance(struct year *);
void section_foreword(struct year *);
void section_population(struct year *);
void section_promises(struct year *);
void section_areas(struct year *);
void section_competencies(struct year *);
void section_data(struct year *);
void section_feedback(struct year *);
void section_governance(struct year *);
void section_learning(struct year *);
void section_funding(struct year *);
void section_risks(struct year *);
void section_next(struct year *);
void section_quality(struct year *);
void section_signing(struct year *);

#endif
