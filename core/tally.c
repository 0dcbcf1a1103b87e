#include "core/tally.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/tally_priv.h"

#define NO_GROUP UINT32_MAX

static uint64_t spread(uint64_t key)
{
	key *= UINT64_C(0x9E3779B97F4A7C15);
	key = (key ^ key >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return key ^ key >> 32;
}

static enum vodim usual_vodim(enum ethnic_code c)
{
	switch (c) {
	case ETHNIC_Z:		return VODIM_OTHER;
	case ETHNIC_99:		return VODIM_DEFAULT;
	case ETHNIC_INVALID:	return VODIM_INVALID;
	case ETHNIC_MISSING:	return VODIM_MISSING;
	default:		return VODIM_VALID;
	}
}

static unsigned mixed(enum ethnic_code c, enum vodim v, bool exact)
{
	return ((unsigned)c * VODIM_COUNT + v) * 2 + exact;
}

unsigned tally_kind(struct ethnic_value v)
{
	if (v.vodim == usual_vodim(v.code) &&
	    v.exact == (v.code <= ETHNIC_99))
		return v.code;
	return ETHNIC_COUNT + mixed(v.code, v.vodim, v.exact);
}

unsigned tally_place(unsigned kind)
{
	enum ethnic_code c = (enum ethnic_code)kind;

	if (kind >= ETHNIC_COUNT)
		return kind - ETHNIC_COUNT;
	return mixed(c, usual_vodim(c), c <= ETHNIC_99);
}

struct tally *tally_new(void)
{
	struct tally *t = xcalloc(1, sizeof(*t));

	dict_init(&t->team, TALLY_NAMES);
	dict_init(&t->service, TALLY_NAMES);
	dict_add(&t->team, "unknown", 7);
	dict_add(&t->service, "unknown", 7);
	t->label = xcalloc(TALLY_NAMES, sizeof(*t->label));
	t->nslot = t->rare_size = 1024;
	t->slot = xcalloc(t->nslot, sizeof(*t->slot));
	t->rare = xcalloc(t->rare_size, sizeof(*t->rare));
	t->near.at = xcalloc((size_t)NEAR_TEAMS * NEAR_MONTHS, sizeof(*t->near.at));
	return t;
}

void tally_free(struct tally *t)
{
	if (!t)
		return;
	for (uint32_t i = 0; i < t->team.n; i++)
		free(t->label[i]);
	dict_fini(&t->team);
	dict_fini(&t->service);
	free(t->label);
	free(t->group);
	free(t->near.at);
	free(t->slot);
	free(t->rare);
	free(t);
}

struct dict *tally_teams(struct tally *t)
{
	return &t->team;
}

struct dict *tally_services(struct tally *t)
{
	return &t->service;
}

uint32_t tally_team(struct tally *t, const char *bytes, size_t size)
{
	return size ? dict_add(&t->team, bytes, size) : TALLY_UNKNOWN;
}

uint32_t tally_service(struct tally *t, const char *bytes, size_t size)
{
	return size ? dict_add(&t->service, bytes, size) : TALLY_UNKNOWN;
}

void tally_label(struct tally *t, uint32_t team, const char *bytes, size_t size)
{
	free(t->label[team]);
	t->label[team] = xstrndup(bytes, size);
}

/* The free slot for a key that is not in the table. */
static uint64_t *free_slot(struct tally *t, uint64_t hash)
{
	uint32_t s = (uint32_t)hash;

	while (t->slot[s & (t->nslot - 1)])
		s++;
	return &t->slot[s & (t->nslot - 1)];
}

static uint64_t slot_value(uint64_t hash, uint32_t group)
{
	return (hash & ~(uint64_t)UINT32_MAX) | (group + 1);
}

static void grow_slots(struct tally *t)
{
	free(t->slot);
	t->nslot *= 2;
	t->slot = xcalloc(t->nslot, sizeof(*t->slot));
	for (uint32_t g = 0; g < t->ngroup; g++) {
		uint64_t hash = spread(t->group[g].key);
		*free_slot(t, hash) = slot_value(hash, g);
	}
}

static uint32_t add_group(struct tally *t, uint64_t key, uint64_t hash)
{
	uint32_t g = t->ngroup++;

	if ((g & (g - 1)) == 0)
		t->group = xreallocarray(t->group, g ? 2 * (size_t)g : 1,
		                         sizeof(*t->group));
	t->near.group = (char *)t->group;
	t->group[g] = (struct group){ .key = key };
	*free_slot(t, hash) = slot_value(hash, g);
	if (t->ngroup > t->nslot / 2)
		grow_slots(t);
	return g;
}

static uint64_t key_of(uint32_t team, uint32_t service, uint32_t month)
{
	return ((uint64_t)team << 16 | service) << 20 | month / MONTHS;
}

static uint32_t find_group(struct tally *t, uint64_t key, uint64_t hash)
{
	uint64_t slot;

	for (uint32_t s = (uint32_t)hash;; s++) {
		slot = t->slot[s & (t->nslot - 1)];
		if (!slot)
			return add_group(t, key, hash);
		if ((slot ^ hash) >> 32 == 0 &&
		    t->group[(uint32_t)slot - 1].key == key)
			return (uint32_t)slot - 1;
	}
}

static struct rare *find_rare(struct rare *table, uint32_t size, uint64_t key)
{
	uint32_t s = (uint32_t)spread(key);

	while (table[s & (size - 1)].key && table[s & (size - 1)].key != key)
		s++;
	return &table[s & (size - 1)];
}

static void grow_rare(struct tally *t)
{
	struct rare *was = t->rare;
	uint32_t size = t->rare_size;

	t->rare_size *= 2;
	t->rare = xcalloc(t->rare_size, sizeof(*t->rare));
	for (uint32_t i = 0; i < size; i++)
		if (was[i].key)
			*find_rare(t->rare, t->rare_size, was[i].key) = was[i];
	free(was);
}

static void add_rare(struct tally *t, uint32_t row, unsigned kind, uint64_t n)
{
	uint64_t key = ((uint64_t)row << 16 | kind) + 1;
	struct rare *r = find_rare(t->rare, t->rare_size, key);

	r->n += n;
	if (r->key)
		return;
	r->key = key;
	if (++t->nrare > t->rare_size / 2)
		grow_rare(t);
}

/* To one month, 0 to MONTHS - 1, of a group. */
static inline void add(struct tally *t, uint32_t group, unsigned month,
                       unsigned kind, uint64_t n)
{
	uint16_t *at;
	uint64_t sum;

	if (kind >= ETHNIC_COUNT) {
		add_rare(t, group * MONTHS + month, kind, n);
		return;
	}
	at = &t->group[group].n[month][kind];
	sum = *at + n;
	*at = (uint16_t)sum;
	if (sum > UINT16_MAX)
		add_rare(t, group * MONTHS + month, kind,
		         sum & ~(uint64_t)UINT16_MAX);
}

/* The group that a key probably has, and its memory asked for. */
static inline uint32_t guess_group(const struct tally *t,
                                   const struct waiting *w)
{
	uint64_t slot = t->slot[(uint32_t)w->hash & (t->nslot - 1)];
	const struct group *g;

	if (!slot || (slot ^ w->hash) >> 32)
		return NO_GROUP;
	g = &t->group[(uint32_t)slot - 1];
	__builtin_prefetch(g);
	__builtin_prefetch(g->n[w->month], 1);
	return (uint32_t)slot - 1;
}

static void work_queue(struct tally *t)
{
	const unsigned n = t->nqueue;
	uint32_t guess[QUEUE];

	for (unsigned i = 0; i < n; i++)
		guess[i] = guess_group(t, &t->queue[i]);
	for (unsigned i = 0; i < n; i++) {
		const struct waiting *w = &t->queue[i];
		uint32_t g = guess[i];

		if (g == NO_GROUP || t->group[g].key != w->key)
			g = find_group(t, w->key, w->hash);
		add(t, g, w->month, w->kind, 1);
	}
	t->nqueue = 0;
}

struct tally_near *tally_near(struct tally *t)
{
	return &t->near;
}

/* From now on it is added without a call; the first month that comes stands
 * three quarters on, for extracts go back further than they go on. */
static bool come_near(struct tally *t, uint32_t team, uint32_t service, uint32_t month)
{
	uint64_t key = key_of(team, service, month);
	uint32_t m, g;

	if (!t->near.from && month > NEAR_MONTHS)
		t->near.from = month - NEAR_MONTHS / 4 * 3;
	m = month - t->near.from;
	if (service || team >= NEAR_TEAMS || m >= NEAR_MONTHS)
		return false;
	g = find_group(t, key, spread(key));
	t->near.at[team * NEAR_MONTHS + m] = (uint32_t)(g * sizeof(*t->group) +
		offsetof(struct group, n) + month % MONTHS * sizeof(t->group->n[0]));
	return true;
}

void tally_add(struct tally *t, uint32_t team, uint32_t service, uint32_t month,
               unsigned kind)
{
	struct waiting *w;

	if (!service && tally_add_near(&t->near, team, month, kind))
		return;
	if (come_near(t, team, service, month)) {
		tally_add_many(t, team, service, month, kind, 1);
		return;
	}
	w = &t->queue[t->nqueue++];

	w->key = key_of(team, service, month);
	w->hash = spread(w->key);
	w->kind = (uint16_t)kind;
	w->month = (uint16_t)(month % MONTHS);
	__builtin_prefetch(&t->slot[(uint32_t)w->hash & (t->nslot - 1)]);
	if (t->nqueue == QUEUE)
		work_queue(t);
}

void tally_add_many(struct tally *t, uint32_t team, uint32_t service,
                    uint32_t month, unsigned kind, uint64_t n)
{
	uint64_t key = key_of(team, service, month);

	add(t, find_group(t, key, spread(key)), month % MONTHS, kind, n);
}

void tally_end(struct tally *t)
{
	work_queue(t);
}

void tally_settle(struct tally *t, unsigned from, unsigned to)
{
	for (uint32_t i = 0; i < t->rare_size; i++) {
		struct rare *r = &t->rare[i];
		uint64_t n = r->n;
		uint32_t size = t->rare_size;

		if (!r->key || rare_kind(r) != from || !n)
			continue;
		r->n = 0;
		add(t, rare_row(r) / MONTHS, rare_row(r) % MONTHS, to, n);
		if (t->rare_size != size)
			i = UINT32_MAX;	/* all have moved: begin again */
	}
}
