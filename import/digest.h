/* digest.h - the SHA-256 of a file as it lies there, so that it is known again. */
#ifndef IMPORT_DIGEST_H
#define IMPORT_DIGEST_H

#include <stdbool.h>

#include "core/hash.h"

struct err;

/* Of "-", standard input, which is gone once it was read, hex is "". */
bool digest_file(const char *path, char hex[static HASH_SIZE], long long *bytes,
                 struct err *);

#endif
