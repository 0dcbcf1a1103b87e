/* chart.h - what the verbs that draw share. */
#ifndef CLI_CHART_H
#define CLI_CHART_H

#include <stdbool.h>

#include "core/suppress.h"

struct call;
struct doc;
struct err;

/* Write a published paper to --output, a name in .svg its picture alone, and
 * free it; the exit code. */
int chart_write_doc(struct call *, struct doc *);
/* The trust's disclosure control with --public, else none. */
bool chart_profile(struct call *, enum suppress_profile *, struct err *);

#endif
