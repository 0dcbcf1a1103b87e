/* dict.h - byte strings as small numbers, given in the order first seen. */
#ifndef CORE_DICT_H
#define CORE_DICT_H

#include <stddef.h>
#include <stdint.h>

#define DICT_FULL UINT32_MAX

struct dict {
	struct dict_entry *entry;	/* n of them */
	uint32_t *slot;			/* open addressing; 0 is free, else id + 1 */
	uint32_t n, nslot, max;
};

struct dict_entry {
	char *text;		/* size bytes and a NUL */
	uint32_t size;
	uint64_t hash;
};

void dict_init(struct dict *, uint32_t max);
void dict_fini(struct dict *);

/* The number of these bytes; DICT_FULL if they are new and there is no room. */
uint32_t dict_add(struct dict *, const char *bytes, size_t size);

#endif
