/* bucket.h - the rows of a list by what one column says, counted. */
#ifndef DB_BUCKET_H
#define DB_BUCKET_H

#include "db/store.h"

struct bucket {
	char *shown;		/* as a person reads it; "" where it is not known */
	char *filter;		/* what narrows the list to these rows, as typed */
	long long n;
};

struct buckets {
	char *label;		/* of the column */
	struct bucket *bucket;	/* the largest first, what is not known last */
	int n;
	bool cut;		/* there were more than BUCKETS_MOST */
	bool many;		/* a row may be in several: tags */
};

enum { BUCKETS_MOST = 500 };

/* Can a list be grouped by this field?  Not by its title, nor by notes. */
bool bucket_can(const struct entity *, int field);
/* By a field or status, as a person names it; the page's filters hold.  Dates
 * are taken by the month.  ERR_USAGE where there is no such column. */
bool buckets_read(struct db *, const struct page *, const char *name, struct buckets *,
                 struct err *);
void buckets_fini(struct buckets *);

#endif
