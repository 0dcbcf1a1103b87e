/* sqlite.h - what the two files of the engine for one file share. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

/* How SQLite is to reach its files: the name of a VFS that writes the journal
 * as sqlite_journal.c says, or NULL where none can be had, for SQLite's own. */
const char *sqlite_journal_vfs(void);

#endif
