/* verify.h - pcref action verify: what was promised beside the evidence, and
 * the answer. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "core/record.h"

struct call;

/* Show the action beside its evidence and ask, on a terminal; elsewhere
 * --answer, or yes.  The update that keeps the answer is started, and the
 * action set to what it is now. */
bool verify_ask(const struct call *, struct record *action,
                struct record *update, struct err *);

#endif
