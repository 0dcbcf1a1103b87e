/* tally_priv.h - what tally.c fills and cells.c reads.  For them only. */
#ifndef CORE_TALLY_PRIV_H
#define CORE_TALLY_PRIV_H

#include "core/tally.h"

/* Three months in a row share a group: it is two lines of the cache, and the
 * table that finds groups is a third of what it would be. */
enum { MONTHS = 3 };

struct group {
	uint64_t key;			/* team, service, month / MONTHS */
	uint16_t n[MONTHS][ETHNIC_COUNT]; /* the usual kinds, modulo 65536 */
};

/* A row is one month of a group: group * MONTHS + month % MONTHS. */
struct rare {
	uint64_t key;			/* row and kind, plus 1; 0 is free */
	uint64_t n;
};

/* Rows wait in a short queue, so that the memory their groups stand in is
 * asked for well before it is needed: with many groups that is most of the
 * time a row takes. */
enum { QUEUE = 64 };

struct waiting {
	uint64_t key, hash;
	uint16_t kind, month;		/* the month in its group */
};

struct tally {
	struct waiting queue[QUEUE];
	unsigned nqueue;
	struct tally_near near;
	struct dict team, service;
	char **label;			/* of each team; NULL is none */
	struct group *group;
	uint64_t *slot;			/* high half hash, low half group + 1 */
	struct rare *rare;
	uint32_t ngroup, nslot, nrare, rare_size;
};

static inline uint32_t row_month(const struct group *g, uint32_t row)
{
	return (uint32_t)(g[row / MONTHS].key & 0xFFFFF) * MONTHS + row % MONTHS;
}

static inline uint32_t rare_row(const struct rare *r)
{
	return (uint32_t)((r->key - 1) >> 16);
}

static inline unsigned rare_kind(const struct rare *r)
{
	return (unsigned)(r->key - 1) & 0xFFFF;
}

/* Where a kind stands among the counts of a cursor: by code, then VODIM
 * class, then exactly the code or not. */
unsigned tally_place(unsigned kind);

#endif
