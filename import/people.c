#include "import/people.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

/* In each reading, place: rank, month, team, service, code, so that the greater
 * of two says more or is later; seen: known codes below, rows not known above. */
struct person {
	uint64_t hash;
	uint64_t place[2];
	uint32_t seen[2];
};

enum { CODE_BITS = 5, NAME_BITS = 16, MONTH_BITS = 17, KNOWN_BITS = 16 };

enum { SEVERAL = 1 };			/* the lowest bit of an other identifier */

struct people {
	struct person *one;
	uint32_t *slot;			/* 0 is free, else the person + 1 */
	uint32_t n, nslot;
	uint64_t *other;		/* by person; 0 is none, NULL nobody's */
	uint32_t nother;		/* how many there is room for */
};

struct people *people_new(void)
{
	struct people *p = xcalloc(1, sizeof(*p));

	p->nslot = 1024;
	p->slot = xcalloc(p->nslot, sizeof(*p->slot));
	return p;
}

void people_free(struct people *p)
{
	if (!p)
		return;
	free(p->one);
	free(p->slot);
	free(p->other);
	free(p);
}

static uint64_t pack(const struct people_place *at, enum ethnic_code code)
{
	uint64_t rank = CLASS_MISSING - ethnic_codes[code].cls;

	return (((rank << MONTH_BITS | at->month) << NAME_BITS | at->team)
	        << NAME_BITS | at->service) << CODE_BITS | (unsigned)code;
}

static struct people_place unpack(uint64_t place)
{
	uint64_t name = (UINT64_C(1) << NAME_BITS) - 1;

	return (struct people_place){
		.code = (enum ethnic_code)(place & ((1 << CODE_BITS) - 1)),
		.service = (uint32_t)(place >> CODE_BITS & name),
		.team = (uint32_t)(place >> (CODE_BITS + NAME_BITS) & name),
		.month = (uint32_t)(place >> (CODE_BITS + 2 * NAME_BITS)) &
		         ((1 << MONTH_BITS) - 1)
	};
}

static void grow(struct people *p)
{
	free(p->slot);
	p->nslot *= 2;
	p->slot = xcalloc(p->nslot, sizeof(*p->slot));
	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t s = (uint32_t)p->one[i].hash;

		while (p->slot[s & (p->nslot - 1)])
			s++;
		p->slot[s & (p->nslot - 1)] = i + 1;
	}
}

static struct person *find(struct people *p, uint64_t hash)
{
	uint32_t s = (uint32_t)hash, i;

	while ((i = p->slot[s & (p->nslot - 1)])) {
		if (p->one[i - 1].hash == hash)
			return &p->one[i - 1];
		s++;
	}
	if ((p->n & (p->n - 1)) == 0)
		p->one = xreallocarray(p->one, p->n ? 2 * (size_t)p->n : 1,
		                       sizeof(*p->one));
	p->slot[s & (p->nslot - 1)] = p->n + 1;
	p->one[p->n] = (struct person){ .hash = hash };
	i = p->n++;
	if (p->n / 4 * 5 > p->nslot)
		grow(p);
	return &p->one[i];
}

/* Of rows that say as much and are of one month, the later one holds. */
static void see(struct person *one, int reading, uint64_t place)
{
	unsigned within = 2 * NAME_BITS + CODE_BITS;

	if (place >> within >= one->place[reading] >> within)
		one->place[reading] = place;
}

static uint32_t add_unknown(uint32_t seen, uint32_t rows)
{
	uint32_t most = UINT32_MAX >> KNOWN_BITS, was = seen >> KNOWN_BITS;

	rows = rows > most - was ? most : was + rows;
	return (seen & ((1 << KNOWN_BITS) - 1)) | rows << KNOWN_BITS;
}

uint32_t people_add(struct people *p, uint64_t hash, const struct people_place *at,
                    const enum ethnic_code code[2])
{
	struct person *one = find(p, hash);

	for (int i = 0; i < 2; i++) {
		see(one, i, pack(at, code[i]));
		if (ethnic_codes[code[i]].cls == CLASS_KNOWN)
			one->seen[i] |= UINT32_C(1) << code[i];
		else
			one->seen[i] = add_unknown(one->seen[i], 1);
	}
	return (uint32_t)(one - p->one);
}

static uint64_t *other_of(struct people *p, uint32_t person)
{
	uint32_t room = p->nother ? p->nother : 1024;

	while (room <= person)
		room *= 2;
	if (room > p->nother) {
		p->other = xreallocarray(p->other, room, sizeof(*p->other));
		memset(p->other + p->nother, 0,
		       (room - p->nother) * sizeof(*p->other));
		p->nother = room;
	}
	return &p->other[person];
}

void people_other(struct people *p, uint32_t person, uint64_t hash)
{
	uint64_t *other = other_of(p, person), is = hash & ~(uint64_t)SEVERAL;

	if (!*other)
		*other = is;
	else if ((*other & ~(uint64_t)SEVERAL) != is)
		*other |= SEVERAL;
}

static void join_other(struct people *p, uint32_t person, uint64_t other)
{
	people_other(p, person, other);
	if (other & SEVERAL)
		*other_of(p, person) |= SEVERAL;
}

void people_join(struct people *p, const struct people *from,
                 const uint32_t *team, const uint32_t *service)
{
	for (uint32_t i = 0; i < from->n; i++) {
		const struct person *was = &from->one[i];
		struct person *one = find(p, was->hash);

		for (int r = 0; r < 2; r++) {
			struct people_place at = unpack(was->place[r]);

			at.team = team[at.team];
			at.service = service[at.service];
			see(one, r, pack(&at, at.code));
			one->seen[r] |= was->seen[r] & ((1 << KNOWN_BITS) - 1);
			one->seen[r] = add_unknown(one->seen[r],
			                           was->seen[r] >> KNOWN_BITS);
		}
		if (i < from->nother && from->other[i])
			join_other(p, (uint32_t)(one - p->one), from->other[i]);
	}
}

uint32_t people_n(const struct people *p)
{
	return p->n;
}

struct people_place people_at(const struct people *p, uint32_t i, bool cp1252)
{
	return unpack(p->one[i].place[cp1252]);
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

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* A person with several others is known by the first of them only. */
static void sum_others(const struct people *p, struct people_sums *s)
{
	uint64_t *sorted = xcalloc(p->n, sizeof(*sorted));
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->n && i < p->nother; i++) {
		s->several += p->other[i] & SEVERAL;
		if (p->other[i])
			sorted[n++] = p->other[i] & ~(uint64_t)SEVERAL;
	}
	qsort(sorted, n, sizeof(*sorted), by_number);
	for (uint32_t i = 0; i < n; i++)
		s->shared += (i && sorted[i] == sorted[i - 1]) ||
		             (i + 1 < n && sorted[i] == sorted[i + 1]);
	free(sorted);
}

struct people_sums people_sum(const struct people *p, bool cp1252)
{
	struct people_sums s = { .people = p->n };

	for (uint32_t i = 0; i < p->n; i++) {
		uint32_t seen = p->one[i].seen[cp1252];
		uint32_t known = seen & ((1 << KNOWN_BITS) - 1);

		s.known += known != 0;
		s.never += known == 0;
		s.conflict += (known & (known - 1)) != 0;
		s.across += is_across(known);
		s.beside += known && seen >> KNOWN_BITS;
		s.recoverable += known ? seen >> KNOWN_BITS : 0;
	}
	if (p->other)
		sum_others(p, &s);
	return s;
}
