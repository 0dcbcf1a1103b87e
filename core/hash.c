#include "core/hash.h"

#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

struct hash {
	EVP_MD_CTX *ctx;
	size_t n;
	char kept[4096];	/* small pieces, until they make a large one */
};

/* These fail only for want of memory or of the algorithm itself; a digest
 * that says nothing must not be taken for one. */
static void need(int ok)
{
	if (ok == 1)
		return;
	fputs("pcref: no SHA-256 from libcrypto\n", stderr);
	mem_die();
}

struct hash *hash_new(void)
{
	struct hash *h = xcalloc(1, sizeof(*h));

	h->ctx = EVP_MD_CTX_new();
	need(h->ctx != NULL);
	need(EVP_DigestInit_ex(h->ctx, EVP_sha256(), NULL));
	return h;
}

static void flush(struct hash *h)
{
	need(EVP_DigestUpdate(h->ctx, h->kept, h->n));
	h->n = 0;
}

void hash_add(struct hash *h, const void *bytes, size_t n)
{
	if (h->n + n > sizeof(h->kept))
		flush(h);
	if (n > sizeof(h->kept)) {
		need(EVP_DigestUpdate(h->ctx, bytes, n));
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
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	flush(h);
	need(EVP_DigestFinal_ex(h->ctx, digest, &n));
	for (unsigned i = 0; i < n; i++)
		snprintf(hex + 2 * (size_t)i, 3, "%02x", digest[i]);
	EVP_MD_CTX_free(h->ctx);
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
