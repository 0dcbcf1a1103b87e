/* personal.h - what in a free text looks like somebody's number, address or
 * name, so that nobody keeps it by chance.
 *
 *	NHS number   ten digits whose last is the check digit: modulus 11 with
 *	             the weights 10 to 2 (NHS Data Dictionary, NHS NUMBER)
 *	telephone    0 and nine or ten digits, of which the first is no 0, 4 or
 *	             6 (Ofcom, National Telephone Numbering Plan); or + and 8 to
 *	             15 digits (ITU-T E.164)
 *	e-mail       name@label.label (RFC 5321, without its rarer forms)
 *	postcode     the six shapes and the letters they may have (BS 7666; Royal
 *	             Mail, Programmers' Guide), in either case
 *	name         a capitalised word after Mr, Mrs, Ms, Miss, Mx, Dr, Prof
 *
 * Digits may have a blank, a point, a hyphen or a bracket between them.  What is
 * found may be something else: a person says so.  To add a kind: a row in
 * personal.def and its function.
 */
#ifndef CORE_PERSONAL_H
#define CORE_PERSONAL_H

#include <stdbool.h>
#include <stddef.h>

struct record;

enum personal_kind {
#define PERSONAL(id, ...) PERSONAL_##id,
#include "core/personal.def"
#undef PERSONAL
	PERSONAL_KINDS
};

struct personal {
	size_t at, len;			/* bytes */
	enum personal_kind kind;
};

/* The first that begins at `from` or later; false where there is none. */
bool personal_find(const char *s, size_t from, struct personal *);
int personal_count(const char *s);
/* The text with each in brackets' words instead; the caller frees it. */
char *personal_redact(const char *s);
/* "a telephone number"; never what was found. */
const char *personal_label(enum personal_kind);

/* The same over all that people type into a row: how many there are; how they
 * are called, each with its field ("Words: a postcode"; the caller frees it,
 * NULL where there is none); and the row without them, true if it had any. */
int personal_in(const struct record *);
char *personal_says(const struct record *);
bool personal_clean(struct record *);

#endif
