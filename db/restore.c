/* restore.c - go back to a backup; what is there now is kept beside it. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"

static bool exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* A checked copy of the backup beside the place it will take. */
static bool copy_in(const char *backup, const char *part, struct err *e)
{
	struct db from = { .engine = &sqlite_engine, .path = (char *)backup,
	                   .read_only = true };
	bool ok = from.engine->open(&from, backup, e) &&
	          from.engine->sound(&from, false, e) &&
	          from.engine->copy(&from, part, e);

	from.engine->close(&from);
	db_slots_free(&from);
	return ok;
}

/* Whoever has the file open for writing has it locked. */
static bool nobody_writes(const char *path, struct err *e)
{
	struct db now = { .engine = &sqlite_engine, .path = (char *)path };
	struct err why;
	bool ok = true;

	if (now.engine->open(&now, path, &why)) {
		ok = now.engine->script(&now, "BEGIN EXCLUSIVE; ROLLBACK", &why);
		if (!ok)
			*e = why;
	}
	now.engine->close(&now);
	db_slots_free(&now);
	return ok;
}

static bool move(const char *from, const char *to, struct err *e)
{
	return rename(from, to) == 0 || err_set(e, ERR_IO, _("cannot rename %s"
	       " to %s: %s; the file is as it was"), from, to, strerror(errno));
}

/* The journal belongs to the file: it goes with it. */
static bool set_aside(const char *path, const char *at, char aside[static 512],
                      struct err *e)
{
	char *journal = xprintf("%s-journal", path), *to;
	struct err ignored;
	bool ok;

	snprintf(aside, 512, "%.440s.aside-%.10s", path, at);
	for (int i = 2; exists(aside) && i < 1000; i++)
		snprintf(aside, 512, "%.440s.aside-%.10s-%d", path, at, i);
	ok = move(path, aside, e);
	if (ok && exists(journal)) {
		to = xprintf("%s-journal", aside);
		ok = move(journal, to, e);
		free(to);
		if (!ok)
			move(aside, path, &ignored);
	}
	free(journal);
	return ok;
}

/* Those who share the file go on sharing it. */
static void keep_rights(const char *part, const char *path)
{
	struct stat st;

	file_share(part);
	if (stat(path, &st) == 0 && st.st_mode & 0060 &&
	    chown(part, (uid_t)-1, st.st_gid) == 0)
		chmod(part, 0600 | (st.st_mode & 0060));
}

/* The old file comes back where the new one cannot take its place. */
static bool take_place(const char *part, const char *path, const char *aside,
                       struct err *e)
{
	struct err ignored;

	if (move(part, path, e)) {
		file_keep_journal(path);
		return true;
	}
	if (*aside)
		move(aside, path, &ignored);
	return false;
}

bool db_restore(const struct db_options *o, const char *backup,
                char aside[static 512], struct err *e)
{
	char path[4096], from[4096], part[4200];
	bool network, ok;

	*aside = '\0';
	if (!file_check(backup, false, from, &network, e) ||
	    !file_check(o->path, true, path, &network, e) || network)
		return false;
	if (strcmp(from, path) == 0)
		return err_set(e, ERR_USAGE, _("%s is the file itself, not a"
		               " backup of it"), from);
	snprintf(part, sizeof(part), "%s.part", path);
	unlink(part);
	ok = copy_in(from, part, e);
	keep_rights(part, path);
	ok = ok &&
	     (file_sync(part, O_RDONLY) || err_set(e, ERR_IO, _("cannot write %s: %s; the"
	                                 " file is as it was: make room, and do it again"),
	                                 part, strerror(errno))) &&
	     (!exists(path) || (nobody_writes(path, e) &&
	                        set_aside(path, o->at, aside, e))) &&
	     take_place(part, path, aside, e);
	if (!ok)
		unlink(part);
	return ok;
}
