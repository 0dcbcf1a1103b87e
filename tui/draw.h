/* draw.h - what all screens are made of: safe text in cells, a title over a
 * rule, styles that mean the same everywhere. */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <curses.h>
#include <stdbool.h>

#include "tui/theme.h"

/* Colour is the last of three signs: the word and the symbol come first, and
 * every style can be told apart without it. */
enum style { ST_PLAIN, ST_BOLD, ST_ACCENT, ST_ALERT, ST_DIM, ST_FOCUS };

attr_t draw_style(enum style);
/* Make the colour pairs; without them styles are bold, dim and reversed. */
void draw_colours(enum theme);

/* Put text, made safe, in at most so many cells; what does not fit ends in an
 * ellipsis.  Return the cells used. */
int draw_text(WINDOW *, int y, int x, int width, const char *);
int draw_styled(WINDOW *, int y, int x, int width, enum style, const char *);
/* The same, with the words searched for underlined where it holds them. */
int draw_found(WINDOW *, int y, int x, int width, enum style, const char *,
               const char *words);
/* The same, ending at cell x + width. */
void draw_right(WINDOW *, int y, int x, int width, const char *);
/* Text over as many lines as it needs and the window has; the next line. */
int draw_wrapped(WINDOW *, int y, int x, int width, const char *);
/* How many lines it takes. */
int draw_lines(const char *, int width);

/* Line 0: what this is, and at the right where or when; line 1: a rule.
 * Either text may be NULL. */
void draw_title(WINDOW *, const char *what, const char *right);
void draw_rule(WINDOW *, int y);
/* Show that a line has the focus, and put the cursor on its first cell. */
void draw_focus(WINDOW *, int y, int x, int width);
/* A bar of `part` in `whole` over so many cells, in eighths of a cell. */
void draw_bar(WINDOW *, int y, int x, int width, int part, int whole);

#endif
