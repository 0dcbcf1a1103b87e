/* readout.h - a table of figures to read: its rows, a sentence for each, where
 * they lead, and where they come from.  One source for the screen (readout_view)
 * and for the linear mode.
 *
 * To add one: a kind, its row in kinds[] of readout.c, a function that fills it.
 */
#ifndef TUI_READOUT_H
#define TUI_READOUT_H

#include <stdbool.h>

#include "tui/job.h"

struct app;
struct db;
struct entity;
struct err;
struct linear;
struct view;

enum readout_kind {
	READOUT_NONE,
	READOUT_DISPARITIES,	/* what is clear between groups, all metrics */
	READOUT_METRIC,		/* one metric by group; key is its uid, at how many
				   periods back */
	READOUT_CHECKS,		/* of a load; key is the uid of its data set */
	READOUT_FINDINGS,		/* of the check `at` */
	READOUT_QUALITY,	/* the index of a load, and whom to ask */
	READOUT_SERIES,		/* the points of a control chart, by its name */
	READOUT_WORDS,		/* values of a load that were not understood */
	READOUT_PAPERS,		/* what there is to write, approve, publish */
	READOUT_BODY,		/* for one body, key is its uid */
	READOUT_REPORT,		/* the headings and tables of the annual report */
	READOUT_TRAIL,		/* where one comes from, key is its number */
	READOUT_REMARKS,	/* what is to be put right in it */
	READOUT_CROSSES,	/* what of a data set can be crossed */
	READOUT_CROSS,		/* one of these, `at` */
	READOUT_YEARS		/* the score year by year; at 1 by the rules of today too */
};

struct readout_what {
	enum readout_kind kind;
	char key[192];
	int at;
};

enum { READOUT_COLUMNS = 8, READOUT_OFFERS = 2, READOUT_VALUES = 4 };

/* A row that can be begun from here, with what is known of it. */
struct readout_offer {
	const struct entity *ent;	/* NULL: none */
	int field[READOUT_VALUES];	/* FIELD_OWN or more; 0 is no value */
	char *value[READOUT_VALUES];
};

struct readout_row {
	char *cell[READOUT_COLUMNS];
	char *says;
	struct readout_what leads;	/* READOUT_NONE: nowhere */
	char series[192];		/* its control chart, or "" */
	struct readout_offer offer[READOUT_OFFERS];	/* the first is the usual one */
	char metric[64];		/* an action begun here is linked to it, or "" */
	struct job job;			/* what it does, if anything */
};

struct readout_column {
	const char *head;
	int width;			/* 0 takes what is left */
	bool right;
};

struct readout {
	struct readout_what what;
	char *title, *note;		/* above, and at the right of it */
	char *why, *empty;
	struct readout_column col[READOUT_COLUMNS];
	int ncol;
	struct readout_row *row;
	int n;
};

/* Read what it shows now; readout_fini() in either case. */
bool readout_read(struct db *, struct readout_what, struct readout *, struct err *);
void readout_fini(struct readout *);

/* For those that fill one: a new row whose sentence becomes the readout's. */
struct readout_row *readout_add(struct readout *, char *says);
void readout_head(struct readout *, const char *head, int width, bool right);

bool readout_disparities(struct db *, struct readout *, struct err *);
bool readout_metric(struct db *, struct readout *, struct err *);
bool readout_checks(struct db *, struct readout *, struct err *);
bool readout_findings(struct db *, struct readout *, struct err *);
bool readout_quality(struct db *, struct readout *, struct err *);
bool readout_series(struct db *, struct readout *, struct err *);
bool readout_crosses(struct db *, struct readout *, struct err *);
bool readout_cross(struct db *, struct readout *, struct err *);
bool readout_words(struct db *, struct readout *, struct err *);
/* Offer a row of an entity with one more value of it; the text is copied. */
void readout_offer(struct readout_row *, int which, const struct entity *, int field,
                   const char *value);

struct record;
/* The offer as a row not yet saved. */
void readout_begin(struct db *, const struct readout_offer *, struct record *);
/* An action that was saved ("" is none) is about the metric. */
bool readout_link(struct db *, const char *action, const char *metric, struct err *);

bool readout_papers(struct db *, struct readout *, struct err *);
bool readout_body(struct db *, struct readout *, struct err *);
bool readout_report(struct db *, struct readout *, struct err *);
bool readout_trail(struct db *, struct readout *, struct err *);
bool readout_remarks(struct db *, struct readout *, struct err *);
bool readout_years(struct db *, struct readout *, struct err *);

/* Ask what a job must know, then do it; linear_readout() has its own way. */
void job_begin(struct app *, const struct job *);

struct view *readout_view(struct app *, struct readout_what);
/* A control chart in block characters; NULL and a note where it has no points. */
struct view *control_view(struct app *, const char *series);
/* The same line by line, into whatever is chosen. */
void linear_readout(struct linear *, struct readout_what);

#endif
