#include "tui/screen.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "tui/app.h"
#include "tui/command.h"
#include "tui/crash.h"
#include "tui/draw.h"
#include "tui/paint.h"

enum { LOOK_MS = 1000, IDLE_MS = 300 };

/* Signals are read like keys, so no handler can find us half way. */
struct screen {
	SCREEN *curses;
	struct paint *paint;
	FILE *terminal;
	int keys, signals;
	long look_at;		/* when the data are to be looked at next, in ms */
	bool painted;		/* and nobody has been said to be idle since */
	sigset_t before;
};

static const int heard[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP,
                             SIGWINCH };

static long clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (char *)-1 ? NULL : s;
}

/* Bracketed paste is no part of what endwin() takes back. */
static void send(const struct screen *s, const char *name)
{
	const char *text = capability(name);

	if (text) {
		fputs(text, s->terminal);
		fflush(s->terminal);
	}
}

static void give_back(const struct screen *s)
{
	send(s, "BD");
	endwin();
}

/* For when memory ran out; every other end comes through screen_close(). */
static void give_back_late(void)
{
	if (!isendwin() && endwin() == OK && capability("BD"))
		putp(capability("BD"));
}

static void name_key(const char *name, int key)
{
	const char *s = capability(name);

	if (s)
		define_key(s, key);
}

/* Arrows that some terminals send whatever they were asked to send. */
static void name_arrows(void)
{
	static const struct {
		const char *sent;
		int key;
	} arrow[] = { { "\033[A", KEY_UP }, { "\033[B", KEY_DOWN },
	              { "\033[C", KEY_RIGHT }, { "\033[D", KEY_LEFT },
	              { "\033[H", KEY_HOME }, { "\033[F", KEY_END },
	              { "\033[1~", KEY_HOME }, { "\033[4~", KEY_END } };

	for (size_t i = 0; i < sizeof(arrow) / sizeof(*arrow); i++)
		if (!key_defined(arrow[i].sent))
			define_key(arrow[i].sent, arrow[i].key);
}

static bool hear_signals(struct screen *s)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(heard) / sizeof(*heard); i++)
		sigaddset(&set, heard[i]);
	sigprocmask(SIG_BLOCK, &set, &s->before);
	s->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	return s->signals >= 0;
}

static void set_up(const struct screen *s, const struct tui_options *opt)
{
	/* Ours is the only hand on signals. */
	signal(SIGTSTP, SIG_DFL);
	set_escdelay(25);
	/* A painting is made whole at once: nothing is won by putting it off. */
	typeahead(-1);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	idlok(stdscr, TRUE);
	name_key("PS", KEY_PASTE);
	name_key("PE", KEY_PASTED);
	name_key("kLFT5", KEY_WORD_LEFT);
	name_key("kRIT5", KEY_WORD_RIGHT);
	name_arrows();
	send(s, "BE");
	if (opt->mouse) {
		mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
		mouseinterval(0);
	}
	if (opt->colour)
		draw_colours(opt->theme);
}

struct screen *screen_open(const struct tui_options *opt, struct err *e)
{
	struct screen *s = xcalloc(1, sizeof(*s));

	s->keys = fileno(opt->keys);
	s->terminal = opt->terminal;
	if (!hear_signals(s)) {
		err_set(e, ERR_IO, _("Cannot listen for signals: %s."),
		        strerror(errno));
		goto fail;
	}
	s->paint = paint_open(opt->terminal);
	if (!s->paint) {
		err_set(e, ERR_IO, _("Cannot open the terminal: %s."), strerror(errno));
		close(s->signals);
		goto fail;
	}
	crash_begin(s->keys);
	s->curses = newterm(NULL, paint_stream(s->paint), opt->keys);
	if (!s->curses) {
		err_set(e, ERR_USAGE, _("The terminal kind in TERM is unknown "
		        "here. Try TERM=xterm-256color, or pcref "
		        "--accessible."));
		paint_close(s->paint);
		close(s->signals);
		goto fail;
	}
	s->look_at = clock_ms() + LOOK_MS;
	atexit(give_back_late);
	set_up(s, opt);
	crash_watch(s->terminal);
	return s;
fail:
	sigprocmask(SIG_SETMASK, &s->before, NULL);
	free(s);
	return NULL;
}

void screen_close(struct screen *s)
{
	give_back(s);
	crash_end();
	delscreen(s->curses);
	paint_close(s->paint);
	close(s->signals);
	sigprocmask(SIG_SETMASK, &s->before, NULL);
	free(s);
}

void screen_paint(struct screen *s)
{
	wnoutrefresh(stdscr);
	paint_update(s->paint);
	s->painted = true;
}

static void resize(const struct screen *s)
{
	struct winsize w;

	if (ioctl(fileno(s->terminal), TIOCGWINSZ, &w) == 0 && w.ws_row && w.ws_col)
		resizeterm(w.ws_row, w.ws_col);
}

static enum screen_event read_signal(const struct screen *s)
{
	struct signalfd_siginfo info;

	if (read(s->signals, &info, sizeof(info)) != (ssize_t)sizeof(info))
		return SCREEN_KEYS;
	switch (info.ssi_signo) {
	case SIGWINCH:
		resize(s);
		return SCREEN_RESIZED;
	case SIGTSTP:
		return SCREEN_SLEEP;
	default:
		return SCREEN_END;
	}
}

/* Keys come first, but never for longer than twice the time of a look. */
enum screen_event screen_wait(struct screen *s, int watch)
{
	struct pollfd fd[3] = {
		{ .fd = s->keys, .events = POLLIN },
		{ .fd = s->signals, .events = POLLIN },
		{ .fd = watch, .events = POLLIN },
	};
	long left = s->look_at - clock_ms();
	bool idle = s->painted && left > IDLE_MS;
	int n;

	while ((n = poll(fd, 3, idle ? IDLE_MS : left > 0 ? (int)left : 0)) < 0)
		if (errno != EINTR)
			return SCREEN_END;
	if (fd[1].revents)
		return read_signal(s);
	if (fd[0].revents && left > -LOOK_MS)
		return SCREEN_KEYS;
	if (n == 0 && idle) {
		s->painted = false;
		return SCREEN_IDLE;
	}
	s->look_at = clock_ms() + LOOK_MS;
	return SCREEN_DATA;
}

void screen_sleep(struct screen *s)
{
	sigset_t stop;

	give_back(s);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	/* Unblocked, it stops us, unless nobody is there to wake us. */
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	send(s, "BE");
	resize(s);
	clearok(curscr, TRUE);
}

void screen_dump(FILE *out)
{
	wchar_t *line = xcalloc((size_t)COLS * 8 + 1, sizeof(*line));

	for (int y = 0; y < LINES; y++) {
		int end = mvwinnwstr(curscr, y, 0, line, COLS * 8);
		while (end > 0 && line[end - 1] == L' ')
			end--;
		line[end > 0 ? end : 0] = L'\0';
		fprintf(out, "%ls\n", line);
	}
	fprintf(out, "@%d,%d\n", getcury(stdscr), getcurx(stdscr));
	free(line);
}
