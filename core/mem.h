/* mem.h - allocation that cannot fail: out of memory ends the program, and
 * what atexit() holds gives the terminal back. */
#ifndef CORE_MEM_H
#define CORE_MEM_H

#include <stddef.h>
#include <stdio.h>

/* For want of memory that a library did not get. */
_Noreturn void mem_die(void);
void *xcalloc(size_t n, size_t size);
/* As xcalloc, for a table that is read all over the place: in large pages where
 * the system has them, so that finding the page costs less than the page. */
void *xcalloc_wide(size_t n, size_t size);
void *xreallocarray(void *, size_t n, size_t size);
char *xstrdup(const char *);
char *xstrndup(const char *, size_t n);
/* As asprintf(); the caller frees the result. */
char *xprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* As open_memstream, which would go on without what it had no memory for: a
 * statement without its condition.  What was written is whole after fclose(),
 * and the caller frees it. */
FILE *xmemstream(char **text, size_t *len);

#endif
