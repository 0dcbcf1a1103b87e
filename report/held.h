/* held.h - shares of people that stand in sentences, held back until it is known
 * what may be said of them; for doc.c and publish.c. */
#ifndef REPORT_HELD_H
#define REPORT_HELD_H

#include "core/suppress.h"
#include "report/doc.h"

/* Enter them all, before suppress_apply(). */
void held_enter(struct doc *, struct suppress *);
/* Put what may be said in the place of each mark, wherever words stand. */
void held_tell(struct doc *, const struct suppress *);
void held_free(struct doc *);

#endif
