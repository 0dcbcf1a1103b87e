/* bundle.h - what a trust shows to those who look over many: aggregates, small
 * numbers suppressed, signed.  No name of a person, no free text.
 *
 * As text, a line a fact, its parts a tab apart:
 *
 *	pcref-bundle 2
 *	trust NAME | as-at DAY | made AT
 *	area NAME SCORE BAND ASSESSED OF	(SCORE "-" where not assessed)
 *	criterion NAME LEVEL
 *	actions WORD N
 *	feedback STATE N			(N "c" where suppressed)
 *	dataset NAME AS-AT N KNOWN NOT_STATED NOT_KNOWN INVALID MISSING
 *	metric CODE NAME FROM TO PER		(a core one, its newest period)
 *	group NAME NUMERATOR DENOMINATOR FIGURE	(of the metric above; "-": none;
 *						FIGURE is per PER, from whole counts)
 *	key PUBLIC
 *	signature SIGNATURE			(of all the bytes before it)
 *
 * To add a fact: a line here, in put_facts() and in the table of bundle.c; a
 * reader leaves out lines that it does not know.  BUNDLE_FORMAT goes up where
 * what is sent grows or an older reader would take a line wrongly; 1 had no
 * metrics.  Older formats are read.
 */
#ifndef CORE_BUNDLE_H
#define CORE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/day.h"
#include "core/ethnicity.h"
#include "core/score.h"
#include "core/sign.h"
#include "core/suppress.h"

enum { BUNDLE_FORMAT = 2, BUNDLE_NAME = 128, BUNDLE_DATASETS = 32, BUNDLE_STATES = 16,
       BUNDLE_METRICS = 64, BUNDLE_GROUPS = 8, BUNDLE_HIDDEN = -1, BUNDLE_NONE = -2,
       BUNDLE_MOST = 1 << 20 };

struct bundle_dataset {
	char name[BUNDLE_NAME], as_at[DAY_SIZE];
	long long all, cls[CLASS_COUNT];	/* BUNDLE_HIDDEN: suppressed */
};

struct bundle_group {
	char name[48];
	long long above, below, figure;		/* BUNDLE_NONE: there is none */
};

struct bundle_metric {
	char code[32], name[BUNDLE_NAME], from[DAY_SIZE], to[DAY_SIZE];
	long long per;
	struct bundle_group group[BUNDLE_GROUPS];
	int ngroups;
};

struct bundle {
	char trust[BUNDLE_NAME], as_at[DAY_SIZE], made[32];
	struct { int score, assessed, of; enum band band; } area[AREA_COUNT];
	int level[CRIT_COUNT];			/* -1: not assessed */
	long long actions[STATUS_COUNT];
	struct { char state[32]; long long n; } feedback[BUNDLE_STATES];
	int nfeedback;
	struct bundle_dataset dataset[BUNDLE_DATASETS];
	int ndatasets;
	struct bundle_metric metric[BUNDLE_METRICS];
	int nmetrics;
	char key[SIGN_PUBLIC];			/* after reading */
};

/* As many whole characters as fit. */
void bundle_copy(char *to, size_t size, const char *from);

/* Suppress what is small, and what would give it away.  Once only. */
void bundle_hide(struct bundle *, enum suppress_profile);

/* Suppress, write and sign; the caller frees the text.  NULL where secret is
 * no key. */
char *bundle_write(const struct bundle *, enum suppress_profile,
                   const char *secret);

/* ERR_DATA where it is no bundle or has been altered since it was signed. */
bool bundle_read(struct bundle *, const char *text, size_t len, struct err *);

#endif
