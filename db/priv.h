/* priv.h - what db's own files share.  Not for other folders. */
#ifndef DB_PRIV_H
#define DB_PRIV_H

#include <stdint.h>
#include <stdio.h>

#include "core/local.h"
#include "core/record.h"
#include "db/engine.h"

struct slot {
	uint64_t hash;
	char *sql;
	bool ready;		/* for an engine that must know */
};

struct db {
	const struct engine *engine;
	void *handle;		/* the engine's */
	/* SQL that adds a row, and values to the history, once asked for: */
	char *insert[ENT_COUNT], *insert_values[2];
	struct slot *slot;	/* SQL texts already prepared */
	int nslots;
	struct words words;
	struct locals locals;
	struct locals *spent;	/* those before: who holds one may keep it */
	int nspent;
	struct lookup lookup;
	char *path, *who, *at, *today, *backups, *program;
	char me[UID_SIZE];	/* the person with login who, "" if none */
	bool me_known, read_only, backed;
	bool held;		/* changes are kept together: store_hold */
	bool reading;		/* db_read_begin */
	bool fresh;		/* the engine is to make it */
	bool newer;		/* than this program: to be read only */
	bool from_others;	/* who changed it last, or copied it */
	char role[32];		/* on a server, as it says; else "" */
	char login[64];		/* as whom it let us in; else "" */
	long tick;
	bool away;		/* the server did not answer when last asked */
	long ask_at;		/* then: when to ask again, in ms */
	char notice[512];
};

/* A number for this SQL text, the same each time; *fresh if it is new. */
int db_slot(struct db *, const char *sql, bool *fresh);
void db_slots_free(struct db *);

/* SQL being written, and the values that belong to it. */
struct sql {
	FILE *out;
	char *text;
	size_t len;
	const char *arg[512];	/* borrowed until sql_run */
	int n;
	char *own[512];		/* freed by sql_run */
	int nown;
};

void sql_init(struct sql *);
void sql_put(struct sql *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Write a parameter of that type and remember its value. */
void sql_arg(struct sql *, enum field_type, const char *value);
/* The same, and the value is freed with the text. */
void sql_arg_own(struct sql *, enum field_type, char *value);
/* Run what was written and free it; result may be NULL. */
bool sql_run(struct sql *, struct db *, struct result *, struct err *);
/* How many parameters a text has, numbered without gaps. */
int sql_params(const char *sql);
/* A fixed text whose parameters carry their own casts. */
bool db_run(struct db *, const char *sql, int n, const char *const *arg,
            struct result *, struct err *);
bool db_script(struct db *, const char *sql, struct err *);

/* False, saying who changed the row since it was read, and what. */
bool store_moved_on(struct db *, const struct record *, struct err *);
/* The next number under a name, and: at least that number from now on.  Only
 * inside a change. */
bool db_count_up(struct db *, const char *name, long long *last, struct err *);
bool db_count_to(struct db *, const char *name, const char *least,
                 struct err *);

const char *sql_type(enum field_type);	/* in CAST; the same on all engines */
/* "uid, number, ..." of every field, with a prefix ("t.") or "". */
void sql_columns(struct sql *, const struct entity *, const char *prefix);
void record_from(struct record *, const struct entity *, const struct result *,
                 int row);
struct page;
/* " WHERE ..." of the rows, known as t, that a page selects. */
void page_put_where(struct sql *, struct db *, const struct page *);

/* Once a process: the day's first change is preceded by a backup. */
void db_backup_daily(struct db *);
bool db_migrate(struct db *, struct err *);
/* Of a file: whatever in it runs by itself was made by a migration. */
bool db_is_as_made(struct db *, struct err *);
bool db_seed(struct db *, struct err *);
/* Part of it: turn rows of an older program into what they are now. */
bool db_turn(struct db *, struct err *);
bool db_words_load(struct db *, struct err *);
bool db_locals_load(struct db *, struct err *);
void db_locals_fini(struct db *);
/* Do the two differ in what is searched?  Where not, nothing need be put. */
bool search_differs(const struct record *old, const struct record *);
/* Make what is searched fit rows just saved. */
bool search_put(struct db *, struct record *const *, int n, struct err *);
/* What other rows must say before this one may be kept (verified, changed).
 * Called inside the change; warning may be filled in. */
bool gate_others(struct db *, const struct record *old, const struct record *,
                 char *warning, size_t size, struct err *);

/* No row is above itself, by way of however many others. */
bool gate_rounds(struct db *db, const struct record *old,
                 const struct record *, struct err *);

/* For a login of the role that adds up: give it the trusts of the server, one
 * at a time, under the names of the tables; and say which. */
bool sums_begin(struct db *, struct err *);
bool sums_of(struct db *, long long trust, struct err *);

/* After an erasure from a table of a server: write it anew where we may.  What
 * of the words is still out of reach, a line each; the caller frees it. */
char *forget_on_server(struct db *, const char *table);

/* The file: refuse what is not a plain file of one name, or is on a mount
 * that cannot lock; path is made absolute. */
bool file_check(const char *path, bool create, char full[static 4096],
                bool *network, struct err *);
/* Can what is there be read, and is it more than an empty file? */
bool file_usable(const char *path, struct err *);
/* Give a file another name unless that is taken (errno EEXIST). */
bool file_rename(const char *part, const char *path);
/* Give a file made whole under another name its own; where one of that name
 * has come since, that one stays and ours goes. */
bool file_settle(const char *part, const char *path, struct err *);
/* Begin a file under a name that ends in the number of this program: empty,
 * private, and known to be in use until the descriptor is closed; -1 where it
 * cannot be made.  file_clear takes away what programs that were killed had
 * begun: names of that beginning and a number. */
int file_begin(const char *part);
void file_clear(const char *folder, const char *beginning);
/* Take away what was begun, and its journal. */
void file_drop(const char *part);
/* Wait until the disk has it: a file (O_RDONLY), or a folder (O_DIRECTORY). */
bool file_sync(const char *path, int flags);
bool file_left_unclean(const char *path);
/* The journal of a file stays beside it, empty or ended, as long as only this
 * program has changed it: others take it away.  Is it there; and from now on. */
bool file_has_journal(const char *path);
void file_keep_journal(const char *path);

/* Made from db/migrations by the Makefile; ends in NULL. */
extern const char *const migrations[];

struct chain;
/* For history*.c: begin the hash of an entry with the one before it and its seven
 * parts; and the fault of a history that has no head. */
void entry_head(struct chain *, const char *before, const char *const part[static 7]);
bool history_headless(struct db *, struct err *);

struct load_item;
/* For load.c: the items of the load with this id. */
bool load_write_items(struct db *, const char *id, const struct load_item *,
                      int n, struct err *);

#endif
