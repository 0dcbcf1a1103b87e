/* tree.h - who reports to whom, on which side of governance, and how many seats
 * each constituency has: the board side, the community side, the side of service
 * users and carers, and the bodies where they sit together. */
#ifndef DB_TREE_H
#define DB_TREE_H

#include "core/record.h"

struct db;
struct err;

struct branch {
	struct record body;
	int depth;		/* 0 reports to no body */
	int above;		/* the branch it reports to, -1 for none */
	bool last;		/* of those that report to the same */
	int seats, vacant;	/* that vote; seats 0: none is recorded */
	char *by;		/* "executive 2, carer 1, not given 1" */
};

struct tree {
	struct branch *branch;	/* each after the one it reports to */
	int n;
};

/* As on the day of the database. */
bool tree_read(struct db *, struct tree *, struct err *);
void tree_fini(struct tree *);

/* What stands before a name: "├─ " and its like, or "|- " in ASCII.  For free(). */
char *tree_lead(const struct tree *, int branch, bool ascii);
/* "partnership group, board side", and "11 voting seats (1 vacant): carer 1, ..." */
char *tree_kind(struct db *, const struct tree *, int branch);
char *tree_seats(const struct tree *, int branch);
/* "PCREF Partnership Group reports to the Quality Committee: ...": a line that
 * stands by itself. */
char *tree_sentence(struct db *, const struct tree *, int branch);

#endif
