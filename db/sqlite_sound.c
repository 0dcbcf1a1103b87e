/* sqlite_sound.c - does a file hold together, and was it left as this program
 * leaves one? */
#include "db/sqlite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/priv.h"

bool sqlite_pragma(const struct db *db, sqlite3 *sql, const char *name,
                   char value[static SQLITE_SAID], struct err *e)
{
	sqlite3_stmt *st = NULL;
	char text[80];
	const char *is;

	snprintf(text, sizeof(text), "PRAGMA %s", name);
	*value = '\0';
	if (sqlite3_prepare_v2(sql, text, -1, &st, NULL) != SQLITE_OK)
		return sqlite_fault(db, sql, e);
	if (sqlite3_step(st) == SQLITE_ROW) {
		is = (const char *)sqlite3_column_text(st, 0);
		snprintf(value, SQLITE_SAID, "%s", is ? is : "");
	}
	return sqlite3_finalize(st) == SQLITE_OK || sqlite_fault(db, sql, e);
}

bool sqlite_sound(const struct db *db, sqlite3 *sql, bool deep, struct err *e)
{
	const char *check = deep ? "integrity_check" : "quick_check";
	char found[SQLITE_SAID], *line;

	/* Damage is there twice; want of memory need not be. */
	if (!sqlite_pragma(db, sql, check, found, e) ||
	    (strcmp(found, "ok") != 0 && !sqlite_pragma(db, sql, check, found, e)))
		return false;
	/* A head, and the first of what is wrong. */
	line = strchr(found, '\n');
	if (strcmp(found, "ok") != 0)
		return err_set(e, ERR_DATA, _("%s is damaged (%s); keep it as it"
		    " is and go back to a backup: \"pcref restore --list\" shows them"),
		    db->path, line ? line + 1 : found);
	if (!deep)
		return true;
	if (!sqlite_pragma(db, sql, "foreign_key_check", found, e))
		return false;
	return !*found || err_set(e, ERR_DATA, _("a row of \"%s\" in %s refers"
	    " to a row that is not there; go back to a backup"), found,
	    db->path);
}

/* Of a change that is being made somebody has the lock. */
static bool is_unclean(sqlite3 *sql, const char *path)
{
	sqlite3_file *f = NULL;
	int busy = 0;

	return file_left_unclean(path) &&
	       sqlite3_file_control(sql, "main", SQLITE_FCNTL_FILE_POINTER,
	                            &f) == SQLITE_OK &&
	       (f->pMethods->xCheckReservedLock(f, &busy) != SQLITE_OK ||
	        (!busy && file_left_unclean(path)));
}

enum sqlite_left sqlite_left(const struct db *db, sqlite3 *sql, const char *path)
{
	if (db->fresh)
		return LEFT_WELL;
	if (is_unclean(sql, path))
		return LEFT_UNCLEAN;
	return !db->read_only && !file_has_journal(path) ? LEFT_BY_OTHERS : LEFT_WELL;
}

bool sqlite_take_over(struct db *db, sqlite3 *sql, enum sqlite_left left, struct err *e)
{
	if (left == LEFT_WELL)
		return true;
	if (!sqlite_sound(db, sql, false, e))
		return false;
	if (left == LEFT_UNCLEAN)
		return true;
	db->from_others = true;
	file_keep_journal(db->path);
	return true;
}
