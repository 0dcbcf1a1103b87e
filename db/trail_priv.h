/* trail_priv.h - what the files that tell trails share; not for others. */
#ifndef DB_TRAIL_PRIV_H
#define DB_TRAIL_PRIV_H

#include <stdio.h>

#include "core/err.h"

struct db;

struct telling {
	struct db *db;
	FILE *out;
	struct err *e;
};

/* "action area:data": rows of a list, and who changed them last. */
bool trail_rows(struct telling *, const char *which);

#endif
