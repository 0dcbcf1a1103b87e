/* report.h - what the verbs of the annual report are asked alike. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "core/day.h"
#include "report/annual.h"

struct call;

/* opt points into the rest, so this is not to be copied. */
struct report_asked {
	struct annual_options opt;
	char day[DAY_SIZE], year[16];
};

/* --year, --as-at, --by and the setting of disclosure control. */
bool report_read(const struct call *, struct report_asked *, struct err *);

#endif
