/* merge.h - take in what was done in another copy of the same file.
 *
 * Each of its entries that this file lacks is replayed, oldest first, under
 * its own operation id, name and time, so that merging twice changes nothing.
 * A field is set where it still holds what the other person saw; where it
 * does not, both values are told, and ours stays unless theirs is preferred.
 */
#ifndef DB_MERGE_H
#define DB_MERGE_H

#include <stdbool.h>

struct db;
struct err;
struct entity;

struct clash {
	const struct entity *ent;
	char *name;		/* "ACT-4" */
	const char *field;	/* its label */
	char *seen, *ours, *theirs;
	char *who, *at;		/* of theirs */
};

struct merge {
	int replayed;		/* entries taken in */
	int rows;		/* rows changed or made */
	int renumbered;		/* new rows whose number was taken here */
	int skipped;		/* entries of loads: import those files here */
	struct clash *clash;
	int nclash;
};

/* db takes in what other has.  Dry: nothing is kept, all is told.  One
 * transaction an entry; those before a failure stay, and count. */
bool merge_from(struct db *db, struct db *other, bool theirs, bool dry,
                struct merge *, struct err *);
void merge_fini(struct merge *);

#endif
