/* table.h - the tables of a paper, filled cell after cell.
 *
 * Counts of people are entered whole, with cell_people() and its kin, and get
 * their text only when the paper is published: all tables of a paper go
 * through disclosure control at once (doc_publish).  No cell is ever empty:
 * it says "no data", "not applicable" or "not known".
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum align { ALIGN_START, ALIGN_END };

enum cell_kind {
	CELL_TEXT,		/* our words */
	CELL_THEIRS,		/* words that other people wrote */
	CELL_STATUS,		/* a word with a tone */
	CELL_NUMBER,		/* a number that counts no people */
	CELL_LIMITS,		/* from and to of the number before it */
	CELL_PEOPLE,		/* a count of people */
	CELL_PERCENT,		/* one count of people of another */
	CELL_PERCENT_LIMITS,
	CELL_NO_DATA,
	CELL_NOT_APPLICABLE,
	CELL_NOT_KNOWN
};

/* What a status means, beside its word: never shown by colour alone. */
enum tone { TONE_NONE, TONE_GOOD, TONE_FAIR, TONE_WARN, TONE_BAD, TONE_QUIET };

struct cell {
	enum cell_kind kind;
	enum tone tone;
	char *text;		/* as printed; of people only after doc_publish() */
	bool number;		/* value holds; with limits, so do low and high */
	bool hidden;		/* by disclosure control */
	double value, low, high;	/* as printed: rounded */
	int decimals;
	int64_t n, of;		/* as entered, whole */
	int count, share;	/* numbers in the publication */
	char *key;
	bool rests;		/* on the counts under its two keys */
};

struct column {
	char *head;
	enum align align;
	size_t sum_from, sum_to;	/* its counts are the sums of these columns */
	bool inside;		/* not in the short paper */
};

struct row {
	struct cell *cell;	/* as many as the table has columns */
	size_t n;
	bool total;		/* its counts are the sums of the rows above */
};

struct err;
struct table;

/* Adds all rows of a table that keeps none, one after another, while it is wanted
 * (table_wants). */
typedef bool table_put(struct table *, void *with, struct err *);
/* Is given a row for the time of the call; false: that is enough. */
typedef bool table_use(const struct row *, void *with);

struct feed;

struct table {
	char *caption;
	char *bare;		/* of a numbered one: without "Table 12. " */
	struct column *col;
	struct row *row;
	size_t ncols, nrows;
	size_t left_out;	/* rows of a list that is too long for a paper */
	struct feed *feed;	/* of rows that are not kept, or NULL */
	table_use *use;		/* while they are read: who is given each, */
	void *with;
	bool enough;		/* and wants no more */
};

struct table *table_new(const char *caption);
void table_free(struct table *);
/* Take a column out of it, with its cells. */
void table_drop(struct table *, size_t col);

void table_col(struct table *, const char *head, enum align);
/* A column of words for each heading, up to NULL; translated here. */
void table_heads(struct table *, const char *const *head);
/* The counts of column col are the sums of columns from to to. */
void table_col_sum(struct table *, size_t col, size_t from, size_t to);
void table_row(struct table *);
/* A row of a list, which in a paper ends somewhere: false where it is full, and
 * the row is only counted.  doc_publish() says how many were left out. */
enum { LISTED = 500 };
bool table_row_listed(struct table *);
/* A row whose counts are the sums of the rows above. */
void table_total(struct table *);

/* A list of any length is not kept: its rows, which count no people, are made anew
 * by put whenever they are read.  with is from malloc and belongs to the table. */
void table_feed(struct table *, table_put *put, void *with);
bool table_wants(const struct table *);
/* Each row in turn, of a table of either kind.  What fails is kept, for
 * table_was_read(). */
void table_each(const struct table *, table_use *use, void *with);
/* A copy that keeps its rows, for what must see all at once; for table_free(). */
struct table *table_kept(const struct table *);
/* False where rows could not be made, and why. */
bool table_was_read(const struct table *, struct err *);

/* Add the next cell of the last row; empty text is "no data". */
void cell_text(struct table *, const char *text);
void cell_theirs(struct table *, const char *text);
void cell_status(struct table *, enum tone, const char *word);
void cell_number(struct table *, double value, int decimals);
void cell_limits(struct table *, double low, double high, int decimals);
void cell_none(struct table *, enum cell_kind);
/* key names the count where the paper prints it more than once, or NULL. */
void cell_people(struct table *, const char *key, int64_t n);
/* No people at all (of is 0) is "not applicable". */
void cell_percent(struct table *, const char *key, int64_t n, const char *of_key, int64_t of);
/* Limits of n of `of`, both from 0 to 1; hidden when the per cent is. */
void cell_percent_limits(struct table *, const char *key, int64_t n, const char *of_key,
                         int64_t of, double low, double high);

/* The cell just added was made of the count under a key, or of two (NULL: one):
 * where one of them is hidden, so is the cell. */
void cell_rests(struct table *, const char *key, const char *other);

/* 1,234.5 with `decimals` digits, whatever the locale; the caller frees. */
char *doc_number(double value, int decimals);
/* The value that it prints. */
double doc_rounded(double value, int decimals);

#endif
