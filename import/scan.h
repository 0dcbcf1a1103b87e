/* scan.h - delimited text, strictly, in constant memory.
 *
 * A field either has no quote in it, or begins and ends with one and has each
 * quote inside doubled; it may then hold separators and line ends.  A line
 * ends with LF or CR LF.  Rows come in batches, as places in the text.
 *
 * What breaks that is a fault, never guessed at: a stray quote, something
 * behind a closing quote, a quote that is never closed, a NUL byte, a row of
 * more bytes than the source carries.  The rule for going on: the first physical
 * line of the broken row is refused and reading begins again at the next
 * line, outside quotes.  So a quote that somebody forgot costs its own line,
 * not the thousand rows up to the next quote; the further lines of a broken
 * field of several lines are then judged, and mostly refused, as rows.
 */
#ifndef IMPORT_SCAN_H
#define IMPORT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "import/source.h"

enum scan_fault {
	SCAN_FINE,
	SCAN_QUOTE,		/* a quote inside an unquoted field */
	SCAN_AFTER,		/* something behind a closing quote */
	SCAN_OPEN,		/* a quote that is not closed */
	SCAN_NUL,
	SCAN_LONG		/* a row longer than we carry */
};

/* Rows; or, if nrow is 0, one fault; or, if neither, the end.  All places
 * count from text, and are valid until the next batch. */
struct scan_batch {
	const char *text;
	const uint32_t *pos;	/* separators and line ends, in order */
	const uint32_t *row;	/* row[i] of pos ends row i; row 0 is at 0 */
	size_t nrow;
	uint64_t line;		/* the physical line text begins, from 1 */
	bool one_line_each;	/* no row has a line end in it */
	enum scan_fault fault;
	uint32_t fault_at;	/* where it was noticed */
	size_t size;		/* of the line refused, without its end */
};

struct scan;

struct scan *scan_open(const char *path, const struct source_options *,
                       struct err *);
void scan_close(struct scan *);

/* Of a part of a file: give no row that begins at this byte or behind it,
 * counted from the beginning of the file, and call its first line by this
 * number.  scan_at is where the next row begins, and, once the part is read,
 * where the next part must begin. */
void scan_set_limit(struct scan *, uint64_t limit);
void scan_set_line(struct scan *, uint64_t line);
uint64_t scan_at(const struct scan *);
/* The physical line that the next row begins. */
uint64_t scan_next_line(const struct scan *);

/* What the file begins with, for choosing the delimiter before scan_next. */
const char *scan_peek(const struct scan *, size_t *n);
void scan_set_delimiter(struct scan *, char);
/* Use this indexer, not the best one. */
struct indexer;
void scan_set_indexer(struct scan *, const struct indexer *);

bool scan_next(struct scan *, struct scan_batch *, struct err *);

/* The physical line of a place in a batch. */
uint64_t scan_line(const struct scan_batch *, size_t at);

/* The line of the first byte that is not UTF-8, 0 as long as there is none;
 * and whether the file said it was UTF-8 by beginning with a mark. */
uint64_t scan_bad_line(const struct scan *);
bool scan_has_mark(const struct scan *);

struct source *scan_source(struct scan *);

#endif
