/* release_metrics.h - the metrics of a release; for release_tables.c only. */
#ifndef REPORT_RELEASE_METRICS_H
#define REPORT_RELEASE_METRICS_H

#include "report/release.h"

/* Rows of every metric by ethnicity, and the sums between them. */
bool release_metrics(struct db *, const char *as_at, struct release *, struct err *);

#endif
