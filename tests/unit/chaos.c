/* A terminal at its worst: other sizes all the time, stopped and woken, hung up,
 * slow. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "tests/pty.h"

static char *pcref;
static bool torture;

static void run(char *const argv[])
{
	fflush(NULL);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(1);
		execv(argv[0], argv);
		_exit(127);
	}
	wait(NULL);
}

static void resize(struct pty *p, int rows, int cols)
{
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	ioctl(p->fd, TIOCSWINSZ, &w);
	p->rows = rows;
	p->cols = cols;
}

/* Dice of our own, the same in every run. */
static unsigned throw_of(unsigned sides)
{
	static unsigned state = 20261122;

	state = state * 1664525u + 1013904223u;
	return (state >> 16) % sides;
}

/* Leaving is among what keys do; then it is begun again.  The emulator follows
 * the program only where it has its own size: libvterm 0.1.4 falls over some
 * that a terminal may have. */
static void resizes(int n)
{
	static const char *const keys[] = { "\033OB", "\033[6~", "a", "\r", "q", "?", "\033", "e",
		"\t", "x", "/", "f", "d", "s", "m", "g", "G", "|", "#", "M", "T", "b", "D", "\r" };
	char *argv[] = { pcref, "screen", NULL };
	int bad = 0;
	struct pty p;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Needs you");
	for (int i = 0; i < n; i++) {
		const char *key = keys[throw_of(sizeof(keys) / sizeof(*keys))];
		bool least = throw_of(10) == 0;

		if (!pty_alive(&p)) {
			bad += pty_end(&p) != 0;
			pty_start(&p, 24, 80, argv);
			pty_wait_for(&p, "Needs you");
		}
		resize(&p, least ? 1 : 1 + (int)throw_of(PTY_ROWS - 1),
		       least ? 1 : 1 + (int)throw_of(PTY_COLS - 1));
		pty_send(&p, key, strlen(key));
		p.deaf = true;
		pty_take(&p, (int)throw_of(4));
		p.deaf = false;
	}
	p.deaf = true;
	resize(&p, 25, 81);
	while (pty_take(&p, PTY_FIRST))
		;
	p.deaf = false;
	ok(bad == 0, "%d sizes down to 1 by 1, keys between", n);
	vterm_screen_reset(p.screen, 1);
	resize(&p, 24, 80);
	pty_key(&p, "\014");
	for (int i = 0; i < 999 && pty_wait_for(&p, "Esc ") && !pty_shows(&p, "Esc quit"); i++)
		pty_key(&p, "\033");
	ok(pty_shows(&p, "Needs you"), "and home is whole again after");
	pty_key(&p, "\003");
	bad = pty_end(&p);
	ok(bad == 0, "and ends as ever");
	if (bad)
		printf("# it ended with %d\n", bad);
}

static int nstops, begin[2], over[2];

/* A shell of a kind: once it is told to begin it stops its child and wakes it,
 * again and again, and says when that is over. */
static void stop_and_wake(char *const argv[])
{
	int stopped = 0, status = 0;
	pid_t child = fork();
	char go;

	if (child == 0) {
		setpgid(0, 0);
		execv(argv[0], argv);
		_exit(127);
	}
	signal(SIGTTOU, SIG_IGN);
	setpgid(child, child);
	tcsetpgrp(STDIN_FILENO, child);
	if (read(begin[0], &go, 1) != 1)
		_exit(98);
	for (int i = 0; i < nstops; i++) {
		kill(child, SIGTSTP);
		waitpid(child, &status, WUNTRACED);
		stopped += WIFSTOPPED(status);
		tcsetpgrp(STDIN_FILENO, getpgrp());
		tcsetpgrp(STDIN_FILENO, child);
		kill(child, SIGCONT);
		usleep(20000);
	}
	if (write(over[1], "", 1) != 1)
		_exit(97);
	waitpid(child, &status, 0);
	_exit(stopped == nstops && WIFEXITED(status) ? WEXITSTATUS(status) : 99);
}

/* A key that came in the middle of them would go to whoever has the terminal. */
static void stops(int n)
{
	char *argv[] = { pcref, "screen", "action", NULL }, ended;
	struct pollfd done;
	struct pty p;
	int rc;

	nstops = n;
	if (pipe(begin) || pipe(over))
		return;
	done = (struct pollfd){ .fd = over[0], .events = POLLIN };
	pty_start_as(&p, 24, 80, argv, stop_and_wake);
	ok(pty_wait_for(&p, "Esc quit") && write(begin[1], "", 1) == 1, "the list is there");
	for (int ms = 0; ms < 60 * PTY_WAIT && poll(&done, 1, 0) == 0; ms += 20)
		pty_take(&p, 20);
	ok(poll(&done, 1, 0) == 1 && read(over[0], &ended, 1) == 1, "it is stopped %d times", n);
	while (pty_take(&p, PTY_FIRST))
		;
	pty_key(&p, "\033OB");
	ok(pty_wait_for(&p, "Esc quit"), "stopped and woken its screen is there");
	pty_key(&p, "\003");
	rc = pty_end(&p);
	ok(rc == 0, "each stop was one, and it ends as ever");
	if (rc)
		printf("# it ended with %d\n", rc);
	for (int i = 0; i < 2; i++) {
		close(begin[i]);
		close(over[i]);
	}
}

static void hang_up(void)
{
	char *argv[] = { pcref, "screen", "action", NULL }, *again[] = { pcref, "screen", "action",
		NULL };
	struct pty p;
	int status = 0;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Esc quit");
	pty_key(&p, "n");
	pty_wait_for(&p, "new");
	pty_key(&p, "Typed before the window closed");
	close(p.fd);		/* the window is closed */
	for (int ms = 0; ms < PTY_WAIT && waitpid(p.pid, &status, WNOHANG) == 0; ms += 20)
		usleep(20000);
	ok(WIFEXITED(status), "a closed window ends it");
	vterm_free(p.vt);
	pty_start(&p, 24, 80, again);
	pty_wait_for(&p, "Esc quit");
	pty_key(&p, "n");
	ok(pty_wait_for(&p, "F8 brings it back"), "what was typed is offered");
	pty_key(&p, "\033[19~");
	ok(pty_wait_for(&p, "Typed before the window closed"), "and brought back");
	pty_key(&p, "\003\003");
	pty_end(&p);
}

/* A terminal that takes a few bytes at a time. */
static void slow(void)
{
	char *argv[] = { pcref, "screen", "action", NULL }, buf[64];
	struct pty p;
	ssize_t n;

	pty_start(&p, 24, 80, argv);
	for (int i = 0; i < 120; i++) {
		n = read(p.fd, buf, sizeof(buf));
		if (n > 0)
			vterm_input_write(p.vt, buf, (size_t)n);
		pty_send(&p, i % 2 ? "j" : "k", 1);
		usleep(2000);
	}
	pty_send(&p, "G", 1);
	ok(pty_wait_for(&p, "Esc quit"), "a slow terminal is waited for");
	pty_key(&p, "\003");
	pty_end(&p);
}

int main(void)
{
	char path[4096];
	char *demo[] = { NULL, "demo", NULL };

	setlocale(LC_ALL, "C.UTF-8");
	demo[0] = pcref = getenv("PCREF");
	torture = getenv("PCREF_TORTURE") != NULL;
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	snprintf(path, sizeof(path), "%s/demo.db", getenv("TMP"));
	setenv("PCREF_DB", path, 1);
	run(demo);
	resizes(torture ? 10000 : 300);
	stops(torture ? 1000 : 20);
	hang_up();
	slow();
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
