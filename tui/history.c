/* history.c - who changed a row, when, what and why; the newest first. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/columns.h"
#include "tui/draw.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HEAD = 3, DETAIL = 4, CHUNK = 100, WHEN = 24, WHO = 16 };

struct history {
	struct view view;
	char *uid, *title;
	struct past *past;
	int n, at, first;
	bool whole;		/* the oldest has been read */
};

static int rows(void)
{
	return app_rows() > HEAD + DETAIL ? app_rows() - HEAD - DETAIL : 1;
}

static void read_more(struct history *h, struct app *app)
{
	long long before = h->n ? h->past[h->n - 1].seq : 0;
	struct past *more = NULL;
	struct err e = { 0 };
	int n = 0;

	if (!history_list(app->db, h->uid, before, CHUNK, &more, &n, &e))
		app_fault(app, &e);
	h->whole = n < CHUNK;
	h->past = xreallocarray(h->past, (size_t)(h->n + n), sizeof(*more));
	if (n)
		memcpy(h->past + h->n, more, (size_t)n * sizeof(*more));
	h->n += n;
	free(more);
}

static void go(struct history *h, struct app *app, int to)
{
	if (to >= h->n && !h->whole)
		read_more(h, app);
	h->at = to < h->n ? to : h->n - 1;
	if (h->at < 0)
		h->at = 0;
	if (h->at < h->first)
		h->first = h->at;
	if (h->at >= h->first + rows())
		h->first = h->at - rows() + 1;
}

static void history_resume(struct view *v, struct app *app)
{
	struct history *h = (struct history *)v;

	pasts_fini(h->past, h->n);
	h->past = NULL;
	h->n = 0;
	read_more(h, app);
	go(h, app, h->at);
}

static void draw_past(WINDOW *win, int y, const struct past *p)
{
	char when[COLUMN_TIME];
	int x = 1, cols = getmaxx(win);

	column_time(p->at, when);
	draw_text(win, y, x, WHEN, when);
	x += WHEN + 1;
	draw_text(win, y, x, WHO, p->who);
	x += WHO + 1;
	x += draw_text(win, y, x, cols - x, p->what) + 2;
	if (p->why && *p->why)
		draw_styled(win, y, x, cols - x, ST_DIM, p->why);
}

/* All that was changed and why: the line has no room for it. */
static void draw_detail(WINDOW *win, const struct past *p)
{
	int y = getmaxy(win) - DETAIL, cols = getmaxx(win);

	if (y < HEAD + 1)
		return;
	draw_rule(win, y);
	y = draw_wrapped(win, y + 1, 1, cols - 2, p->what);
	if (p->why)
		draw_wrapped(win, y, 1, cols - 2, p->why);
}

static void history_draw(const struct view *v, WINDOW *win)
{
	const struct history *h = (const struct history *)v;

	draw_title(win, h->title, _("times in London"));
	draw_styled(win, 2, 1, WHEN, ST_BOLD, _("When"));
	draw_styled(win, 2, 2 + WHEN, WHO, ST_BOLD, _("Who"));
	draw_styled(win, 2, 3 + WHEN + WHO, 24, ST_BOLD, _("What"));
	for (int i = 0; i < rows() && h->first + i < h->n; i++)
		draw_past(win, HEAD + i, &h->past[h->first + i]);
	if (h->n)
		draw_detail(win, &h->past[h->at]);
	if (h->n)
		draw_focus(win, HEAD + h->at - h->first, 0, -1);
}

static bool history_command(struct view *v, struct app *app, enum command c)
{
	struct history *h = (struct history *)v;

	switch (c) {
	case CMD_UP:	go(h, app, h->at - 1); return true;
	case CMD_DOWN:	go(h, app, h->at + 1); return true;
	case CMD_PGUP:	go(h, app, h->at - rows()); return true;
	case CMD_PGDN:	go(h, app, h->at + rows()); return true;
	case CMD_FIRST:	go(h, app, 0); return true;
	case CMD_LAST:
		while (!h->whole)
			read_more(h, app);
		go(h, app, h->n - 1);
		return true;
	default:	return false;
	}
}

static void history_free(struct view *v)
{
	struct history *h = (struct history *)v;

	pasts_fini(h->past, h->n);
	free(h->uid);
	free(h->title);
	free(h);
}

static const struct view_ops history_ops = {
	.in = IN_HISTORY,
	.draw = history_draw,
	.command = history_command,
	.resume = history_resume,
	.free = history_free,
};

struct view *history_view(struct app *app, const struct record *r)
{
	struct history *h = xcalloc(1, sizeof(*h));
	char name[NAME_SIZE];

	h->view.ops = &history_ops;
	record_name(r, name);
	h->uid = xstrdup(record_get(r, FIELD_UID));
	h->title = xprintf(_("History › %s  %s"), name, record_title(r));
	read_more(h, app);
	return &h->view;
}
