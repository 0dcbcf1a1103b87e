#include "core/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "core/err.h"

void mem_die(void)
{
	/* Not in the person's language: to look for it takes memory. */
	err_die(&(struct err){ ERR_BUG, "out of memory" });
}

static void *or_die(void *p)
{
	if (!p)
		mem_die();
	return p;
}

void *xcalloc(size_t n, size_t size)
{
	return or_die(calloc(n ? n : 1, size ? size : 1));
}

void *xcalloc_wide(size_t n, size_t size)
{
	const size_t page = 2 << 20;
	size_t all;
	void *p;

	if (__builtin_mul_overflow(n, size, &all) || all < page ||
	    all % page != 0)
		return xcalloc(n, size);
	p = or_die(aligned_alloc(page, all));
	madvise(p, all, MADV_HUGEPAGE);
	return memset(p, 0, all);
}

void *xreallocarray(void *p, size_t n, size_t size)
{
	return or_die(reallocarray(p, n ? n : 1, size ? size : 1));
}

char *xstrdup(const char *s)
{
	return or_die(strdup(s));
}

char *xstrndup(const char *s, size_t n)
{
	return or_die(strndup(s, n));
}

char *xprintf(const char *fmt, ...)
{
	va_list ap;
	char *s = NULL;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	return or_die(n < 0 ? NULL : s);
}

struct stream {
	char **text;
	size_t *len, size;
};

static ssize_t stream_write(void *cookie, const char *from, size_t n)
{
	struct stream *s = cookie;
	size_t need = *s->len + n + 1;

	if (need > s->size) {
		s->size = need > 2 * s->size ? need : 2 * s->size;
		*s->text = xreallocarray(*s->text, s->size, 1);
	}
	memcpy(*s->text + *s->len, from, n);
	*s->len += n;
	(*s->text)[*s->len] = '\0';
	return (ssize_t)n;
}

/* For ftell: how much has been written.  There is no going back. */
static int stream_seek(void *cookie, off64_t *at, int whence)
{
	const struct stream *s = cookie;

	if (whence != SEEK_CUR || *at != 0)
		return -1;
	*at = (off64_t)*s->len;
	return 0;
}

static int stream_close(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *xmemstream(char **text, size_t *len)
{
	struct stream *s = xcalloc(1, sizeof(*s));

	*s = (struct stream){ .text = text, .len = len, .size = 1 };
	*len = 0;
	*text = xcalloc(1, 1);
	return or_die(fopencookie(s, "w", (cookie_io_functions_t){
	              .write = stream_write, .seek = stream_seek,
	              .close = stream_close }));
}
