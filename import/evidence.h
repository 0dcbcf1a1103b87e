/* evidence.h - the files that evidence points to: what they are, and whether
 * they still are what they were. */
#ifndef IMPORT_EVIDENCE_H
#define IMPORT_EVIDENCE_H

#include <stdbool.h>

#include "core/hash.h"
#include "core/record.h"

struct db;

/* A finding, the worst first; from FINDING_OK on, nothing is wrong. */
enum finding_kind { FINDING_MISSING, FINDING_CHANGED, FINDING_UNREAD,
                    FINDING_OLD, FINDING_OK, FINDING_LINK, FINDING_WORDS,
                    FINDING_COUNT };

struct evidence_finding {
	enum finding_kind kind;
	struct record rec;	/* the evidence */
};

struct evidence_found {
	struct evidence_finding *one;
	int n, wrong;
};

/* Path, SHA-256, size and kind of a file go into a piece of evidence, its name
 * into the title where there is none.  Only a plain file is taken. */
bool evidence_attach(struct record *evidence, const char *path, struct err *);

/* Look at all evidence, or at the one row of that uid.  A file is missing,
 * changed or cannot be read; too old is what a duty, competency or route rests
 * on where nothing newer than the setting score.fresh_months is linked to it.
 * Addresses and words that are no path are told, and not looked at. */
bool evidence_look(struct db *, const char *uid, struct evidence_found *,
                   struct err *);
/* The bytes of a piece of evidence that is a file and still what it was; NULL
 * where it is not, and kind says why.  free() them. */
bool evidence_bytes(struct db *, const struct record *, enum finding_kind *kind,
                    char **bytes, size_t *len, struct err *);
void evidence_found_fini(struct evidence_found *);

const char *evidence_word(enum finding_kind);	/* for files: "missing" */
const char *evidence_label(enum finding_kind);	/* for people */

#endif
