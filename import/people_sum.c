#include "import/people.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "import/people_priv.h"

/* Identifiers of so many parts are compared one after the other. */
enum { SHARE_BITS = 4, SHARE_PARTS = 1 << SHARE_BITS };

uint32_t people_n(const struct people *p)
{
	return p->n;
}

struct people_place people_at(const struct people *p, uint32_t i, bool cp1252)
{
	return unpack(said_by(p, &p->one[i], cp1252).place);
}

static bool is_across(uint32_t known)
{
	const char *group = NULL;

	for (int code = 0; code < KNOWN_BITS; code++) {
		const char *is = ethnic_codes[code].group[GROUPING_NHS5];

		if (!(known >> code & 1))
			continue;
		if (group && strcmp(group, is) != 0)
			return true;
		group = is;
	}
	return false;
}

/* How many more people are known to share, now that another one has this
 * identifier; the lowest bit of its place says that the first was counted. */
static unsigned share(uint64_t *set, uint32_t size, uint64_t other)
{
	uint32_t s = (uint32_t)(other >> 1);

	while (set[s & (size - 1)] &&
	       (set[s & (size - 1)] & ~(uint64_t)SEVERAL) != other)
		s++;
	if (!set[s & (size - 1)]) {
		set[s & (size - 1)] = other;
		return 0;
	}
	if (set[s & (size - 1)] & SEVERAL)
		return 1;
	set[s & (size - 1)] |= SEVERAL;
	return 2;
}

/* A person with several others is known by the first of them only.  A part of
 * the identifiers at a time, so that their table stays small. */
static void sum_others(const struct people *p, struct people_sums *s)
{
	uint32_t n = p->n < p->nother ? p->n : p->nother, size = 1024;
	uint64_t *set;

	while (size < n / SHARE_PARTS * 2)
		size *= 2;
	set = xcalloc(size, sizeof(*set));
	for (unsigned part = 0; part < SHARE_PARTS; part++) {
		memset(set, 0, size * sizeof(*set));
		for (uint32_t i = 0; i < n; i++)
			if (p->other[i] &&
			    p->other[i] >> (64 - SHARE_BITS) == part)
				s->shared += share(set, size, p->other[i] &
				                   ~(uint64_t)SEVERAL);
	}
	for (uint32_t i = 0; i < n; i++)
		s->several += p->other[i] & SEVERAL;
	free(set);
}

struct people_sums people_sum(const struct people *p, bool cp1252)
{
	struct people_sums s = { .people = p->n };

	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t seen = said_by(p, &p->one[i], cp1252).seen;
		uint32_t known = seen & ((1 << KNOWN_BITS) - 1);

		s.known += known != 0;
		s.never += known == 0;
		s.beside += known && seen >> KNOWN_BITS;
		s.recoverable += known ? seen >> KNOWN_BITS : 0;
		if (!(known & (known - 1)))
			continue;
		s.conflict++;
		s.across += is_across(known);
	}
	if (p->other)
		sum_others(p, &s);
	return s;
}
