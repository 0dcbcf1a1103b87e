/* postgres.h - what the two files of the module for servers share. */
#ifndef DB_POSTGRES_H
#define DB_POSTGRES_H

#include "db/engine.h"

struct db;
struct err;

extern const char *const postgres_words[][2];
extern const struct engine_search postgres_search;

/* What the server said, with its SQLSTATE or NULL, as a sentence of ours. */
bool postgres_fault(struct db *, const char *state, const char *message,
                    struct err *);

#endif
