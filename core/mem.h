/* mem.h - allocation that cannot fail: out of memory ends the program, and
 * what atexit() holds gives the terminal back. */
#ifndef CORE_MEM_H
#define CORE_MEM_H

#include <stddef.h>

void *xcalloc(size_t n, size_t size);
void *xreallocarray(void *, size_t n, size_t size);
char *xstrdup(const char *);
char *xstrndup(const char *, size_t n);
/* As asprintf(); the caller frees the result. */
char *xprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
