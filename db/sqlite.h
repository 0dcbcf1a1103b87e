/* sqlite.h - what the files of the engine for one file share. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include <stdbool.h>
#include <stddef.h>

struct db;
struct err;
struct sqlite3;

enum { SQLITE_MOST_BYTES = 16 << 20,	/* of one value */
       SQLITE_WAIT_MS = 10000 };	/* for other writers */

/* How SQLite is to reach its files: the name of a VFS that writes the journal
 * as sqlite_journal.c says, or NULL where none can be had, for SQLite's own. */
const char *sqlite_journal_vfs(void);
/* A seal on a journal (sqlite_seal.c), text being all of it, from its head. */
enum { SQLITE_SEAL_HEAD = 64 };	/* so many bytes tell whether there is one */
/* Is it one of which only magic and number are still to be written? */
bool sqlite_seal_can(const char *text, size_t n);
void sqlite_seal_put(char *text, size_t n);
/* How many bytes are sealed, of which text is the head; 0: there is no seal. */
size_t sqlite_seal_length(const char *text);
bool sqlite_seal_holds(const char *text, size_t n);
/* Say what the last call was refused for; false.  It does not return where
 * memory ran out. */
bool sqlite_fault(const struct db *, struct sqlite3 *, struct err *);
/* The answer of a pragma, "" for none. */
enum { SQLITE_SAID = 160 };
bool sqlite_pragma(const struct db *, struct sqlite3 *, const char *name,
                   char value[static SQLITE_SAID], struct err *);
/* Do its pages hold together; deep: and its indexes and references? */
bool sqlite_sound(const struct db *, struct sqlite3 *, bool deep, struct err *);
/* How the file was left, to be asked before anything is read of it: a change may
 * not have ended; and where its journal is gone another program has ended one, or
 * it is a copy.  What that program made of a journal that a crash had torn
 * (sqlite_seal.c) is known by what it left, so both are looked at before they are
 * trusted. */
enum sqlite_left { LEFT_WELL, LEFT_UNCLEAN, LEFT_BY_OTHERS };
enum sqlite_left sqlite_left(const struct db *, struct sqlite3 *, const char *path);
bool sqlite_take_over(struct db *, struct sqlite3 *, enum sqlite_left, struct err *);
/* The queue of who writes to the file at path; -1 where there is none yet. */
int sqlite_turn_open(const char *path);
/* Wait until nobody else has the turn, SQLITE_WAIT_MS at most. */
void sqlite_turn_take(int fd);
void sqlite_turn_give(int fd);
long long sqlite_now_ms(void);	/* of a clock that is never set */

#endif
