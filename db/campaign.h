/* campaign.h - what a campaign brought: ethnicity known before and after it, in
 * its teams, by ethnic group.
 *
 * Before is the newest load of its data set that shows a day before it began;
 * after, the first that shows a day after it ended, or the newest while it
 * runs.  Other things happen meanwhile: the sentence says so.
 */
#ifndef DB_CAMPAIGN_H
#define DB_CAMPAIGN_H

#include "core/ethnicity.h"
#include "core/stats.h"
#include "db/load.h"

struct campaign_side {
	struct load load;
	uint64_t code[ETHNIC_COUNT], n, known;
	struct limits share;		/* known, 0 to 100 */
};

struct campaign {
	struct record rec;
	struct campaign_side before, after;
	struct limits change;		/* in points, with limits */
};

/* ERR_INPUT where there is no load on one side; ERR_DATA where it names no
 * data set. */
bool campaign_read(struct db *, const char *uid, struct campaign *,
                   struct err *);
void campaign_fini(struct campaign *);

/* "Of 3,012 asked, 864 replied (28.7%) ... Known ethnicity in MHSDS was 80.0%
 * (79.5 to 80.4) on ... and 82.0% on ...: it rose clearly."  The caller frees
 * it. */
char *campaign_sentence(const struct campaign *);

#endif
