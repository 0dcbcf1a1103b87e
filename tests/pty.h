/* pty.h - a program on a pseudo-terminal of its own, seen through a terminal
 * emulator (libvterm): what stands on the screen, where the cursor is, which
 * cells were written. */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { PTY_ROWS = 60, PTY_COLS = 200, PTY_WAIT = 5000, PTY_FIRST = 300, PTY_QUIET = 25 };

struct pty_cell {
	uint32_t c;
	unsigned attrs;		/* bold, underline, reverse */
	int fg, bg;
};

struct pty {
	int fd, rows, cols;
	pid_t pid;
	VTerm *vt;
	VTermScreen *screen;
	VTermPos cursor;
	bool visible;
	long bytes;		/* written by the program in all */
	FILE *raw;		/* gets all of them, or NULL */
	bool deaf;		/* the emulator is told nothing */
	bool written[PTY_ROWS][PTY_COLS];
	struct pty_cell before[PTY_ROWS][PTY_COLS];
};

static inline int pty_damage(VTermRect r, void *of)
{
	struct pty *p = of;

	for (int y = r.start_row; y < r.end_row && y < PTY_ROWS; y++)
		for (int x = r.start_col; x < r.end_col && x < PTY_COLS; x++)
			p->written[y][x] = true;
	return 1;
}

static inline int pty_cursor(VTermPos pos, VTermPos old, int visible, void *of)
{
	struct pty *p = of;

	(void)old;
	p->cursor = pos;
	p->visible = visible;
	return 1;
}

static const VTermScreenCallbacks pty_callbacks = {
	.damage = pty_damage, .movecursor = pty_cursor,
};

static inline struct pty_cell pty_at(const struct pty *p, int y, int x)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(p->screen, (VTermPos){ y, x }, &cell);
	return (struct pty_cell){ .c = cell.chars[0] ? cell.chars[0] : ' ',
		.attrs = (unsigned)cell.attrs.bold | (unsigned)cell.attrs.underline << 1 |
			 (unsigned)cell.attrs.reverse << 3,
		.fg = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? -1 : cell.fg.indexed.idx,
		.bg = VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ? -1 : cell.bg.indexed.idx };
}

static inline bool pty_reversed(const struct pty *p, int y, int x)
{
	return pty_at(p, y, x).attrs >> 3 & 1;
}

/* Remember what is there, to say later what was written over it. */
static inline void pty_mark(struct pty *p)
{
	memset(p->written, 0, sizeof(p->written));
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->cols; x++)
			p->before[y][x] = pty_at(p, y, x);
}

/* Cells that are otherwise now, and those that were written again as they
 * were; clearing what is clear is no writing. */
static inline void pty_count(const struct pty *p, int *again, int *changed)
{
	*again = *changed = 0;
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->cols; x++) {
			struct pty_cell now = pty_at(p, y, x), old = p->before[y][x];

			bool same = now.c == old.c && now.attrs == old.attrs &&
				    now.fg == old.fg && now.bg == old.bg;

			*changed += !same;
			*again += same && p->written[y][x] && (now.c != ' ' || now.attrs);
		}
}

/* become runs in the child, with the terminal as its own. */
static inline bool pty_start_as(struct pty *p, int rows, int cols, char *const argv[],
                                void (*become)(char *const argv[]))
{
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	*p = (struct pty){ .rows = rows, .cols = cols };
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &pty_callbacks, p);
	vterm_screen_set_damage_merge(p->screen, VTERM_DAMAGE_CELL);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	fflush(NULL);
	p->pid = forkpty(&p->fd, NULL, NULL, &w);
	if (p->pid == 0) {
		unsetenv("LINES");
		unsetenv("COLUMNS");
		become(argv);
		_exit(127);
	}
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	return p->pid > 0;
}

static inline void pty_become(char *const argv[])
{
	execv(argv[0], argv);
}

static inline bool pty_start(struct pty *p, int rows, int cols, char *const argv[])
{
	return pty_start_as(p, rows, cols, argv, pty_become);
}

/* Take what comes within so many ms; false if nothing did. */
static inline bool pty_take(struct pty *p, int ms)
{
	struct pollfd fd = { .fd = p->fd, .events = POLLIN };
	char buf[65536];
	ssize_t n;

	if (poll(&fd, 1, ms) <= 0 || (n = read(p->fd, buf, sizeof(buf))) <= 0)
		return false;
	p->bytes += n;
	if (p->raw)
		fwrite(buf, 1, (size_t)n, p->raw);
	if (!p->deaf)
		vterm_input_write(p->vt, buf, (size_t)n);
	return true;
}

/* Until nothing comes for a while, having waited for the first of it. */
static inline void pty_settle(struct pty *p)
{
	if (pty_take(p, PTY_FIRST))
		while (pty_take(p, PTY_QUIET))
			;
}

static inline void pty_send(const struct pty *p, const char *s, size_t len)
{
	while (len) {
		ssize_t n = write(p->fd, s, len);

		if (n < 0 && errno != EAGAIN)
			return;
		if (n > 0) {
			s += n;
			len -= (size_t)n;
		}
	}
}

static inline void pty_key(struct pty *p, const char *key)
{
	pty_send(p, key, strlen(key));
	pty_settle(p);
}

/* A line of the screen as bytes without the blanks at its end. */
static inline void pty_line(const struct pty *p, int y, char line[static 1024])
{
	size_t n = vterm_screen_get_text(p->screen, line, 1023,
	                                 (VTermRect){ y, y + 1, 0, p->cols });

	while (n && line[n - 1] == ' ')
		n--;
	line[n] = '\0';
}

static inline bool pty_shows(const struct pty *p, const char *text)
{
	char line[1024];

	for (int y = 0; y < p->rows; y++) {
		pty_line(p, y, line);
		if (strstr(line, text))
			return true;
	}
	return false;
}

/* Until the text is on the screen, for so long as it takes at most. */
static inline bool pty_wait_for(struct pty *p, const char *text)
{
	for (int ms = 0; ms < PTY_WAIT; ms += 20) {
		if (pty_shows(p, text))
			return true;
		while (pty_take(p, 20))
			;
	}
	return pty_shows(p, text);
}

static inline bool pty_alive(const struct pty *p)
{
	siginfo_t info = { 0 };

	/* Left to be waited for by pty_end(). */
	return waitid(P_PID, (id_t)p->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid == 0;
}

/* How it ended, as the shell counts; what it still writes is taken. */
static inline int pty_end(struct pty *p)
{
	int status = 0;

	for (int ms = 0; ms < PTY_WAIT && waitpid(p->pid, &status, WNOHANG) == 0; ms += 20)
		pty_take(p, 20);
	if (kill(p->pid, 0) == 0 && waitpid(p->pid, &status, WNOHANG) == 0) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, &status, 0);
	}
	/* Its last words may have come while its end was waited for. */
	while (pty_take(p, PTY_QUIET))
		;
	close(p->fd);
	vterm_free(p->vt);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

#endif
