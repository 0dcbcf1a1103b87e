/* paint.h - what curses writes for one picture goes to the terminal in one call.
 *
 * curses hands over what it has each time it has moved the cursor: twenty times
 * and more for a screenful, and each wakes the terminal, which then draws half a
 * picture.  So while curses writes, its descriptor is a file in memory. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdio.h>

struct paint;

/* NULL where there are no descriptors left, errno saying why. */
struct paint *paint_open(FILE *terminal);
/* The terminal, under a descriptor of its own: for newterm() and nobody else. */
FILE *paint_stream(const struct paint *);
/* doupdate(), with one write. */
void paint_update(struct paint *);
void paint_close(struct paint *);

#endif
