/* meanings.h - what the trust has said that values mean: the rows of the entity
 * mapping, for one reading of a file. */
#ifndef IMPORT_MEANINGS_H
#define IMPORT_MEANINGS_H

#include <stdbool.h>

#include "import/meaning.h"

struct db;
struct err;

/* Add those that hold on a day, of all files and then of the data set (its uid, ""
 * for none): what is said of one data set goes before what is said of all. */
bool meanings_read(struct db *, const char *dataset, const char *as_at, struct meaning *,
                   struct err *);

#endif
