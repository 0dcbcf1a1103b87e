/* dict.h - byte strings as small numbers, given in the order first seen. */
#ifndef CORE_DICT_H
#define CORE_DICT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DICT_FULL UINT32_MAX

struct dict {
	struct dict_entry *entry;	/* n of them */
	uint32_t *slot;			/* open addressing; 0 is free, else id + 1 */
	uint32_t n, nslot, max;
};

struct dict_entry {
	char *text;		/* size bytes and a NUL */
	uint64_t word[2];	/* the first 16 bytes, zeros behind */
	uint64_t hash;
	uint32_t size;
};

void dict_init(struct dict *, uint32_t max);
void dict_fini(struct dict *);

/* The number of these bytes; DICT_FULL if they are new and there is no room. */
uint32_t dict_add(struct dict *, const char *bytes, size_t size);

/* The number of these bytes if they are known, else DICT_FULL. */
uint32_t dict_find(const struct dict *, const char *bytes, size_t size);

/* Of the first 16 bytes, zeros behind; the high half is the better one.  A
 * product's bits depend on lower ones only, so the last bytes of a name need a
 * second one to be told apart. */
static inline uint64_t dict_hash(const uint64_t word[2])
{
	uint64_t h = word[0] * UINT64_C(0x9E3779B97F4A7C15) ^
	             (word[1] + 1) * UINT64_C(0xD6E8FEB86659FD93);

	return (h ^ h >> 32) * UINT64_C(0x9E3779B97F4A7C15);
}

/* The first size bytes, 1 to 16, of 16 that can be read. */
static inline void dict_words(const char *s, size_t size, uint64_t word[2])
{
	memcpy(word, s, 16);
	if (size <= 8) {
		word[0] &= ~UINT64_C(0) >> (64 - 8 * size);
		word[1] = 0;
	} else {
		word[1] &= ~UINT64_C(0) >> (128 - 8 * size);
	}
}

/* As dict_find, for 1 to 16 bytes without a NUL, of 16 that can be read: no
 * call, for this is done for each row of an extract. */
static inline uint32_t dict_find_short(const struct dict *d, const char *s,
                                       size_t size)
{
	uint64_t word[2], hash;
	uint32_t at;

	dict_words(s, size, word);
	hash = dict_hash(word);
	for (at = (uint32_t)(hash >> 32);; at++) {
		uint32_t id = d->slot[at & (d->nslot - 1)];
		const struct dict_entry *e = &d->entry[id - 1];

		if (!id)
			return DICT_FULL;
		if (e->word[0] == word[0] && e->word[1] == word[1] &&
		    e->size <= 16)
			return id - 1;
	}
}

#endif
