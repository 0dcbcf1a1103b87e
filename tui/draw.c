#include "tui/draw.h"

#include <stdlib.h>
#include <string.h>

#include "core/snippet.h"
#include "core/text.h"

enum { PAIR_ACCENT = 1, PAIR_ALERT };

/* White on black, whatever the terminal has; what shouts is black on yellow. */
static void contrast_colours(void)
{
	bool many = COLORS >= 16;
	short white = many ? 15 : COLOR_WHITE, yellow = many ? 11 : COLOR_YELLOW;

	assume_default_colors(white, COLOR_BLACK);
	init_pair(PAIR_ACCENT, yellow, COLOR_BLACK);
	init_pair(PAIR_ALERT, COLOR_BLACK, yellow);
}

void draw_colours(enum theme theme)
{
	/* Teal and red: of 256 colours, then of the terminal's own. */
	static const struct {
		short accent, alert, accent8;
	} themes[] = {
		[THEME_AUTO] = { COLOR_CYAN, COLOR_RED, COLOR_CYAN },
		[THEME_DARK] = { 80, 210, COLOR_CYAN },
		[THEME_LIGHT] = { 24, 124, COLOR_BLUE },
	};
	bool many;

	if (theme == THEME_NONE || start_color() == ERR)
		return;
	if (theme == THEME_CONTRAST) {
		contrast_colours();
		return;
	}
	if (use_default_colors() == ERR)
		return;
	many = COLORS >= 256;
	init_pair(PAIR_ACCENT, many ? themes[theme].accent : themes[theme].accent8, -1);
	init_pair(PAIR_ALERT, many ? themes[theme].alert : COLOR_RED, -1);
}

static bool has_colour(void)
{
	short accent, behind;

	return COLOR_PAIRS > PAIR_ALERT && has_colors() &&
	       pair_content(PAIR_ACCENT, &accent, &behind) == OK && accent != COLOR_BLACK;
}

/* Nothing is dim where contrast is wanted. */
static bool is_contrast(void)
{
	short colour, behind;

	return has_colour() && pair_content(PAIR_ALERT, &colour, &behind) == OK &&
	       colour == COLOR_BLACK;
}

attr_t draw_style(enum style st)
{
	switch (st) {
	case ST_BOLD:	return A_BOLD;
	case ST_ACCENT:	return has_colour() ? (attr_t)COLOR_PAIR(PAIR_ACCENT) : A_NORMAL;
	case ST_ALERT:	return has_colour() ? A_BOLD | (attr_t)COLOR_PAIR(PAIR_ALERT) : A_BOLD;
	case ST_DIM:	return is_contrast() ? A_NORMAL : A_DIM;
	case ST_FOCUS:	return A_REVERSE | (is_contrast() ? A_BOLD : 0);
	default:	return A_NORMAL;
	}
}

/* Terminals of old have letters and little else. */
static bool is_poor(void)
{
	const char *name = termname();

	return MB_CUR_MAX == 1 || strncmp(name, "vt", 2) == 0 || strncmp(name, "ansi", 4) == 0 ||
	       strncmp(name, "xterm-old", 9) == 0;
}

/* What stands for a picture there; letters of any script stay. */
static char *drawn(const char *s, size_t len)
{
	static const struct {
		const char *glyph;
		char ascii;
	} poor[] = {
		{ "─", '-' }, { "│", '|' }, { "├", '|' }, { "└", '`' }, { "█", '#' },
		{ "▉", '#' }, { "▊", '#' }, { "▋", '#' }, { "▌", '=' }, { "▍", '=' },
		{ "▎", '-' }, { "▏", '-' }, { "░", '.' }, { "▒", ':' }, { "▓", '#' },
		{ "▁", '_' }, { "▂", '_' }, { "▃", '-' }, { "▄", '-' }, { "▅", '=' },
		{ "▆", '=' }, { "▇", '#' }, { "○", 'o' }, { "●", '*' }, { "▲", '^' },
		{ "▼", 'v' }, { "›", '>' }, { "…", '~' }, { "→", '>' }, { "–", '-' },
		{ "┤", '|' }, { "╌", '.' }, { "═", '=' }, { "•", '*' }, { "◆", 'X' },
	};
	char *plain = text_plain(s, len), *out = plain;

	if (!is_poor())
		return plain;
	for (const char *p = plain; *p; ) {
		size_t i = 0, n;

		while (i < sizeof(poor) / sizeof(*poor) &&
		       strncmp(p, poor[i].glyph, strlen(poor[i].glyph)) != 0)
			i++;
		if (i < sizeof(poor) / sizeof(*poor)) {
			*out++ = poor[i].ascii;
			p += strlen(poor[i].glyph);
			continue;
		}
		n = text_next(p, strlen(p), 0);
		memmove(out, p, n);
		out += n;
		p += n;
	}
	*out = '\0';
	return plain;
}

static bool is_easy(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] < ' ' || s[i] > '~')
			return false;
	return true;
}

/* One letter, one cell: curses need not ask of each what it is and how wide. */
static void put_letters(WINDOW *win, int y, int x, const char *s, size_t len)
{
	chtype style = (chtype)getattrs(win), cell[64];

	while (len) {
		size_t n = len < 64 ? len : 64;

		for (size_t i = 0; i < n; i++)
			cell[i] = (unsigned char)s[i] | style;
		mvwaddchnstr(win, y, x, cell, (int)n);
		x += (int)n;
		s += n;
		len -= n;
	}
}

static void put(WINDOW *win, int y, int x, const char *s, size_t len)
{
	char *plain;

	if (is_easy(s, len)) {
		put_letters(win, y, x, s, len);
		return;
	}
	plain = drawn(s, len);
	mvwaddstr(win, y, x, plain);
	free(plain);
}

static void put_glyph(WINDOW *win, int y, int x, const char *glyph)
{
	if (is_poor())
		put(win, y, x, glyph, strlen(glyph));
	else
		mvwaddstr(win, y, x, glyph);
}

/* The same in n cells, one after the other. */
static void put_row(WINDOW *win, int y, int x, const wchar_t *glyph, int n, char poor)
{
	cchar_t cell;

	if (n <= 0)
		return;
	if (is_poor())
		mvwhline(win, y, x, (unsigned char)poor, n);
	else if (setcchar(&cell, glyph, A_NORMAL, 0, NULL) == OK)
		mvwhline_set(win, y, x, &cell, n);
}

int draw_text(WINDOW *win, int y, int x, int width, const char *s)
{
	size_t len = strlen(s), fits;
	int cells;

	if (y < 0 || y >= getmaxy(win) || x < 0 || x >= getmaxx(win))
		return 0;
	if (width > getmaxx(win) - x)
		width = getmaxx(win) - x;
	if (width <= 0)
		return 0;
	if (is_easy(s, len)) {
		fits = len <= (size_t)width ? len : (size_t)width - 1;
		put_letters(win, y, x, s, fits);
		cells = (int)fits;
	} else {
		fits = text_cut(s, len, width);
		if (fits < len)
			fits = text_cut(s, len, width - 1);
		put(win, y, x, s, fits);
		cells = text_cells(s, fits);
	}
	if (fits < len)
		put_glyph(win, y, x + cells++, "…");
	return cells;
}

int draw_styled(WINDOW *win, int y, int x, int width, enum style st,
                const char *s)
{
	attr_t style = draw_style(st);
	int cells;

	wattron(win, style);
	cells = draw_text(win, y, x, width, s);
	wattroff(win, style);
	return cells;
}

int draw_found(WINDOW *win, int y, int x, int width, enum style st, const char *s,
               const char *words)
{
	int cells = draw_styled(win, y, x, width, st, s);
	size_t at = 0, len;

	while (*words && snippet_find(s, words, &at, &len)) {
		int from = text_cells(s, at), n = text_cells(s + at, len);

		if (from + n > cells)
			break;
		mvwchgat(win, y, x + from, n, draw_style(st) | A_UNDERLINE | A_BOLD,
		         (short)PAIR_NUMBER(draw_style(st)), NULL);
		at += len;
	}
	return cells;
}

void draw_right(WINDOW *win, int y, int x, int width, const char *s)
{
	int cells = text_cells(s, strlen(s));

	if (cells < width)
		draw_text(win, y, x + width - cells, cells, s);
	else
		draw_text(win, y, x, width, s);
}

int draw_lines(const char *s, int width)
{
	size_t len = strlen(s), at = 0, next;
	int n = 0;

	for (; at < len; at += next, n++)
		text_wrap(s + at, len - at, width > 1 ? width : 1, &next);
	return n;
}

int draw_wrapped(WINDOW *win, int y, int x, int width, const char *s)
{
	size_t len = strlen(s), at = 0, next;

	if (width < 1)
		return y;
	for (; at < len && y < getmaxy(win); at += next, y++) {
		size_t line = text_wrap(s + at, len - at, width, &next);
		while (line && s[at + line - 1] == ' ')
			line--;
		put(win, y, x, s + at, line);
	}
	return y;
}

void draw_rule(WINDOW *win, int y)
{
	if (y >= getmaxy(win))
		return;
	wattron(win, draw_style(ST_DIM));
	put_row(win, y, 0, L"─", getmaxx(win), '-');
	wattroff(win, draw_style(ST_DIM));
}

void draw_title(WINDOW *win, const char *what, const char *right)
{
	int cols = getmaxx(win), used = 1;

	if (what)
		used += draw_styled(win, 0, 1, cols - 1, ST_BOLD, what);
	if (right && text_cells(right, strlen(right)) + used + 3 <= cols)
		draw_right(win, 0, used, cols - used - 1, right);
	if (getmaxy(win) > 2)
		draw_rule(win, 1);
}

void draw_focus(WINDOW *win, int y, int x, int width)
{
	if (y >= getmaxy(win) || x >= getmaxx(win))
		return;
	mvwchgat(win, y, x, width, draw_style(ST_FOCUS), 0, NULL);
	wmove(win, y, x);
}

void draw_bar(WINDOW *win, int y, int x, int width, int part, int whole)
{
	static const char *const eighth[] = { "", "▏", "▎", "▍", "▌", "▋",
	                                      "▊", "▉" };
	int n = whole > 0 ? (int)((long)part * width * 8 / whole) : 0;
	int full = n / 8, rest = n % 8;

	wattron(win, draw_style(ST_ACCENT));
	put_row(win, y, x, L"█", full < width ? full : width, '#');
	if (rest && full < width)
		put_glyph(win, y, x + full, eighth[rest]);
	wattroff(win, draw_style(ST_ACCENT));
	wattron(win, draw_style(ST_DIM));
	full += rest != 0;
	put_row(win, y, x + full, L"░", width - full, '.');
	wattroff(win, draw_style(ST_DIM));
}
