#include "tui/input.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "core/mem.h"
#include "core/text.h"
#include "tui/command.h"
#include "tui/input_lines.h"

/* One replacement: at a place, old bytes gave way to new ones. */
struct edit {
	struct edit *next;
	size_t at, nold, nnew;
	char *old, *new;
	bool typed;		/* letter by letter: the next may join it */
};

static void edits_free(struct edit **list)
{
	while (*list) {
		struct edit *e = *list;
		*list = e->next;
		free(e->old);
		free(e->new);
		free(e);
	}
}

void input_init(struct input *in, const char *text, bool lines)
{
	size_t len = strlen(text);

	*in = (struct input){ .lines = lines, .text = xstrdup(text),
		.len = len, .size = len + 1, .at = len, .want = -1, .most = INPUT_MOST };
}

void input_fini(struct input *in)
{
	edits_free(&in->done);
	edits_free(&in->undone);
	free(in->text);
	in->text = NULL;
}

/* The one place where the text changes. */
static void put(struct input *in, size_t at, size_t nold, const char *s,
                size_t n)
{
	size_t rest = in->len - at - nold + 1;

	if (in->len - nold + n + 1 > in->size) {
		in->size = (in->len + n + 1) * 2;
		in->text = xreallocarray(in->text, in->size, 1);
	}
	memmove(in->text + at + n, in->text + at + nold, rest);
	memcpy(in->text + at, s, n);
	in->len += n - nold;
	in->at = at + n;
	in->want = -1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* What is typed in one go is taken back by the word, each with the blank before it. */
static bool joins(const struct edit *e, size_t at, size_t nold, const char *s)
{
	return e && e->typed && nold == 0 && e->at + e->nnew == at &&
	       (!is_blank(*s) || is_blank(e->new[e->nnew - 1]));
}

/* Replace nold bytes by n of s, so that it can be undone. */
static void replace(struct input *in, size_t at, size_t nold, const char *s,
                    size_t n, bool typed)
{
	struct edit *e = in->done;

	edits_free(&in->undone);
	if (typed && joins(e, at, nold, s)) {
		e->new = xreallocarray(e->new, e->nnew + n + 1, 1);
		memcpy(e->new + e->nnew, s, n);
		e->nnew += n;
	} else if (nold || n) {
		e = xcalloc(1, sizeof(*e));
		*e = (struct edit){ .next = in->done, .at = at, .nold = nold,
			.nnew = n, .typed = typed,
			.old = xstrndup(in->text + at, nold),
			.new = xstrndup(s, n) };
		in->done = e;
	}
	put(in, at, nold, s, n);
}

static void undo(struct input *in)
{
	struct edit *e = in->done;

	if (!e)
		return;
	in->done = e->next;
	put(in, e->at, e->nnew, e->old, e->nold);
	e->next = in->undone;
	in->undone = e;
}

static void redo(struct input *in)
{
	struct edit *e = in->undone;

	if (!e)
		return;
	in->undone = e->next;
	put(in, e->at, e->nold, e->new, e->nnew);
	e->typed = false;
	e->next = in->done;
	in->done = e;
}

void input_set(struct input *in, const char *text)
{
	if (strcmp(in->text, text) != 0)
		replace(in, 0, in->len, text, strlen(text), false);
}

/* False where there is no line to go to, so that the form may move on. */
static bool go_line(struct input *in, int by, int width)
{
	struct shown_line l = input_line_of(in, in->at, width);
	int want = in->want, n = 0;

	if (want < 0)
		want = text_cells(in->text + l.from, in->at - l.from);
	while (n != by && (by < 0 ? input_line_before(in, &l, width)
	                          : input_line_after(in, &l, width)))
		n += by < 0 ? -1 : 1;
	if (!in->lines || n == 0)
		return false;
	in->at = l.from + text_cut(in->text + l.from, l.end - l.from, want);
	if (in->at == l.next && l.next < in->len)
		in->at = text_prev(in->text, in->len, in->at);
	in->want = want;
	return true;
}

static void go(struct input *in, size_t at)
{
	in->at = at;
	in->want = -1;
	if (in->done)
		in->done->typed = false;
}

static void go_edge(struct input *in, int width, bool end)
{
	struct shown_line l = input_line_of(in, in->at, width);

	if (!end)
		go(in, l.from);
	else if (l.end == l.next && l.next < in->len)
		go(in, text_prev(in->text, in->len, l.end));
	else
		go(in, l.end);
}

static bool insert_key(struct input *in, wint_t key)
{
	char s[MB_LEN_MAX];
	mbstate_t state = { 0 };
	size_t n;

	if (key == '\n' || key == '\r') {
		if (in->lines)
			replace(in, in->at, 0, "\n", 1, true);
		return in->lines;
	}
	if (key < ' ' || (key >= 0x7f && key <= 0x9f))
		return false;
	n = wcrtomb(s, (wchar_t)key, &state);
	if (n != (size_t)-1)
		replace(in, in->at, 0, s, n, true);
	return true;
}

static void rub(struct input *in, size_t from, size_t to)
{
	if (from < to)
		replace(in, from, to - from, "", 0, false);
}

static bool code_key(struct input *in, wint_t key, int width, int height)
{
	const char *s = in->text;

	switch (key) {
	case KEY_LEFT:	go(in, text_prev(s, in->len, in->at)); break;
	case KEY_RIGHT:	go(in, text_next(s, in->len, in->at)); break;
	case KEY_WORD_LEFT: go(in, text_word_prev(s, in->len, in->at)); break;
	case KEY_WORD_RIGHT: go(in, text_word_next(s, in->len, in->at)); break;
	case KEY_HOME:	go_edge(in, width, false); break;
	case KEY_END:	go_edge(in, width, true); break;
	case KEY_UP:	return go_line(in, -1, width);
	case KEY_DOWN:	return go_line(in, +1, width);
	case KEY_PPAGE:	return go_line(in, -height, width);
	case KEY_NPAGE:	return go_line(in, +height, width);
	case KEY_DC:	rub(in, in->at, text_next(s, in->len, in->at)); break;
	case KEY_BACKSPACE:
		rub(in, text_prev(s, in->len, in->at), in->at);
		break;
	default:	return false;
	}
	return true;
}

static bool control_key(struct input *in, wint_t key, int width)
{
	const char *s = in->text;

	switch (key) {
	case 'A' & 0x1f: go_edge(in, width, false); break;
	case 'E' & 0x1f: go_edge(in, width, true); break;
	case 'D' & 0x1f: rub(in, in->at, text_next(s, in->len, in->at)); break;
	case 'K' & 0x1f: rub(in, in->at, input_line_of(in, in->at, width).end); break;
	case 'U' & 0x1f: rub(in, input_line_of(in, in->at, width).from, in->at); break;
	case 'W' & 0x1f:
		rub(in, text_word_prev(s, in->len, in->at), in->at);
		break;
	case 'Z' & 0x1f: undo(in); break;
	case 'Y' & 0x1f: redo(in); break;
	case 0x7f:
	case 'H' & 0x1f:
		rub(in, text_prev(s, in->len, in->at), in->at);
		break;
	default:	return insert_key(in, key);
	}
	return true;
}

bool input_key(struct input *in, wint_t key, bool is_code, int width, int height)
{
	bool used = is_code ? code_key(in, key, width, height)
	                    : control_key(in, key, width);

	if (used)
		in->from = input_in_sight(in, width, height);
	return used;
}

bool input_paste(struct input *in, const char *text, int width, int height)
{
	size_t n = strlen(text);
	char *s;

	if (in->len + n > in->most)
		return false;
	s = xcalloc(n + 1, 1);
	n = 0;
	for (const char *p = text; *p; p++) {
		char c = *p == '\r' ? '\n' : *p;
		if (*p == '\r' && p[1] == '\n')
			continue;
		if (c == '\n' || c == '\t')
			s[n++] = in->lines ? c : ' ';
		else if ((unsigned char)c >= ' ' && c != 0x7f)
			s[n++] = c;
	}
	replace(in, in->at, 0, s, n, false);
	in->from = input_in_sight(in, width, height);
	free(s);
	return true;
}
