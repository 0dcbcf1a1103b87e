/* tally.h - counts of ethnicity records by team, service, month and code.
 *
 * What an extract is boiled down to: no row and no person is kept.  Team,
 * service and month give a group; in it the kinds of value (code, VODIM class,
 * exactly a code or not) that make up nearly all rows have a 16-bit counter
 * each, side by side for three months, and rare kinds and overflow go to one hash table.  So a
 * row costs one look-up, and memory goes with the groups, not with the rows.
 *
 * Reading it back gives the cells sorted by team, service, month, code, VODIM
 * class: the same counts, the same order, whatever the order of the rows.
 */
#ifndef CORE_TALLY_H
#define CORE_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/dict.h"
#include "core/ethnicity.h"
#include "core/hash.h"

enum { TALLY_NAMES = 50000, TALLY_UNKNOWN = 0 };

struct tally;

/* What a value is, as one number: the usual kinds of each code first.  From
 * KIND_COUNT on a caller may use kinds of its own, up to KIND_LIMIT, which
 * tally_settle() must have turned into real ones before anything is read. */
enum {
	KIND_MIXED = ETHNIC_COUNT * VODIM_COUNT * 2,
	KIND_COUNT = ETHNIC_COUNT + KIND_MIXED,
	KIND_LIMIT = 1 << 16
};
unsigned tally_kind(struct ethnic_value);

struct tally_cell {
	const char *team, *service;	/* "unknown" if there is none */
	const char *team_label;		/* "" if there is none */
	uint32_t month;
	enum ethnic_code code;
	enum vodim vodim;
	bool exact;
	uint64_t n;			/* never 0 */
};

struct tally *tally_new(void);
void tally_free(struct tally *);

/* The names themselves, by number: to find those met before without a call. */
struct dict *tally_teams(struct tally *);
struct dict *tally_services(struct tally *);

/* The number of a team or service; "" is TALLY_UNKNOWN; DICT_FULL when there
 * are more than TALLY_NAMES.  A team's label is the first it was given. */
uint32_t tally_team(struct tally *, const char *bytes, size_t size);
uint32_t tally_service(struct tally *, const char *bytes, size_t size);
void tally_label(struct tally *, uint32_t team, const char *bytes, size_t size);

void tally_add(struct tally *, uint32_t team, uint32_t service, uint32_t month,
               unsigned kind);

/* The same without a call, where there is no service, for the first teams of a file
 * and months near the first that was added.  False where it is not so, and for
 * the first of a team and month: then tally_add() does it. */
enum { NEAR_TEAMS = 1024, NEAR_MONTHS = 128 };
struct tally_near {
	char *group;		/* all groups, which may move */
	uint32_t *at;		/* by team and month: the byte of group where its
				 * counts begin; 0 is not known */
	uint32_t from;		/* the first month that at is of */
};
struct tally_near *tally_near(struct tally *);

static inline bool tally_add_near(const struct tally_near *t, uint32_t team, uint32_t month,
                                  unsigned kind)
{
	uint32_t m = month - t->from, at;
	uint16_t *n;

	if (team >= NEAR_TEAMS || m >= NEAR_MONTHS || kind >= ETHNIC_COUNT)
		return false;
	at = t->at[team * NEAR_MONTHS + m];
	n = (uint16_t *)(void *)(t->group + at) + kind;
	if (!at || *n == UINT16_MAX)
		return false;
	++*n;
	return true;
}
void tally_add_many(struct tally *, uint32_t team, uint32_t service,
                    uint32_t month, unsigned kind, uint64_t n);

/* All was added: to be called before what follows. */
void tally_end(struct tally *);

/* The numbers that the teams and services of another have here, new ones
 * added; false if together they are too many.  The caller frees them. */
bool tally_join_names(struct tally *, const struct tally *, uint32_t **team,
                      uint32_t **service);
/* Add the counts of another, by those numbers. */
void tally_join(struct tally *, const struct tally *, const uint32_t *team,
                const uint32_t *service);

/* Make every count of one kind a count of another. */
void tally_settle(struct tally *, unsigned from, unsigned to);
/* Names and labels, given in Windows-1252, become UTF-8. */
void tally_recode(struct tally *);

/* The cells in order; the tally must not change meanwhile. */
struct tally_cursor {
	const struct tally *tally;
	struct tally_order *order;	/* groups, as they come */
	uint32_t at;			/* how many of their rows were begun */
	const struct rare **rare;	/* by row */
	uint64_t n[KIND_MIXED];		/* the counts of the row at hand */
	uint64_t left[(KIND_MIXED + 63) / 64];	/* bits: those still to give */
};
void tally_start(struct tally_cursor *, struct tally *);
bool tally_next(struct tally_cursor *, struct tally_cell *);
void tally_stop(struct tally_cursor *);

/* SHA-256 of the sorted cells: two files with the same counts have the same.
 * For each team, service and month these, then for each cell its place
 * (tally_place of tally_priv.h) plus one and its count, in bytes of seven bits. */
void tally_hash(struct tally *, char hex[static HASH_SIZE]);

#endif
