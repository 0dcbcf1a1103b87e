/* source.h - the bytes of a file, once, in blocks, hashed as they pass.
 *
 * The SHA-256 is of the very bytes that were given out, though the file may
 * change meanwhile, and of a pipe as well as of a file: a second thread
 * hashes each block while the first one works on it.  A few blocks go round,
 * each with room in front for what the reader carries over from the one
 * before, so that a row always stands in one piece.
 */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/hash.h"

struct err;
struct source;

enum { SOURCE_CARRY = 1 << 20 };

struct source_options {
	size_t block;		/* bytes to a block; 0 is 128 KiB */
	size_t carry;		/* most carried over; 0 is SOURCE_CARRY */
	bool unhashed;		/* no hash is wanted */
	uint64_t from;		/* of a file: the byte to begin with */
	const char *sheet;	/* of a workbook; NULL is the first */
	/* Give up, as soon as this is not 0: what a signal handler sets. */
	const volatile sig_atomic_t *stop;
	/* Called for each block; size is 0 where it cannot be known. */
	void (*progress)(void *of, uint64_t done, uint64_t size);
	void *of;
};

/* Open a file, "-" being standard input.  It fails on what is missing, not
 * permitted, or a folder.  A workbook gives the text of its sheet (see
 * excel.h), and the hash is that of the workbook. */
struct source *source_open(const char *path, const struct source_options *,
                           struct err *);
void source_close(struct source *);

/* The next block, behind a copy of the carry; *n is the size of both, and
 * INDEX_PAD bytes after them may be written.  *last: nothing comes after.
 * What it gave before is valid until the call after this one. */
bool source_next(struct source *, const char *carry, size_t ncarry,
                 char **text, size_t *n, bool *last, struct err *);

size_t source_carry(const struct source *);
uint64_t source_size(const struct source *);	/* bytes given out */

/* The hash of all that was given out; once, at the end. */
void source_hash(struct source *, char hex[static HASH_SIZE]);

#endif
