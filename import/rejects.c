#include "import/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"

static bool is_number(const char *s, size_t n)
{
	size_t i = n && (*s == '-' || *s == '+');

	if (i == n)
		return false;
	while (i < n && ((s[i] >= '0' && s[i] <= '9') || s[i] == '.'))
		i++;
	return i == n;
}

static bool looks_like_formula(const char *s, size_t n)
{
	return n && strchr("=+-@\t\r'", *s) && *s && !is_number(s, n);
}

static void put_cell(const struct rejects *r, const char *s, size_t n,
                     bool first)
{
	bool guard = looks_like_formula(s, n);
	bool quote = guard || memchr(s, '"', n) || memchr(s, '\n', n) ||
	             memchr(s, '\r', n) || memchr(s, r->delimiter, n);

	if (!first)
		putc(r->delimiter, r->file);
	if (quote)
		putc('"', r->file);
	if (guard)
		putc('\'', r->file);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			putc('"', r->file);
		if (s[i])
			putc(s[i], r->file);
	}
	if (quote)
		putc('"', r->file);
}

static void put_text(const struct rejects *r, const char *s)
{
	put_cell(r, s, strlen(s), false);
}

static void put_header(const struct rejects *r)
{
	static const char *const own[] = { "line", "column", "code", "reason" };

	for (int i = 0; i < r->header->n; i++)
		put_cell(r, r->header->name[i], strlen(r->header->name[i]),
		         i == 0);
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		put_text(r, own[i]);
	putc('\n', r->file);
}

struct held_line {
	size_t at;		/* in text */
	uint64_t line;
};

enum { HELD_MOST = 4 << 20, HELD_ROWS = 4096 };

static bool cannot_create(const struct rejects *r, struct err *e)
{
	if (errno == EEXIST || errno == ELOOP)
		return err_set(e, ERR_CREATE, _("the file for rejected rows is "
		               "already there: move %s away or name another "
		               "with --rejects"), r->path);
	return err_set(e, ERR_CREATE, _("cannot create %s for the "
	               "rejected rows: %s; name another place with "
	               "--rejects"), r->path, strerror(errno));
}

/* Without a name until it is whole, where the disk can do that: a program that
 * is killed leaves none of people's rows behind.  -1 is no. */
static int open_unnamed(const struct rejects *r)
{
	const char *slash = strrchr(r->path, '/');
	char *folder = slash ? xstrndup(r->path, (size_t)(slash - r->path) + 1)
	                     : xstrdup(".");
	int fd = -1;

	if (access("/proc/self/fd", X_OK) == 0)
		fd = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
	free(folder);
	return fd;
}

static bool open_file(struct rejects *r, struct err *e)
{
	struct stat there;
	int fd;

	if (r->held) {
		r->file = xmemstream(&r->text, &r->size);
		return true;
	}
	if (lstat(r->path, &there) == 0) {
		errno = EEXIST;
		return cannot_create(r, e);
	}
	fd = open_unnamed(r);
	r->unnamed = fd >= 0;
	if (fd < 0)
		fd = open(r->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		          O_CLOEXEC, 0600);
	if (fd < 0)
		return cannot_create(r, e);
	r->file = fdopen(fd, "w");
	put_header(r);
	return true;
}

/* A field of the row; what is beyond the columns goes into the last one. */
static void put_field(const struct rejects *r, const struct scan_row *row,
                      uint32_t i)
{
	uint32_t columns_n = (uint32_t)r->header->n;
	struct field_text f = field_at(row, i);
	const char *end = row->text + row->end[row->n - 1];
	char *plain;

	if (i + 1 == columns_n && row->n > columns_n) {
		put_cell(r, f.s - f.doubled,
		         (size_t)(end - f.s) + f.doubled, i == 0);
		return;
	}
	if (!f.doubled) {
		put_cell(r, f.s, f.n, i == 0);
		return;
	}
	plain = xcalloc(f.n + 1, 1);
	put_cell(r, plain, field_undouble(f, plain), i == 0);
	free(plain);
}

static void put_row(const struct rejects *r, const struct scan_row *row,
                    const char *text, size_t size)
{
	uint32_t columns_n = (uint32_t)r->header->n, i = 0;

	if (row->n == 0) {
		put_cell(r, text, size, true);
		i = 1;
	}
	for (; i < row->n && i < columns_n; i++)
		put_field(r, row, i);
	for (; i < columns_n; i++)
		put_cell(r, "", 0, i == 0);
}

static void put_line(struct rejects *r, uint64_t n)
{
	char line[24];

	if (r->held) {
		r->line = xreallocarray(r->line, r->n, sizeof(*r->line));
		r->line[r->n - 1] = (struct held_line){
			(size_t)ftell(r->file), n };
		return;
	}
	snprintf(line, sizeof(line), "%llu", (unsigned long long)n);
	put_text(r, line);
}

bool rejects_full(const struct rejects *r)
{
	return r->held && r->file &&
	       (r->n > HELD_ROWS || ftell(r->file) > HELD_MOST);
}

static bool take_text(struct rejects *r, const struct rejects *held,
                      uint64_t line, struct err *e)
{
	size_t at = 0;

	if (!r->file && !open_file(r, e))
		return false;
	for (uint64_t i = 0; i < held->n; i++) {
		fwrite(held->text + at, 1, held->line[i].at - at, r->file);
		at = held->line[i].at;
		put_line(r, held->line[i].line + line - 1);
	}
	fwrite(held->text + at, 1, held->size - at, r->file);
	return true;
}

bool rejects_take(struct rejects *r, struct rejects *held, uint64_t line,
                  struct err *e)
{
	bool ok = true;

	for (uint64_t i = 0; i < held->n && i < REJECT_NOTES &&
	     r->n + i < REJECT_NOTES; i++) {
		r->first[r->n + i] = held->first[i];
		r->first[r->n + i].line += line - 1;
	}
	if (held->file) {
		fflush(held->file);
		ok = take_text(r, held, line, e);
	}
	r->n += held->n;
	rejects_drop(held);
	return ok;
}

bool rejects_add(struct rejects *r, const struct reject *why,
                 const struct scan_row *row, const char *text, size_t size,
                 struct err *e)
{
	if (r->n < REJECT_NOTES)
		r->first[r->n] = *why;
	r->n++;
	if (!r->path)
		return true;
	if (!r->file && !open_file(r, e))
		return false;
	put_row(r, row, text, size);
	put_line(r, why->line);
	put_text(r, why->column);
	put_text(r, why->code);
	put_text(r, why->reason);
	putc('\n', r->file);
	return true;
}

/* Give it its name; never that of something that is there. */
static bool name_file(const struct rejects *r)
{
	char fd[40];

	snprintf(fd, sizeof(fd), "/proc/self/fd/%d", fileno(r->file));
	return linkat(AT_FDCWD, fd, AT_FDCWD, r->path, AT_SYMLINK_FOLLOW) == 0;
}

static bool cannot_write(const struct rejects *r, int why, struct err *e)
{
	return err_set(e, ERR_IO, _("cannot write the rejected rows to %s: %s"), r->path,
	               strerror(why));
}

void rejects_drop(struct rejects *r)
{
	if (!r->file)
		return;
	fclose(r->file);
	r->file = NULL;
	if (r->held) {
		free(r->text);
		free(r->line);
	} else if (!r->unnamed) {
		unlink(r->path);
	}
}

bool rejects_end(struct rejects *r, struct err *e)
{
	int why;

	if (!r->file || (!ferror(r->file) && fflush(r->file) == 0 &&
	                 fsync(fileno(r->file)) == 0))
		return true;
	why = errno;
	rejects_drop(r);
	return cannot_write(r, why, e);
}

bool rejects_keep(struct rejects *r, struct err *e)
{
	int why;

	if (!r->file)
		return true;
	if (r->unnamed && !name_file(r)) {
		why = errno;
		rejects_drop(r);
		return cannot_write(r, why, e);
	}
	fclose(r->file);
	r->file = NULL;
	return true;
}
