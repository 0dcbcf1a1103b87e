#include "report/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/pdf.h"

/* True if every byte is with the system; on a disk if to_disk. */
static bool wrote(FILE *f, bool to_disk)
{
	if (fflush(f) != 0 || ferror(f))
		return false;
	return !to_disk || fsync(fileno(f)) == 0;
}

/* What is to be written: a doc by its writer, or bytes as they are. */
struct matter {
	const struct doc *doc;
	const struct writer *writer;
	const char *bytes;
	size_t len;
};

static bool put(const struct matter *m, FILE *f, struct err *e)
{
	if (m->doc)
		return m->writer->write(m->doc, f, e) && doc_was_read(m->doc, e);
	fwrite(m->bytes, 1, m->len, f);
	return true;
}

static bool write_stream(const struct matter *m, FILE *f, const char *name, bool to_disk,
                         struct err *e)
{
	errno = 0;
	if (!put(m, f, e))
		return false;
	if (wrote(f, to_disk))
		return true;
	return err_set(e, ERR_IO, _("cannot write %s: %s; nothing was kept"), name,
		       strerror(errno ? errno : EIO));
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return xstrdup(".");
	return slash == path ? xstrdup("/") : xstrndup(path, (size_t)(slash - path));
}

/* So that the new name is on the disk too; a folder that cannot be synced,
 * as on some network mounts, has taken the name all the same. */
static void sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

static bool write_beside(const struct matter *m, const char *path, struct err *e)
{
	char *temp = xprintf("%s.XXXXXX", path);
	int fd = mkostemp(temp, O_CLOEXEC);
	FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;
	bool done = false;

	if (!f) {
		err_set(e, ERR_CREATE, _("cannot make %s: %s; choose a folder you "
			"may write in"), path, strerror(errno));
		goto out;
	}
	done = write_stream(m, f, path, true, e);
	if (fclose(f) != 0 && done)
		done = err_set(e, ERR_IO, _("cannot write %s: %s"), path, strerror(errno));
	if (done && rename(temp, path) != 0)
		done = err_set(e, ERR_CREATE, _("cannot name the paper %s: %s"), path,
			       strerror(errno));
	if (done)
		sync_folder(path);
	else
		unlink(temp);
out:
	free(temp);
	return done;
}

static bool write_device(const struct matter *m, const char *path, struct err *e)
{
	FILE *f = fopen(path, "we");
	bool done;

	if (!f)
		return err_set(e, ERR_CREATE, _("cannot open %s: %s"), path, strerror(errno));
	done = write_stream(m, f, path, false, e);
	if (fclose(f) != 0 && done)
		done = err_set(e, ERR_IO, _("cannot write %s: %s"), path, strerror(errno));
	return done;
}

static bool write_to(const struct matter *m, const char *path, struct err *e)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return write_stream(m, stdout, _("to standard output"), false, e);
	if (stat(path, &st) != 0 || S_ISREG(st.st_mode))
		return write_beside(m, path, e);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_CREATE, _("%s is a folder; name a file in it"), path);
	return write_device(m, path, e);
}

bool out_write(const struct doc *d, const char *path, const struct writer *w, struct err *e)
{
	struct matter m = { .doc = d, .writer = w };

	if (!w)
		m.writer = strcmp(path, "-") == 0 ? writer_find("txt", e) : writer_for(path, e);
	if (!m.writer)
		return false;
	if (m.writer->write)
		return write_to(&m, path, e);
	if (strcmp(path, "-") == 0)
		return err_set(e, ERR_USAGE, _("a PDF goes to a file: -o FILE.pdf"));
	return pdf_make(d, path, e);
}

bool out_bytes(const char *bytes, size_t len, const char *path, struct err *e)
{
	struct matter m = { .bytes = bytes, .len = len };

	return write_to(&m, path, e);
}
