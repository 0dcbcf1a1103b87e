#include "core/chain.h"

#include <string.h>

enum { MOST = 64 };

void chain_begin(struct chain *c)
{
	crypto_generichash_init(&c->state, NULL, 0, CHAIN_BYTES);
}

void chain_part(struct chain *c, const char *s)
{
	unsigned char head[9] = { s != NULL };
	size_t len = s ? strlen(s) : 0;

	for (int i = 0; i < 8; i++)
		head[i + 1] = (unsigned char)(len >> (8 * i));
	crypto_generichash_update(&c->state, head, sizeof(head));
	if (s)
		crypto_generichash_update(&c->state, (const unsigned char *)s,
		                          len);
}

void chain_end(struct chain *c, char hex[static CHAIN_HEX])
{
	unsigned char raw[CHAIN_BYTES];

	crypto_generichash_final(&c->state, raw, sizeof(raw));
	sodium_bin2hex(hex, CHAIN_HEX, raw, sizeof(raw));
}

void chain_commit(const char *salt, const char *const part[static 5],
                  char hex[static CHAIN_HEX])
{
	unsigned char key[CHAIN_BYTES] = { 0 };
	struct chain c;

	sodium_hex2bin(key, sizeof(key), salt, strlen(salt), NULL, NULL, NULL);
	crypto_generichash_init(&c.state, key, sizeof(key), CHAIN_BYTES);
	for (int i = 0; i < 5; i++)
		chain_part(&c, part[i]);
	chain_end(&c, hex);
}

void chain_random(char *hex, size_t n)
{
	unsigned char raw[MOST];

	randombytes_buf(raw, n < MOST ? n : MOST);
	sodium_bin2hex(hex, 2 * n + 1, raw, n < MOST ? n : MOST);
}

void chain_uid(const char *name, char hex[static 33])
{
	unsigned char raw[16];

	crypto_generichash(raw, sizeof(raw), (const unsigned char *)name,
	                   strlen(name), NULL, 0);
	sodium_bin2hex(hex, 33, raw, sizeof(raw));
}
