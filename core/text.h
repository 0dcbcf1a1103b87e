/* text.h - other people's text: whole characters, screen cells, safe to show.
 *
 * A character here is a grapheme cluster, what a reader calls a letter: e with
 * two accents is one, and so is a family of emoji.  Positions and lengths are
 * bytes of UTF-8 and always lie between clusters.  What is kept is what was
 * given; text_safe() and text_plain() change only what is shown.
 */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* True if s holds UTF-8 throughout and no NUL: all we take in. */
bool text_is_utf8(const char *s, size_t len);

/* The start of the next (len if there is none) or of the previous character
 * (0 if there is none) of the len bytes of s. */
size_t text_next(const char *s, size_t len, size_t at);
size_t text_prev(const char *s, size_t len, size_t at);
/* The start of the word after, or of the word before, a position. */
size_t text_word_next(const char *s, size_t len, size_t at);
size_t text_word_prev(const char *s, size_t len, size_t at);

/* True if the first letter with a direction is written from right to left. */
bool text_is_rtl(const char *s);

/* Cells that len bytes take on the screen, shown by text_plain(). */
int text_cells(const char *s, size_t len);
/* How many bytes of s fit in so many cells; a character is never split. */
size_t text_cut(const char *s, size_t len, int cells);
/* How many bytes make the first line of at most so many cells.  A line breaks
 * after a blank or, in a longer word, between characters, and always takes at
 * least one; *next is where the following line starts, past the newline. */
size_t text_wrap(const char *s, size_t len, int cells, size_t *next);

/* The one way in which foreign text reaches a message, a CSV or a page: C0, C1
 * and DEL as ^[, embeddings and overrides of direction as <RLO>, isolates
 * closed at the end, six marks a character at most, a byte that is not UTF-8
 * as U+FFFD; tab and newline as a blank.  Letters of every script, their
 * joiners and their marks stay.  Free the result. */
char *text_safe(const char *s);
/* The same for text of many lines: newlines and tabs stay. */
char *text_safe_lines(const char *s);
/* The same for a table that another program reads: all stays but controls
 * other than tab, newline and return, overrides of direction, isolates left
 * open and bytes that are not UTF-8. */
char *text_cell(const char *s);
/* The same for a terminal: a joiner after an emoji and isolates are left out as
 * well, since terminals disagree about the cells they take, and what this
 * machine knows no width of is U+FFFD. */
char *text_plain(const char *s, size_t len);

/* For searching, sorting and near names: no case, no accents or vowel points,
 * one form of letters that keyboards write in two ways (o and ø, the two
 * Arabic yehs, the apostrophes).  Free the result. */
char *text_fold(const char *s);
/* Characters to add, drop, change or swap to make b of a (optimal string
 * alignment distance); more than limit is told as limit + 1. */
int text_distance(const char *a, const char *b, int limit);
/* Which of n names was probably meant, for "Did you mean"; -1 if none.  One
 * word may be near a whole name or a word of it. */
int text_nearest(const char *typed, const char *const *names, int n);

#endif
