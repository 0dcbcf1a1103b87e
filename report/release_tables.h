/* release_tables.h - the tables of a release; for release.c only. */
#ifndef REPORT_RELEASE_TABLES_H
#define REPORT_RELEASE_TABLES_H

#include "report/release.h"

struct load;

/* Sections with all tables, of these loads and of every metric, and the sums that
 * hold between their counts. */
bool release_tables(struct db *, const char *as_at, const struct load *, int n,
                    struct release *, struct err *);

#endif
