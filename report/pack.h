/* pack.h - the evidence pack: each duty and each criterion of the score with
 * its evidence, an index page, and the files themselves in one zip.
 *
 * Whoever can read files fills in what became of each (state, bytes) between
 * pack_read() and pack_write(); this room reads none.  The same rows and files
 * give the same bytes.
 */
#ifndef REPORT_PACK_H
#define REPORT_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/hash.h"
#include "core/record.h"
#include "core/score.h"
#include "db/load.h"

struct db;
struct err;

/* One piece of evidence, met once however much rests on it. */
struct pack_file {
	struct record rec;
	const char *state;	/* "as it was", "missing": of the caller, borrowed */
	char *name;		/* in the pack; NULL where the file is not in it */
	char *bytes;		/* taken over by pack_write() */
	size_t len;
	char sum[HASH_SIZE];	/* of the bytes */
};

/* A duty, or a criterion, and which pieces of evidence it rests on. */
struct pack_thing {
	struct record duty;	/* of a duty */
	int criterion;		/* -1 of a duty */
	int *file;
	char **through;		/* "ACT-4", or "" for its own, one a file */
	int n;
};

struct pack {
	struct db *db;
	const char *duty;	/* its code, NULL for all */
	struct pack_thing *thing;
	int nthings;
	struct pack_file *file;
	int nfiles;
	struct load *load;	/* the newest of each data set */
	int nloads;
	struct score score;
};

/* Everything, or (a code, D4) one duty.  ERR_INPUT where there is none. */
bool pack_read(struct db *, const char *duty, struct pack *, struct err *);
/* Name a file as it will stand in the pack, and give its bytes over. */
void pack_put(struct pack_file *, char *bytes, size_t len);
bool pack_write(struct pack *, FILE *, struct err *);
void pack_fini(struct pack *);

#endif
