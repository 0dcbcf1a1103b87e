/* What the program asks of the terminal for the mouse, and that it is taken
 * back however it ends: presses alone (DEC modes 1000 and 1006), no motion, so
 * that Shift and drag still select text; and what clicks and the wheel do. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "core/mem.h"
#include "tests/pty.h"

enum { MOST_MODE = 4096, SCREEN_MODE = 1049, PASTE_MODE = 2004 };

static char *pcref;

/* Which DEC private modes are on after all that was written: CSI ? n ; n h, or l
 * to switch off.  Any that ever was on is in `ever`. */
struct modes {
	bool on[MOST_MODE], ever[MOST_MODE];
};

static void read_modes(struct modes *m, const char *s, size_t len)
{
	*m = (struct modes){ 0 };
	for (size_t i = 0; i + 3 < len; i++) {
		size_t end = i + 3;

		if (memcmp(s + i, "\033[?", 3) != 0)
			continue;
		end += strspn(s + end, "0123456789;");
		if (s[end] != 'h' && s[end] != 'l')
			continue;
		for (const char *at = s + i + 3; at < s + end; at += strcspn(at, ";hl") + 1) {
			long mode = atol(at);

			if (mode > 0 && mode < MOST_MODE) {
				m->on[mode] = s[end] == 'h';
				m->ever[mode] |= s[end] == 'h';
			}
		}
	}
}

struct run {
	struct pty pty;
	char *text;
	size_t len;
};

static void start(struct run *r, char *what, void (*become)(char *const argv[]))
{
	char *argv[] = { pcref, "screen", what, NULL };
	FILE *raw = xmemstream(&r->text, &r->len);

	pty_start_as(&r->pty, 24, 80, argv, become);
	r->pty.raw = raw;
	pty_wait_for(&r->pty, "? help");
	pty_settle(&r->pty);
}

static void modes_of(struct run *r, struct modes *m)
{
	fflush(r->pty.raw);
	read_modes(m, r->text, r->len);
}

static int finish(struct run *r, struct modes *m)
{
	int rc = pty_end(&r->pty);

	fclose(r->pty.raw);
	read_modes(m, r->text, r->len);
	free(r->text);
	return rc;
}

/* 1001 to 1003 report motion or track it, 9, 1005 and 1015 are old encodings. */
static bool asks_motion(const struct modes *m)
{
	return m->ever[9] || m->ever[1001] || m->ever[1002] || m->ever[1003] || m->ever[1005] ||
	       m->ever[1015];
}

static bool all_off(const struct modes *m)
{
	return !m->on[1000] && !m->on[1006] && !m->on[PASTE_MODE] && !m->on[SCREEN_MODE];
}

static void asked(void)
{
	struct modes m;
	struct run r;

	start(&r, "action", pty_become);
	modes_of(&r, &m);
	ok(m.on[1000] && m.on[1006] && m.on[PASTE_MODE] && m.on[SCREEN_MODE],
	   "presses are asked for, numbered without a limit");
	ok(!asks_motion(&m), "motion is not: Shift and drag are the terminal's");
	pty_key(&r.pty, "\003");
	ok(finish(&r, &m) == 0 && all_off(&m), "all of it is taken back at the end");
}

static void killed(int sig, const char *name)
{
	struct modes m;
	struct run r;

	start(&r, "action", pty_become);
	kill(r.pty.pid, sig);
	finish(&r, &m);
	ok(m.ever[1000] && all_off(&m), "and at %s", name);
}

/* A shell of a kind: the program stops, and is ended while it is stopped, so
 * what is on then was on while the shell had the terminal. */
static void stop_only(char *const argv[])
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		setpgid(0, 0);
		execv(argv[0], argv);
		_exit(127);
	}
	signal(SIGTTOU, SIG_IGN);
	setpgid(child, child);
	tcsetpgrp(STDIN_FILENO, child);
	usleep(700000);
	kill(child, SIGTSTP);
	waitpid(child, &status, WUNTRACED);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	_exit(WIFSTOPPED(status) ? 0 : 99);
}

static void stopped(void)
{
	struct modes m;
	struct run r;

	start(&r, "action", stop_only);
	ok(finish(&r, &m) == 0 && m.ever[1000] && all_off(&m), "and while it is stopped");
}

static void switched_off(void)
{
	char *path = xprintf("%s/quiet.ini", getenv("TMP"));
	FILE *ini = fopen(path, "w");
	struct modes m;
	struct run r;

	if (ini) {
		fputs("[screen]\nmouse = no\n", ini);
		fclose(ini);
	}
	setenv("PCREF_CONFIG", path, 1);
	start(&r, "action", pty_become);
	pty_key(&r.pty, "\003");
	ok(finish(&r, &m) == 0 && !m.ever[1000] && !m.ever[1006] && !asks_motion(&m),
	   "mouse = no asks for nothing");
	unsetenv("PCREF_CONFIG");
	free(path);
}

/* Button 0 is the left one, 64 and 65 the wheel; cells count from 1. */
static void press(struct pty *p, int button, int y, int x)
{
	char *sent = xprintf("\033[<%d;%d;%dM\033[<%d;%d;%dm", button, x + 1, y + 1, button,
	                     x + 1, y + 1);

	pty_key(p, sent);
	free(sent);
}

/* The cell of a text; all before it is one byte a cell. */
static bool place_of(const struct pty *p, const char *text, int *y, int *x)
{
	char line[1024];

	for (*y = p->rows - 1; *y >= 0; --*y) {
		const char *at;

		pty_line(p, *y, line);
		at = strstr(line, text);
		if (at) {
			*x = (int)(at - line);
			return true;
		}
	}
	return false;
}

static void clicked(void)
{
	struct modes m;
	struct run r;
	char row[1024], title[1024], *name;
	int y = 0, x = 0, first;

	start(&r, "action", pty_become);
	first = r.pty.cursor.row;
	press(&r.pty, 65, 10, 10);
	ok(r.pty.cursor.row == first + 3, "the wheel goes down three rows");
	press(&r.pty, 64, 10, 10);
	ok(r.pty.cursor.row == first, "and up");
	press(&r.pty, 0, first + 5, 4);
	ok(r.pty.cursor.row == first + 5 && pty_reversed(&r.pty, first + 5, 4),
	   "a click takes the focus to a row");
	pty_line(&r.pty, first + 5, row);
	name = row + strspn(row, " ");
	name[strcspn(name, " ")] = '\0';
	press(&r.pty, 0, first + 5, 4);
	pty_line(&r.pty, 0, title);
	ok(strstr(title, name) && strstr(title, "\u203A"), "another opens it: %s", name);
	ok(place_of(&r.pty, "? help", &y, &x), "the footer has words");
	press(&r.pty, 0, y, x);
	ok(pty_shows(&r.pty, "Help:"), "and a click on one does what it says");
	pty_key(&r.pty, "\003");
	ok(finish(&r, &m) == 0, "and it ends as ever");
}

/* While words are typed a letter is no command, and the footer says what is one. */
static void narrowed(void)
{
	struct modes m;
	struct run r;
	int y = 0, x = 0, first;

	start(&r, "action", pty_become);
	first = r.pty.cursor.row + 1;
	pty_key(&r.pty, "fre");
	ok(pty_shows(&r.pty, " Enter go on") && !pty_shows(&r.pty, " e edit"),
	   "the hints are those of typing");
	place_of(&r.pty, "Enter go on", &y, &x);
	press(&r.pty, 0, y, x);
	ok(pty_shows(&r.pty, " Filter: re") && pty_shows(&r.pty, " e edit"),
	   "a click on one takes the words");
	pty_key(&r.pty, "f");
	place_of(&r.pty, "Esc back", &y, &x);
	press(&r.pty, 0, y, x);
	ok(!pty_shows(&r.pty, " Filter:") && pty_shows(&r.pty, " e edit"),
	   "or gives them up");
	pty_key(&r.pty, "fre");
	press(&r.pty, 0, first + 2, 4);
	ok(r.pty.cursor.row == first + 2 && pty_shows(&r.pty, " Filter: re") &&
	   pty_shows(&r.pty, " e edit"), "and one on a row goes there");
	pty_key(&r.pty, "\003");
	finish(&r, &m);
}

int main(void)
{
	char *db = xprintf("%s/demo.db", getenv("TMP"));

	setlocale(LC_ALL, "C.UTF-8");
	pcref = getenv("PCREF");
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("PCREF_DB", db, 1);
	free(db);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execl(pcref, pcref, "demo", NULL);
	}
	wait(NULL);
	asked();
	killed(SIGTERM, "the end that a machine asks for");
	killed(SIGHUP, "a closed window");
#ifndef __SANITIZE_ADDRESS__	/* which reports a crash itself */
	killed(SIGSEGV, "a crash");
#endif
	killed(SIGABRT, "an abort");
	stopped();
	switched_off();
	clicked();
	narrowed();
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
