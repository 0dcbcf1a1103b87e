/* involved.h - who took part, what a partner was asked and may rate: rows for
 * the involvement ledger and the partner sheet. */
#ifndef DB_INVOLVED_H
#define DB_INVOLVED_H

#include <stdbool.h>

#include "db/engine.h"

struct db;
struct err;

#define QUERY(id, sql) id,
enum involved_query {
#include "db/involved.def"
	INVOLVED_QUERIES
};
#undef QUERY

/* Two values: (since, today), or (a body's uid, today).  The rows are freed
 * with result_fini. */
bool involved_read(struct db *, enum involved_query, const char *first,
                   struct result *, struct err *);
/* A cell as text, "" for NULL. */
const char *involved_text(const struct result *, int row, int col);

#endif
