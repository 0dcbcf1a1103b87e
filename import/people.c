#include "import/people.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "import/people_priv.h"

/* Of those of another part so many are taken before their memory is given
 * back. */
enum { JOIN_STEP = 1 << 16 };

struct people *people_new(void)
{
	struct people *p = xcalloc(1, sizeof(*p));

	for (int i = 0; i < TABLES; i++) {
		p->table[i].nslot = FIRST_SLOTS;
		p->table[i].slot = xcalloc(FIRST_SLOTS, sizeof(uint64_t));
	}
	return p;
}

static void free_tables(struct people *p)
{
	for (int i = 0; i < TABLES; i++) {
		free(p->table[i].slot);
		p->table[i].slot = NULL;
	}
}

void people_free(struct people *p)
{
	if (!p)
		return;
	free_tables(p);
	free(p->one);
	free(p->apart);
	free(p->other);
	free(p);
}

static uint64_t pack(const struct people_place *at, enum ethnic_code code)
{
	uint64_t rank = CLASS_MISSING - ethnic_codes[code].cls;

	return (((rank << MONTH_BITS | at->month) << NAME_BITS | at->team)
	        << NAME_BITS | at->service) << CODE_BITS | (unsigned)code;
}

/* ---- finding ---- */

static inline struct table *table_of(struct people *p, uint64_t hash)
{
	return &p->table[hash >> (64 - TABLE_BITS)];
}

static void grow(struct table *t)
{
	uint64_t *was = t->slot;
	uint32_t size = t->nslot;

	t->nslot *= 2;
	t->slot = xcalloc_wide(t->nslot, sizeof(*t->slot));
	for (uint32_t i = 0; i < size; i++) {
		uint32_t s = (uint32_t)(was[i] >> 32);

		if (!was[i])
			continue;
		while (t->slot[s & (t->nslot - 1)])
			s++;
		t->slot[s & (t->nslot - 1)] = was[i];
	}
	free(was);
}

static struct person *new_person(struct people *p, struct table *t,
                                 uint64_t *slot, uint64_t hash)
{
	struct person *one;

	if ((p->n & (p->n - 1)) == 0)
		p->one = xreallocarray(p->one, p->n ? 2 * (size_t)p->n : 1,
		                       sizeof(*p->one));
	one = &p->one[p->n++];
	*one = (struct person){ .hash = hash };
	*slot = hash << 32 | p->n;
	if (++t->n > t->nslot / 5 * 4)
		grow(t);
	return one;
}

static struct person *find(struct people *p, uint64_t hash)
{
	struct table *t = table_of(p, hash);
	uint64_t *slot;

	for (uint32_t s = (uint32_t)hash;; s++) {
		slot = &t->slot[s & (t->nslot - 1)];
		if (!*slot)
			return new_person(p, t, slot, hash);
		if (*slot >> 32 == (uint32_t)hash &&
		    p->one[(uint32_t)*slot - 1].hash == hash)
			return &p->one[(uint32_t)*slot - 1];
	}
}

static inline void ask_slot(struct people *p, uint64_t hash)
{
	struct table *t = table_of(p, hash);

	__builtin_prefetch(&t->slot[(uint32_t)hash & (t->nslot - 1)], 1);
}

/* Once the slot is there: whoever probably stands in it. */
static inline void ask_person(struct people *p, uint64_t hash)
{
	struct table *t = table_of(p, hash);
	uint64_t slot = t->slot[(uint32_t)hash & (t->nslot - 1)];

	if (slot && slot >> 32 == (uint32_t)hash)
		__builtin_prefetch(&p->one[(uint32_t)slot - 1], 1);
}

/* ---- what they say ---- */

static uint32_t add_unknown(uint32_t seen, uint32_t rows)
{
	uint32_t most = UINT32_MAX >> KNOWN_BITS, was = seen >> KNOWN_BITS;

	rows = rows > most - was ? most : was + rows;
	return (seen & ((1 << KNOWN_BITS) - 1)) | rows << KNOWN_BITS;
}

/* Of rows that say as much and are of one month, the later one holds. */
static void see(uint64_t *place, uint32_t *seen, const struct saying *later)
{
	unsigned within = 2 * NAME_BITS + CODE_BITS;

	if (later->place >> within >= *place >> within)
		*place = later->place;
	*seen |= later->seen & ((1 << KNOWN_BITS) - 1);
	*seen = add_unknown(*seen, later->seen >> KNOWN_BITS);
}

static bool is_same(const struct saying say[2])
{
	return say[0].place == say[1].place && say[0].seen == say[1].seen;
}

static struct saying *apart_of(struct people *p, struct person *one)
{
	if (one->apart)
		return &p->apart[one->apart - 1];
	if ((p->napart & (p->napart - 1)) == 0)
		p->apart = xreallocarray(p->apart, p->napart ?
		                         2 * (size_t)p->napart : 1,
		                         sizeof(*p->apart));
	one->apart = ++p->napart;
	p->apart[p->napart - 1] = (struct saying){ one->place, one->seen };
	return &p->apart[p->napart - 1];
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

static void hear_other(struct people *p, uint32_t person, uint64_t hash)
{
	uint64_t *other = other_of(p, person), is = hash & ~(uint64_t)SEVERAL;

	if (!*other)
		*other = is;
	else if ((*other & ~(uint64_t)SEVERAL) != is)
		*other |= SEVERAL;
	*other |= hash & SEVERAL;
}

static void hear(struct people *p, const struct waiting *w)
{
	struct person *one = find(p, w->hash);
	struct saying *apart;

	if (one->apart || !is_same(w->say)) {
		apart = apart_of(p, one);
		see(&apart->place, &apart->seen, &w->say[1]);
	}
	see(&one->place, &one->seen, &w->say[0]);
	if (w->other)
		hear_other(p, (uint32_t)(one - p->one), w->other);
}

static void work_queue(struct people *p)
{
	for (unsigned i = 0; i < p->nqueue; i++)
		ask_person(p, p->queue[i].hash);
	for (unsigned i = 0; i < p->nqueue; i++)
		hear(p, &p->queue[i]);
	p->nqueue = 0;
}

static struct waiting *queue(struct people *p, uint64_t hash, uint64_t other)
{
	struct waiting *w;

	if (p->nqueue == QUEUE)
		work_queue(p);
	ask_slot(p, hash);
	w = &p->queue[p->nqueue++];
	w->hash = hash;
	w->other = other;
	return w;
}

static struct saying say_code(const struct people_place *at,
                              enum ethnic_code code)
{
	bool known = ethnic_codes[code].cls == CLASS_KNOWN;

	return (struct saying){ pack(at, code), known ? UINT32_C(1) << code
	                                              : add_unknown(0, 1) };
}

void people_add(struct people *p, uint64_t hash, uint64_t other,
                const struct people_place *at, const enum ethnic_code code[2])
{
	struct waiting *w = queue(p, hash, other & ~(uint64_t)SEVERAL);

	w->say[0] = w->say[1] = say_code(at, code[0]);
	if (code[1] != code[0])
		w->say[1] = say_code(at, code[1]);
}

void people_end(struct people *p)
{
	work_queue(p);
}

/* ---- joining ---- */

static void take_person(struct people *p, const struct people *from,
                        uint32_t person, const uint32_t *team,
                        const uint32_t *service)
{
	const struct person *was = &from->one[person];
	struct waiting *w = queue(p, was->hash, person < from->nother ?
	                          from->other[person] : 0);

	for (int i = 0; i < 2; i++) {
		struct people_place at;

		w->say[i] = said_by(from, was, i);
		at = unpack(w->say[i].place);
		at.team = team[at.team];
		at.service = service[at.service];
		w->say[i].place = pack(&at, at.code);
	}
}

void people_join(struct people *p, struct people *from, const uint32_t *team,
                 const uint32_t *service)
{
	people_end(p);
	people_end(from);
	free_tables(from);
	while (from->n) {
		take_person(p, from, --from->n, team, service);
		if (from->n && from->n % JOIN_STEP == 0)
			from->one = xreallocarray(from->one, from->n,
			                          sizeof(*from->one));
	}
	people_end(p);
}
