/* take.h - an extract from a file into the store: what the command line and
 * the screen both do.
 *
 * A profile says how the files of one source are read; what is said here goes
 * before it.  What values mean that are no codes is said by the rows of the
 * entity mapping.  A file that was loaded before, read with the same meanings
 * and counting the same, is not loaded again.  A total that differs from the
 * one expected keeps nothing unless it is accepted.
 */
#ifndef IMPORT_TAKE_H
#define IMPORT_TAKE_H

#include "core/record.h"
#include "db/load.h"
#include "import/extract.h"
#include "import/meaning.h"

struct db;

enum take_end {
	TAKE_KEPT,
	TAKE_DRY,		/* nothing was to be kept */
	TAKE_SAME,		/* it is loaded already: see before */
	TAKE_DIFFERS		/* from the expected total; nothing kept */
};

struct take {
	/* Said by the caller; NULL is nothing. */
	const char *path, *dataset, *as_at, *profile, *count, *rejects;
	struct header_map map;
	struct source_options source;
	long long expected;		/* -1: nobody said */
	bool again, accept, dry;
	/* Found out. */
	struct record how;		/* the profile; ent NULL is none */
	struct meaning meaning;
	char **say;			/* the map, with that of the profile */
	int nsay;
	const char *set;		/* the name of the data set */
	enum take_end end;
	struct extract x;
	struct load load, before;
	bool moved;			/* before is the same file, read otherwise */
	bool set_made, profile_made;
};

void take_init(struct take *);
void take_fini(struct take *);

/* Find the profile and the data set (a name that is not there is no error).
 * ERR_USAGE where no data set is named by either. */
bool take_begin(struct take *, struct db *, struct err *);
/* Read the file; nothing is kept yet. */
bool take_read(struct take *, struct db *, struct err *);
/* Keep it, or say in end why not.  The rejects are for the caller to keep, with
 * extract_keep_rejects(). */
bool take_keep(struct take *, struct db *, struct err *);

#endif
