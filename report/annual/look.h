/* look.h - a report looked over while its rows are at hand; for check.c, its
 * like and annual.c only. */
#ifndef REPORT_ANNUAL_LOOK_H
#define REPORT_ANNUAL_LOOK_H

#include "report/annual/year.h"
#include "report/check.h"

/* One check at work. */
struct look {
	struct year *y;
	struct remarks *found;
	const char *rule;
	bool grave;
};

/* Found: advice is taken over. */
void look_tell(struct look *, const char *place, char *advice);
/* Is this narrative of the report's year? */
bool look_is_of_year(const struct year *, const struct record *);
/* The next place where a term stands as words of its own; both folded. */
const char *look_find_term(const char *text, const char *term);

#define CHECK(name, bad, says) void check_##name(struct look *);
#include "report/annual/check.def"
#undef CHECK

/* All checks, over a published doc and the rows it was made of. */
void look_over(struct year *, struct remarks *);

#endif
