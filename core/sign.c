#include "core/sign.h"

#include <sodium.h>
#include <string.h>

static bool from_hex(unsigned char *raw, size_t n, const char *hex)
{
	size_t got;

	return strlen(hex) == 2 * n &&
	       sodium_hex2bin(raw, n, hex, 2 * n, NULL, &got, NULL) == 0 &&
	       got == n;
}

void sign_new(char secret[static SIGN_SECRET])
{
	unsigned char pk[crypto_sign_PUBLICKEYBYTES];
	unsigned char sk[crypto_sign_SECRETKEYBYTES];

	crypto_sign_keypair(pk, sk);
	sodium_bin2hex(secret, SIGN_SECRET, sk, sizeof(sk));
	sodium_memzero(sk, sizeof(sk));
}

bool sign_public(const char *secret, char public[static SIGN_PUBLIC])
{
	unsigned char pk[crypto_sign_PUBLICKEYBYTES];
	unsigned char sk[crypto_sign_SECRETKEYBYTES];
	bool ok = from_hex(sk, sizeof(sk), secret) &&
	          crypto_sign_ed25519_sk_to_pk(pk, sk) == 0;

	if (ok)
		sodium_bin2hex(public, SIGN_PUBLIC, pk, sizeof(pk));
	sodium_memzero(sk, sizeof(sk));
	return ok;
}

bool sign_make(const char *secret, const char *text, size_t len,
               char signature[static SIGN_SIZE])
{
	unsigned char sk[crypto_sign_SECRETKEYBYTES], raw[crypto_sign_BYTES];
	bool ok = from_hex(sk, sizeof(sk), secret) &&
	          crypto_sign_detached(raw, NULL, (const unsigned char *)text,
	                               len, sk) == 0;

	if (ok)
		sodium_bin2hex(signature, SIGN_SIZE, raw, sizeof(raw));
	sodium_memzero(sk, sizeof(sk));
	return ok;
}

bool sign_holds(const char *public, const char *text, size_t len,
                const char *signature)
{
	unsigned char pk[crypto_sign_PUBLICKEYBYTES], raw[crypto_sign_BYTES];

	return from_hex(pk, sizeof(pk), public) &&
	       from_hex(raw, sizeof(raw), signature) &&
	       crypto_sign_verify_detached(raw, (const unsigned char *)text, len,
	                                   pk) == 0;
}
