/* backup.c - a whole, checked copy beside what may still go wrong. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/day.h"
#include "core/err.h"
#include "core/keep.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/move.h"
#include "db/priv.h"

/* pcref-2026-11-22T060000Z.db: no colon, for other people's disks; _2 for
 * the second of one moment, which sorts after the first. */
static void name_copy(struct db *db, int nth, char path[static 512])
{
	char stamp[32], again[16] = "";
	int k = 0;

	for (const char *s = db->at; *s && k < 31; s++)
		if (*s != ':')
			stamp[k++] = *s;
	stamp[k] = '\0';
	if (nth > 1)
		snprintf(again, sizeof(again), "_%d", nth);
	snprintf(path, 512, "%.440s/pcref-%s%s.db", db->backups, stamp, again);
}

/* Two programs may make one at once: neither overwrites the other's. */
static bool keep(struct db *db, const char *part, char path[static 512])
{
	int nth = 1;

	do
		name_copy(db, nth, path);
	while (!file_rename(part, path) && errno == EEXIST && nth++ < 1000);
	return access(part, F_OK) != 0 &&
	       file_sync(db->backups, O_RDONLY | O_DIRECTORY);
}

static bool copy_is_sound(const char *path, struct err *e)
{
	struct db copy = { .engine = &sqlite_engine, .path = (char *)path,
	                   .read_only = true };
	bool ok = copy.engine->open(&copy, path, e) &&
	          copy.engine->sound(&copy, false, e);

	copy.engine->close(&copy);
	db_slots_free(&copy);
	return ok;
}

/* What a server keeps of this trust, as a file of ours. */
static bool copy_of_server(struct db *db, const char *part, struct err *e)
{
	char *path = xprintf("%s.copy", part);
	struct db_options o = { .path = path, .who = db->who, .at = db->at,
		.today = db->today, .backups = "", .program = db->program,
		.create = true, .bare = true };
	struct db *to = db_open(&o, e);
	struct move move;
	bool ok = to && db_copy(db, to, &move, e);

	db_close(to);
	ok = ok && (rename(path, part) == 0 || err_set(e, ERR_IO, _("cannot"
	     " rename %s to %s: %s; no backup was made"), path, part, strerror(errno)));
	file_drop(path);
	free(path);
	return ok;
}

static bool copy_to(struct db *db, const char *part, char path[static 512],
                    struct err *e)
{
	bool copied = db->engine->server ? copy_of_server(db, part, e)
	                                 : db->engine->copy(db, part, e);

	if (!copied || !copy_is_sound(part, e))
		return false;
	return (file_sync(part, O_RDONLY) && keep(db, part, path)) ||
	       err_set(e, ERR_IO, _("cannot keep a backup in %s: %s; make room there, or"
	               " name another folder (backups, under [files] in pcref.ini)"),
	               db->backups, strerror(errno));
}

/* Made, and without a link on the way to it: SQLite follows none. */
static bool enter_folder(struct db *db, struct err *e)
{
	bool made = mkdir(db->backups, 0700) == 0;
	char *real;

	if ((!made && errno != EEXIST) ||
	    !(real = realpath(db->backups, NULL)))
		return err_set(e, ERR_CREATE, _("cannot make the folder %s for"
		               " backups: %s; name one that you may write to (backups, under"
		               " [files] in pcref.ini)"), db->backups, strerror(errno));
	if (made)
		file_share(real);
	free(db->backups);
	db->backups = real;
	return true;
}

bool db_backup(struct db *db, char path[static 512], struct err *e)
{
	char part[520];
	bool ok;
	int fd;

	db_read_end(db);
	if (!enter_folder(db, e))
		return false;
	snprintf(part, sizeof(part), "%.480s/part-%ld", db->backups,
	         (long)getpid());
	file_clear(db->backups, "part-");
	fd = file_begin(part);
	if (fd < 0)
		return err_set(e, ERR_CREATE, _("cannot make the backup %s: %s; make room,"
		               " or name a folder that you may write to (backups, under"
		               " [files] in pcref.ini)"), part,
		               strerror(errno));
	ok = copy_to(db, part, path, e);
	close(fd);
	if (!ok)
		file_drop(part);
	return ok;
}

/* --- the folder of backups -------------------------------------------- */

static int is_backup(const struct dirent *d)
{
	char day[DAY_SIZE];
	size_t n = strlen(d->d_name);

	snprintf(day, sizeof(day), "%.10s", n > 16 ? d->d_name + 6 : "");
	return strncmp(d->d_name, "pcref-", 6) == 0 && day_is(day) &&
	       strcmp(d->d_name + n - 3, ".db") == 0;
}

/* Names sort by time, for that is how they begin. */
bool backups_list(const char *folder, struct backup **list, int *n,
                  struct err *e)
{
	struct dirent **found;
	int count = scandir(folder, &found, is_backup, alphasort);

	*n = 0;
	*list = NULL;
	if (count < 0)
		return errno == ENOENT || err_set(e, ERR_PERM, _("cannot read"
		       " the folder of backups %s: %s; ask whoever owns it"), folder,
		       strerror(errno));
	*list = xcalloc((size_t)count, sizeof(**list));
	for (int i = 0; i < count; i++) {
		struct backup *b = &(*list)[(*n)++];

		snprintf(b->path, sizeof(b->path), "%s/%s", folder,
		         found[i]->d_name);
		snprintf(b->day, sizeof(b->day), "%.10s", found[i]->d_name + 6);
		free(found[i]);
	}
	free(found);
	return true;
}

/* Remove what keep.h says is not worth keeping. */
static void thin_out(struct db *db)
{
	struct backup *list;
	const char **day;
	struct err ignored;
	bool *keep;
	int n;

	if (!backups_list(db->backups, &list, &n, &ignored) || !n)
		return;
	day = xcalloc((size_t)n, sizeof(*day));
	keep = xcalloc((size_t)n, sizeof(*keep));
	for (int i = 0; i < n; i++)
		day[i] = list[i].day;
	keep_choose(day, n, db->today, keep);
	for (int i = 0; i < n; i++)
		if (!keep[i])
			unlink(list[i].path);
	free(list);
	free(day);
	free(keep);
}

static bool worth_a_backup(struct db *db)
{
	struct result r = { 0 };
	struct err ignored;
	bool worth = db_run(db, "SELECT seq FROM chain", 0, NULL, &r, &ignored) &&
	             result_int(&r, 0, 0) > 1;

	result_fini(&r);
	return worth;
}

/* A save is not lost for want of a backup: that is told and tried again. */
void db_backup_daily(struct db *db)
{
	char path[512];
	struct backup *list;
	struct err e;
	bool had;
	int n;

	/* A server is backed up daily by whoever keeps it. */
	if (db->backed || db->engine->server || !*db->backups ||
	    strcmp(db->path, ":memory:") == 0)
		return;
	db->backed = true;
	if (!worth_a_backup(db) || !backups_list(db->backups, &list, &n, &e))
		return;
	had = n && strncmp(list[n - 1].day, db->at, 10) >= 0;
	free(list);
	if (had)
		return;
	if (db_backup(db, path, &e))
		thin_out(db);
	else
		snprintf(db->notice, sizeof(db->notice), _("today's backup could"
		         " not be made: %.400s"), e.msg);
}
