/* sqlite.h - what the files of the engine for one file share. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include <stdbool.h>

struct db;
struct err;
struct sqlite3;

enum { SQLITE_MOST_BYTES = 16 << 20 };	/* of one value */

/* How SQLite is to reach its files: the name of a VFS that writes the journal
 * as sqlite_journal.c says, or NULL where none can be had, for SQLite's own. */
const char *sqlite_journal_vfs(void);
/* Say what the last call was refused for; false.  It does not return where
 * memory ran out. */
bool sqlite_fault(const struct db *, struct sqlite3 *, struct err *);

#endif
