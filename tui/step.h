/* step.h - the steps of a row from one state to the next (transition.def),
 * and what else a row can be asked on a list as on its page. */
#ifndef TUI_STEP_H
#define TUI_STEP_H

#include "core/record.h"
#include "tui/command.h"

struct app;

/* What the row is, for commands that need an action or feedback. */
unsigned step_has(const struct record *);

/* Do it with the row or, where there are any, with all the rows marked (uids
 * of the same entity), as one change; false if the command is another's. */
bool step_command(struct app *, const struct record *, char *const *mark,
                  int nmark, enum command);

/* Take a step with all these rows, as one change, with the reason it wants or
 * NULL; the app is told what came of it. */
bool step_take(struct app *, const struct transition *, struct record *rec,
               int n, const char *reason);

#endif
