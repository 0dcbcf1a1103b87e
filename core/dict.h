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

/* What dict_hash needs of a text of at most 16 bytes. */
static inline uint64_t dict_mix(uint64_t h)
{
	h *= UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

static inline uint64_t dict_hash(const uint64_t word[2], size_t size)
{
	return dict_mix(word[0] ^ dict_mix(word[1] + size));
}

/* As dict_find, for at most 16 bytes of which 16 can be read: no loop and no
 * call, for this is done for each row of an extract. */
static inline uint32_t dict_find_short(const struct dict *d, const char *s,
                                       size_t size)
{
	uint64_t word[2], hash;
	uint32_t at;

	memcpy(word, s, sizeof(word));
	if (size <= 8) {
		word[0] &= size ? ~UINT64_C(0) >> (64 - 8 * size) : 0;
		word[1] = 0;
	} else {
		word[1] &= ~UINT64_C(0) >> (128 - 8 * size);
	}
	hash = dict_hash(word, size);
	for (at = (uint32_t)(hash >> 32);; at++) {
		uint32_t id = d->slot[at & (d->nslot - 1)];
		const struct dict_entry *e = &d->entry[id - 1];

		if (!id)
			return DICT_FULL;
		if (e->word[0] == word[0] && e->word[1] == word[1] &&
		    e->size == size)
			return id - 1;
	}
}

#endif
