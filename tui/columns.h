/* columns.h - which fields of an entity a list shows, how wide, and as what
 * words; the widths fit the screen, and the title never shrinks to nothing. */
#ifndef TUI_COLUMNS_H
#define TUI_COLUMNS_H

#include "core/local.h"
#include "core/status.h"
#include "tui/draw.h"

struct db;
struct record;

/* A column is a field, or one of these. */
enum { COLUMN_NAME = -1, COLUMN_STATUS = -2, COLUMN_LOCAL = -3, COLUMNS_MAX = 16 };

struct column {
	int what;
	const char *label;
	int width;
	int wide;		/* where there is room */
	bool right;		/* a number */
	const struct local *local;	/* COLUMN_LOCAL */
};

/* All columns of a list of ent, the most wanted first; how many.  names, or
 * NULL for the usual ones, are those a view has, a blank between; one that is
 * not there any more is left out. */
int columns_of(struct db *, const struct entity *ent, const char *names,
               struct column col[COLUMNS_MAX]);
/* How many of them fit in so many cells; room beyond that goes to the title
 * first, then to those whose words are longer than their width. */
int columns_fit(const struct entity *ent, struct column *col, int n, int cells);

/* What a row says in a column; the caller frees it. */
char *column_text(struct db *, const struct record *, const struct column *);
/* The same in so many cells: a quarter that has no room is said by its end,
 * "to September 2026". */
char *column_fitted(struct db *, const struct record *, const struct column *);
/* The word for how an action or feedback stands, "" for other rows, and the
 * style that goes with it; both are worked out, not kept. */
const char *column_status(struct db *, const struct record *, enum style *);
/* The same where the status is known. */
const char *column_status_word(struct db *, const struct record *, enum status,
                               enum style *);

/* 2026-07-22T06:00:00Z as "22 July 2026 07:00": kept in UTC, shown as in London. */
enum { COLUMN_TIME = 80 };
void column_time(const char *at, char shown[COLUMN_TIME]);

#endif
