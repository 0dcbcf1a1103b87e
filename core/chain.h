/* chain.h - the arithmetic of a history that cannot be altered unseen.
 *
 * Each entry's hash is BLAKE2b-256 over the hash before it and its parts;
 * each part is preceded by whether it is there and its length, so that NULL
 * and "" differ and no two lists of parts run together alike.  What a field
 * was and became enters the hash only as a commitment keyed with a random
 * salt: forgetting the salt and the words leaves the chain whole, and a
 * guess at the words cannot be tried.
 */
#ifndef CORE_CHAIN_H
#define CORE_CHAIN_H

#include <sodium.h>

enum { CHAIN_BYTES = 32, CHAIN_HEX = 2 * CHAIN_BYTES + 1 };

struct chain {
	crypto_generichash_state state;
};

void chain_begin(struct chain *);
void chain_part(struct chain *, const char *text);	/* NULL is a part */
void chain_end(struct chain *, char hex[static CHAIN_HEX]);

/* Entity, row, field name, old and new under a salt of CHAIN_HEX digits. */
void chain_commit(const char *salt, const char *const part[static 5],
                  char hex[static CHAIN_HEX]);

/* n random bytes as 2n hex digits and a NUL. */
void chain_random(char *hex, size_t n);

/* 16 bytes in hex that are the same wherever the same name is given: the uid
 * of a row that comes with the program. */
void chain_uid(const char *name, char hex[static 33]);

#endif
