/* sign.h - that a text is whole and whose it is: Ed25519 (RFC 8032), by
 * libsodium.  Keys and signatures are hex. */
#ifndef CORE_SIGN_H
#define CORE_SIGN_H

#include <stdbool.h>
#include <stddef.h>

enum { SIGN_SECRET = 2 * 64 + 1, SIGN_PUBLIC = 2 * 32 + 1,
       SIGN_SIZE = 2 * 64 + 1 };

void sign_new(char secret[static SIGN_SECRET]);
/* False where secret is no key. */
bool sign_public(const char *secret, char public[static SIGN_PUBLIC]);
bool sign_make(const char *secret, const char *text, size_t len,
               char signature[static SIGN_SIZE]);
bool sign_holds(const char *public, const char *text, size_t len,
                const char *signature);

#endif
