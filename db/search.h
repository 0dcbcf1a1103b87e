/* search.h - full text, over all entities.  For db only. */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "db/priv.h"

/* "t.uid IN (...)": the rows of ent, known as t, that hold the words. */
void search_put_match(struct sql *, struct db *, const struct entity *,
                      const char *text);

#endif
