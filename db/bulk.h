/* bulk.h - one change of many rows: what would become what, and then all of it
 * or nothing, as one entry of the history and one step of undo.
 *
 *	bulk_init(&b, ent);
 *	bulk_set(&b, db, "owner=bello", &e);	as often as there are fields
 *	bulk_page(&b, db, &page, &e);		or bulk_row() for each row
 *	... b.line[0 .. b.nline) say what would change ...
 *	bulk_apply(&b, db, why, warning, &e);
 *	bulk_fini(&b);
 */
#ifndef DB_BULK_H
#define DB_BULK_H

#include "core/named.h"
#include "db/store.h"

enum { BULK_MOST = 5000 };	/* rows; more is a slip of the filter */

/* What is set: a field, the links of one end, a local field. */
struct bulk_set {
	struct named what;
	char *text;		/* as typed */
};

/* One value of one row, before and after, as a person reads them. */
struct bulk_line {
	char name[NAME_SIZE];	/* "ACT-42" */
	char *title;
	const char *label;	/* borrowed */
	char *before, *after;
};

struct bulk {
	const struct entity *ent;
	struct bulk_set *set;
	int nset;
	struct record **rec;	/* rows, links and local values that change */
	int nrec;
	struct bulk_line *line;
	int nline;
	int nrow, nchanged;	/* rows looked at, and of them those that change */
};

void bulk_init(struct bulk *, const struct entity *);
void bulk_fini(struct bulk *);
/* "owner=bello", "due=+2w", "tags+=ward", "tags-=ward"; nothing after the sign
 * empties it. */
bool bulk_set(struct bulk *, struct db *, const char *typed, struct err *);
/* One row, or all of a page. */
bool bulk_row(struct bulk *, struct db *, const struct record *, struct err *);
bool bulk_page(struct bulk *, struct db *, const struct page *, struct err *);
/* The rows of these uids. */
bool bulk_uids(struct bulk *, struct db *, char *const *uid, int n, struct err *);
/* Do one set to a row that is kept elsewhere: a field in the row itself, links
 * and local values as records appended to *rec. */
bool bulk_set_row(const struct bulk_set *, struct db *, struct record *row,
                  struct record **rec, int *n, struct err *);
/* why may be NULL. */
bool bulk_apply(struct bulk *, struct db *, const char *why, char warning[static 256],
                struct err *);

#endif
