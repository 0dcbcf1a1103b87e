/* postgres.h - what the two files of the module for servers share. */
#ifndef DB_POSTGRES_H
#define DB_POSTGRES_H

#include "db/engine.h"

struct db;
struct err;
struct pg_result;	/* PGresult */

/* What pg_open says of a connection: a network that swallows what is sent is
 * noticed within seconds, not minutes. */
extern const char *const postgres_names[];
extern const char *const postgres_words[][2];
extern const struct engine_search postgres_search;
/* Of struct engine. */
extern const char postgres_tables[], postgres_indexes[], postgres_refer[], postgres_kept[];
/* What a session begins with; among it a transaction, to be executed, that
 * writes next to nothing and so flushes all that was written before it. */
extern const char postgres_session[];
/* How to hear of the trust of the login, its role, how to put down what stands
 * above it, and how to be the next who writes: a queue, where waiting for the
 * row of the chain wakes everybody at each change. */
extern const char postgres_whose[];

/* Did the statement do what it should? */
bool postgres_good(const struct pg_result *);
/* Begin a result with the rows of an answer. */
void postgres_collect(struct result *, const struct pg_result *);

/* What the server said, with its SQLSTATE or NULL, as a sentence of ours. */
bool postgres_fault(struct db *, const char *state, const char *message,
                    struct err *);
/* The same where it said nothing, for the connection is gone. */
bool postgres_lost(struct db *, struct err *);

#endif
