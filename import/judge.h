/* judge.h - what each value of an extract says, though it is not known until
 * the end whether the file is UTF-8 or Windows-1252.
 *
 * Values that say the same in all that is counted share a verdict: code, VODIM
 * class, form, whether it was cleaned or mapped, in either reading.  A value
 * of two bytes at most finds its verdict in a table of 64 KiB; invalid ones
 * are looked at each time, for they are few and their words are counted.
 * A value that the two readings differ on is counted as a doubtful kind (see
 * core/tally.h), and judge_settle() says at the end which it was.
 */
#ifndef IMPORT_JUDGE_H
#define IMPORT_JUDGE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/dict.h"
#include "core/ethnicity.h"
#include "import/field.h"

struct meaning;
struct tally;

enum { JUDGE_WORDS = 4096, JUDGE_WORD = 60 };

/* Local second characters, whatever their case: 1 to 36. */
enum { LOCAL_NONE, LOCAL_COUNT = 37 };
extern const char judge_local[LOCAL_COUNT + 1];

struct verdict {
	uint64_t n;			/* rows of it */
	uint64_t legal, restraint;	/* of those: detained; incidents */
	unsigned kind;			/* for tally_add() */
	struct reading {
		enum ethnic_code code;
		enum vodim vodim;
		enum ethnic_form form;
		bool exact, cleaned, mapped;
		uint8_t local;		/* judge_local() of its second one, or 0 */
	} as[2];			/* in UTF-8, in Windows-1252 */
};

struct judge {
	uint8_t *known;			/* by the two bytes; 0: ask slowly */
	struct verdict *verdict;	/* number 0 is none */
	unsigned n;
	struct doubt *doubt;
	unsigned ndoubt;
	const struct meaning *meaning;	/* borrowed; may be NULL */
	char delimiter;
	struct dict word;		/* invalid values, trimmed */
	uint64_t *nword;		/* rows of each */
};

void judge_init(struct judge *, const struct meaning *, char delimiter);
void judge_fini(struct judge *);

unsigned judge_slowly(struct judge *, struct field_text);

/* The verdict on a value of at most two bytes, of which two can be read; 0 if
 * it was not asked for yet. */
static inline unsigned judge_known(const struct judge *j, const char *s, size_t n)
{
	static const uint16_t mask[3] = { 0, 0xFF, 0xFFFF };
	uint16_t two;

	memcpy(&two, s, 2);
	return j->known[two & mask[n]];
}

/* The verdict on a value, of which two bytes more can be read. */
static inline unsigned judge_value(struct judge *j, struct field_text f)
{
	unsigned v = f.n <= 2 ? judge_known(j, f.s, f.n) : 0;

	return v ? v : judge_slowly(j, f);
}

/* Settle what is doubtful in a tally that was fed by this judge. */
void judge_settle(const struct judge *, struct tally *, bool cp1252);

/* What a judge counted, in the reading that holds; sums of several judges. */
struct judged {
	uint64_t cleaned, mapped;
	uint64_t form[FORM_COUNT];
	uint64_t legal[ETHNIC_COUNT], restraint[ETHNIC_COUNT];
	uint64_t local[ETHNIC_COUNT][LOCAL_COUNT];	/* known codes with one */
	struct dict word;		/* what was not understood, in UTF-8 */
	uint64_t *nword;
};
void judged_init(struct judged *);
void judged_fini(struct judged *);
void judged_add(struct judged *, const struct judge *, bool cp1252);

#endif
