#include "core/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "core/mem.h"

enum {
	ZWNJ = 0x200c, ZWJ = 0x200d, BAD = 0xfffd,
	LRE = 0x202a, RLO = 0x202e, LRI = 0x2066, FSI = 0x2068, PDI = 0x2069,
	/* Hebrew with points and cantillation needs five. */
	MAX_MARKS = 6,
	/* The longest emoji in use have ten code points. */
	MAX_POINTS = 32
};

enum how { ONE_LINE, LINES, TERMINAL, CELL };

/* One code point; a byte that is none is U+FFFD. */
static size_t decode(const char *s, size_t len, int32_t *c)
{
	utf8proc_ssize_t n;

	if ((unsigned char)*s < 0x80) {
		*c = (unsigned char)*s;
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s,
	                     (utf8proc_ssize_t)len, c);
	if (n > 0)
		return (size_t)n;
	*c = BAD;
	return 1;
}

bool text_is_utf8(const char *s, size_t len)
{
	int32_t c;

	for (size_t at = 0; at < len;) {
		size_t n = decode(s + at, len - at, &c);
		if (c == 0 || (c == BAD && n == 1))
			return false;
		at += n;
	}
	return true;
}

bool text_is_rtl(const char *s)
{
	size_t len = strlen(s);
	int32_t c;

	for (size_t at = 0; at < len;) {
		at += decode(s + at, len - at, &c);
		switch (utf8proc_get_property(c)->bidi_class) {
		case UTF8PROC_BIDI_CLASS_L:
			return false;
		case UTF8PROC_BIDI_CLASS_R:
		case UTF8PROC_BIDI_CLASS_AL:
			return true;
		default:
			break;
		}
	}
	return false;
}

size_t text_next(const char *s, size_t len, size_t at)
{
	int32_t a, b, state = 0;
	size_t n;

	if (at >= len)
		return len;
	at += decode(s + at, len - at, &a);
	for (; at < len; at += n, a = b) {
		n = decode(s + at, len - at, &b);
		if (a >= ' ' && a < 0x7f && b < 0x80)
			break;
		if (utf8proc_grapheme_break_stateful(a, b, &state))
			break;
	}
	return at;
}

/* A place at or before `at` where a character surely starts: between two
 * bytes of ASCII, unless they are CR and LF. */
static size_t sure_start(const char *s, size_t at)
{
	while (at > 0 && ((s[at - 1] | s[at]) & 0x80 ||
	                  (s[at - 1] == '\r' && s[at] == '\n')))
		at--;
	return at;
}

size_t text_prev(const char *s, size_t len, size_t at)
{
	size_t was, next;

	if (at == 0)
		return 0;
	was = sure_start(s, at - 1);
	while ((next = text_next(s, len, was)) < at)
		was = next;
	return was;
}

static bool is_word(const char *s, size_t len)
{
	int32_t c;

	decode(s, len, &c);
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PO:
		return false;
	default:
		return true;
	}
}

size_t text_word_next(const char *s, size_t len, size_t at)
{
	while (at < len && is_word(s + at, len - at))
		at = text_next(s, len, at);
	while (at < len && !is_word(s + at, len - at))
		at = text_next(s, len, at);
	return at;
}

size_t text_word_prev(const char *s, size_t len, size_t at)
{
	size_t before;

	while (at > 0 && (before = text_prev(s, len, at),
	                  !is_word(s + before, len - before)))
		at = before;
	while (at > 0 && (before = text_prev(s, len, at),
	                  is_word(s + before, len - before)))
		at = before;
	return at;
}

/* In a locale without UTF-8 wcwidth() knows ASCII alone, so the table of
 * utf8proc stands in; -1 if nobody knows the character. */
static int width(int32_t c)
{
	int w = wcwidth((wchar_t)c);

	if (w < 0 && MB_CUR_MAX == 1 &&
	    utf8proc_category(c) != UTF8PROC_CATEGORY_CN)
		w = utf8proc_charwidth(c);
	return w;
}

static bool is_emoji(int32_t c)
{
	return utf8proc_get_property(c)->boundclass ==
	       UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
	       (c >= 0x1f3fb && c <= 0x1f3ff) || c == 0xfe0f;
}

static bool is_mark(int32_t c)
{
	return c >= 0x300 && (utf8proc_category(c) == UTF8PROC_CATEGORY_MN ||
	                      utf8proc_category(c) == UTF8PROC_CATEGORY_ME);
}

/* Showing goes on one character after another; this is where it stands. */
struct shown {
	enum how how;
	int open;		/* isolates not yet closed */
	int points, marks;	/* of this character, so far */
	int32_t before;
};

enum { SPELL = 8 };		/* bytes that stand for one code point */

/* What a control is shown as, or "" if c is none and may stand. */
static const char *control(const struct shown *sh, int32_t c, char buf[SPELL])
{
	static const char *const turn[] = { "<LRE>", "<RLE>", "<PDF>", "<LRO>",
	                                    "<RLO>" };
	size_t n = 0;

	if (c >= LRE && c <= RLO)
		return turn[c - LRE];
	if (sh->how == CELL && (c == '\t' || c == '\n' || c == '\r' || c > 0x9f))
		return "";
	if (c == '\t' || c == '\n')
		return sh->how == LINES ? "" : " ";
	if (c == 0x2028 || c == 0x2029)
		return " ";
	if (c == PDI && sh->open == 0)
		return "<PDI>";
	if ((c >= 0x206a && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb)) {
		snprintf(buf, SPELL, "<%04X>", (unsigned)c & 0xffff);
		return buf;
	}
	if (c >= ' ' && (c < 0x7f || c > 0x9f))
		return "";
	buf[n++] = '^';
	if (c > 0x7f)		/* as its older form: ESC and a letter */
		buf[n++] = '[';
	buf[n++] = (char)(c > 0x7f ? c - 0x40 : c ^ 0x40);
	buf[n] = '\0';
	return buf;
}

static bool is_left_out(struct shown *sh, int32_t c)
{
	if (sh->how == CELL)
		return false;
	if (++sh->points > MAX_POINTS)
		return true;
	if (is_mark(c) && ++sh->marks > MAX_MARKS)
		return true;
	if (sh->how != TERMINAL)
		return false;
	return (c == ZWJ && is_emoji(sh->before)) || (c >= LRI && c <= PDI);
}

/* What one code point is shown as: len bytes at s themselves, or others. */
static const char *spell(struct shown *sh, int32_t c, const char *s,
                         size_t *len, char buf[SPELL])
{
	const char *as;

	if (is_left_out(sh, c)) {
		*len = 0;
		return s;
	}
	as = control(sh, c, buf);
	sh->open += (c >= LRI && c <= FSI) - (c == PDI && sh->open > 0);
	if (!*as && ((c == BAD && *len == 1) ||
	             (sh->how == TERMINAL && width(c) < 0)))
		as = "\uFFFD";
	if (!*as)
		return s;
	*len = strlen(as);
	return as;
}

/* Spell one character; *used grows if out has room for it, or is NULL. */
static int spell_char(struct shown *sh, const char *s, size_t len, char *out,
                      size_t *used)
{
	int cells = 0;
	int32_t c, w;

	sh->points = sh->marks = 0;
	for (size_t at = 0, n; at < len; at += n, sh->before = c) {
		char buf[SPELL];
		n = decode(s + at, len - at, &c);
		size_t got = n;
		/* CR LF is one character and one newline. */
		if (c == '\r' && sh->how != CELL && at + 1 < len &&
		    s[at + 1] == '\n')
			continue;
		const char *as = spell(sh, c, s + at, &got, buf);
		w = as == s + at ? width(c) : *as & 0x80 ? 1 : (int)got;
		cells += got && w > 0 ? w : 0;
		if (out)
			memcpy(out + *used, as, got);
		*used += got;
	}
	return cells;
}

/* Most text is letters that stand for themselves, wherever they are shown. */
static bool is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] < ' ' || s[i] > '~')
			return false;
	return true;
}

static char *show(const char *s, size_t len, enum how how)
{
	struct shown sh = { .how = how };
	size_t used = 0, to;
	char *out;

	if (is_ascii(s, len))
		return xstrndup(s, len);
	for (size_t at = 0; at < len; at = to) {
		to = text_next(s, len, at);
		spell_char(&sh, s + at, to - at, NULL, &used);
	}
	out = xcalloc(used + 3 * (size_t)sh.open + 1, 1);
	sh = (struct shown){ .how = how };
	used = 0;
	for (size_t at = 0; at < len; at = to) {
		to = text_next(s, len, at);
		spell_char(&sh, s + at, to - at, out, &used);
	}
	for (; sh.open > 0; sh.open--, used += 3)
		memcpy(out + used, "\u2069", 3);
	return out;
}

char *text_safe(const char *s)
{
	return show(s, strlen(s), ONE_LINE);
}

char *text_safe_lines(const char *s)
{
	return show(s, strlen(s), LINES);
}

char *text_cell(const char *s)
{
	return show(s, strlen(s), CELL);
}

char *text_plain(const char *s, size_t len)
{
	return show(s, len, TERMINAL);
}

int text_cells(const char *s, size_t len)
{
	struct shown sh = { .how = TERMINAL };
	size_t to, used = 0;
	int cells = 0;

	if (is_ascii(s, len))
		return (int)len;
	for (size_t at = 0; at < len; at = to) {
		to = text_next(s, len, at);
		cells += spell_char(&sh, s + at, to - at, NULL, &used);
	}
	return cells;
}

size_t text_cut(const char *s, size_t len, int cells)
{
	struct shown sh = { .how = TERMINAL };
	size_t at = 0, to, used = 0;

	for (; at < len; at = to) {
		to = text_next(s, len, at);
		cells -= spell_char(&sh, s + at, to - at, NULL, &used);
		if (cells < 0)
			break;
	}
	return at;
}

size_t text_wrap(const char *s, size_t len, int cells, size_t *next)
{
	struct shown sh = { .how = TERMINAL };
	size_t at = 0, to, used = 0, blank = 0;

	for (; at < len; at = to) {
		to = text_next(s, len, at);
		if (s[to - 1] == '\n') {
			*next = to;
			return at;
		}
		cells -= spell_char(&sh, s + at, to - at, NULL, &used);
		/* A blank may hang over the edge, where nobody sees it. */
		if (s[at] == ' ')
			blank = to;
		else if (cells < 0)
			break;
	}
	if (at < len && blank)
		at = blank;
	else if (at == 0 && len)
		at = text_next(s, len, 0);
	*next = at;
	return at;
}
