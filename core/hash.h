/* hash.h - SHA-256 of what is given bit by bit (FIPS 180-4), as hex text. */
#ifndef CORE_HASH_H
#define CORE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_SIZE = 65 };	/* 64 hex digits and the end */

struct hash;

struct hash *hash_new(void);
void hash_add(struct hash *, const void *bytes, size_t n);
void hash_add_number(struct hash *, uint64_t);
/* Add a length and then the bytes, so that "ab","c" is not "a","bc". */
void hash_add_text(struct hash *, const char *text);
/* The digest of all that was added; frees the hash. */
void hash_end(struct hash *, char hex[static HASH_SIZE]);

/* SipHash-2-4 under a random key, for tables fed by strangers and for what is
 * to be forgotten: without the key it says nothing of what was hashed. */
struct hash_key {
	unsigned char bytes[16];
};
void hash_key_random(struct hash_key *);
uint64_t hash_keyed(const struct hash_key *, const void *bytes, size_t n);

/* A sum over a and then b, for accidents and not for anybody who means it:
 * Poly1305 (RFC 8439, 2.5) under a key that is no secret. */
enum { HASH_SUM = 16 };
void hash_sum(const void *a, size_t na, const void *b, size_t nb,
              unsigned char sum[static HASH_SUM]);

#endif
