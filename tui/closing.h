/* closing.h - what a step wants to know besides its reason: which action takes
 * over, as what it is cancelled, which body accepts the risk. */
#ifndef TUI_CLOSING_H
#define TUI_CLOSING_H

#include "core/record.h"

struct app;

/* The field to ask for next before the step is taken, or 0. */
int closing_next(const struct transition *, const struct record *);
/* The question for it; the caller frees it. */
char *closing_question(struct app *, const struct record *, int field);
/* Read the answer into the record; false, and the app says why, if it cannot
 * be. */
bool closing_set(struct app *, struct record *, int field, const char *typed);

#endif
