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
struct table;

/* The name of a group's count, and of what stands below its line (NULL where
 * that is a population, of which nothing is hidden): one count, one name,
 * wherever a publication prints it.  The caller frees. */
char *disparity_key(const struct reading *, const struct reading_period *,
                    const char *what);
char *disparity_key_of(const struct reading *, const struct reading_period *,
                       const char *what);
/* The two cells of events and of those below the line. */
void disparity_counts(struct table *, const struct reading *, const struct figure *,
                      const char *key, const char *of);
/* The groups make up those who are known: whoever has the sum and all but one of
 * them has the last as well. */
void disparity_sums(struct doc *, const struct reading *, const struct reading_period *,
                    const char *known);

/* A section about one period of a reading; counts go through disclosure control
 * with all others of the paper. */
void disparity_section(struct doc *, struct node *parent, const struct reading *,
                       int period);

/* A paper of that section alone, published; NULL on error. */
struct doc *disparity_doc(struct db *, const struct reading *, int period,
                          enum suppress_profile, struct err *);

#endif
