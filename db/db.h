/* db.h - open and migrate a trust's file, and say who works in it when.
 *
 * Only db knows SQL.  Everyone else sees records, rows and messages.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stdio.h>

struct bank;
struct db;
struct entity;
struct err;
struct lookup;
struct words;

struct db_options {
	const char *path;	/* a file, or ":memory:" for tests; or the
				   address of a server, postgresql://host/name */
	const char *modules;	/* the folder of the module for servers; NULL
				   is where the program lies */
	const char *who;	/* the login of the person, from the kernel */
	const char *at;		/* now, in UTC: 2026-11-22T06:00:00Z */
	const char *today;	/* 2026-11-22, in Europe/London */
	const char *backups;	/* folder for the copy before a migration */
	const char *program;	/* "pcref 0.1": what writes, kept in the file */
	bool create;		/* make the file where there is none */
	bool read_only;
	bool bare;		/* what is new is left empty, to be filled */
};

/* Is this the address of a server, and not the name of a file? */
bool db_is_server(const char *address);

/* NULL, with a sentence and its exit code, where the file is missing, not
 * ours, damaged, or on a network folder that cannot lock. */
struct db *db_open(const struct db_options *, struct err *);
void db_close(struct db *);

/* The hand of the clock: call before a change where time may have passed. */
void db_now(struct db *, const char *at, const char *today);
/* Who is at work from now on; borrowed no longer than the call.  Only the
 * demonstration and tests play several people. */
void db_act(struct db *, const char *login);
const char *db_path(const struct db *);
const char *db_today(const struct db *);
const char *db_who(const struct db *);
/* The uid of the person with this login, NULL if nobody has it. */
const char *db_me(struct db *);

/* True where nothing may be written; db_notice says why in a sentence. */
bool db_is_read_only(const struct db *);
/* False, and why not, where it is (ERR_PERM). */
bool db_may_write(const struct db *, struct err *);
const char *db_notice(const struct db *);	/* "" if all is well */

/* What is read until the end is of one moment, and the file is looked at for
 * locks once and not for each question.  For a screenful, never while a person
 * is waited for: others cannot finish writing meanwhile.  A change ends it. */
void db_read_begin(struct db *);
void db_read_end(struct db *);

/* Every vocabulary, and the door to records; valid until the next change. */
const struct words *db_words(const struct db *);
const struct lookup *db_lookup(struct db *);

/* True if another program has written since this was last asked, or the server
 * answers again. */
/* The bank holidays, with the trust's own rows; bank_fini() frees. */
bool db_bank(struct db *, struct bank *, struct err *);

/* True if another program has written since this was last asked. */
bool db_moved(struct db *);
/* Did the server not answer then?  What is asked of it meanwhile fails soon,
 * and db_moved() connects anew when it is back. */
bool db_is_away(const struct db *);

/* A descriptor that can be read when somebody else may have written, to poll
 * beside the keyboard; -1 where one has to ask db_moved from time to time. */
int db_watch(struct db *);

/* From now on a question is given up, and fails, once waits(with) is not 0: for
 * what nobody asked for and can be asked again.  NULL ends that.  A server
 * gives nothing up. */
void db_give_way(struct db *, int (*waits)(void *), void *with);

/* A whole, checked copy in the folder of backups, named by the time; of what a
 * server keeps of this trust too, as a file. */
bool db_backup(struct db *, char path[static 512], struct err *);

struct backup {
	char path[512];
	char day[11];
};

/* The backups in a folder, oldest first; none where there is no folder.  The
 * list is the caller's to free. */
bool backups_list(const char *folder, struct backup **, int *n, struct err *);

/* Put a backup in the place of the file at o->path, which is set aside under
 * the name written to aside ("" if there was none), never overwritten.  The
 * backup is checked first.  Nobody may be at work in the file. */
bool db_restore(const struct db_options *o, const char *backup,
                char aside[static 512], struct err *);

/* Print the SQL that would make the tables fit entities.def, and return
 * how many columns and indexes are wrong; 0 when they fit, -1 on error. */
int db_propose(struct db *, FILE *, struct err *);

/* True if every trust begins with rows of this entity. */
bool db_seeds(const struct entity *);

/* What we have made is the team's too, where its folder is: set-group-id, and
 * its group may write there. */
void file_share(const char *path);

#endif
