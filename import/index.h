/* index.h - where the separators and line ends of delimited text stand.
 *
 * The text is read 64 bytes at a time as bit masks: quotes, separators and
 * line ends each give one word, a running exclusive-or of the quotes tells
 * inside from outside, and what is left outside is where fields and rows end.
 * There is one indexer for every kind of processor; all give the same answer
 * (tested), and index_best() is the fastest that this one can run.
 */
#ifndef IMPORT_INDEX_H
#define IMPORT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	INDEX_PAD = 64,		/* readable bytes after the text */
	INDEX_SPARE = 64	/* spare places at the end of pos and row */
};

enum index_fault {
	FAULT_NONE,
	FAULT_QUOTE,		/* a quote inside an unquoted field */
	FAULT_AFTER,		/* something behind a closing quote */
	FAULT_NUL		/* a NUL byte */
};

struct index {
	uint32_t *pos;		/* separators and line ends outside quotes */
	uint32_t *row;		/* which of pos end a row */
	size_t npos, nrow;
	enum index_fault fault;	/* the index ends where it stands */
	uint32_t fault_at;
	uint32_t inner;		/* line ends inside quotes, when no fault */
	bool seek_bad;		/* in: look for bytes that are not UTF-8 */
	uint32_t bad_at;	/* the first of them, or UINT32_MAX */
};

struct indexer {
	const char *name;
	bool (*runs_here)(void);
	/* text begins a row; pos and row have n + INDEX_SPARE places. */
	void (*run)(const char *text, size_t n, char delimiter, struct index *);
};

extern const struct indexer indexers[];	/* best first; ends in a NULL name */
const struct indexer *index_best(void);

/* The first of n bytes that is not UTF-8, or UINT32_MAX; a sequence that the
 * end cuts off is not counted. */
uint32_t index_seek_bad(const char *text, size_t n);

#endif
