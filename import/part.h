/* part.h - one of several parts of a file, counted by a thread of its own.
 *
 * Nobody knows whether the middle of a file is inside quotes.  So a part
 * guesses that it is not, and begins with the first line behind its place;
 * the part before ends with the row that begins before that place.  Where
 * that row ends exactly where this part began, the guess was right: a row
 * begins outside quotes, and from there on all is as if read in one go.
 * Otherwise the part is thrown away, and read again from where the one before
 * ended.  Lines of rejected rows count from the part's own beginning until it
 * is known which line of the file that is.
 */
#ifndef IMPORT_PART_H
#define IMPORT_PART_H

#include <pthread.h>

#include "import/count.h"

struct part {
	const char *path;
	const struct extract_options *opt;
	char delimiter;
	uint64_t place, limit;		/* bytes of the file */
	struct hash_key key;		/* of people: the same for all parts */
	struct counter counter;
	pthread_t thread;
	bool running;
	/* When it has ended: */
	uint64_t start, end;		/* the bytes it counted */
	uint64_t lines, bad_line;	/* within it; 0 is none */
	uint32_t *team, *service;	/* once joined: their numbers in the whole */
	bool ok;
};

/* Begin to count a part; where no thread can be had it ends as not ok. */
void part_begin(struct part *, const struct header *);
/* Wait until it has ended. */
void part_wait(struct part *);
void part_fini(struct part *);

/* Count what a scan gives, up to its limit.  False where it fails, or where
 * it held too many rejects. */
bool part_count(struct scan *, struct counter *, struct err *);

#endif
