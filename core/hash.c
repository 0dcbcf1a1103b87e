#include "core/hash.h"

/* The plain calls: the newer ones load settings, providers and messages of
 * theirs, two megabytes that no SHA-256 needs. */
#define OPENSSL_API_COMPAT 10101
#include <openssl/sha.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/late.h"
#include "core/mem.h"

/* OpenSSL's is the quicker one, where it is installed. */
struct hash {
	bool quick;
	SHA256_CTX ctx;
	crypto_hash_sha256_state plain;
	size_t n;
	char kept[4096];	/* small pieces, until they make a large one */
};

struct hash *hash_new(void)
{
	struct hash *h = xcalloc(1, sizeof(*h));

	h->quick = late_need(LATE_CRYPTO, NULL);
	if (h->quick)
		SHA256_Init(&h->ctx);
	else
		crypto_hash_sha256_init(&h->plain);
	return h;
}

static void update(struct hash *h, const void *bytes, size_t n)
{
	if (h->quick)
		SHA256_Update(&h->ctx, bytes, n);
	else
		crypto_hash_sha256_update(&h->plain, bytes, n);
}

static void flush(struct hash *h)
{
	update(h, h->kept, h->n);
	h->n = 0;
}

void hash_add(struct hash *h, const void *bytes, size_t n)
{
	if (h->n + n > sizeof(h->kept))
		flush(h);
	if (n > sizeof(h->kept)) {
		update(h, bytes, n);
		return;
	}
	memcpy(h->kept + h->n, bytes, n);
	h->n += n;
}

void hash_add_number(struct hash *h, uint64_t number)
{
	char digits[24], *at = digits + sizeof(digits);

	*--at = ';';
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	hash_add(h, at, (size_t)(digits + sizeof(digits) - at));
}

void hash_add_text(struct hash *h, const char *text)
{
	size_t n = strlen(text);

	hash_add_number(h, n);
	hash_add(h, text, n);
}

void hash_end(struct hash *h, char hex[static HASH_SIZE])
{
	unsigned char digest[SHA256_DIGEST_LENGTH];

	flush(h);
	if (h->quick)
		SHA256_Final(digest, &h->ctx);
	else
		crypto_hash_sha256_final(&h->plain, digest);
	for (unsigned i = 0; i < sizeof(digest); i++)
		snprintf(hex + 2 * (size_t)i, 3, "%02x", digest[i]);
	free(h);
}

void hash_key_random(struct hash_key *key)
{
	if (sodium_init() < 0)
		abort();
	randombytes_buf(key->bytes, sizeof(key->bytes));
}

uint64_t hash_keyed(const struct hash_key *key, const void *bytes, size_t n)
{
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t h;

	crypto_shorthash(out, bytes, n, key->bytes);
	memcpy(&h, out, sizeof(h));
	return h;
}

void hash_sum(const void *a, size_t na, const void *b, size_t nb,
              unsigned char sum[static HASH_SUM])
{
	static const unsigned char key[crypto_onetimeauth_KEYBYTES] =
		"it is whole, or else it is not";
	crypto_onetimeauth_state s;

	crypto_onetimeauth_init(&s, key);
	crypto_onetimeauth_update(&s, a, na);
	crypto_onetimeauth_update(&s, b, nb);
	crypto_onetimeauth_final(&s, sum);
}
