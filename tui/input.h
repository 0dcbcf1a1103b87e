/* input.h - a text being typed, on one line or many.
 *
 * Our own, because the forms library of curses moves combining marks to other
 * letters.  Positions are bytes and always lie between characters (grapheme
 * clusters), so a key passes, rubs out or keeps whole letters of any script.
 */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>

enum { INPUT_MOST = 1 << 20,	/* bytes of a text that is kept */
       INPUT_SOUGHT = 1 << 12 };	/* and of words to search for */

struct edit;

struct input {
	char *text;		/* never NULL; UTF-8 */
	size_t len, size;
	size_t at;		/* where the next key goes */
	size_t from;		/* first byte in sight */
	int want;		/* the column that up and down try to keep */
	bool lines;		/* Enter starts a new line */
	size_t most;		/* bytes that a paste may make of it */
	struct edit *done;	/* for undo, the last first */
	struct edit *undone;
};

/* Begin with a copy of text, the insertion point at its end. */
void input_init(struct input *, const char *text, bool lines);
void input_fini(struct input *);
/* Replace all, as one change that can be undone. */
void input_set(struct input *, const char *text);

/* True if the key was for the text; is_code as get_wch() told it.  width and
 * height are the cells it is shown in. */
bool input_key(struct input *, wint_t key, bool is_code, int width, int height);
/* Insert a paste as one change; one line takes newlines as blanks.  False, and
 * nothing is changed, where it would become more than its most. */
bool input_paste(struct input *, const char *text, int width, int height);

/* Cells of one line of it. */
int input_cells(const struct input *);
/* Lines that all of it would take, at least 1. */
int input_height(const struct input *, int width);
/* Show what fits in width x height, the insertion point in sight, and put the
 * cursor on it if it has the focus. */
void input_draw(const struct input *, WINDOW *, int y, int x, int width,
                int height, bool focus);

#endif
