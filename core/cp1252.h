/* cp1252.h - Windows-1252 as UTF-8. */
#ifndef CORE_CP1252_H
#define CORE_CP1252_H

#include <stddef.h>

/* A new text, the caller's.  The five bytes that Windows leaves undefined
 * become the control characters of the same number, as browsers do. */
char *cp1252_to_utf8(const char *s, size_t n);

#endif
