/* local.h - what rows say in the trust's own fields (core/local.h). */
#ifndef DB_LOCAL_H
#define DB_LOCAL_H

#include "core/local.h"

struct db;
struct err;

/* The local fields there are now; each stays as it is while the db is open. */
const struct locals *db_locals(const struct db *);

/* For each of n rows what it says in a field, as kept, "" where nothing; the
 * texts are the caller's. */
bool local_values(struct db *, const struct local *, const char *const *uid, int n,
                  char **text, struct err *);
/* The records that make a row say what was typed, appended to *rec; the
 * caller frees them. */
bool local_values_read(struct db *, const struct local *, const char *uid,
                       const char *typed, struct record **rec, int *n, struct err *);

#endif
