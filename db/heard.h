/* heard.h - whom we have heard from beside those in our care, how long people
 * waited, and what came of it.
 *
 * Equity of voice: each national category's share of the feedback that says a
 * group, with Wilson's limits, beside its share of the records of known
 * ethnicity in the newest load of the data set that holds most.  Where the
 * limits leave out the share in our care, the category is heard from less, or
 * more, than its share; not at all comes first.  Feedback that is answered with
 * another counts as well: its people spoke.
 */
#ifndef DB_HEARD_H
#define DB_HEARD_H

#include "core/ethnicity.h"
#include "core/spread.h"
#include "db/load.h"

struct db;
struct err;

enum heard_word { HEARD_NONE, HEARD_LESS, HEARD_SHARE, HEARD_MORE, HEARD_NO_CASELOAD };

struct heard_group {
	enum ethnic_code code;
	long long care, all, patients, carers;	/* carers with families */
	struct limits share;		/* of what says a group, 0 to 1 */
	enum heard_word word;
};

struct heard {
	struct heard_group group[ETHNIC_COUNT];	/* national categories, in order */
	int n;
	long long all, given;		/* pieces of feedback; those that say a group */
	long long care;			/* records of known ethnicity */
	struct load load;		/* number 0: no caseload is known */
};

/* Of what was received after `from` up to and with `to`. */
bool heard_read(struct db *, const char *from, const char *to, struct heard *, struct err *);
/* "not heard", "less", "as share", "more": than the share in our care. */
const char *heard_says(enum heard_word);

/* --- times ---------------------------------------------------------------- */

enum wait { WAIT_ACKNOWLEDGE, WAIT_RESPOND, WAIT_TELL, WAITS };

/* Calendar days from the day received; what still waits is counted apart. */
struct waits {
	char *kind, *who;		/* "", "all"; a group; a service */
	struct spread spread[WAITS];
	int waiting[WAITS];
};

struct times {
	struct waits *row;		/* all, then groups, then services */
	int n;
	/* Concerns (no compliments, nothing answered with another). */
	long long changed, not_changed, open;
};

const char *wait_label(enum wait);
bool times_read(struct db *, const char *from, const char *to, struct times *, struct err *);
void times_fini(struct times *);
/* "Of 40 concerns that were settled, 28 led to change: 70% (95% limits 55 to
 * 82); 12 more are open."  For free(). */
char *times_sentence(const struct times *);

#endif
