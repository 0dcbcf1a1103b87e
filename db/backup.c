/* backup.c - a whole, checked copy beside what may still go wrong. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/priv.h"

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* pcref-2026-11-22T060000Z.db: no colon, for other people's disks. */
static void name_copy(struct db *db, char path[static 512])
{
	char stamp[32];
	int k = 0;

	for (const char *s = db->at; *s && k < 31; s++)
		if (*s != ':')
			stamp[k++] = *s;
	stamp[k] = '\0';
	snprintf(path, 512, "%.440s/pcref-%s.db", db->backups, stamp);
}

static bool copy_is_sound(struct db *db, const char *path, struct err *e)
{
	struct db copy = { .engine = db->engine, .path = (char *)path,
	                   .read_only = true };
	bool ok = copy.engine->open(&copy, path, e) &&
	          copy.engine->sound(&copy, e);

	copy.engine->close(&copy);
	free(copy.slot);
	return ok;
}

bool db_backup(struct db *db, char path[static 512], struct err *e)
{
	char part[520];

	if (mkdir(db->backups, 0700) != 0 && errno != EEXIST)
		return err_set(e, ERR_CREATE, _("cannot make the folder %s for"
		               " backups: %s"), db->backups, strerror(errno));
	name_copy(db, path);
	snprintf(part, sizeof(part), "%s.part", path);
	unlink(part);
	if (!db->engine->copy(db, part, e) || !copy_is_sound(db, part, e)) {
		unlink(part);
		return false;
	}
	if (!sync_path(part, O_RDONLY) || rename(part, path) != 0 ||
	    !sync_path(db->backups, O_RDONLY | O_DIRECTORY)) {
		err_set(e, ERR_IO, _("cannot keep the backup %s: %s"), path,
		        strerror(errno));
		unlink(part);
		return false;
	}
	return true;
}
