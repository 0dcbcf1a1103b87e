/* published.h - figures that national bodies publish, as observations.
 *
 * Each kind of file (VOC_file_kind) has its columns in published.def and a
 * function that makes rows of it.  What the file says is kept as it says it:
 * its own groups, its own suppression, rates as printed.  A measure that is no
 * metric of the trust is counted and left out, or made a metric where that is
 * asked for; a label of an ethnic group that is not known is kept in the
 * file's words and listed.
 */
#ifndef IMPORT_PUBLISHED_H
#define IMPORT_PUBLISHED_H

#include "core/dict.h"
#include "db/observation.h"
#include "import/source.h"

struct db;

struct published_options {
	struct source_options source;
	const char *kind;		/* "monthly" ... */
	bool make_metrics;		/* of measures that are none */
	bool dry;			/* nothing is to be made */
};

/* Texts and how many rows have each. */
struct tallied {
	struct dict text;
	long long *n;
};

struct published {
	struct observation *row;
	int n;
	struct observation_load load;	/* file, hash, read, unmatched */
	long long suppressed;		/* rows that hid their value, kept or not */
	long long broken;		/* rows without a period or a figure */
	struct tallied measures;	/* that are no metric */
	struct tallied labels;		/* of ethnic groups, not known */
	int made;			/* metrics */
};

bool published_read(struct db *, const char *path,
                    const struct published_options *, struct published *,
                    struct err *);
void published_fini(struct published *);
/* Which kind of file it is by its columns, or NULL: for whoever forgot to say. */
const char *published_kind(const char *path);
/* Keep its figures; same is true where a file of this hash is there already (was),
 * and it is not to be kept again.  ERR_DATA where none is of a metric. */
bool published_keep(struct db *, struct published *, bool again, bool *same,
                    struct observation_load *was, struct err *);

#endif
