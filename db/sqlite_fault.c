/* sqlite_fault.c - what SQLite refused, in a sentence. */
#include <sqlite3.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"
#include "db/sqlite.h"

bool sqlite_fault(const struct db *db, sqlite3 *sql, struct err *e)
{
	int rc = sqlite3_errcode(sql) & 0xff;

	switch (rc) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_BUSY, _("somebody else has been writing to"
		    " %s for ten seconds; nothing was changed, try again"),
		    db->path);
	case SQLITE_FULL:
		return err_set(e, ERR_IO, _("the disk that holds %s is full;"
		    " nothing was changed: make room and try again"), db->path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return err_set(e, ERR_PERM, _("%s may not be written to; nothing"
		    " was changed: ask whoever owns it"), db->path);
	case SQLITE_CANTOPEN:
		return err_set(e, ERR_CREATE, _("%s, or the journal beside it,"
		    " cannot be opened: is the folder there, and may you write"
		    " to it?"), db->path);
	case SQLITE_NOTADB:
		return err_set(e, ERR_DATA, _("%s is not a pcref database: name another"
		               " file, or go back to a backup (\"pcref restore --list\")"),
		               db->path);
	case SQLITE_CORRUPT:
		return err_set(e, ERR_DATA, _("%s is damaged (%s); keep it as it"
		    " is and go back to a backup: \"pcref restore --list\" shows them"),
		    db->path, sqlite3_errmsg(sql));
	case SQLITE_NOMEM:
		mem_die();
	case SQLITE_TOOBIG:
		return err_set(e, ERR_DATA, _("a text is longer than %d MiB, the"
		    " most that %s can keep; nothing was changed"),
		    SQLITE_MOST_BYTES >> 20, db->path);
	default:
		if (sqlite3_errcode(sql) == SQLITE_IOERR_NOMEM)
			mem_die();
		if (rc == SQLITE_ERROR || (rc == SQLITE_CONSTRAINT &&
		    sqlite3_extended_errcode(sql) !=
		    SQLITE_CONSTRAINT_FOREIGNKEY))
			return err_set(e, ERR_DATA, _("%s is not as this program"
			    " made it (%s); keep it as it is and go back to a"
			    " backup"), db->path, sqlite3_errmsg(sql));
		if (rc == SQLITE_IOERR)
			return err_set(e, ERR_IO, _("%s cannot be read or written (%s): look at"
			    " the disk it lies on, and at what the system's log says of it,"
			    " then ask \"pcref doctor\""), db->path, sqlite3_errmsg(sql));
		return err_set(e, ERR_BUG, _("%s: %s; this is a fault of the program:"
		    " report it with what was done"), db->path, sqlite3_errmsg(sql));
	}
}
