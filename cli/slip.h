/* slip.h - a due date that is put off on the command line: what else moves is
 * shown and asked before anything is saved. */
#ifndef CLI_SLIP_H
#define CLI_SLIP_H

#include "core/record.h"

struct call;

/* For an action, or an update with a new due date: say on standard error what
 * else moves, and ask.  What is to move as well is added to the records that
 * will be saved, *rec and *n.  False where that was refused. */
bool slip_ask(const struct call *, const struct record *, struct record **rec,
              int *n, struct err *);

#endif
