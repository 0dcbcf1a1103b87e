/* header.h - which column of an extract is which. */
#ifndef IMPORT_HEADER_H
#define IMPORT_HEADER_H

#include <stdbool.h>
#include <stddef.h>

struct err;

enum header_column {
#define COLUMN(id, ...) id,
#include "import/header.def"
#undef COLUMN
	COLUMN_COUNT
};

struct header_column_info {
	const char *name;	/* in --map name=HEADER */
	const char *label;
};

extern const struct header_column_info header_columns[COLUMN_COUNT];

struct header {
	char **name;			/* n of them, as the file has them */
	int n;
	int at[COLUMN_COUNT];		/* its number from 0; -1 is not there */
};

/* What a user says: "ethnic=Header as written"; n of them.  Where no column
 * looks like ethnicity, choose asks a person for one: its number from 0, or
 * -1; NULL asks nobody. */
struct header_map {
	const char *const *say;
	int n;
	int (*choose)(const struct header *);
};

void header_init(struct header *);
void header_fini(struct header *);
void header_add(struct header *, const char *name, size_t size);

/* Find the columns by their names, those the user maps first.  False if there
 * is no ethnicity column, a map names none, or one name stands twice. */
bool header_find(struct header *, const struct header_map *, struct err *);

/* Of , ; TAB | the one that makes most sense of the first line of a file. */
char header_delimiter(const char *text, size_t n);

#endif
