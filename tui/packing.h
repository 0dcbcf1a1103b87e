/* packing.h - the evidence pack, read, filled with its files and written: for the verb
 * and for a line of the papers.
 */
#ifndef TUI_PACKING_H
#define TUI_PACKING_H

#include <stdbool.h>

struct db;
struct err;

struct packed {
	int things;		/* duties and criteria */
	int evidence, files;	/* pieces, and how many of them are files in it */
	int wrong;		/* missing or changed */
	char *lacking;		/* "EVD-3 is not in the pack: missing", a line each; or NULL */
};

/* A duty by its code, NULL for all; "-" is standard output.  packed_fini() after it,
 * whatever became of it. */
bool pack_to(struct db *, const char *duty, const char *path, struct packed *, struct err *);
/* What was written, in a sentence; for free(). */
char *packed_says(const struct packed *, const char *path);
void packed_fini(struct packed *);

#endif
