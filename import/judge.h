/* judge.h - what each value of an extract says, though it is not known until
 * the end whether the file is UTF-8 or Windows-1252.
 *
 * A value that the two read differently is counted as a doubtful kind of its
 * own (see core/tally.h), and judge_settle() says at the end which it was.
 * Nearly all values are of two bytes at most, and are judged but once.
 */
#ifndef IMPORT_JUDGE_H
#define IMPORT_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "import/field.h"

struct tally;

struct judge {
	uint16_t *known;	/* by the two bytes, the first the lower */
	struct doubt *doubt;
	unsigned ndoubt;
	uint64_t cleaned[2];	/* if it is UTF-8; if it is Windows-1252 */
};

void judge_init(struct judge *);
void judge_fini(struct judge *);

/* The kind of a value, for tally_add(). */
unsigned judge_value(struct judge *, struct field_text);
/* Settle what is doubtful; how many values were valid only once cleaned. */
uint64_t judge_settle(const struct judge *, struct tally *, bool cp1252);

#endif
