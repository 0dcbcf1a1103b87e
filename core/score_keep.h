/* score_keep.h - a score as it is kept: what was counted and the rules that made
 * a score of it, so that an old year keeps its own and can be worked out again
 * by later ones.
 *
 * Lines of "name value": as_at, period and the settings of the rules; "count"
 * with a criterion and its numbers; "disparities".  A criterion that a kept
 * score does not name was not there: it weighs nothing.
 */
#ifndef CORE_SCORE_KEEP_H
#define CORE_SCORE_KEEP_H

#include "core/score.h"

enum { RUBRIC_SIZE = 9 };

/* The name of a version of the rules: the first digits of their SHA-256, the
 * same wherever the same rules hold. */
void score_rubric(const struct score_rules *, char id[static RUBRIC_SIZE]);

/* For free(). */
char *score_keep(const struct score *);
/* ERR_DATA where the text is none of score_keep(). */
bool score_recall(const char *kept, struct score_input *, struct score_rules *,
                  struct err *);

#endif
