/* quality.h - a load against the Data Quality Maturity Index and its target:
 * each line of the sum, what would move it most, whom to ask, and when the
 * target is reached at this pace.
 *
 * Coverage is that of coverage.h.  The threshold of 99 is the setting
 * dqmi.threshold, in per cent.
 */
#ifndef DB_QUALITY_H
#define DB_QUALITY_H

#include "core/rates.h"
#include "db/coverage.h"
#include "db/load.h"

/* What would follow if records of a class were known. */
struct quality_gain {
	enum ethnic_class cls;
	uint64_t n;
	double points;		/* of the data set's score */
};

enum { QUALITY_GAINS = 3 };

enum pace { PACE_UNKNOWN, PACE_REACHED, PACE_ON, PACE_NEVER };

struct quality_team {
	char *team, *label;
	uint64_t n, to_ask;	/* records; not known, invalid or missing */
	struct limits known;	/* 0 to 1, Wilson's */
	double points;		/* that knowing all of them would add */
};

/* A month of the published index (the DQMI feed). */
struct quality_published {
	char ends[DAY_SIZE], unit[32];
	long long complete, all, valid, valid_of, defaults;
	bool is;
	double item;		/* its score, 0 to 100 */
	long long load;		/* of figures */
};

struct quality {
	struct load load;
	struct ethnic_counts all;
	double threshold;	/* 0 to 1 */
	struct rate_value complete, valid, item, known;
	struct coverage coverage;
	double score;		/* of the data set, 0 to 100; that of the item where
				 * no period is expected, so that nobody knows */
	struct quality_gain gain[QUALITY_GAINS];	/* the most first */
	struct quality_team *team;	/* most to ask first */
	int nteams;
	int target;		/* per cent known; 0: none */
	enum pace pace;
	char on[DAY_SIZE];	/* the month in which the target is reached */
	double slope;		/* points of known ethnicity a year */
	struct quality_published *published;	/* the newest first */
	int npublished, providers;	/* providers: others than the first */
};

bool quality_read(struct db *, const struct load *, struct quality *,
                  struct err *);
/* Only what is known, its target and pace: quickly, for home. */
bool quality_read_pace(struct db *, const struct load *, struct quality *, struct err *);
void quality_fini(struct quality *);
/* For quality_read(): what the DQMI feed says of the data set, the trust being the
 * setting dqmi.provider or the only provider. */
bool quality_read_feed(struct db *, struct quality *, struct err *);

/* "Known ethnicity 82.0%, target 95%; at this pace 95% in March 2029."  The
 * caller frees it. */
char *quality_pace(const struct quality *);
/* "Recording the 2,130 who are missing would add 4.2 points."  Likewise. */
char *quality_advice(const struct quality *);
/* "Published for RV5 in October 2026: item score 88.2 ...; ours is 85.5, -2.7
 * points from it."  Likewise. */
char *quality_beside(const struct quality *);

#endif
