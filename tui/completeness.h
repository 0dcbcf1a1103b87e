/* completeness.h - known ethnicity by team and month, as the grid and the
 * linear mode tell it: one load at a time, all counts read at once. */
#ifndef TUI_COMPLETENESS_H
#define TUI_COMPLETENESS_H

#include <stdbool.h>

#include "db/load.h"

struct db;
struct err;

/* Where most is to be asked first, by name, or least known first. */
enum complete_order { ORDER_TO_ASK, ORDER_NAME, ORDER_KNOWN, ORDER_COUNT };

struct complete_team {
	char *team;			/* "" for all of them */
	char *name;			/* its label or, without one, team */
	struct ethnic_counts all;
	struct ethnic_counts *month;	/* as many as there are months */
};

struct complete {
	struct load *load;		/* the newest of each data set */
	int nloads, at;			/* at: the one that is shown */
	char *pace;			/* "... at this pace 95% in March 2029." */
	struct complete_team *team;	/* the first is all of them */
	int nteams;
	char (*month)[12];		/* in order, "unknown" last */
	int nmonths;
};

/* Read the newest loads, and the counts of the one shown; nloads is 0 where
 * nothing was loaded. */
bool complete_read(struct complete *, struct db *, enum complete_order,
                   struct err *);
void complete_fini(struct complete *);

/* The counts of a team in a month, or in all where month is -1. */
const struct ethnic_counts *complete_counts(const struct complete *, int team,
                                            int month);
/* Rows whose ethnicity is worth asking for: not known, invalid, missing. */
uint64_t complete_to_ask(const struct ethnic_counts *);

/* "better", "worse", "as usual" or "too few": the newest month against those
 * before it, by Wilson's limits of the two (our own rule). */
const char *complete_trend(const struct complete *, int team);

/* All from here on make a text that the caller frees. */

/* "November 2026", or "no month". */
char *complete_month(const struct complete *, int month);
/* "Older adults, November 2026: 2,006 known of 2,050 = 98% (97 to 98).  Not
 * stated 20, ..." */
char *complete_sentence(const struct complete *, int team, int month);
/* Where the numbers come from: the rule, the file, its rows and its hash. */
char *complete_why(const struct complete *);
/* 2050 as "2,050". */
char *complete_number(uint64_t);

#endif
