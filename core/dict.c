#include "core/dict.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

static const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * odd;
	return h ^ h >> 29;
}

static uint64_t word_at(const char *s, size_t size)
{
	uint64_t w = 0;

	memcpy(&w, s, size);
	return w;
}

/* Whole words, the last one ending where the text ends: keys of a service are
 * mostly 3 to 12 bytes long, so this is two loads. */
static uint64_t hash_of(const char *s, size_t size)
{
	uint64_t h = size * odd;

	if (size >= 8) {
		for (size_t i = 0; i + 8 < size; i += 8)
			h = mix(h, word_at(s + i, 8));
		return mix(h, word_at(s + size - 8, 8));
	}
	if (size >= 4)
		return mix(h, word_at(s, 4) << 32 | word_at(s + size - 4, 4));
	for (size_t i = 0; i < size; i++)
		h ^= (uint64_t)(unsigned char)s[i] << (8 * i);
	return mix(h, 0);
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
	d->entry[id].text = xcalloc(size + 1, 1);
	memcpy(d->entry[id].text, bytes, size);
	d->slot[slot] = id + 1;
	d->n++;
	if (d->n * 2 > d->nslot)
		grow(d);
	return id;
}

uint32_t dict_add(struct dict *d, const char *bytes, size_t size)
{
	uint64_t hash = hash_of(bytes, size);
	uint32_t s = (uint32_t)(hash >> 32) & (d->nslot - 1);

	for (; d->slot[s]; s = (s + 1) & (d->nslot - 1)) {
		const struct dict_entry *e = &d->entry[d->slot[s] - 1];
		if (e->hash == hash && e->size == size &&
		    memcmp(e->text, bytes, size) == 0)
			return d->slot[s] - 1;
	}
	return add(d, bytes, size, hash, s);
}
