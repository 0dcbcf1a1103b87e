/* control.h - a control chart in a paper: picture, table, and the chart in
 * words. */
#ifndef REPORT_CONTROL_H
#define REPORT_CONTROL_H

#include "core/suppress.h"
#include "db/series.h"

struct doc;
struct node;

void control_section(struct doc *, struct node *parent, const struct series *);

/* A paper of that section alone, published. */
struct doc *control_doc(const struct series *, enum suppress_profile,
                        const char *as_at);

#endif
