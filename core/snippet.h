/* snippet.h - where a text holds the words that were searched for, and the
 * piece of it around them, so that a person sees why it was found. */
#ifndef CORE_SNIPPET_H
#define CORE_SNIPPET_H

#include <stdbool.h>
#include <stddef.h>

/* The first word of the text, from *at on, that begins with one of words, as
 * the search has it: no case, no accents.  *at is where it begins and *len how
 * much of it is the word searched for; false where there is none. */
bool snippet_find(const char *text, const char *words, size_t *at, size_t *len);
/* The piece of text of at most so many cells around the first such word, on
 * one line, an ellipsis where it is cut.  The caller frees it; NULL where the
 * text holds none of the words. */
char *snippet_of(const char *text, const char *words, int cells);

#endif
