#include "tui/crash.h"

#include <curses.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const int deadly[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
enum { DEADLY = sizeof(deadly) / sizeof(*deadly) };

/* What a signal handler may touch: the one variable that is not constant. */
static struct {
	int keys, terminal;
	bool known, watched;
	struct termios was;
	char text[256];		/* what takes back all that was asked for */
	size_t len;
} end;

static void add(const char *s)
{
	size_t n = s && s != (const char *)-1 ? strlen(s) : 0;

	if (n && n < sizeof(end.text) - end.len) {
		memcpy(end.text + end.len, s, n);
		end.len += n;
	}
}

static void give_back(int sig)
{
	ssize_t n = write(end.terminal, end.text, end.len);

	(void)n;
	if (end.known)
		tcsetattr(end.keys, TCSANOW, &end.was);
	raise(sig);
}

void crash_begin(int keys)
{
	end.keys = keys;
	end.known = tcgetattr(keys, &end.was) == 0;
}

void crash_watch(FILE *terminal)
{
	struct sigaction old, now = { .sa_handler = give_back, .sa_flags = (int)SA_RESETHAND };
	char *mouse = tigetstr("XM");

	end.terminal = fileno(terminal);
	end.len = 0;
	add(mouse && mouse != (char *)-1 ? tparm(mouse, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L) : NULL);
	add(tigetstr("BD"));
	add(exit_attribute_mode);
	add(cursor_normal);
	add(keypad_local);
	add(exit_ca_mode);
	/* A checker's own handlers say more. */
	for (size_t i = 0; i < DEADLY; i++)
		if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(deadly[i], &now, NULL);
	end.watched = true;
}

void crash_end(void)
{
	struct sigaction now, none = { .sa_handler = SIG_DFL };

	for (size_t i = 0; end.watched && i < DEADLY; i++)
		if (sigaction(deadly[i], NULL, &now) == 0 && now.sa_handler == give_back)
			sigaction(deadly[i], &none, NULL);
	end.watched = false;
}
