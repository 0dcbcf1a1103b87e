/* markup.h - HTML and SVG, escaped by construction.
 *
 * Nothing reaches the file but through these: text and attribute values are
 * made safe (core/text.h) and escaped here, tag and attribute names are ours.
 */
#ifndef REPORT_MARKUP_H
#define REPORT_MARKUP_H

#include <stdio.h>

/* Attributes are pairs of name and value up to NULL; a NULL value leaves its
 * attribute out. */
void mk_open(FILE *, const char *tag, ...) __attribute__((sentinel));
void mk_close(FILE *, const char *tag);
/* A tag that holds nothing, as <meta>, or a shape of SVG. */
void mk_void(FILE *, const char *tag, ...) __attribute__((sentinel));
/* <tag ...>text</tag> */
void mk_element(FILE *, const char *tag, const char *text, ...) __attribute__((sentinel));
void mk_text(FILE *, const char *text);

/* A length for an attribute, two decimals at most, whatever the locale:
 * mk_len(12.5, "%").s is "12.5%" until the end of the full expression. */
struct mk_len { char s[32]; };
struct mk_len mk_len(double value, const char *unit);

#endif
