/* Keys that curses has no name for are no keys: not Esc, which leaves, and not the
 * letters of what the terminal sends for them. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "tests/pty.h"

static const struct {
	const char *what, *sent;
} unknown[] = {
	{ "Alt-d", "\033d" }, { "Alt-Down", "\033[1;9B" }, { "Ctrl-Tab", "\033[27;5;9~" },
	{ "F13 of kitty", "\033[57376u" }, { "a window that gets the focus", "\033[I" },
	{ "a key of the keypad", "\033Ox" }, { "an old report of the mouse", "\033[M !!" },
	{ "what the terminal says it is", "\033[?62;c" },
	{ "a colour that somebody asked for", "\033]11;rgb:0000/dddd/0000\033\\" },
	{ "the same, ended by a bell", "\033]11;rgb:0000/dddd/0000\a" },
	{ "two of them at once", "\033[1;9B\033[1;9B" },
};

/* Nothing is painted for it, so there is nothing to wait for. */
static void send_unknown(struct pty *p, size_t i)
{
	pty_send(p, unknown[i].sent, strlen(unknown[i].sent));
	pty_take(p, 60);
}

static void test_home(const char *pcref)
{
	char *argv[] = { (char *)pcref, "screen", NULL };
	struct pty p;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Esc quit");
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		send_unknown(&p, i);
		ok(pty_alive(&p) && pty_shows(&p, "Esc quit"), "home stays: %s", unknown[i].what);
	}
	pty_key(&p, "\033[1;9Ba");
	ok(pty_wait_for(&p, " Actions "), "a key that follows is heard");
	pty_key(&p, "\033");
	ok(pty_wait_for(&p, "Esc quit"), "Esc alone goes back");
	pty_key(&p, "aff");
	pty_wait_for(&p, "Filter: f");
	pty_key(&p, "\033\033");
	ok(pty_wait_for(&p, "Esc quit"), "Esc twice goes back twice");
	pty_key(&p, "a\033\033OB");
	ok(pty_wait_for(&p, "Esc quit"), "and Esc is heard before a key that has a name");
	pty_key(&p, "\003");
	pty_end(&p);
}

static void test_typing(const char *pcref)
{
	char *argv[] = { (char *)pcref, "screen", "action", NULL };
	struct pty p;

	pty_start(&p, 24, 80, argv);
	pty_wait_for(&p, "Esc quit");
	pty_key(&p, "n");
	pty_wait_for(&p, "new");
	pty_key(&p, "Ask");
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++)
		send_unknown(&p, i);
	pty_key(&p, " all");
	ok(pty_wait_for(&p, " Ask all") && !pty_shows(&p, "not saved"),
	   "none of them leaves anything in what is typed");
	pty_key(&p, "\003\003");
	pty_end(&p);
}

int main(void)
{
	char *pcref = getenv("PCREF"), path[4096];

	setlocale(LC_ALL, "C.UTF-8");
	setenv("TERM", "xterm-256color", 1);
	snprintf(path, sizeof(path), "%s/t.db", getenv("TMP"));
	setenv("PCREF_DB", path, 1);
	if (fork() == 0) {
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		execl(pcref, pcref, "init", (char *)NULL);
		_exit(127);
	}
	wait(NULL);
	test_home(pcref);
	test_typing(pcref);
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
