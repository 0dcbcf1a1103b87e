/* deeds.h - what became of an action, for whatever part of the report names it. */
#ifndef REPORT_ANNUAL_DEEDS_H
#define REPORT_ANNUAL_DEEDS_H

#include "report/annual/year.h"

/* The day in the year on which it was done or verified; NULL if it was not. */
const char *deed_done_on(const struct year *, const struct deed *);
/* Promised for the year, and not kept, put off or given up; what became of it, with the
 * day it was promised for.  For free(). */
bool deed_is_broken(const struct year *, const struct deed *);
char *deed_fate(const struct year *, const struct deed *);
/* Live, and due in the year after. */
bool deed_is_coming(const struct year *, const struct deed *);

#endif
