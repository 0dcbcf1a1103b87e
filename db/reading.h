/* reading.h - a metric by ethnicity, period by period: the counts of each group,
 * their rates and ratios, and what of it can be said.
 *
 * A group's figure is the row published for the whole group where there is
 * one; else the sum of its codes, if all its national codes are there and none
 * is hidden.  What an observation has no denominator for takes it from the
 * metric's population, of the newest period that does not end later: of the
 * same unit, or for the trust itself of the units that the setting
 * metric.population_units names.
 */
#ifndef DB_READING_H
#define DB_READING_H

#include <stdbool.h>

#include "core/day.h"
#include "core/figure.h"
#include "core/grouping.h"
#include "core/record.h"

struct db;
struct err;

enum { READING_LOADS = 8 };

struct reading_period {
	char starts[DAY_SIZE], ends[DAY_SIZE];
	char label[40];			/* "July to September 2026" */
	char code[24];			/* "2026-Q3", as typed */
	struct figure *group;		/* as many as there are groups */
	struct figure total;
	bool has_known, has_unstated, has_total;
	uint64_t known;			/* above the line, of known groups */
	uint64_t unstated;		/* not stated and not known */
	int64_t apart;			/* in the total and in no row by ethnicity */
	bool has_index;
	double index;			/* of disparity, see figure_index() */
	struct limits *standard;	/* by sex and age, or NULL */
	bool *standardised;		/* which of them there is */
	long long load[READING_LOADS];	/* where it comes from */
	int nloads;
};

struct reading {
	struct record metric;
	struct groups groups;
	char *grouping;			/* its name */
	int reference;			/* a group, or -1 */
	char unit[32];			/* "" is the trust itself */
	struct figure_rule rule;
	bool has_target, whole;		/* whole: shares are said without decimals */
	double target;
	struct reading_period *period;	/* the oldest first */
	int n;
};

/* What to read otherwise than the metric says; NULL and "" are as it says. */
struct reading_choice {
	const char *grouping;	/* uid */
	const char *reference;	/* a group by its name */
	const char *unit;	/* NULL: the trust's own, or the only one */
	const char *as_at;	/* later periods are left out; NULL: none */
};

/* By the uid of the metric.  n is 0 where nothing is recorded by ethnicity.
 * ERR_DATA where no group has the name of the reference; ERR_USAGE where there
 * are several units and none is chosen. */
bool reading_read(struct db *, const char *metric,
                  const struct reading_choice *, struct reading *,
                  struct err *);
void reading_fini(struct reading *);

/* The newest period that ends before another begins, or -1. */
int reading_before(const struct reading *, int period);
/* Clear, for the worse, and alike in a period and in the one before it. */
bool reading_flags(const struct reading *, int group);

/* All make a text that the caller frees. */

/* "Detentions: Black or Black British 239.0 per 100,000 (232.9 to 245.3), 3.44
 * times White (3.3 to 3.6): clearly higher, which is worse." */
char *reading_sentence(const struct reading *, int period, int group);
/* What to bear in mind: how many are known, what is crude, how coding bends
 * it, and the metric's own caveat.  shown are the counts as they may be
 * printed, or NULL for all of them whole. */
struct reading_counts {
	char known[32], all[32], unstated[32], apart[32];
};
char *reading_caveat(const struct reading *, int period,
                     const struct reading_counts *shown);
/* The same without any count. */
char *reading_caveat_words(const struct reading *, int period);
/* "per 100,000 people", "per cent", "". */
char *reading_unit_word(const struct reading *);
/* A figure as it is printed: "81", "239.0", "66.7%". */
char *reading_number(const struct reading *, double);

/* --- all of them ----------------------------------------------------- */

/* One group of one metric that is, or was, clearly off. */
struct disparity {
	char metric[UID_SIZE], code[32], reference[96], group[96];
	char *name;			/* of the metric */
	bool core, flagged;
	enum figure_reading reading;
	enum figure_change change;	/* since the period before */
	struct limits ratio;
	bool known;			/* false: the metric has nothing to read */
	int actions;			/* live ones linked to the metric */
	int inquiries;			/* open or paused, of the metric and the group */
	char label[40];			/* of the period */
};

/* Every pair of core or flagged metric and group that is clear now or was in
 * the period before; and each core metric that nothing can be said of, with
 * group "". */
bool disparities_read(struct db *, const char *as_at, struct disparity **,
                      int *n, struct err *);
void disparities_fini(struct disparity *, int n);

/* Of the core metrics: how many have a value by ethnicity for the last period
 * due on a day; and the first that has none, "" if all have. */
struct core_metrics {
	int core, valued, recorded;	/* recorded: with any value at all */
	char lacking[160], newest[DAY_SIZE];
};
bool core_metrics_read(struct db *, const char *as_at, struct core_metrics *,
                       struct err *);

#endif
