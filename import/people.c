#include "import/people.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "import/people_priv.h"

/* Of those of another part so many are taken before their memory is given
 * back. */
enum { JOIN_STEP = 1 << 14 };

struct people *people_new(void)
{
	struct people *p = xcalloc(1, sizeof(*p));

	for (int i = 0; i < TABLES; i++) {
		p->table[i].nslot = FIRST_SLOTS;
		p->table[i].slot = xcalloc(FIRST_SLOTS, sizeof(uint64_t));
	}
	return p;
}

static void free_table(struct table *t)
{
	free(t->slot);
	free(t->one);
	free(t->apart);
	free(t->other);
	*t = (struct table){ 0 };
}

void people_free(struct people *p)
{
	if (!p)
		return;
	for (int i = 0; i < TABLES; i++)
		free_table(&p->table[i]);
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

static struct person *new_person(struct table *t, uint64_t *slot, uint64_t hash)
{
	struct person *one;

	if ((t->n & (t->n - 1)) == 0)
		t->one = xreallocarray(t->one, t->n ? 2 * (size_t)t->n : 1,
		                       sizeof(*t->one));
	one = &t->one[t->n++];
	*one = (struct person){ .hash = hash };
	*slot = hash << 32 | t->n;
	if (t->n > t->nslot / 5 * 4)
		grow(t);
	return one;
}

static struct person *find(struct table *t, uint64_t hash)
{
	uint64_t *slot;

	for (uint32_t s = (uint32_t)hash;; s++) {
		slot = &t->slot[s & (t->nslot - 1)];
		if (!*slot)
			return new_person(t, slot, hash);
		if (*slot >> 32 == (uint32_t)hash &&
		    t->one[(uint32_t)*slot - 1].hash == hash)
			return &t->one[(uint32_t)*slot - 1];
	}
}

static inline void ask_slot(const struct table *t, uint64_t hash)
{
	__builtin_prefetch(&t->slot[(uint32_t)hash & (t->nslot - 1)], 1);
}

/* Once the slot is there: whoever probably stands in it. */
static inline void ask_person(const struct table *t, uint64_t hash)
{
	uint64_t slot = t->slot[(uint32_t)hash & (t->nslot - 1)];

	if (slot && slot >> 32 == (uint32_t)hash)
		__builtin_prefetch(&t->one[(uint32_t)slot - 1], 1);
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

static struct saying *apart_of(struct table *t, struct person *one)
{
	if (one->apart)
		return &t->apart[one->apart - 1];
	if ((t->napart & (t->napart - 1)) == 0)
		t->apart = xreallocarray(t->apart, t->napart ?
		                         2 * (size_t)t->napart : 1,
		                         sizeof(*t->apart));
	one->apart = ++t->napart;
	t->apart[t->napart - 1] = (struct saying){ one->place, one->seen };
	return &t->apart[t->napart - 1];
}

static uint64_t *other_of(struct table *t, uint32_t person)
{
	uint32_t room = t->nother ? t->nother : 1024;

	while (room <= person)
		room *= 2;
	if (room > t->nother) {
		t->other = xreallocarray(t->other, room, sizeof(*t->other));
		memset(t->other + t->nother, 0,
		       (room - t->nother) * sizeof(*t->other));
		t->nother = room;
	}
	return &t->other[person];
}

static void hear_other(struct table *t, uint32_t person, uint64_t hash)
{
	uint64_t *other = other_of(t, person), is = hash & ~(uint64_t)SEVERAL;

	if (!*other)
		*other = is;
	else if ((*other & ~(uint64_t)SEVERAL) != is)
		*other |= SEVERAL;
	*other |= hash & SEVERAL;
}

static void hear(struct table *t, const struct waiting *w)
{
	struct person *one = find(t, w->hash);
	struct saying *apart;

	if (one->apart || !is_same(w->say)) {
		apart = apart_of(t, one);
		see(&apart->place, &apart->seen, &w->say[1]);
	}
	see(&one->place, &one->seen, &w->say[0]);
	if (w->other)
		hear_other(t, (uint32_t)(one - t->one), w->other);
}

static void work_queue(struct people *p, struct queue *q)
{
	for (unsigned i = 0; i < q->n; i++)
		ask_person(table_of(p, q->of[i].hash), q->of[i].hash);
	for (unsigned i = 0; i < q->n; i++)
		hear(table_of(p, q->of[i].hash), &q->of[i]);
	q->n = 0;
}

static inline struct waiting *wait_in(struct people *p, struct queue *q, uint64_t hash,
                                      uint64_t other)
{
	struct waiting *w;

	if (q->n == QUEUE)
		work_queue(p, q);
	ask_slot(table_of(p, hash), hash);
	w = &q->of[q->n++];
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
	struct waiting *w = wait_in(p, &p->queue, hash, other & ~(uint64_t)SEVERAL);

	w->say[0] = w->say[1] = say_code(at, code[0]);
	if (code[1] != code[0])
		w->say[1] = say_code(at, code[1]);
}

void people_end(struct people *p)
{
	work_queue(p, &p->queue);
}

/* ---- joining ---- */

struct joining {
	struct people *p, *from;
	const uint32_t *team, *service;
	int first, step;		/* which of the tables */
	struct queue queue;
};

static void take_person(struct joining *j, const struct table *from, uint32_t person)
{
	const struct person *was = &from->one[person];
	struct waiting *w = wait_in(j->p, &j->queue, was->hash, person < from->nother ?
	                            from->other[person] : 0);

	for (int i = 0; i < 2; i++) {
		struct people_place at;

		w->say[i] = said_by(from, was, i);
		at = unpack(w->say[i].place);
		at.team = j->team[at.team];
		at.service = j->service[at.service];
		w->say[i].place = pack(&at, at.code);
	}
}

static void join_table(struct joining *j, struct table *from)
{
	free(from->slot);
	from->slot = NULL;
	while (from->n) {
		take_person(j, from, --from->n);
		if (from->n && from->n % JOIN_STEP == 0)
			from->one = xreallocarray(from->one, from->n,
			                          sizeof(*from->one));
	}
	work_queue(j->p, &j->queue);
	free_table(from);
}

/* A person stands in the table of the same number in both, so that whoever joins
 * one touches nothing of the others. */
static void *join_tables(void *of)
{
	struct joining *j = of;

	for (int i = j->first; i < TABLES; i += j->step)
		join_table(j, &j->from->table[i]);
	return NULL;
}

void people_join(struct people *p, struct people *from, const uint32_t *team,
                 const uint32_t *service)
{
	struct joining half[2] = {
		{ .p = p, .from = from, .team = team, .service = service, .step = 2 },
		{ .p = p, .from = from, .team = team, .service = service, .first = 1,
		  .step = 2 }
	};
	sigset_t all, was;
	pthread_t thread;
	bool running;

	people_end(p);
	people_end(from);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	running = pthread_create(&thread, NULL, join_tables, &half[1]) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	join_tables(&half[0]);
	if (running)
		pthread_join(thread, NULL);
	else
		join_tables(&half[1]);
}
