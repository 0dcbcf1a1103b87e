/* check.h - what should be put right in an annual report before the public
 * reads it.
 */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include <stdbool.h>

#include "report/annual.h"

struct remark {
	char *place;		/* the heading, or the row, it was found under */
	const char *rule;
	char *advice;		/* what to write, or to do */
	bool grave;		/* such a report cannot be published */
};

struct remarks {
	struct remark *list;
	int n;
};

/* Build the report and look it over; false where it cannot be built. */
bool annual_check(struct db *, const struct annual_options *, struct remarks *, struct err *);
void remarks_fini(struct remarks *);

#endif
