/* input_lines.h - how a text that is being typed lies in the lines it is shown
 * in.  Not for files other than input*.c. */
#ifndef TUI_INPUT_LINES_H
#define TUI_INPUT_LINES_H

#include "tui/input.h"

/* A line of what is shown: bytes from..end, the next one from next. */
struct shown_line {
	size_t from, end, next;
};

/* The line that begins at a byte, and the one on which a position stands. */
struct shown_line input_line_at(const struct input *, size_t from, int width);
struct shown_line input_line_of(const struct input *, size_t at, int width);
/* False if it is the last or first; after a last newline stands an empty line. */
bool input_line_after(const struct input *, struct shown_line *, int width);
bool input_line_before(const struct input *, struct shown_line *, int width);
/* Where to begin to show it: one line scrolls sideways, many by lines. */
size_t input_in_sight(const struct input *, int width, int height);

#endif
