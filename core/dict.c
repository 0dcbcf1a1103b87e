#include "core/dict.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

static void first_words(const char *s, size_t size, uint64_t word[2])
{
	word[0] = word[1] = 0;
	memcpy(word, s, size < 16 ? size : 16);
}

/* Nearly all names fit into two words; of a longer one the rest follows. */
static uint64_t hash_of(const char *s, size_t size)
{
	uint64_t word[2], h;

	first_words(s, size, word);
	h = dict_hash(word);
	for (size_t i = 16; i < size; i += 8) {
		uint64_t w = 0;
		memcpy(&w, s + i, size - i < 8 ? size - i : 8);
		h = (h ^ w) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 29;
	}
	return h;
}

void dict_init(struct dict *d, uint32_t max)
{
	*d = (struct dict){ .max = max, .nslot = 256 };
	d->slot = xcalloc(d->nslot, sizeof(*d->slot));
}

void dict_fini(struct dict *d)
{
	for (uint32_t i = 0; i < d->n; i++)
		free(d->entry[i].text);
	free(d->entry);
	free(d->slot);
}

static void grow(struct dict *d)
{
	free(d->slot);
	d->nslot *= 2;
	d->slot = xcalloc(d->nslot, sizeof(*d->slot));
	for (uint32_t i = 0; i < d->n; i++) {
		uint32_t s = (uint32_t)(d->entry[i].hash >> 32);
		while (d->slot[s & (d->nslot - 1)])
			s++;
		d->slot[s & (d->nslot - 1)] = i + 1;
	}
}

static uint32_t add(struct dict *d, const char *bytes, size_t size,
                    uint64_t hash, uint32_t slot)
{
	uint32_t id = d->n;

	if (id >= d->max)
		return DICT_FULL;
	if ((id & (id - 1)) == 0)
		d->entry = xreallocarray(d->entry, id ? 2 * (size_t)id : 1,
		                         sizeof(*d->entry));
	d->entry[id] = (struct dict_entry){ .size = (uint32_t)size,
	                                    .hash = hash };
	first_words(bytes, size, d->entry[id].word);
	d->entry[id].text = xcalloc(size + 1, 1);
	memcpy(d->entry[id].text, bytes, size);
	d->slot[slot] = id + 1;
	d->n++;
	if (d->n > d->nslot / 4)	/* sparse: most look-ups take one step */
		grow(d);
	return id;
}

/* The slot of these bytes, or the free one where they would stand. */
static uint32_t slot_of(const struct dict *d, const char *bytes, size_t size,
                        uint64_t hash)
{
	uint32_t s = (uint32_t)(hash >> 32) & (d->nslot - 1);

	for (; d->slot[s]; s = (s + 1) & (d->nslot - 1)) {
		const struct dict_entry *e = &d->entry[d->slot[s] - 1];
		if (e->hash == hash && e->size == size &&
		    memcmp(e->text, bytes, size) == 0)
			break;
	}
	return s;
}

uint32_t dict_find(const struct dict *d, const char *bytes, size_t size)
{
	uint32_t s = slot_of(d, bytes, size, hash_of(bytes, size));

	return d->slot[s] ? d->slot[s] - 1 : DICT_FULL;
}

uint32_t dict_add(struct dict *d, const char *bytes, size_t size)
{
	uint64_t hash = hash_of(bytes, size);
	uint32_t s = slot_of(d, bytes, size, hash);

	return d->slot[s] ? d->slot[s] - 1 : add(d, bytes, size, hash, s);
}
