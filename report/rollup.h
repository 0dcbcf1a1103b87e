/* rollup.h - many trusts side by side, from the bundles they signed. */
#ifndef REPORT_ROLLUP_H
#define REPORT_ROLLUP_H

#include "core/bundle.h"
#include "report/doc.h"

struct rollup {
	struct bundle *bundle;	/* sorted by trust */
	int n;
	bool of_server;		/* read there, and not from bundles */
};

/* Least, middle and most of an area's scores, of those that have one; false
 * where none has. */
struct rollup_range { int least, median, most, of; };
bool rollup_range(const struct rollup *, enum score_area_id,
                  struct rollup_range *);

/* Known ethnicity of all data sets of a trust; false where it is suppressed
 * or there is none. */
bool rollup_known(const struct bundle *, long long *known, long long *all);
/* Of all trusts together, 0 to 1; 0 where none has any. */
double rollup_pooled(const struct rollup *);
/* -1 or 1 beyond the limits that chance alone keeps 998 of 1,000 in; else 0. */
int rollup_outside(double pooled, long long known, long long all);

/* A published paper. */
struct doc *rollup_build(const struct rollup *, const char *as_at);

#endif
