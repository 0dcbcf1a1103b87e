/* hash_late.c - SHA-256 of libcrypto, which is half of all that there is to load. */
#define OPENSSL_API_COMPAT 10101
#include <openssl/sha.h>

#include "core/late.h"

LATE(LATE_CRYPTO, int, SHA256_Init, (SHA256_CTX *c), (c))
LATE(LATE_CRYPTO, int, SHA256_Update, (SHA256_CTX *c, const void *data, size_t n), (c, data, n))
LATE(LATE_CRYPTO, int, SHA256_Final, (unsigned char *digest, SHA256_CTX *c), (digest, c))
