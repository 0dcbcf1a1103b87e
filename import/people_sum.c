#include "import/people.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "import/people_priv.h"

/* Identifiers of so many parts are compared one after the other. */
enum { SHARE_BITS = 4, SHARE_PARTS = 1 << SHARE_BITS };

bool people_next(const struct people *p, struct people_cursor *c, bool cp1252,
                 struct people_place *place)
{
	const struct table *t;

	while (c->table < TABLES && c->at == p->table[c->table].n) {
		c->table++;
		c->at = 0;
	}
	if (c->table == TABLES)
		return false;
	t = &p->table[c->table];
	*place = unpack(said_by(t, &t->one[c->at++], cp1252).place);
	return true;
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

/* How many of a table's people may have one. */
static uint32_t others_of(const struct table *t)
{
	return t->n < t->nother ? t->n : t->nother;
}

/* A person with several others is known by the first of them only. */
static void share_part(const struct table *t, unsigned part, uint64_t *set, uint32_t size,
                       struct people_sums *s)
{
	for (uint32_t i = 0; i < others_of(t); i++)
		if (t->other[i] && t->other[i] >> (64 - SHARE_BITS) == part)
			s->shared += share(set, size, t->other[i] & ~(uint64_t)SEVERAL);
}

/* A part of the identifiers at a time, so that their table stays small. */
static void sum_others(const struct people *p, struct people_sums *s)
{
	uint32_t n = 0, size = 1024;
	uint64_t *set;

	for (unsigned k = 0; k < TABLES; k++)
		n += others_of(&p->table[k]);
	while (size < n / SHARE_PARTS * 2)
		size *= 2;
	set = xcalloc(size, sizeof(*set));
	for (unsigned part = 0; part < SHARE_PARTS; part++) {
		memset(set, 0, size * sizeof(*set));
		for (unsigned k = 0; k < TABLES; k++)
			share_part(&p->table[k], part, set, size, s);
	}
	for (unsigned k = 0; k < TABLES; k++)
		for (uint32_t i = 0; i < others_of(&p->table[k]); i++)
			s->several += p->table[k].other[i] & SEVERAL;
	free(set);
}

static void sum_table(const struct table *t, bool cp1252, struct people_sums *s)
{
	s->people += t->n;
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t seen = said_by(t, &t->one[i], cp1252).seen;
		uint32_t known = seen & ((1 << KNOWN_BITS) - 1);

		s->known += known != 0;
		s->never += known == 0;
		s->beside += known && seen >> KNOWN_BITS;
		s->recoverable += known ? seen >> KNOWN_BITS : 0;
		if (!(known & (known - 1)))
			continue;
		s->conflict++;
		s->across += is_across(known);
	}
}

struct people_sums people_sum(const struct people *p, bool cp1252)
{
	struct people_sums s = { 0 };

	for (unsigned k = 0; k < TABLES; k++)
		sum_table(&p->table[k], cp1252, &s);
	sum_others(p, &s);
	return s;
}
