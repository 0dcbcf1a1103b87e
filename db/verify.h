/* verify.h - done is not verified: what another person looks at, and what
 * their answer makes of the action. */
#ifndef DB_VERIFY_H
#define DB_VERIFY_H

#include "core/record.h"

struct db;

/* What there is to look at, one line each: "Done when: ...", and each piece of
 * evidence with its day and strength, or that there is none. */
struct looks {
	char **line;
	char (*evidence)[UID_SIZE];	/* of a line, "" where it is none */
	int n;
};

bool verify_looks(struct db *, const struct record *action, struct looks *,
                  struct err *);
void looks_fini(struct looks *);

/* An answer, "yes", "partly" or "no", set in the action, and the update that
 * keeps who looked, when and what they said: both to be saved in one change.
 * All but yes need words, and open the action again. */
bool verify_answer(struct db *, struct record *action, const char *answer,
                   const char *words, struct record *update, struct err *);

#endif
