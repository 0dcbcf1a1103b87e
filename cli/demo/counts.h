/* counts.h - what the extracts of the demonstration trust held.
 *
 * Counts only, as of any extract: twelve teams of MHSDS with the faults that
 * team.def plants, and two of Talking Therapies, over 24 whole months.
 */
#ifndef CLI_DEMO_COUNTS_H
#define CLI_DEMO_COUNTS_H

#include <stdbool.h>

struct err;
struct script;

/* Take every step of the script and, on their days, load the extracts. */
bool counts_load(struct script *, struct err *);

#endif
