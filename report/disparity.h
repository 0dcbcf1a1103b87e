/* disparity.h - a metric by ethnic group in a paper: the picture of its ratios,
 * the table it draws, and what to bear in mind. */
#ifndef REPORT_DISPARITY_H
#define REPORT_DISPARITY_H

#include "core/suppress.h"
#include "db/reading.h"

struct db;
struct doc;
struct err;
struct node;

/* A section about one period of a reading; counts go through disclosure control
 * with all others of the paper. */
void disparity_section(struct doc *, struct node *parent, const struct reading *,
                       int period);

/* A paper of that section alone, published; NULL on error. */
struct doc *disparity_doc(struct db *, const struct reading *, int period,
                          enum suppress_profile, struct err *);

#endif
