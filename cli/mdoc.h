/* mdoc.h - text in the language of manual pages, mdoc(7). */
#ifndef CLI_MDOC_H
#define CLI_MDOC_H

#include <stdio.h>

/* Paragraphs as lines of at most 72 bytes, each sentence on a new one; a line
 * that begins with a blank is an example. */
void mdoc_text(FILE *, const char *);
/* A word or words as one argument of a macro. */
void mdoc_arg(FILE *, const char *);

#endif
