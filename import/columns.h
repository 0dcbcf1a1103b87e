/* columns.h - what each column of a file holds, in numbers: how often it is
 * empty, how many different values it has, how long they are.  No value is
 * kept or shown; they are told apart by a keyed hash that is forgotten. */
#ifndef IMPORT_COLUMNS_H
#define IMPORT_COLUMNS_H

#include "import/header.h"
#include "import/source.h"

enum { DISTINCT_MOST = 20000 };

struct column {
	uint64_t empty;			/* nothing but spaces */
	uint32_t distinct;		/* DISTINCT_MOST is that or more */
	size_t shortest, longest;	/* bytes of those not empty */
	uint64_t *seen;			/* hashes */
	uint32_t nseen;
};

struct columns {
	struct header header;
	struct column *column;		/* header.n of them */
	uint64_t rows, broken;		/* broken: of another width, or quotes */
};

bool columns_read(const char *path, const struct source_options *,
                  struct columns *, struct err *);
void columns_fini(struct columns *);

#endif
