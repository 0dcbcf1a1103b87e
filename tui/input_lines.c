#include "tui/input_lines.h"

#include <stdlib.h>

#include "core/text.h"

struct shown_line input_line_at(const struct input *in, size_t from, int width)
{
	struct shown_line l = { .from = from };
	size_t next;

	if (!in->lines) {
		l.end = l.next = in->len;
		return l;
	}
	/* One cell is kept for the insertion point at the end of a line. */
	l.end = from + text_wrap(in->text + from, in->len - from,
	                         width > 2 ? width - 1 : 1, &next);
	l.next = from + next;
	return l;
}

/* The line on which a position stands.  Lines depend only on the paragraph,
 * so there is no need to look further back. */
struct shown_line input_line_of(const struct input *in, size_t at, int width)
{
	struct shown_line l;
	size_t from = at;

	while (in->lines && from > 0 && in->text[from - 1] != '\n')
		from--;
	l = input_line_at(in, in->lines ? from : 0, width);
	while (l.next <= at && l.next < in->len)
		l = input_line_at(in, l.next, width);
	return l;
}

bool input_line_after(const struct input *in, struct shown_line *l, int width)
{
	if (l->next >= in->len && l->end == l->next)
		return false;
	*l = input_line_at(in, l->next, width);
	return true;
}

bool input_line_before(const struct input *in, struct shown_line *l, int width)
{
	if (l->from == 0)
		return false;
	*l = input_line_of(in, l->from - 1, width);
	return true;
}

int input_cells(const struct input *in)
{
	return text_cells(in->text, in->len);
}

int input_height(const struct input *in, int width)
{
	struct shown_line l = input_line_at(in, 0, width);
	int n = 1;

	while (input_line_after(in, &l, width))
		n++;
	return n;
}

static size_t in_sight_across(const struct input *in, int width)
{
	size_t from = in->from;

	if (in->at < from)
		return in->at;
	if (text_cells(in->text + from, in->at - from) < width)
		return from;
	for (from = in->at; from > 0;) {
		size_t before = text_prev(in->text, in->len, from);
		if (text_cells(in->text + before, in->at - before) >= width)
			break;
		from = before;
	}
	return from;
}

size_t input_in_sight(const struct input *in, int width, int height)
{
	size_t from = in->from < in->len ? in->from : in->len;
	struct shown_line cur, l;

	if (!in->lines)
		return in_sight_across(in, width);
	l = input_line_at(in, 0, width);
	for (int n = 1; n < height && input_line_after(in, &l, width);)
		n++;
	if (!input_line_after(in, &l, width))
		return 0;
	cur = input_line_of(in, in->at, width);
	l = input_line_of(in, from, width);
	from = l.from;
	if (cur.from < from)
		return cur.from;
	for (int n = 0; n < height; n++) {
		if (l.from == cur.from)
			return from;
		input_line_after(in, &l, width);
	}
	for (int n = 1; n < height && input_line_before(in, &cur, width);)
		n++;
	return cur.from;
}

void input_draw(const struct input *in, WINDOW *win, int y, int x, int width,
                int height, bool focus)
{
	struct shown_line cur = input_line_of(in, in->at, width), l;
	size_t from = input_in_sight(in, width, height), end;
	int cx, cy = y;

	l = in->lines ? input_line_at(in, from, width)
	              : (struct shown_line){ from, in->len, in->len };
	if (!in->lines)
		cur.from = from;
	for (int i = 0; i < height; i++) {
		char *plain;
		end = text_cut(in->text + l.from, l.end - l.from, width);
		plain = text_plain(in->text + l.from, end);
		mvwaddstr(win, y + i, x, plain);
		free(plain);
		if (l.from == cur.from)
			cy = y + i;
		if (!in->lines || !input_line_after(in, &l, width))
			break;
	}
	cx = text_cells(in->text + cur.from, in->at - cur.from);
	if (focus)
		wmove(win, cy, x + (cx < width ? cx : width - 1));
}
