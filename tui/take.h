/* take.h - an extract imported from the screen or the linear mode: which file,
 * of which data set or by which profile, what was read, keep it? */
#ifndef TUI_TAKE_H
#define TUI_TAKE_H

#include "import/take.h"

struct app;
struct linear;

/* Ask on the screen, one question after another. */
void take_ask(struct app *);
/* The same, line by line. */
void linear_take(struct linear *);

#endif
