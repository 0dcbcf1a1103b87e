/* observation.h - figures by ethnicity: what a metric showed, for whom, when.
 *
 * Observations are many, so they are plain rows that come in loads: a
 * published file, or what somebody typed.  A load is kept whole or not at
 * all, as one entry of the history with the hash of the file and of its rows;
 * its undo is its withdrawal, and withdrawn rows are counted no more.
 *
 * Nothing is summed over loads.  Of two rows about the same thing - metric,
 * period, unit, dimension, category - the one of the newer load holds, so that
 * a file published again corrects the first, and a correction by hand stands
 * until the next file.
 *
 * For a reader of published files: fill in one struct observation a row and
 * hand all of a file to observations_save().
 *	- metric: the uid (metric_by_code() finds it); a row whose measure is no
 *	  metric of the trust is not kept but counted in unmatched.
 *	- starts, ends: first and last day of the period, 2026-04-01, 2026-06-30.
 *	- unit: "" is the trust itself; else the code the file has (RV5, QE1), or
 *	  "England".
 *	- dimension: "ethnicity", or "age", "sex", "deprivation", ...; "" for
 *	  the total of all people, whose category is "" too.
 *	- category, of ethnicity: a code A to S, Z (not stated), 99 (not known);
 *	  "unknown" for a row that has Z and 99 together; a group's name as in
 *	  core/ethnic_code.def ("Asian or Asian British") for a whole group; the
 *	  Census's name where there is no code ("Roma", "Arab", "Gypsy or Irish
 *	  Traveller"); "known" for all known groups together.  Other dimensions:
 *	  the words of the file.
 *	- numerator, denominator: whole numbers, or OBSERVATION_NONE.  What is
 *	  published alone as a count is the numerator.
 *	- published, low, high: a rate, mean or share as printed, with its limits,
 *	  or "".  Decimals stay as printed.
 *	- suppressed: the file hid it ("*"): not zero and not missing.
 *	- line: of the file, for `pcref why`.
 */
#ifndef DB_OBSERVATION_H
#define DB_OBSERVATION_H

#include <stdbool.h>

#include "core/day.h"
#include "core/hash.h"
#include "core/record.h"

struct db;
struct err;

enum { OBSERVATION_NONE = -1, OBSERVATION_TEXT = 24 };

struct observation {
	char metric[UID_SIZE];
	char starts[DAY_SIZE], ends[DAY_SIZE];
	char unit[32], dimension[32], category[96];
	long long numerator, denominator;
	char published[OBSERVATION_TEXT], low[OBSERVATION_TEXT], high[OBSERVATION_TEXT];
	bool suppressed;
	long long line;
	long long load;		/* out: the number of its load */
};

struct observation_load {
	long long id, number;
	char uid[UID_SIZE];
	char origin[8];			/* "file" or "hand" */
	char file[256];			/* its name, without the folder; or why */
	char profile[64];		/* how it was read, "" by hand */
	char file_hash[HASH_SIZE], rows_hash[HASH_SIZE];
	long long bytes, read, kept, suppressed, unmatched;
	char made_at[32], made_by[128];
	bool gone;			/* withdrawn */
};

/* Keep all n of them; sets id, uid, number, kept, suppressed and rows_hash.
 * ERR_DATA where one makes no sense: a share above its denominator is said by
 * the reader, but a period that ends before it begins is refused here. */
bool observations_save(struct db *, struct observation_load *,
                       const struct observation *, int n, struct err *);

/* Which metric has this code, or is called so as a measure of published files
 * ("MHA-ANNUAL:All detentions:All"); case does not matter.  False if none. */
bool metric_by_code(struct db *, const char *code, char uid[static UID_SIZE]);

/* Those that hold of a metric (NULL: of all), in the order of metric, period,
 * unit, dimension and category; periods that end after as_at are left out
 * (NULL: none).  free() the list. */
bool observations_read(struct db *, const char *metric, const char *as_at,
                       struct observation **, int *n, struct err *);

/* Loads, newest first; free() the list. */
bool observation_loads(struct db *, struct observation_load **, int *n,
                       struct err *);
/* By its number.  ERR_INPUT where there is none. */
bool observation_load_find(struct db *, long long number,
                           struct observation_load *, struct err *);
/* True if a file of this hash is there, not withdrawn, and which. */
bool observation_load_same(struct db *, const char *file_hash,
                           struct observation_load *);
bool observation_load_withdraw(struct db *, const struct observation_load *,
                               struct err *);

/* For the history and undo, as load_name() and load_reverse() of load.h. */
char *observation_load_name(struct db *, const char *uid);
char *observation_load_reverse(struct db *, int kind, const char *undoes,
                               const char *uid, bool gone, struct err *);

#endif
