/* load.h - extracts that were loaded: counts only, never a person.
 *
 * A load is kept whole or not at all, as one entry of the history, with the
 * hash of the file and of its sorted counts; its undo is its withdrawal.
 * Extracts send old referrals again, so loads are never summed: whoever asks
 * for counts gets those of one load, the newest of a data set (by the day it
 * shows, then by number) that has not been withdrawn.
 */
#ifndef DB_LOAD_H
#define DB_LOAD_H

#include <stdbool.h>

#include "core/day.h"
#include "core/hash.h"
#include "core/rates.h"
#include "core/record.h"

struct db;
struct err;
struct tally;

enum { LOAD_FILE = 256 };

struct load {
	long long id, number;
	char uid[UID_SIZE], dataset[UID_SIZE];
	char name[256];			/* of the data set */
	char as_at[DAY_SIZE];		/* the day it shows */
	char file[LOAD_FILE];		/* its name, without the folder */
	char file_hash[HASH_SIZE], counts_hash[HASH_SIZE];
	char made_at[32], made_by[128];
	long long bytes, read, accepted, cleaned, undated;
	long long expected;		/* -1: nobody said */
	bool gone;			/* withdrawn */
	char counted[8];		/* "rows" or "people"; "" is rows */
	char profile[256];		/* its name then, or "" */
	char map_hash[HASH_SIZE];	/* of what values meant then, or "" */
	long long mapped;		/* rows so understood */
};

/* What a load counts beside its codes.  Kinds: "class" (all of it), "column" (1 for each that the
 * file had), "form" (of the raw value, see core/ethnic_form.def), "detained" and
 * "restraint" (by code), "person", "local" (known codes with a second character,
 * as A1), "delay" (rows, before, median, three_of_four: days from referral to
 * recording), "delay_rows" and "delay_median" (by team), and "word" (values that
 * were not understood, each of several rows). */
struct load_item {
	char *kind, *item;
	long long n;
};

/* Keep the counts of a tally and n items; sets id, uid and number. */
bool load_save_items(struct db *, struct load *, struct tally *,
                     const struct load_item *, int n, struct err *);
bool load_save(struct db *, struct load *, struct tally *, struct err *);

/* One load.  ERR_INPUT where there is none. */
bool load_find(struct db *, long long number, struct load *, struct err *);
/* The newest of a data set (its uid) as known on a day, NULL being any day. */
bool load_newest(struct db *, const char *dataset, const char *as_at,
                 struct load *, struct err *);
/* True if a file of this hash is loaded for this data set, and which: the
 * newest of them. */
bool load_same(struct db *, const char *dataset, const char *file_hash,
               struct load *);
/* All, newest first; or only the newest of each data set.  free() the list. */
bool load_list(struct db *, bool newest, const char *as_at, struct load **,
               int *n, struct err *);

/* True if both count rows, or both people: only such say what changed. */
bool load_alike(const struct load *, const struct load *);
/* The newest of the same data set that shows an earlier day and counts alike; false if
 * there is none. */
bool load_before(struct db *, const struct load *, struct load *before, struct err *);

/* Withdraw a load: it stays in the history, and is counted no more. */
bool load_withdraw(struct db *, const struct load *, struct err *);

/* The items of a kind (NULL: of all), the most first; load_items_fini frees. */
bool load_items(struct db *, const struct load *, const char *kind,
                struct load_item **, int *n, struct err *);
void load_items_fini(struct load_item *, int n);
/* All of a load by class, without a look at its cells where they were summed up
 * when it was kept. */
bool load_classes(struct db *, const struct load *, struct ethnic_counts *, struct err *);

/* --- counts --------------------------------------------------------- */

/* What counts can be told apart by; the names are columns of CSV. */
enum count_by {
#define COUNT_BY(id, ...) id,
#include "db/count_by.def"
#undef COUNT_BY
	BY_COUNT
};

struct count_by_info {
	const char *name, *label, *column;
};

extern const struct count_by_info count_bys[BY_COUNT];

/* By its name, or BY_COUNT. */
enum count_by count_by_find(const char *name);

/* For each group of rows, its values in the order of by, and how many. */
typedef void count_fn(void *with, const char *const *value, long long n);
bool load_counts(struct db *, const struct load *, const enum count_by *by,
                 int nby, count_fn *, void *with, struct err *);

/* The counts by which rates are made, for each team and month (either may be
 * left out: then it is ""), sorted by team and month. */
struct rate_row {
	char *team, *label, *month;
	struct ethnic_counts counts;
};
bool load_rates(struct db *, const struct load *, bool by_team, bool by_month,
                struct rate_row **, int *n, struct err *);
void rate_rows_fini(struct rate_row *, int n);

/* "load 3", for the history; the caller frees it. */
char *load_name(struct db *, const char *uid);

/* For undo.c: set gone of a load, as a change of a kind that undoes an entry;
 * what was done, in a sentence that the caller frees. */
char *load_reverse(struct db *, int kind, const char *undoes, const char *uid,
                   bool gone, struct err *);

#endif
