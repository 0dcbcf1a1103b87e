/* sqlite_journal.c - the rollback journal, written in few calls.
 *
 * SQLite writes each page into its journal with three calls, and with the first
 * sync of each change it syncs the journal's folder too, in which it may have
 * stood for years.  Here what is written waits in memory until it must be on
 * the disk: that is no later than the sync which SQLite awaits before it
 * touches the file itself, so nothing is less safe.  Where it is all still in
 * memory by then, the two syncs of a journal become one, by a seal.  And the
 * folder is synced once a process for a journal that stays the same file. */
#include "db/sqlite.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ROOM = 1 << 19,		/* of what waits */
       NUMBERED = 12,		/* magic and number */
       AT_ONCE = 1 << 16 };	/* SQLite's own files take less than 128 KiB */

struct journal_vfs {
	sqlite3_vfs base;
	sqlite3_vfs *real;
	dev_t dev;		/* the journal whose name the disk has; */
	ino_t ino;		/* 0 is none */
};

/* The real file lies behind it. */
struct journal {
	sqlite3_file base;
	struct journal_vfs *vfs;
	const char *path;
	bool made;		/* the disk may not have its name yet */
	bool ours;		/* begun by this connection, and not ended */
	bool unsealed;		/* synced, SQLite thinks: the number is to come */
	sqlite3_int64 at;	/* what waits belongs here, so many bytes: */
	int n;
	char *text;
};

static struct journal *journal_of(sqlite3_file *f)
{
	return (struct journal *)f;
}

static sqlite3_file *real(sqlite3_file *f)
{
	return (sqlite3_file *)(journal_of(f) + 1);
}

static int flush(sqlite3_file *f)
{
	struct journal *j = journal_of(f);
	int rc = SQLITE_OK;

	for (int i = 0; rc == SQLITE_OK && i < j->n; i += AT_ONCE)
		rc = real(f)->pMethods->xWrite(real(f), j->text + i,
		     j->n - i < AT_ONCE ? j->n - i : AT_ONCE, j->at + i);
	if (rc == SQLITE_OK)
		j->n = 0;
	return rc;
}

static int sync_now(sqlite3_file *f, int flags)
{
	struct journal *j = journal_of(f);
	struct stat st;
	int rc = flush(f);

	if (rc == SQLITE_OK)
		rc = real(f)->pMethods->xSync(real(f), flags);
	if (rc == SQLITE_OK && j->made && stat(j->path, &st) == 0) {
		j->vfs->dev = st.st_dev;
		j->vfs->ino = st.st_ino;
		j->made = false;
	}
	return rc;
}

/* Whatever comes instead of the number, the sync is not owed any longer. */
static int settle(sqlite3_file *f)
{
	struct journal *j = journal_of(f);

	if (!j->unsealed)
		return SQLITE_OK;
	j->unsealed = false;
	return sync_now(f, SQLITE_SYNC_NORMAL);
}

/* SQLite's own sync of a file just made takes in the folder. */
static int journal_sync(sqlite3_file *f, int flags)
{
	struct journal *j = journal_of(f);
	int rc = settle(f);

	j->unsealed = rc == SQLITE_OK && j->n && j->at == 0 &&
	              sqlite_seal_can(j->text, (size_t)j->n);
	return rc != SQLITE_OK || j->unsealed ? rc : sync_now(f, flags);
}

static int journal_close(sqlite3_file *f)
{
	int rc = flush(f), closed = real(f)->pMethods->xClose(real(f));

	free(journal_of(f)->text);
	f->pMethods = NULL;
	return rc == SQLITE_OK ? closed : rc;
}

/* Is all there that the seal takes in? */
static int look_at_seal(sqlite3_file *r, size_t n, bool *holds)
{
	char *text = n <= ROOM ? malloc(n) : NULL;
	int rc;

	if (n <= ROOM && !text)
		return SQLITE_NOMEM;
	rc = text ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
	for (size_t i = 0; rc == SQLITE_OK && i < n; i += AT_ONCE)
		rc = r->pMethods->xRead(r, text + i, n - i < AT_ONCE
		                        ? (int)(n - i) : AT_ONCE, (sqlite3_int64)i);
	*holds = rc == SQLITE_OK && sqlite_seal_holds(text, n);
	free(text);
	return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

/* A journal whose seal is broken is none: see sqlite_seal.c.  One that has
 * ended is none either, and is asked for with every reading. */
static int read_head(sqlite3_file *f, void *to, int n)
{
	sqlite3_file *r = real(f);
	char head[SQLITE_SEAL_HEAD];
	int rc = r->pMethods->xRead(r, to, n, 0);
	bool holds = true;
	size_t sealed;

	if (rc != SQLITE_OK || !*(char *)to)
		return rc;
	rc = r->pMethods->xRead(r, head, sizeof(head), 0);
	sealed = rc == SQLITE_OK ? sqlite_seal_length(head) : 0;
	if (sealed)
		rc = look_at_seal(r, sealed, &holds);
	if (rc == SQLITE_OK && !holds)
		memset(to, 0, (size_t)n);
	return rc == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : rc;
}

/* Where writing failed, what waits can still be read: to undo the change. */
static int journal_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	struct journal *j = journal_of(f);
	int rc = SQLITE_OK;

	if (j->n && at >= j->at && at + n <= j->at + j->n) {
		memcpy(to, j->text + (at - j->at), (size_t)n);
		return SQLITE_OK;
	}
	if (at < j->at + j->n && at + n > j->at)
		rc = flush(f);
	if (rc == SQLITE_OK && at == 0 && !j->ours)
		return read_head(f, to, n);
	return rc == SQLITE_OK ? real(f)->pMethods->xRead(real(f), to, n, at) : rc;
}

static int gather(struct journal *j, const void *from, int n, sqlite3_int64 at)
{
	if (!j->text && !(j->text = malloc(ROOM)))
		return SQLITE_NOMEM;
	if (!j->n)
		j->at = at;
	memcpy(j->text + j->n, from, (size_t)n);
	j->n += n;
	return SQLITE_OK;
}

static int journal_write(sqlite3_file *f, const void *from, int n,
                         sqlite3_int64 at)
{
	struct journal *j = journal_of(f);
	int rc;

	if (at == 0)
		j->ours = *(const char *)from;
	if (at == 0 && !j->ours) {	/* begun or ended: what waits is past */
		j->n = 0;
		j->unsealed = false;
	}
	if (j->unsealed && at == 0 && n == NUMBERED) {
		memcpy(j->text, from, NUMBERED);
		sqlite_seal_put(j->text, (size_t)j->n);
		j->unsealed = false;
		return SQLITE_OK;
	}
	rc = settle(f);
	if (rc == SQLITE_OK &&
	    (n > ROOM - j->n || (j->n && at != j->at + j->n)))
		rc = flush(f);
	if (rc != SQLITE_OK)
		return rc;
	return n > ROOM ? real(f)->pMethods->xWrite(real(f), from, n, at)
	                : gather(j, from, n, at);
}

static int journal_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	struct journal *j = journal_of(f);
	int rc = SQLITE_OK;

	if (size == 0)
		j->ours = j->unsealed = false;
	if (size <= j->at)
		j->n = 0;
	else
		rc = flush(f);
	return rc == SQLITE_OK ? real(f)->pMethods->xTruncate(real(f), size) : rc;
}

static int journal_size(sqlite3_file *f, sqlite3_int64 *size)
{
	const struct journal *j = journal_of(f);
	int rc = real(f)->pMethods->xFileSize(real(f), size);

	if (rc == SQLITE_OK && j->n && *size < j->at + j->n)
		*size = j->at + j->n;
	return rc;
}

static int journal_lock(sqlite3_file *f, int how)
{
	return real(f)->pMethods->xLock(real(f), how);
}

static int journal_unlock(sqlite3_file *f, int how)
{
	return real(f)->pMethods->xUnlock(real(f), how);
}

static int journal_is_reserved(sqlite3_file *f, int *is)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), is);
}

static int journal_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int journal_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int journal_traits(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = journal_close,
	.xRead = journal_read,
	.xWrite = journal_write,
	.xTruncate = journal_truncate,
	.xSync = journal_sync,
	.xFileSize = journal_size,
	.xLock = journal_lock,
	.xUnlock = journal_unlock,
	.xCheckReservedLock = journal_is_reserved,
	.xFileControl = journal_control,
	.xSectorSize = journal_sector,
	.xDeviceCharacteristics = journal_traits,
};

static bool is_named(const struct journal_vfs *v, const char *path)
{
	struct stat st;

	return v->ino && stat(path, &st) == 0 && st.st_dev == v->dev &&
	       st.st_ino == v->ino;
}

/* Without CREATE, SQLite takes the name to be on the disk. */
static int open_journal(struct journal_vfs *v, const char *path,
                        sqlite3_file *f, int flags, int *out)
{
	struct journal *j = journal_of(f);
	int rc = SQLITE_CANTOPEN;

	*j = (struct journal){ .vfs = v, .path = path };
	if ((flags & SQLITE_OPEN_CREATE) && is_named(v, path))
		rc = v->real->xOpen(v->real, path, real(f),
		                    flags & ~SQLITE_OPEN_CREATE, out);
	if (rc != SQLITE_OK) {
		j->made = flags & SQLITE_OPEN_CREATE;
		rc = v->real->xOpen(v->real, path, real(f), flags, out);
	}
	if (rc == SQLITE_OK)
		f->pMethods = &methods;
	return rc;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f,
                    int flags, int *out)
{
	struct journal_vfs *v = (struct journal_vfs *)vfs;

	f->pMethods = NULL;
	return flags & SQLITE_OPEN_MAIN_JOURNAL
	       ? open_journal(v, path, f, flags, out)
	       : v->real->xOpen(v->real, path, f, flags, out);
}

/* Made once a process, and kept: SQLite knows it from then on. */
const char *sqlite_journal_vfs(void)
{
	static const char name[] = "pcref";
	sqlite3_vfs *real_vfs;
	struct journal_vfs *v;

	/* One thread asks, and nobody how much memory it takes: a tenth of the
	 * cost of a question.  Said again, later, it is not heard. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	real_vfs = sqlite3_vfs_find(NULL);
	if (!real_vfs || sqlite3_vfs_find(name))
		return real_vfs ? name : NULL;
	v = calloc(1, sizeof(*v));
	if (!v)
		return NULL;
	v->base = *real_vfs;
	v->real = real_vfs;
	v->base.zName = name;
	v->base.pNext = NULL;
	v->base.szOsFile += (int)sizeof(struct journal);
	v->base.xOpen = vfs_open;
	if (sqlite3_vfs_register(&v->base, 0) == SQLITE_OK)
		return name;
	free(v);
	return NULL;
}
