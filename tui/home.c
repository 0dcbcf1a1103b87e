/* home.c - the first screen: three areas, what needs me, what moved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/home.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/score.h"
#include "tui/readout.h"
#include "tui/view.h"
#include "tui/views.h"

enum {
	TOP = 2,
	NUMBERED = 9,		/* lines that a digit opens */
	X_WORD = 4
};

/* The focus walks over the areas and then over the needs. */
struct home_screen {
	struct view view;
	struct home h;
	bool asked;		/* for the scores, which wait for the painting */
	int at;
	char lists[16], palette[16];	/* keys */
};

static int lines_of(const struct home_screen *s)
{
	return AREA_COUNT + s->h.nneeds;
}

static void read_home(struct home_screen *s, struct app *app)
{
	struct home old = s->h;
	struct err e = { 0 };

	s->asked = false;
	if (!home_read_needs(app->db, &s->h, &e))
		app_fault(app, &e);
	home_keep_scores(&s->h, &old);
	home_fini(&old);
	if (s->at >= lines_of(s))
		s->at = lines_of(s) - 1;
}

static bool home_after(struct view *v, struct app *app)
{
	struct home_screen *s = (struct home_screen *)v;
	struct err e = { 0 };

	if (s->asked)
		return false;
	s->asked = true;
	if (!home_read_scores(app->db, &s->h, &e))
		app_fault(app, &e);
	return true;
}

/* --- drawing --- */

static int draw_areas(WINDOW *win, int y, const struct home *h)
{
	char *disparities, *line;

	if (!h->scored)
		return y + AREA_COUNT + 2;
	disparities = score_disparities(&h->now);
	line = xprintf(_("Disparities: %s"), disparities);
	for (int i = 0; i < AREA_COUNT; i++) {
		char *trend = home_trend(h, h->now.area[i].id);

		score_draw_area(win, y++, &h->now.area[i], trend);
		free(trend);
	}
	draw_text(win, y, 1, getmaxx(win) - 2, line);
	free(line);
	free(disparities);
	return y + 2;
}

/* Where the columns of the needs begin. */
struct columns {
	int name, title;
};

static struct columns columns_of_needs(const struct home *h)
{
	int word = 0, name = 0;

	for (int i = 0; i < h->nneeds; i++) {
		int cells = text_cells(h->need[i].word, strlen(h->need[i].word));
		int len = (int)strlen(h->need[i].name);

		word = cells > word ? cells : word;
		name = len > name ? len : name;
	}
	return (struct columns){ X_WORD + word + 2, X_WORD + word + 2 + name + 2 };
}

static void draw_need(WINDOW *win, int y, const struct need *n, int i, struct columns x)
{
	char number[16];

	if (i < NUMBERED) {
		snprintf(number, sizeof(number), "%d", i + 1);
		draw_styled(win, y, 1, 2, ST_ACCENT, number);
	}
	draw_styled(win, y, X_WORD, x.name - X_WORD - 1, n->late ? ST_ALERT : ST_PLAIN, n->word);
	draw_text(win, y, x.name, x.title - x.name - 1, n->name);
	draw_text(win, y, x.title, getmaxx(win) - x.title, n->title);
}

/* What is left for the needs after title, areas and, where some are still in
 * sight beside it, what moved. */
static int room_for_needs(const struct home_screen *s, const WINDOW *win)
{
	int room = getmaxy(win) - TOP - AREA_COUNT - 4, beside = room - s->h.nmoved - 2;

	if (beside >= 3 || beside >= s->h.nneeds)
		return beside;
	return room > 1 ? room : 1;
}

/* The first need in sight, so that the focused one is. */
static int first_need(const struct home_screen *s, int room)
{
	int at = s->at - AREA_COUNT, last = s->h.nneeds - room;

	if (at < room || last <= 0)
		return 0;
	return at - room + 1 < last ? at - room + 1 : last;
}

static int draw_needs(WINDOW *win, int y, const struct home_screen *s, int room)
{
	int first = first_need(s, room), i;
	struct columns x = columns_of_needs(&s->h);
	char *title = home_needs_title(&s->h), more[80];

	draw_styled(win, y++, 1, getmaxx(win) - 2, ST_BOLD, title);
	free(title);
	for (i = first; i < s->h.nneeds && i < first + room; i++)
		draw_need(win, y++, &s->h.need[i], i, x);
	snprintf(more, sizeof(more), _("%d more below."), s->h.nneeds - i);
	draw_text(win, y, X_WORD, getmaxx(win) - X_WORD,
	          i < s->h.nneeds ? more : home_needs_end(&s->h));
	return y + 2;
}

static void draw_moved(WINDOW *win, int y, const struct home *h)
{
	char day[DAY_SHOWN], *title;

	if (!h->nmoved)
		return;
	day_show(h->since, day);
	title = xprintf(_("What moved since %s"), day);
	draw_styled(win, y++, 1, getmaxx(win) - 2, ST_BOLD, title);
	free(title);
	for (int i = 0; i < h->nmoved; i++)
		draw_text(win, y++, X_WORD, getmaxx(win) - X_WORD, h->moved[i]);
}

/* Whoever sees a new trust has nothing to open yet. */
static void draw_first_steps(WINDOW *win, int y, const struct home_screen *s)
{
	char *title;

	if (!home_first_step(&s->h, 0))
		return;
	title = xprintf(_("First steps: %s goes to any list, %s finds a command by its name"),
	                s->lists, s->palette);
	draw_styled(win, y++, 1, getmaxx(win) - 2, ST_BOLD, title);
	free(title);
	for (int i = 0; home_first_step(&s->h, i); i++)
		draw_text(win, y++, X_WORD, getmaxx(win) - X_WORD, home_first_step(&s->h, i));
}

/* The line of the focus below the title. */
static int focused_line(const struct home_screen *s, const WINDOW *win)
{
	int room = room_for_needs(s, win);

	if (s->at < AREA_COUNT)
		return s->at;
	return AREA_COUNT + 3 + s->at - AREA_COUNT - first_need(s, room);
}

/* On a low screen what is above the focus goes out of sight. */
static void draw_body(const struct home_screen *s, WINDOW *win)
{
	int rows = getmaxy(win) - TOP, at = focused_line(s, win), y;
	WINDOW *body = rows > 0 ? derwin(win, rows, getmaxx(win), TOP, 0) : NULL;

	if (!body)
		return;
	y = at < rows ? 0 : rows - 1 - at;
	at += y;
	y = draw_areas(body, y, &s->h);
	y = draw_needs(body, y, s, room_for_needs(s, win));
	draw_moved(body, y, &s->h);
	draw_first_steps(body, y + s->h.nmoved + (s->h.nmoved ? 2 : 0), s);
	delwin(body);
	draw_focus(win, TOP + at, 0, getmaxx(win));
}

static void home_draw(const struct view *v, WINDOW *win)
{
	const struct home_screen *s = (const struct home_screen *)v;
	char day[DAY_SHOWN], *what = xprintf("pcref  %s", s->h.trust ? s->h.trust : "");

	day_show(s->h.today, day);
	draw_title(win, what, day);
	free(what);
	draw_body(s, win);
}

/* --- commands --- */

static void go(struct app *app, struct view *v)
{
	if (v)
		app_push(app, v);
}

static void open_line(struct home_screen *s, struct app *app, int line)
{
	if (line < AREA_COUNT && s->h.scored)
		go(app, area_view(app, s->h.now.area[line].id));
	else if (line >= AREA_COUNT && line < lines_of(s))
		go(app, show_view(app, s->h.need[line - AREA_COUNT].ent,
		                  s->h.need[line - AREA_COUNT].uid));
	else
		app_note(app, _("There is no line of that number."));
}

static void say_line(const struct home_screen *s, struct app *app)
{
	const struct need *n;
	char *text;

	if (s->at < AREA_COUNT && !s->h.scored)
		return;
	if (s->at < AREA_COUNT) {
		text = score_sentence(&s->h.now, &s->h.now.area[s->at]);
		app_note(app, "%s", text);
		free(text);
		return;
	}
	n = &s->h.need[s->at - AREA_COUNT];
	app_note(app, "%s: %s, %s.", n->name, n->word, n->title);
}

static bool move_focus(struct home_screen *s, enum command c)
{
	int last = lines_of(s) - 1;

	switch (c) {
	case CMD_UP:
		s->at -= s->at > 0;
		return true;
	case CMD_DOWN:
		s->at += s->at < last;
		return true;
	case CMD_FIRST:
	case CMD_PGUP:
		s->at = 0;
		return true;
	case CMD_LAST:
	case CMD_PGDN:
		s->at = last;
		return true;
	default:
		return false;
	}
}

static bool home_command(struct view *v, struct app *app, enum command c)
{
	struct home_screen *s = (struct home_screen *)v;

	if (move_focus(s, c))
		return true;
	switch (c) {
	case CMD_OPEN:
	case CMD_WHY:
		open_line(s, app, s->at);
		return true;
	case CMD_LINE:
		open_line(s, app, AREA_COUNT + (int)app->key - '1');
		return true;
	case CMD_READ:
		say_line(s, app);
		return true;
	case CMD_TREE:
		go(app, tree_view(app));
		return true;
	case CMD_MEETINGS:
		go(app, list_view(app, &entities[ENT_meeting], NULL, NULL));
		return true;
	case CMD_ACTIONS:
		go(app, list_view(app, &entities[ENT_action], NULL, NULL));
		return true;
	case CMD_FEEDBACK:
		go(app, list_view(app, &entities[ENT_feedback], NULL, NULL));
		return true;
	case CMD_DATA:
		go(app, grid_view(app));
		return true;
	case CMD_SCORE:
		go(app, score_view(app));
		return true;
	case CMD_PAPERS:
		go(app, readout_view(app, (struct readout_what){ .kind = READOUT_PAPERS }));
		return true;
	case CMD_GAPS:
		go(app, readout_view(app, (struct readout_what){ .kind = READOUT_DISPARITIES }));
		return true;
	case CMD_LISTS:
		go(app, lists_view(app));
		return true;
	default:
		return false;
	}
}

/* Counting takes time where a plan is long; coming back should not. */
static void home_resume(struct view *v, struct app *app)
{
	struct home_screen *s = (struct home_screen *)v;

	if (!home_is_current(app->db, &s->h))
		read_home(s, app);
}

static void home_free(struct view *v)
{
	home_fini(&((struct home_screen *)v)->h);
	free(v);
}

static const struct view_ops home_ops = {
	.in = IN_HOME, .draw = home_draw, .command = home_command,
	.resume = home_resume, .after = home_after, .free = home_free,
};

struct view *home_view(struct app *app)
{
	struct home_screen *s = xcalloc(1, sizeof(*s));

	s->view.ops = &home_ops;
	command_key(app_keymap(app), CMD_LISTS, IN_HOME, s->lists, sizeof(s->lists));
	command_key(app_keymap(app), CMD_PALETTE, IN_HOME, s->palette, sizeof(s->palette));
	read_home(s, app);
	s->at = s->h.nneeds ? AREA_COUNT : 0;
	return &s->view;
}
