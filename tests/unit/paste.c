/* Pastes in a terminal: taken whole or refused whole, at once, and what was
 * typed before and after them is there. */
#include <locale.h>
#include <stdio.h>

#include "tests/tap.h"

#if __has_include(<vterm.h>)
#include "tests/pty.h"

static char *pcref;

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

/* The form of a new action, its title typed. */
static void begin(struct pty *p, const char *title)
{
	char *argv[] = { pcref, "screen", "action", NULL };

	pty_start(p, 24, 80, argv);
	pty_wait_for(p, "Esc quit");
	pty_key(p, "n");
	pty_wait_for(p, "new");
	pty_key(p, title);
}

static void end(struct pty *p)
{
	pty_key(p, "\003\003");
	pty_end(p);
}

/* Between the marks that a terminal puts round a paste, then keys. */
static void paste(struct pty *p, const char *text, size_t len, const char *keys)
{
	pty_send(p, "\033[200~", 6);
	for (size_t at = 0; at < len; at += 4096) {
		pty_send(p, text + at, len - at < 4096 ? len - at : 4096);
		pty_take(p, 0);
	}
	pty_send(p, "\033[201~", 6);
	pty_send(p, keys, strlen(keys));
}

#define SEND(p, s) pty_send(p, s, sizeof(s) - 1)

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A byte at a time it took twelve seconds and more. */
static void much(void)
{
	size_t size = (size_t)10 << 20;
	char *text = malloc(size);
	struct pty p;
	long ms;

	memset(text, 'p', size);
	begin(&p, "Typed before");
	ms = now_ms();
	paste(&p, text, size, "");
	ok(pty_wait_for(&p, "(1024 KB); nothing of it was pasted"), "10 MB are refused whole");
	ms = now_ms() - ms;
	printf("# in %ld ms\n", ms);
	ok(ms < 6000, "and at once");
	ok(!pty_shows(&p, "pppp") && pty_shows(&p, "Typed before"), "the form is as it was");
	paste(&p, ", short", 7, "!");
	ok(pty_wait_for(&p, "Typed before, short!"), "the next paste is taken, and the key after");
	end(&p);
	free(text);
}

/* What is allowed is there from its first byte to its last. */
static void most(void)
{
	size_t size = 1000000;
	char *text = malloc(size + 1), *sql = NULL, path[4096];
	char *show[] = { "/bin/sh", "-c", NULL, NULL };
	struct pty p;
	long ms;

	for (size_t i = 0; i < size; i++)
		text[i] = i % 61 == 60 ? '\n' : i % 7 == 6 ? ' ' : (char)('a' + i % 26);
	memcpy(text + size - 8, "the last", 8);
	text[size] = '\0';
	begin(&p, "A long note");
	pty_key(&p, "\t");
	for (int i = 0; i < 40 && !pty_shows(&p, "\u203ADetail"); i++)
		pty_key(&p, "\t");
	ms = now_ms();
	paste(&p, text, size, "");
	ok(pty_wait_for(&p, "the last"), "a megabyte of notes is taken whole");
	printf("# in %ld ms\n", now_ms() - ms);
	pty_key(&p, "\023");
	ok(pty_wait_for(&p, "Added ACT"), "and saved");
	end(&p);
	snprintf(path, sizeof(path), "%s/kept", getenv("TMP"));
	if (asprintf(&sql, "sqlite3 \"$PCREF_DB\" \"SELECT detail FROM action WHERE title ="
	             " 'A long note'\" > '%s'", path) > 0) {
		FILE *in;
		char *kept = calloc(size + 2, 1);

		show[2] = sql;
		run(show);
		in = fopen(path, "r");
		ok(in && fread(kept, 1, size + 1, in) == size + 1 && kept[size] == '\n' &&
		   memcmp(kept, text, size) == 0, "byte for byte");
		if (in)
			fclose(in);
		free(kept);
	}
	free(sql);
	free(text);
}

static void others(void)
{
	char *text = malloc(1 << 20);
	struct pty p;

	begin(&p, "");
	paste(&p, "two\r\nlines\tand \033[31mred", 23, "");
	ok(pty_wait_for(&p, "two lines and [31mred"), "what would be a key is text");
	paste(&p, "\377\376", 2, "");
	ok(pty_wait_for(&p, "not text this program can keep"), "what is no text is refused");
	SEND(&p, "\025\033[200~One\033[201~\033[200~Two\033[201~\033OD\033OD\033OD-");
	ok(pty_wait_for(&p, "One-Two"), "two at once, and the arrows that come with them");
	SEND(&p, "\025\033[200~ab\033[20");
	usleep(5000);
	SEND(&p, "1~c");
	ok(pty_wait_for(&p, "abc"), "the mark of its end may come in two");
	SEND(&p, "\025\033[200~Zo\303\253\033[201~\303");
	usleep(5000);
	SEND(&p, "\251e");
	ok(pty_wait_for(&p, "Zo\u00EB\u00E9e"), "a letter after it may come in two as well");
	pty_key(&p, "\033\033");
	pty_wait_for(&p, "Esc quit");
	memset(text, 'p', 1 << 20);
	pty_key(&p, "f");
	paste(&p, text, 1 << 20, "");
	ok(pty_wait_for(&p, "(4 KB); nothing of it was pasted"),
	   "what is sought is no megabyte");
	pty_key(&p, "\033");
	pty_key(&p, "?");
	paste(&p, text, 1 << 16, "");
	ok(pty_wait_for(&p, "(4 KB); nothing of it was pasted"), "nor in a picker");
	pty_key(&p, "\033");
	pty_key(&p, "\r");
	pty_wait_for(&p, " \u203A ACT");
	paste(&p, "q\003", 2, "");
	ok(pty_wait_for(&p, "no text field here"), "where nothing is typed it is no commands");
	end(&p);
	free(text);
}

/* The window is closed while one comes in. */
static void cut_off(void)
{
	int status = 0;
	struct pty p;

	begin(&p, "Before the line broke");
	SEND(&p, "\033[200~half");
	pty_take(&p, 200);
	close(p.fd);
	for (int ms = 0; ms < PTY_WAIT && waitpid(p.pid, &status, WNOHANG) == 0; ms += 20)
		usleep(20000);
	ok(WIFEXITED(status), "a window that is closed in the middle of one ends it");
	vterm_free(p.vt);
	begin(&p, "");
	pty_key(&p, "\033[19~");
	ok(pty_wait_for(&p, "Before the line broke"), "what was typed before is brought back");
	end(&p);
}

int main(void)
{
	char path[4096];
	char *demo[] = { NULL, "demo", NULL };

	setlocale(LC_ALL, "C.UTF-8");
	demo[0] = pcref = getenv("PCREF");
	setenv("PCREF_NOW", "2026-11-22T06:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	snprintf(path, sizeof(path), "%s/demo.db", getenv("TMP"));
	setenv("PCREF_DB", path, 1);
	run(demo);
	much();
	most();
	others();
	cut_off();
	return tap_done();
}
#else
#include "tests/no_vterm.h"
#endif
