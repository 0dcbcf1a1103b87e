/* names.h - the number of a team or service, quickly: its field was probably met
 * before.
 *
 * One table goes by the field as it stands, with quotes, spaces or a carriage
 * return if it has them, so that what is met again needs no second look at
 * them.  Whoever is not in it is looked for by the long way (core/dict.h), which
 * is right for all, and takes the other's place.
 */
#ifndef IMPORT_NAMES_H
#define IMPORT_NAMES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { SEEN_NAMES = 4096, NAME_SHORT = 16 };

#define NAME_NEW UINT32_MAX

struct names {
	struct seen_name {
		uint64_t word[2];	/* zeros behind; all 0 is free, or nothing */
		uint32_t id;
	} *name;
};

void names_init(struct names *);
void names_fini(struct names *);

/* Sixteen bytes of ones, sixteen of zeros: those from 16 - n on leave of sixteen
 * bytes the first n. */
extern const unsigned char name_mask[2 * NAME_SHORT];

static inline struct seen_name *names_place(const struct names *t, const char *s, size_t n,
                                            uint64_t word[2])
{
	uint64_t mask[2];

	memcpy(word, s, sizeof(mask));
	memcpy(mask, name_mask + NAME_SHORT - n, sizeof(mask));
	word[0] &= mask[0];
	word[1] &= mask[1];
	return &t->name[(word[0] * UINT64_C(0x9E3779B97F4A7C15) ^
	                 word[1] * UINT64_C(0xD6E8FEB86659FD93)) >> 52];
}

/* The number of a field without a NUL, of which 16 bytes can be read, or
 * NAME_NEW.  An empty one has 0. */
static inline uint32_t names_find(const struct names *t, const char *s, size_t n)
{
	const struct seen_name *was;
	uint64_t word[2];

	if (n > NAME_SHORT)
		return NAME_NEW;
	was = names_place(t, s, n, word);
	return was->word[0] == word[0] && was->word[1] == word[1] ? was->id : NAME_NEW;
}

/* What the long way found. */
void names_keep(struct names *, const char *s, size_t n, uint32_t id);

#endif
