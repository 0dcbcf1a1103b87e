/* people_priv.h - the table of people.  For people.c, which fills it, and
 * people_sum.c, which reads it. */
#ifndef IMPORT_PEOPLE_PRIV_H
#define IMPORT_PEOPLE_PRIV_H

#include "import/people.h"

/* What the rows of a person say. */
struct saying {
	/* Rank, month, team, service, code, so that the greater of two says
	 * more or is later. */
	uint64_t place;
	uint32_t seen;		/* known codes below, rows not known above */
};

/* The same in both readings for nearly everybody; of the others what they say
 * in Windows-1252 stands apart. */
struct person {
	uint64_t hash;
	uint64_t place;
	uint32_t seen;
	uint32_t apart;		/* 0: the same; else where in apart, + 1 */
};

/* Bits of a place, and of codes in seen. */
enum { CODE_BITS = 5, NAME_BITS = 16, MONTH_BITS = 17, KNOWN_BITS = 16 };

/* The highest bits of a hash choose one of many tables, so that when one
 * grows only a little stands twice, and so that two threads can join the tables of
 * two parts; the low half is kept there beside the person, so that growing looks
 * at no person, nor does passing others by. */
enum { TABLE_BITS = 3, TABLES = 1 << TABLE_BITS, FIRST_SLOTS = 64 };

struct table {
	uint64_t *slot;		/* 0 is free, else low half of hash, person + 1 */
	struct person *one;	/* n of them, in the order they were met */
	struct saying *apart;
	uint64_t *other;	/* identifier, by person; 0 is none */
	uint32_t n, nslot, napart;
	uint32_t nother;	/* how many there is room for */
};

/* Rows wait in a short queue, as in a tally: the memory of each is asked for
 * before it is needed. */
enum { QUEUE = 64 };

struct waiting {
	uint64_t hash, other;
	struct saying say[2];
};

enum { SEVERAL = 1 };		/* the lowest bit of an other identifier */

struct queue {
	struct waiting of[QUEUE];
	unsigned n;
};

struct people {
	struct queue queue;
	struct table table[TABLES];
};

static inline struct people_place unpack(uint64_t place)
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

static inline struct saying said_by(const struct table *t,
                                    const struct person *one, bool cp1252)
{
	if (cp1252 && one->apart)
		return t->apart[one->apart - 1];
	return (struct saying){ one->place, one->seen };
}

#endif
