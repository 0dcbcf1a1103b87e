/* show.c - one row to read, and where it leads. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/columns.h"
#include "tui/panel.h"
#include "tui/step.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HEAD = 2 };

struct show {
	struct view view;
	struct record rec;
	struct panel panel;
	char *title, *status;
	int at;			/* the panel line with the focus */
	int first;
};

static bool read_row(struct show *s, struct app *app, const struct entity *ent,
                     const char *uid, struct err *e)
{
	struct record r;
	char name[NAME_SIZE];
	enum style ignored;

	if (!store_get(app->db, ent, uid, &r, e))
		return false;
	record_fini(&s->rec);
	s->rec = r;
	panel_fini(&s->panel);
	panel_init(&s->panel, app->db, &r, true);
	record_name(&r, name);
	free(s->title);
	free(s->status);
	s->title = xprintf("%s › %s  %s", _(ent->plural), name,
	                   record_title(&r));
	s->status = xstrdup(record_is_gone(&r) ? _("removed") :
	                    column_status(app->db, &r, &ignored));
	return true;
}

static int width(void)
{
	return app_cols() > 2 ? app_cols() - 2 : 1;
}

/* Long notes scroll as wholes: the focused line is shown from its start. */
static void keep_in_sight(struct show *s)
{
	int used = 0;

	if (s->at >= s->panel.n)
		s->at = s->panel.n - 1;
	if (s->at < 0)
		s->at = 0;
	if (s->at < s->first)
		s->first = s->at;
	for (int i = s->at; i >= s->first; i--) {
		used += panel_height(&s->panel.line[i], width());
		if (used > app_rows() - HEAD && i < s->at) {
			s->first = i + 1;
			break;
		}
	}
}

static void show_resume(struct view *v, struct app *app)
{
	struct show *s = (struct show *)v;
	char *uid = xstrdup(record_get(&s->rec, FIELD_UID));
	struct err e = { 0 };

	if (!read_row(s, app, s->rec.ent, uid, &e))
		app_fault(app, &e);
	keep_in_sight(s);
	free(uid);
}

static void show_draw(const struct view *v, WINDOW *win)
{
	const struct show *s = (const struct show *)v;
	int y = HEAD;

	draw_title(win, s->title, s->status);
	panel_draw(&s->panel, win, HEAD, 1, width(), s->first);
	for (int i = s->first; i < s->at; i++)
		y += panel_height(&s->panel.line[i], width());
	if (s->panel.n)
		draw_focus(win, y, 0, -1);
}

static void go(struct show *s, int to)
{
	s->at = to;
	keep_in_sight(s);
}

static void open_line(const struct show *s, struct app *app)
{
	const struct panel_line *l = &s->panel.line[s->at];
	struct filter f = { .field = l->field, .value = l->uid };
	struct page page = { .ent = l->ent, .sort = FIELD_NUMBER, .desc = true,
	                     .filter = &f, .nfilter = 1 };
	struct view *v;

	if (!s->panel.n || !l->ent) {
		app_note(app, _("This line leads nowhere. e changes the row."));
		return;
	}
	v = l->field ? list_view(app, l->ent, &page, NULL)
	             : show_view(app, l->ent, l->uid);
	if (v)
		app_push(app, v);
}

static bool show_command(struct view *v, struct app *app, enum command c)
{
	struct show *s = (struct show *)v;
	int page = app_rows() - HEAD;

	switch (c) {
	case CMD_UP:	go(s, s->at - 1); return true;
	case CMD_DOWN:	go(s, s->at + 1); return true;
	case CMD_PGUP:	go(s, s->at - page); return true;
	case CMD_PGDN:	go(s, s->at + page); return true;
	case CMD_FIRST:	go(s, 0); return true;
	case CMD_LAST:	go(s, s->panel.n - 1); return true;
	case CMD_OPEN:	open_line(s, app); return true;
	case CMD_EDIT:
		app_push(app, form_view(app, &s->rec));
		return true;
	case CMD_HISTORY:
		app_push(app, history_view(app, &s->rec));
		return true;
	default:
		return step_command(app, &s->rec, NULL, 0, c);
	}
}

static unsigned show_has(const struct view *v)
{
	return step_has(&((const struct show *)v)->rec);
}

static void show_free(struct view *v)
{
	struct show *s = (struct show *)v;

	panel_fini(&s->panel);
	record_fini(&s->rec);
	free(s->title);
	free(s->status);
	free(s);
}

static const struct view_ops show_ops = {
	.in = IN_SHOW,
	.draw = show_draw,
	.command = show_command,
	.has = show_has,
	.resume = show_resume,
	.free = show_free,
};

struct view *show_view(struct app *app, const struct entity *ent,
                       const char *uid)
{
	struct show *s = xcalloc(1, sizeof(*s));
	struct err e = { 0 };

	s->view.ops = &show_ops;
	record_init(&s->rec, ent);
	if (read_row(s, app, ent, uid, &e))
		return &s->view;
	app_fault(app, &e);
	show_free(&s->view);
	return NULL;
}
