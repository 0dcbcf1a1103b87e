/* meaning.h - what values of a file mean that are no codes: "White British"
 * is A.  Said once by a person, and kept as rows of the entity mapping.
 *
 * Letters of either case are the same here, as are runs of spaces.
 */
#ifndef IMPORT_MEANING_H
#define IMPORT_MEANING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/dict.h"
#include "core/ethnicity.h"
#include "core/hash.h"

enum { MEANING_SIZE = 128 };	/* longer values have no meaning */

struct meaning {
	struct dict value;		/* folded */
	enum ethnic_code *code;		/* of each */
};

void meaning_init(struct meaning *);
void meaning_fini(struct meaning *);
/* A later meaning of the same value replaces the one before. */
void meaning_add(struct meaning *, const char *value, enum ethnic_code);
/* ETHNIC_NONE if nothing was said of it. */
enum ethnic_code meaning_of(const struct meaning *, const char *s, size_t n,
                            bool cp1252);
/* SHA-256 of all that was said, in any order; "" if nothing was. */
void meaning_hash(const struct meaning *, char hex[static HASH_SIZE]);

#endif
