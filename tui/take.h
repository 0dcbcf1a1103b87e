/* take.h - a file imported from the screen or the linear mode, an extract or
 * published figures: which file, of which data set or by which profile, as at
 * which day, rows or people; what was read; keep it? */
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
