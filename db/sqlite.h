/* sqlite.h - what the files of the engine for one file share. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include <stdbool.h>

struct db;
struct err;
struct sqlite3;

enum { SQLITE_MOST_BYTES = 16 << 20,	/* of one value */
       SQLITE_WAIT_MS = 10000 };	/* for other writers */

/* How SQLite is to reach its files: the name of a VFS that writes the journal
 * as sqlite_journal.c says, or NULL where none can be had, for SQLite's own. */
const char *sqlite_journal_vfs(void);
/* Say what the last call was refused for; false.  It does not return where
 * memory ran out. */
bool sqlite_fault(const struct db *, struct sqlite3 *, struct err *);
/* The queue of who writes to the file at path; -1 where there is none yet. */
int sqlite_turn_open(const char *path);
/* Wait until nobody else has the turn, SQLITE_WAIT_MS at most. */
void sqlite_turn_take(int fd);
void sqlite_turn_give(int fd);
long long sqlite_now_ms(void);	/* of a clock that is never set */

#endif
