/* programme.h - a partnership programme: who has no pair yet, whom they could
 * learn with, and what of them is to be forgotten. */
#ifndef DB_PROGRAMME_H
#define DB_PROGRAMME_H

#include "core/pairing.h"
#include "core/record.h"

struct db;
struct err;

/* Participants of one programme who meet nobody, and the pairs suggested among
 * them; person[i] belongs to rec[i]. */
struct programme {
	struct record *rec;
	struct pairing_person *person;
	int n;
	struct pairing *pair;
	int npairs;
};

/* By the uid of the initiative; programme_fini() in either case. */
bool programme_read(struct db *, const char *uid, struct programme *, struct err *);
void programme_fini(struct programme *);

/* Make the pairs that were suggested, as one change, begun on a day. */
bool programme_pair(struct db *, const char *uid, const struct programme *,
                    const char *day, struct err *);

/* Participants whose answers are still kept though their programme is over
 * (stopped, mainstreamed, or past its end): the caller frees the rows. */
bool programme_to_forget(struct db *, const char *uid, struct record **, int *n,
                         struct err *);

#endif
