/* file.c - is this a place where a trust's file can lie in safety? */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/mount.h"
#include "db/priv.h"

enum { LEAST_BYTES = 100 };	/* the header of any SQLite file */

/* The folder made absolute, the name kept: SQLite follows no links. */
static bool absolute(const char *path, char full[static 4096], struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1)
	                     : xstrdup(".");
	char *real = realpath(folder, NULL);
	const char *name = slash ? slash + 1 : path;
	bool ok = real && *name;

	if (!real)
		err_set(e, errno == EACCES ? ERR_PERM : ERR_INPUT,
		        _("the folder %s of %s cannot be entered: %s"), folder,
		        path, strerror(errno));
	else if (!ok)
		err_set(e, ERR_INPUT, _("%s is no name of a file"), path);
	else
		ok = (size_t)snprintf(full, 4096, "%s%s%s", real,
		                      strcmp(real, "/") == 0 ? "" : "/",
		                      name) < 4096 ||
		     err_set(e, ERR_INPUT, _("%s is too long a name"), path);
	free(real);
	free(folder);
	return ok;
}

static bool absent(const char *path, bool create, struct err *e)
{
	if (errno != ENOENT)
		return err_set(e, ERR_PERM, _("%s cannot be reached: %s; ask"
		               " whoever owns the folder"), path,
		               strerror(errno));
	return create || err_set(e, ERR_INPUT, _("there is no file %s;"
	    " \"pcref init\" makes one"), path);
}

static bool plain(const char *path, bool create, struct err *e)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return absent(path, create, e);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_DATA, _("%s is a folder, not a pcref"
		               " database"), path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_DATA, _("%s is not a plain file (a link"
		    " or a device); name the file itself"), path);
	return st.st_nlink == 1 || err_set(e, ERR_DATA, ngettext("%s has %lu name; a second"
	    " name can lose what is written: remove the others", "%s has %lu names; a second name"
	    " can lose what is written: remove the others", st.st_nlink), path,
	    (unsigned long)st.st_nlink);
}

bool file_check(const char *path, bool create, char full[static 4096],
                bool *network, struct err *e)
{
	struct mount m;
	char *slash;

	*network = false;
	if (db_is_server(path))
		return err_set(e, ERR_USAGE, _("%s is kept by a server, not in a"
		               " file"), path);
	if (strcmp(path, ":memory:") == 0) {
		snprintf(full, 4096, "%s", path);
		return true;
	}
	if (!absolute(path, full, e) || !plain(full, create, e))
		return false;
	slash = strrchr(full, '/');
	*slash = '\0';
	*network = mount_shared(*full ? full : "/", &m);
	*slash = '/';
	if (*network)
		err_set(e, ERR_PERM, _("%s lies on %s, a folder of a network (%s)"
		    " where two writers can damage it: run pcref on the server"
		    " over SSH, or use PostgreSQL; with --read-only it can be"
		    " read"), full, m.place, m.kind);
	return true;
}

bool file_usable(const char *path, struct err *e)
{
	struct stat st;

	if (access(path, R_OK) != 0)
		return err_set(e, ERR_PERM, _("you may not read %s: ask whoever"
		               " owns it"), path);
	/* SQLite takes a file of no bytes, or of one, for a new database. */
	return (stat(path, &st) == 0 && st.st_size >= LEAST_BYTES) ||
	       err_set(e, ERR_DATA, ngettext("%s is not a pcref database: it has %ld byte.  Take it"
	               " away, and \"pcref init\" makes a new one", "%s is not a pcref database:"
	               " it has %ld bytes.  Take it away, and \"pcref init\" makes a new one",
	               (unsigned long)st.st_size), path, (long)st.st_size);
}

bool file_left_unclean(const char *path)
{
	char *journal = xprintf("%s-journal", path), first = 0;
	int fd = open(journal, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	bool hot = fd >= 0 ? read(fd, &first, 1) == 1 && first
	                   : stat(journal, &st) == 0 && st.st_size > 0;

	if (fd >= 0)
		close(fd);
	free(journal);
	return hot;
}

bool file_has_journal(const char *path)
{
	char *journal = xprintf("%s-journal", path);
	struct stat st;
	bool has = lstat(journal, &st) == 0;

	free(journal);
	return has;
}

/* Whose the file is may write its journal too, as where SQLite makes it. */
void file_keep_journal(const char *path)
{
	char *journal = xprintf("%s-journal", path);
	int fd = open(journal, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct stat st;

	if (fd >= 0 && (stat(path, &st) != 0 || fchmod(fd, st.st_mode & 0666) != 0 ||
	                (geteuid() == 0 && fchown(fd, st.st_uid, st.st_gid) != 0)))
		unlink(journal);
	if (fd >= 0)
		close(fd);
	free(journal);
}

bool file_sync(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool sync_folder_of(const char *path)
{
	char *copy = xstrdup(path);
	bool ok = file_sync(dirname(copy), O_RDONLY | O_DIRECTORY);

	free(copy);
	return ok;
}

bool file_rename(const char *part, const char *path)
{
	if (renameat2(AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
		return true;
	/* Not every file system can do it in one step. */
	return errno == EINVAL && link(part, path) == 0 && unlink(part) == 0;
}

bool file_settle(const char *part, const char *path, struct err *e)
{
	bool ok = file_rename(part, path);

	if (!ok && errno == EEXIST)
		return unlink(part) == 0;
	if (ok && sync_folder_of(path))
		return true;
	return err_set(e, ERR_CREATE, _("cannot make %s: %s; choose a folder you may write in"),
	               path,
	               strerror(errno));
}

/* Is what bears the name what the descriptor is of? */
static bool is_still(const char *path, int fd)
{
	struct stat named, open;

	return stat(path, &named) == 0 && fstat(fd, &open) == 0 &&
	       named.st_ino == open.st_ino && named.st_dev == open.st_dev;
}

void file_share(const char *path)
{
	char *copy = xstrdup(path);
	struct stat st, folder;

	if (stat(dirname(copy), &folder) == 0 && folder.st_mode & S_ISGID &&
	    folder.st_mode & S_IWGRP && lstat(path, &st) == 0 &&
	    st.st_uid == getuid() && st.st_gid == folder.st_gid &&
	    (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
		chmod(path, S_ISDIR(st.st_mode) ? 02770 : 0660);
	free(copy);
}

/* The lock goes with the descriptor, so with the program, however it ends.
 * Before there is one, another may take the file for left. */
int file_begin(const char *part)
{
	int fd;

	do {
		file_drop(part);
		fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW |
		          O_CLOEXEC, 0600);
		if (fd >= 0 && (flock(fd, LOCK_EX) != 0 || is_still(part, fd))) {
			file_share(part);
			return fd;
		}
		if (fd >= 0)
			close(fd);
	} while (fd >= 0);
	return -1;
}

static void drop_if_left(const char *part)
{
	int fd = open(part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0 &&
	    is_still(part, fd)) {
		char *copy = xprintf("%s.copy", part);

		file_drop(copy);
		file_drop(part);
		free(copy);
	}
	if (fd >= 0)
		close(fd);
}

void file_clear(const char *folder, const char *beginning)
{
	DIR *dir = opendir(folder);
	size_t n = strlen(beginning);

	for (struct dirent *d; dir && (d = readdir(dir)); )
		if (strncmp(d->d_name, beginning, n) == 0 &&
		    strspn(d->d_name + n, "0123456789") ==
		    strlen(d->d_name + n)) {
			char *path = xprintf("%s/%s", folder, d->d_name);

			drop_if_left(path);
			free(path);
		}
	if (dir)
		closedir(dir);
}

void file_drop(const char *part)
{
	char *journal = xprintf("%s-journal", part);

	unlink(part);
	unlink(journal);
	free(journal);
}
