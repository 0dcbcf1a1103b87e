/* engine.h - what a database must be able to do, whichever it is.
 *
 * One SQL text serves every engine (HACKING.md has the rules): all values
 * cross as text, NULL is NULL, every parameter is cast: CAST($1 AS BIGINT).
 * To add an engine: a file that fills in one of these tables.
 */
#ifndef DB_ENGINE_H
#define DB_ENGINE_H

#include <stdbool.h>
#include <stddef.h>

struct db;
struct err;

/* The rows of a query; they live and die together. */
struct result {
	int nrow, ncol;
	char *text;		/* every value, NUL-ended, one after another */
	size_t used, size;
	size_t *cell;		/* row by row: where in text, 0 is NULL */
	size_t ncell;
};

struct engine {
	const char *name;	/* of its blocks in the migrations */
	const char *begin;	/* a transaction that means to write */
	const char *tables;	/* SELECT column of table $1, for the check */
	const char *stamp;	/* printf: note schema version %d, or NULL */
	const char *stamped;	/* reads that version, or NULL */
	const char *const (*words)[2];	/* DDL: @id@ and so on, ends in NULL */
	bool (*open)(struct db *, const char *where, struct err *);
	void (*close)(struct db *);
	/* Statements without values or rows. */
	bool (*script)(struct db *, const char *sql, struct err *);
	/* One statement, prepared once per text. */
	bool (*run)(struct db *, const char *sql, int n,
	            const char *const *arg, struct result *, struct err *);
	/* A whole, checked copy at path; nothing there where it fails. */
	bool (*copy)(struct db *, const char *path, struct err *);
	/* Let nothing of what was erased lie about in its own structures. */
	bool (*forget)(struct db *, struct err *);
	/* A number that differs when another connection has written. */
	long (*tick)(struct db *);
	/* Does the content hold together?  Deep: every page and reference. */
	bool (*sound)(struct db *, bool deep, struct err *);
};

extern const struct engine sqlite_engine;

void result_init(struct result *, int ncol);
void result_add(struct result *, const char *value);	/* the next cell */
/* NULL is NULL; valid until result_fini. */
const char *result_get(const struct result *, int row, int col);
long long result_int(const struct result *, int row, int col);	/* NULL is 0 */
void result_fini(struct result *);

#endif
