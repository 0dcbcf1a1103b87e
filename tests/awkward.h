/* awkward.h - made-up extracts that are as awkward as can be, the same each time. */
#ifndef TESTS_AWKWARD_H
#define TESTS_AWKWARD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"

enum { FILES = 400 };

struct text {
	char *s;
	size_t n;
};

static inline void put(struct text *t, const char *s, size_t n)
{
	t->s = xreallocarray(t->s, t->n + n + 1, 1);
	memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

static inline uint32_t below(uint64_t *seed, uint32_t n)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)((*seed >> 33) % n);
}

/* Fields of every awkward kind; broken ones only where they are asked for. */
static inline void put_field(struct text *t, uint64_t *seed, bool broken)
{
	static const char *const fine[] = {
		"", "A", "Z", "99", " A", "A ", "\"\"", "\"A\"", "\"\"\"\"",
		"\"a,b\"", "\"a\nb\"", "\"\n\"", "\"x\"\"y\"", "\"\"\"\n\"",
		"\xC2\xA0", "'", "2024-09-30",
		"\"long enough to go beyond one mask of sixty-four bytes, it is\n\""
	};
	static const char *const bad[] = {
		"x\"y", "\"a\"b", "\"", "x\"", " \"a\"", "\"a\" "
	};
	const char *s = broken && below(seed, 40) == 0
	                ? bad[below(seed, 6)] : fine[below(seed, 18)];

	put(t, s, strlen(s));
}

static inline struct text make(uint64_t seed, bool broken, bool crlf)
{
	struct text t = { 0 };
	uint32_t rows = 20 + below(&seed, 300);

	put(&t, "EthnicCategory,TeamCode,ReferralDate,x", 38);
	put(&t, crlf ? "\r\n" : "\n", crlf ? 2 : 1);
	for (uint32_t i = 0; i < rows; i++) {
		uint32_t n = broken && below(&seed, 30) == 0 ? 3 : 4;

		for (uint32_t k = 0; k < n; k++) {
			if (k)
				put(&t, ",", 1);
			put_field(&t, &seed, broken);
		}
		put(&t, crlf ? "\r\n" : "\n", crlf ? 2 : 1);
	}
	return t;
}

static inline void write_file(const char *path, const struct text *t)
{
	FILE *f = fopen(path, "wb");

	fwrite(t->s, 1, t->n, f);
	fclose(f);
}

#endif
