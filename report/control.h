/* control.h - a control chart in a paper: picture, table, and the chart in
 * words. */
#ifndef REPORT_CONTROL_H
#define REPORT_CONTROL_H

#include "core/suppress.h"
#include "db/series.h"

struct db;
struct doc;
struct err;
struct node;
struct table;

/* Rows of period, value, mean, limits and whether it is special; counts of people
 * go through disclosure control with all others of the table's doc. */
void control_points(struct table *, const struct series *);
void control_section(struct doc *, struct node *parent, const struct series *);

/* A paper of that section alone, published; NULL on error. */
struct doc *control_doc(struct db *, const struct series *, enum suppress_profile,
                        struct err *);

#endif
