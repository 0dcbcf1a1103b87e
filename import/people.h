/* people.h - each person of an extract once, for as long as it is read.
 *
 * A person is known by a keyed hash of the identifier; the key is random, and
 * both are forgotten with the table, so nothing here leads back to anybody.
 * A person is counted once, where the row stands that says most: a known code
 * before "not stated", that before "not known", invalid, missing; of several
 * such rows the latest by month, and of one month the last of the file.
 *
 * Whether the file is UTF-8 or Windows-1252 is known only at the end, so where
 * they differ both are kept: 24 bytes a person, 16 more for one whose rows say
 * two things, 10 to 20 for finding them, and 8 where people are compared by
 * another identifier too.
 */
#ifndef IMPORT_PEOPLE_H
#define IMPORT_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/ethnicity.h"

struct people;

struct people_place {
	uint32_t team, service, month;	/* as in a tally */
	enum ethnic_code code;
};

struct people *people_new(void);
void people_free(struct people *);

/* A row of the person with this hash; code in UTF-8, in Windows-1252.  Other is
 * the hash of an identifier of another kind that stands in the row, 0 if none
 * does: one such should not be two people's, nor have a person two. */
void people_add(struct people *, uint64_t hash, uint64_t other,
                const struct people_place *, const enum ethnic_code code[2]);
/* All were added: to be called before what follows. */
void people_end(struct people *);
/* Take those of a later part of the file, and leave it empty; its teams and
 * services have the numbers given.  Two threads share the work. */
void people_join(struct people *, struct people *, const uint32_t *team,
                 const uint32_t *service);

/* Where the next person is counted, the first for a cursor of zeros; false after
 * the last. */
struct people_cursor {
	unsigned table;
	uint32_t at;
};
bool people_next(const struct people *, struct people_cursor *, bool cp1252,
                 struct people_place *);

/* What only people can show, not rows. */
struct people_sums {
	uint64_t people, known, never, conflict;
	uint64_t across;	/* of conflict: in different groups (NHS five) */
	uint64_t beside;	/* known on one row, and not on another */
	uint64_t recoverable;	/* rows not known of people known elsewhere */
	uint64_t shared;	/* people whose other identifier is another's too */
	uint64_t several;	/* people with several other identifiers */
};
struct people_sums people_sum(const struct people *, bool cp1252);

#endif
