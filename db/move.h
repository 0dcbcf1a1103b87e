/* move.h - a trust from one place to another: file to server, and back.
 *
 * Everything goes: rows, history, loads, counters, the log of access.  Nobody
 * writes meanwhile.  The new place is kept only when each table has as many
 * rows as the old one and both histories hold with the same head; then the old
 * one is marked, and can be read but not changed. */
#ifndef DB_MOVE_H
#define DB_MOVE_H

#include <stdbool.h>

struct db;
struct err;

struct move {
	long long rows, entries;
	int tables;
	char head[64];
	bool arrived;		/* all of it is kept there, whatever follows */
};

/* For a secretary.  to must be new: opened with .bare, so that it holds nothing;
 * or hold all of it already, as where the program was stopped before the old
 * place was marked.  Where it fails after .arrived, the new place must stay. */
bool db_move(struct db *from, struct db *to, struct move *, struct err *);
/* The same for what is on a server, which is left as it is: the copy is of one
 * moment, and others write meanwhile. */
bool db_copy(struct db *from, struct db *to, struct move *, struct err *);

#endif
