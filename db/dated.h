/* dated.h - SQL with days in it: @today@, @soon@ and so on stand for values.
 * For db only. */
#ifndef DB_DATED_H
#define DB_DATED_H

#include "core/day.h"
#include "db/priv.h"

struct dated {
	const char *mark;	/* "@today@" */
	char day[DAY_SIZE];
};

/* Write a text, each mark as a parameter; one that is not in the list is a
 * fault of ours. */
void dated_put(struct sql *, const char *text, const struct dated *, int n);
bool dated_run(struct db *, const char *text, const struct dated *, int n, struct result *,
               struct err *);

#endif
