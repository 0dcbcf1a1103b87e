/* rejects.h - the file of rows that were refused, for people to put right.
 *
 * It has the columns of the extract and four more: line, column, code and
 * reason.  It holds what the extract holds, people's records, so it is made
 * anew (never over a file or a link that is there), for its owner only, only
 * when there is a first reject, and where the disk can do it without a name
 * until it is to be kept.  What a spreadsheet would run as a
 * formula begins with an apostrophe.
 */
#ifndef IMPORT_REJECTS_H
#define IMPORT_REJECTS_H

#include <stdio.h>

#include "import/field.h"
#include "import/header.h"

struct err;

enum { REJECT_NOTES = 5, REASON_SIZE = 160 };

struct reject {
	uint64_t line;
	const char *column;	/* its header; "" where it is the whole row */
	const char *code;	/* a word for scripts: see the manual */
	char reason[REASON_SIZE];
};

struct rejects {
	const char *path;	/* NULL: count them, keep no file */
	const struct header *header;
	char delimiter;
	bool held;		/* in memory, for its lines are not yet known */
	bool unnamed;		/* it has its name when it is whole */
	FILE *file;		/* open once there is a reject */
	char *text;		/* held: what would be in the file */
	size_t size;
	struct held_line *line;	/* held: where the lines go; n of them */
	uint64_t n;
	struct reject first[REJECT_NOTES];
};

/* Refuse a row; or, if its n is 0, the size bytes of text of a line that is
 * no row. */
bool rejects_add(struct rejects *, const struct reject *,
                 const struct scan_row *, const char *text, size_t size,
                 struct err *);

/* True if so much is held that it is better to read the part again. */
bool rejects_full(const struct rejects *);
/* Take what another holds; its first line is this one of the file.  The other
 * is empty then. */
bool rejects_take(struct rejects *, struct rejects *held, uint64_t line,
                  struct err *);

/* Write it out: it is whole, and has as yet no name (where the disk can do
 * that).  On failure it is gone. */
bool rejects_end(struct rejects *, struct err *);
/* Give it its name and close it; or take it away again. */
bool rejects_keep(struct rejects *, struct err *);
void rejects_drop(struct rejects *);

#endif
