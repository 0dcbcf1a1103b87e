/* meeting_draw.c - what a meeting looks like. */
#include "tui/meeting.h"

#include "core/lang.h"
#include "tui/app.h"
#include "tui/draw.h"

enum {
	TOP = 4,		/* title, rule, quorum, heads */
	FOOT = 6,		/* a rule, the agenda and the decisions */
	SEAT = 20, CONSTITUENCY = 13, STANDS_LEAST = 14
};

int meeting_rows(void)
{
	int rows = app_rows() - TOP - FOOT;

	return rows > 1 ? rows : 1;
}

struct layout {
	int name, seat, constituency, stands;	/* widths; 0 is left out */
};

static struct layout layout_of(int cols)
{
	struct layout l = { .name = cols < 100 ? 19 : 28 };
	int seat = cols < 100 ? SEAT : 2 * SEAT;
	int left = cols - 2 - l.name - STANDS_LEAST;

	if (left >= CONSTITUENCY)
		l.constituency = CONSTITUENCY, left -= CONSTITUENCY;
	if (left >= 16)
		l.seat = left < seat ? left : seat, left -= l.seat;
	l.stands = STANDS_LEAST + (left > 0 ? left : 0);
	return l;
}

static void draw_row(WINDOW *win, int y, struct layout l, enum style style,
                     const char *const text[static 4])
{
	int x = 1;

	draw_styled(win, y, x, l.name - 1, style, text[0]);
	x += l.name;
	if (l.seat)
		draw_styled(win, y, x, l.seat - 1, style, text[1]);
	x += l.seat;
	if (l.constituency)
		draw_styled(win, y, x, l.constituency - 1, style, text[2]);
	x += l.constituency;
	draw_styled(win, y, x, l.stands, style, text[3]);
}

static void draw_seat(WINDOW *win, int y, const struct meeting_screen *s, int i,
                      struct layout l)
{
	const struct meeting_seat *seat = &s->s.m.seat[i];

	draw_row(win, y, l, ST_PLAIN, (const char *const[]){
		*seat->name ? seat->name : "–", seat->title, s->speaks[i],
		s->stands[i] });
}

static void draw_seats(WINDOW *win, const struct meeting_screen *s)
{
	struct layout l = layout_of(getmaxx(win));
	int rows = meeting_rows(), n = s->s.m.nseats;

	draw_row(win, 3, l, ST_BOLD, (const char *const[]){
		_("Name"), _("Seat"), _("Speaks for"), _("Attendance") });
	if (!n)
		draw_wrapped(win, TOP, 1, getmaxx(win) - 2, _("The body has no seats"
		             " yet: add them in the list of seats (o, in another"
		             " screen, lists all)."));
	for (int i = 0; i < rows && s->first + i < n; i++)
		draw_seat(win, TOP + i, s, s->first + i, l);
}

static void draw_foot(WINDOW *win, const struct meeting_screen *s)
{
	int n = s->s.m.nseats - s->first, rows = meeting_rows(), y;

	y = TOP + (n > rows ? rows : n < 1 ? 2 : n);
	draw_rule(win, y++);
	y = draw_wrapped(win, y, 1, getmaxx(win) - 2, s->agenda);
	draw_wrapped(win, y, 1, getmaxx(win) - 2, s->decided);
}

void meeting_draw(const struct view *v, WINDOW *win)
{
	const struct meeting_screen *s = (const struct meeting_screen *)v;
	bool bad = s->s.m.quorum.known && !s->s.m.quorum.quorate;

	draw_title(win, s->title, s->state);
	draw_styled(win, 2, 1, getmaxx(win) - 2, bad ? ST_ALERT : ST_BOLD, s->says);
	draw_seats(win, s);
	draw_foot(win, s);
	if (s->s.m.nseats)
		draw_focus(win, TOP + s->at - s->first, 0, -1);
	else
		wmove(win, TOP, 1);
}
