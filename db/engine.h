/* engine.h - what a database must be able to do, whichever it is.
 *
 * One SQL text serves every engine (HACKING.md has the rules): all values
 * cross as text, NULL is NULL, every parameter is cast: CAST($1 AS BIGINT).
 * To add an engine: a file that fills in one of these tables.  An engine with
 * a server is a module of its own, loaded when an address asks for it.
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

/* Full text, where engines agree on nothing.  $1 is the uid of a row. */
struct engine_search {
	const char *note;	/* statement before add: $1, $2 the entity */
	/* Begins to add rows, one of them, what stands between two, and the
	 * end.  In one, @u is the uid, @e the entity, @w the words with a blank
	 * between. */
	const char *add, *one, *more, *done;
	bool replaces;		/* add is enough where the row has words */
	const char *drop;	/* $1 */
	const char *from;	/* what x.row_uid and x.entity are columns of */
	const char *match, *end;	/* around the query */
	/* The same where at most %d rows are wanted, of any entity; NULL where
	 * the index serves as it is. */
	const char *few, *few_end;
	const char *open, *and, *last;	/* a word: first, between, unfinished */
};

struct engine {
	unsigned abi;		/* ENGINE_ABI: module and program agree */
	const char *name;	/* of its blocks in the migrations */
	const char *begin;	/* a transaction that means to write */
	const char *read;	/* a transaction that only reads; NULL where each
				   statement is as quick without */
	const char *snapshot;	/* after begin: only read, all at one moment;
				   NULL in a file */
	/* Around an UPDATE ... RETURNING that must find its row.  Where run is
	 * lazy the statement fails if it does not; else it gives no row. */
	const char *must, *must_end;
	const char *tables;	/* SELECT column, type of table $1 */
	const char *indexes;	/* SELECT name of the indexes of table $1, but
				   for those that a constraint made */
	const char *stamp;	/* printf: note schema version %d, or NULL */
	const char *stamped;	/* reads that version, or NULL */
	/* printf with table, column, table: a reference added when both are
	 * there; NULL where @ref@ says it in the table itself. */
	const char *refer;
	const char *const (*words)[2];	/* DDL: @id@ and so on, ends in NULL */
	const struct engine_search *search;
	/* SELECT name, value, value it must have of each setting without which
	 * what was saved is not safe. */
	const char *kept;
	const char *within;	/* function of text and part: place, 0 if not there */
	bool server;		/* keeps itself: no file, no backups of ours */
	/* run with no result may wait, inside a change, for the next statement
	 * that has one, or for COMMIT. */
	bool lazy;
	bool (*open)(struct db *, const char *where, struct err *);
	/* Once the tables are there, before anything is read; or NULL. */
	bool (*ready)(struct db *, struct err *);
	void (*close)(struct db *);
	/* Statements without values or rows. */
	bool (*script)(struct db *, const char *sql, struct err *);
	/* One statement, prepared once per text. */
	bool (*run)(struct db *, const char *sql, int n,
	            const char *const *arg, struct result *, struct err *);
	/* As db_give_way has it; NULL where it cannot be had. */
	void (*give_way)(struct db *, int (*waits)(void *), void *with);
	/* A whole, checked copy at path; nothing there where it fails.
	 * NULL on a server. */
	bool (*copy)(struct db *, const char *path, struct err *);
	/* Let nothing of what was erased lie about in its own structures;
	 * NULL on a server, whose own log and copies are out of reach. */
	bool (*forget)(struct db *, struct err *);
	/* A number that differs when another connection has written, and on a
	 * server when this one has; TICK_AWAY where that does not answer. */
	long (*tick)(struct db *);
	/* A descriptor that becomes readable when that may have happened; NULL
	 * where one has to ask. */
	int (*watch)(struct db *);
	/* Does the content hold together?  Deep: every page and reference. */
	bool (*sound)(struct db *, bool deep, struct err *);
};

extern const struct engine sqlite_engine, postgres_engine;

enum { TICK_AWAY = -1, ENGINE_ABI = 11 };

/* The engine of an address: a file's, or that of the module for servers,
 * looked for in folder, or beside the program where that is NULL.  NULL with
 * what to install where it is missing. */
const struct engine *engine_for(const char *address, const char *folder,
                                struct err *);

void result_init(struct result *, int ncol);
void result_add(struct result *, const char *value);	/* the next cell */
/* NULL is NULL, and so is a row that is not there; valid until result_fini. */
const char *result_get(const struct result *, int row, int col);
/* The same, but NULL is "": a damaged file may have it anywhere. */
const char *result_text(const struct result *, int row, int col);
void result_copy(const struct result *, int row, int col, char *to, size_t size);
long long result_int(const struct result *, int row, int col);	/* NULL is 0 */
void result_fini(struct result *);

#endif
