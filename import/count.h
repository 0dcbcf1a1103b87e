/* count.h - the rows of an extract, or of a part of it, into counts.
 *
 * This is what is done for each row, so it is written for speed: no row is
 * copied, nothing is allocated for one, names and dates are found in small
 * tables, and what is unusual (a long name, a date with a time, a value met for
 * the first time) goes a slower way: the quick one is quick.c, which turns to
 * count.c where it does not know.
 */
#ifndef IMPORT_COUNT_H
#define IMPORT_COUNT_H

#include "core/hash.h"
#include "core/tally.h"
#include "import/dates.h"
#include "import/extract.h"
#include "import/judge.h"
#include "import/names.h"
#include "import/rejects.h"
#include "import/scan.h"

struct delay;
struct people;

struct counter {
	const char *path;		/* as messages have it */
	const struct header *header;
	struct tally *tally;
	const struct tally_near *near;	/* of the tally */
	struct dict *team, *service;	/* of the tally */
	struct names teams, services;	/* fields met before */
	bool plain;			/* code, date, team, service, person; no more */
	bool *labelled;			/* by team: its name was seen */
	struct judge judge;
	struct people *people;		/* NULL: rows are counted */
	struct delay *delay;		/* NULL: the file has not both days */
	struct hash_key key;		/* of people */
	uint64_t salt;			/* of those without an identifier */
	struct rejects rejects;
	uint64_t read, accepted, undated;
	uint64_t nobody;		/* accepted rows without an identifier */
	struct dates dates;
	char *single;			/* a field without its doubled quotes */
	size_t single_room;
};

void counter_init(struct counter *, const char *path, const struct header *,
                  const struct extract_options *, char delimiter);
void counter_fini(struct counter *);

/* Count the rows of a batch from one on; or refuse its fault. */
bool counter_rows(struct counter *, const struct scan_batch *, size_t from,
                  struct err *);
/* Count the person of a row whose place and verdict are known. */
void counter_person(struct counter *, const char *id, size_t n, uint64_t other,
                    const struct people_place *, const struct verdict *);
/* The same of one row, whatever is in it: place r in the batch is number row. */
bool counter_row(struct counter *, const struct scan_row *r, const struct scan_batch *,
                 size_t row, struct err *);
bool counter_fault(struct counter *, const struct scan_batch *, struct err *);

/* Why a fault is one, in words. */
const char *counter_reason(enum scan_fault);

#endif
