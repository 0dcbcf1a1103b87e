/* cross.h - two characteristics across one another: the counts of a load, or what a
 * metric counted by both ("ethnicity+sex"), with the sums of rows and columns.
 */
#ifndef DB_CROSS_H
#define DB_CROSS_H

#include "core/period.h"
#include "db/load.h"

struct cross {
	char **row, **col;	/* what they are of; classes and VODIM in their order,
				 * others by their names */
	int nrow, ncol;
	long long *n;		/* of row i and column k: i * ncol + k */
	long long *of_row, *of_col, all;
};

/* Two different ones of count_by. */
bool cross_read(struct db *, const struct load *, enum count_by row, enum count_by col,
                struct cross *, struct err *);
/* Of the newest period of a metric (its uid) that was counted by two dimensions,
 * "a+b", as far as known on a day; which ones and when go to by and label.
 * ERR_INPUT where there is none.  A count that is not known or that the file hid
 * is -1, and so is every sum that it is part of. */
bool cross_read_metric(struct db *, const char *metric, const char *as_at, struct cross *,
                       char by[static 32], char label[static PERIOD_SHOWN], struct err *);
void cross_fini(struct cross *);

#endif
