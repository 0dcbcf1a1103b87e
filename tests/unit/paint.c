/* What reaches a terminal, and in how many writes: a socket that keeps writes
 * apart stands for it. */
#include "tui/paint.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/tap.h"

enum { MOST = 1 << 18 };

static int ends[2];
static char got[MOST];

/* Read what is there; the number of writes it came in. */
static int take(size_t *len)
{
	ssize_t n;
	int writes = 0;

	for (*len = 0; (n = recv(ends[0], got + *len, MOST - *len, MSG_DONTWAIT)) > 0; writes++)
		*len += (size_t)n;
	return writes;
}

static SCREEN *open_on(FILE *terminal)
{
	SCREEN *s = newterm("xterm-256color", terminal, fopen("/dev/null", "r"));

	resizeterm(40, 120);
	return s;
}

static void draw(int round)
{
	erase();
	for (int y = 0; y < LINES; y++)
		mvprintw(y, y % 7 * 3, "%d Promise %d", round + y, round * 31 + y);
	move(round, 0);
	wnoutrefresh(stdscr);
}

/* All of a big screen in colours, none of which stands beside its like. */
static void draw_much(void)
{
	for (int i = 0; i < LINES * COLS; i++)
		mvaddch(i / COLS, i % COLS, (chtype)('!' + i % 90) |
		        (i % 2 ? A_BOLD : i % 3 ? A_REVERSE : A_UNDERLINE));
	wnoutrefresh(stdscr);
}

/* As curses does it alone: the same bytes. */
static void in_one(void)
{
	FILE *terminal = fdopen(dup(ends[1]), "w");
	struct paint *p = paint_open(terminal);
	SCREEN *by_us = open_on(paint_stream(p)), *alone = open_on(terminal);
	char *first, *second;
	size_t n1, n2, len;
	int writes;

	take(&len);
	set_term(alone);
	draw(1);
	doupdate();
	take(&len);
	draw(2);
	doupdate();
	writes = take(&n1);
	first = malloc(n1);
	memcpy(first, got, n1);
	ok(writes > 10, "alone, curses writes a screenful in %d pieces", writes);

	set_term(by_us);
	draw(1);
	paint_update(p);
	ok(take(&len) == 1 && len > 500, "the first picture goes out in one");
	draw(2);
	paint_update(p);
	ok(take(&n2) == 1, "and so does the next");
	second = memcpy(malloc(n2), got, n2);
	ok(n1 == n2 && memcmp(first, second, n1) == 0, "with the same %zu bytes", n1);
	paint_update(p);
	ok(take(&len) == 0, "where nothing changed, nothing is written");

	draw_much();
	paint_update(p);
	take(&len);
	ok(len > 40000, "a picture of any size comes whole (%zu bytes)", len);
	endwin();
	ok(take(&len) > 0, "at the end the terminal is its own again");
	draw(3);
	paint_update(p);
	ok(!isendwin() && take(&len) > 0, "and after a stop it is taken over again");
	endwin();
	free(first);
	free(second);
	paint_close(p);
	fclose(terminal);
}

int main(void)
{
	int size = 1 << 20;

	setlocale(LC_ALL, "C.UTF-8");
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0)
		return 1;
	setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	in_one();
	return tap_done();
}
