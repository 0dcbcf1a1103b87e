/* head.h - what stands before the first row of a file: is it text, and what are
 * its columns called. */
#ifndef IMPORT_HEAD_H
#define IMPORT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct header;
struct scan;
struct scan_batch;

/* False, with what to do, for what is empty or no text that we read. */
bool head_is_text(const struct scan *, const char *path, struct err *);

/* The first line that is not blank names the columns; the rows of this batch
 * begin with the one of that number. */
bool head_read(struct scan *, const char *path, struct header *,
               struct scan_batch *, size_t *rows, struct err *);

#endif
