/* filehash.h - the SHA-256 of a whole file, on a thread of its own, for when its
 * parts are read by several and none sees all of it. */
#ifndef IMPORT_FILEHASH_H
#define IMPORT_FILEHASH_H

#include <signal.h>
#include <stdbool.h>

#include "core/hash.h"

struct filehash;

/* Begin; *stop, if not NULL, makes it give up. */
struct filehash *filehash_begin(const char *path, const volatile sig_atomic_t *stop);
/* Wait for it, and free it; false if the file could not be read. */
bool filehash_end(struct filehash *, char hex[static HASH_SIZE]);

#endif
