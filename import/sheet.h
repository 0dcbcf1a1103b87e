/* sheet.h - a small table of text, whole: rows of entities, a map, a profile.
 *
 * CSV in UTF-8 with a header line, or JSON as a list of objects.  A spreadsheet
 * guard (one apostrophe before = + - @ tab return or apostrophe) is taken away
 * again.  Nothing is guessed: a broken row is an error with its line.
 */
#ifndef IMPORT_SHEET_H
#define IMPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>

struct err;

struct sheet_row {
	uint64_t line;		/* of the file, from 1; JSON: of the list */
	char **cell;		/* ncol of them, never NULL */
};

struct sheet {
	char **head;
	int ncol;
	struct sheet_row *row;
	int nrow;
	bool json;
};

/* A name that ends in .json is JSON, all else CSV; "-" is standard input, as
 * CSV.  ERR_INPUT, ERR_DATA, ERR_IO; free with sheet_fini in either case. */
bool sheet_read(struct sheet *, const char *path, struct err *);
void sheet_fini(struct sheet *);

#endif
