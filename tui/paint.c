#include "tui/paint.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/mem.h"

enum { PIECE = 16384 };		/* more than a full screen has, as a rule */

struct paint {
	FILE *stream;
	int terminal;		/* the same, as it was given to us */
	int sheet;		/* the file in memory, or -1 */
};

struct paint *paint_open(FILE *terminal)
{
	struct paint *p = xcalloc(1, sizeof(*p));
	int fd = fcntl(fileno(terminal), F_DUPFD_CLOEXEC, 3);

	p->terminal = fileno(terminal);
	p->stream = fd < 0 ? NULL : fdopen(fd, "w");
	if (!p->stream) {
		if (fd >= 0)
			close(fd);
		free(p);
		return NULL;
	}
	/* Where it cannot be had, curses writes as it likes. */
	p->sheet = memfd_create("pcref", MFD_CLOEXEC);
	return p;
}

FILE *paint_stream(const struct paint *p)
{
	return p->stream;
}

void paint_close(struct paint *p)
{
	fclose(p->stream);
	if (p->sheet >= 0)
		close(p->sheet);
	free(p);
}

/* A terminal that was left non-blocking by another program says when. */
static bool wait_for(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLOUT };

	return errno == EINTR || (errno == EAGAIN && (poll(&p, 1, -1) > 0 || errno == EINTR));
}

static bool write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && !wait_for(fd))
			return false;
		bytes += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	return true;
}

/* From its beginning to where curses has written. */
static void hand_over(const struct paint *p)
{
	off_t end = lseek(p->sheet, 0, SEEK_CUR), at = 0;
	char bytes[PIECE];
	ssize_t n;

	for (; at < end; at += n) {
		n = pread(p->sheet, bytes, end - at < PIECE ? (size_t)(end - at) : PIECE, at);
		if (n <= 0 || !write_all(p->terminal, bytes, (size_t)n))
			break;
	}
	lseek(p->sheet, 0, SEEK_SET);
}

void paint_update(struct paint *p)
{
	int fd = fileno(p->stream);

	/* Coming back from the shell, it sets up the terminal itself. */
	if (p->sheet < 0 || isendwin() || dup3(p->sheet, fd, O_CLOEXEC) < 0) {
		doupdate();
		return;
	}
	doupdate();
	dup3(p->terminal, fd, O_CLOEXEC);
	hand_over(p);
}
