/* metrics.h - invented figures by ethnicity of the demonstration trust: two
 * disparities that last, one that narrowed, and some with too few to say. */
#ifndef CLI_DEMO_METRICS_H
#define CLI_DEMO_METRICS_H

#include <stdbool.h>

struct err;
struct script;

/* Take in what was published up to a day, counted from today. */
bool metrics_load(struct script *, int day, struct err *);

#endif
