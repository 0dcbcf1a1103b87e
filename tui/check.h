/* check.h - another person's check of what is done: what was promised beside
 * the evidence, and the answer. */
#ifndef TUI_CHECK_H
#define TUI_CHECK_H

#include "core/record.h"

struct app;

/* Yes, partly and no to choose from, over what there is to look at; a piece
 * of evidence opens.  NULL and a note where it is not done. */
struct view *check_view(struct app *, const struct record *action);
/* Keep the answer as one change; the app is told what came of it. */
bool check_take(struct app *, const struct record *action, const char *answer,
                const char *words);
/* All evidence, or the one of that uid, what is wrong with it first; Enter
 * opens it. */
struct view *findings_view(struct app *, const char *uid);

#endif
