/* filter.h - filters (core/filter.h) as SQL.  For db only. */
#ifndef DB_FILTER_H
#define DB_FILTER_H

#include "core/filter.h"
#include "db/priv.h"

/* " AND ..." for each of n filters, on rows of ent known as t. */
void filter_put(struct sql *, struct db *, const struct entity *ent,
                const struct filter *, int n);
/* A condition that holds of rows of ent, known as t, with that computed
 * status; the same rules as core/status.c. */
void filter_put_status(struct sql *, struct db *, const struct entity *ent, enum status);

#endif
