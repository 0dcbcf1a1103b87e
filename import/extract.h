/* extract.h - a patient-level extract, boiled down to counts in one pass.
 *
 * Memory does not go with the size of the file, and nothing of a row is kept
 * but its place in the counts (core/tally.h).  A row is refused when it has
 * the wrong number of fields or breaks the rules of scan.h; a date that
 * cannot be read is no reason: it counts under month "unknown", as does a
 * team, service or date for which there is no column.  With people, each is
 * counted once, at the row that says most (import/people.h).
 *
 * A large file is read in parts by several threads (import/part.h).
 *
 * The file is UTF-8, or if any byte of it is not, Windows-1252.  That is
 * known only at the end, so a value that the two read differently (no-break
 * spaces) is counted as doubtful and settled then.
 */
#ifndef IMPORT_EXTRACT_H
#define IMPORT_EXTRACT_H

#include "core/tally.h"
#include "import/header.h"
#include "import/judge.h"
#include "import/people.h"
#include "import/rejects.h"
#include "import/source.h"

struct delay;
struct indexer;
struct meaning;

struct extract_options {
	struct source_options source;
	const struct header_map *map;	/* NULL is none */
	const char *rejects;		/* where rejected rows go; NULL nowhere */
	bool hold;			/* rejects have no name until kept */
	const struct indexer *indexer;	/* NULL is the best one */
	const struct meaning *meaning;	/* what odd values mean; NULL nothing */
	bool people;			/* count each person once, not rows */
	int threads;			/* at most so many; 0 is as is best */
};

struct extract {
	struct tally *tally;
	struct header header;
	char delimiter;
	uint64_t read, accepted;	/* rows; read - accepted were rejected */
	uint64_t undated;		/* accepted, month unknown */
	uint64_t nobody;		/* accepted, without an identifier */
	struct judged judged;		/* cleaned, mapped, forms, words */
	bool counted_people;		/* the tally has each person once */
	struct people_sums people;	/* if so */
	struct delay *delay;		/* of teams as in the tally; NULL: unknown */
	int again;			/* parts that had to be read again */
	uint64_t bytes;
	uint64_t bad_line;		/* the first not UTF-8; 0 if all of it is */
	struct reject first[REJECT_NOTES];
	struct rejects rejects;		/* if they are held */
	char hash[HASH_SIZE];		/* SHA-256 of the file */
	char counts_hash[HASH_SIZE];	/* of its sorted counts */
	char meaning_hash[HASH_SIZE];	/* of what values were said to mean */
};

/* Read a file, "-" being standard input.  On failure nothing is kept, the
 * file of rejects included; extract_fini may be called in either case. */
bool extract_read(const char *path, const struct extract_options *,
                  struct extract *, struct err *);
void extract_fini(struct extract *);

/* Give the file of rejects that is held its name, once what it came from is kept:
 * without this, extract_fini, or the end of the program however it comes, takes
 * it away.  The path of the options must still be there. */
bool extract_keep_rejects(struct extract *, struct err *);

#endif
