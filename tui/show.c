/* show.c - one row to read, and where it leads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"
#include "tui/add.h"
#include "tui/app.h"
#include "tui/columns.h"
#include "tui/menu.h"
#include "tui/panel.h"
#include "tui/pick.h"
#include "tui/step.h"
#include "tui/view.h"
#include "tui/views.h"
#include "tui/why.h"

enum { HEAD = 2 };

struct show {
	struct view view;
	struct record rec;
	struct panel panel;
	char *title, *status;
	int at;			/* the panel line with the focus */
	int first;
	struct link_end end;	/* being linked */
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
	db_read_begin(app->db);
	panel_init(&s->panel, app->db, &r, true);
	db_read_end(app->db);
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

	if (!s->panel.n)
		return;
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

static int show_more(const struct view *v)
{
	const struct show *s = (const struct show *)v;
	int i = s->first, used = 0;

	while (i < s->panel.n && used < app_rows() - HEAD)
		used += panel_height(&s->panel.line[i++], width());
	return s->panel.n - i;
}

static void go(struct show *s, int to)
{
	s->at = to;
	keep_in_sight(s);
}

static void open_line(const struct show *s, struct app *app)
{
	const struct panel_line *l = s->panel.n ? &s->panel.line[s->at] : NULL;
	struct filter f;
	struct page page;
	struct view *v;

	if (!l || !l->ent) {
		app_note(app, _("This line leads nowhere. e changes the row."));
		return;
	}
	f = (struct filter){ .field = l->field, .value = l->uid };
	page = (struct page){ .ent = l->ent, .sort = FIELD_ID, .desc = true,
	                      .filter = &f, .nfilter = 1 };
	v = l->field ? list_view(app, l->ent, &page, NULL)
	             : show_view(app, l->ent, l->uid);
	if (v)
		app_push(app, v);
}

static void why(const struct show *s, struct app *app)
{
	char *text = why_status(app->db, &s->rec);

	app_note(app, "%s", text ? text : _("Rows of this kind have no status "
	                                    "to explain."));
	free(text);
}

/* --- links --- */

static bool save_links(const struct show *s, struct app *app, const char *typed,
                       struct err *e)
{
	struct record *rec = NULL, **list;
	struct change c = { 0 };
	int n = 0;
	bool ok = store_links_read(app->db, s->end, record_get(&s->rec, FIELD_UID),
	                           typed, &rec, &n, e);

	list = xcalloc((size_t)n, sizeof(*list));
	for (int i = 0; i < n; i++)
		list[i] = &rec[i];
	c.rec = list;
	c.nrec = n;
	if (ok && n)
		ok = store_apply(app->db, &c, e);
	if (ok)
		app_note(app, n ? _("Saved. Links changed: %d.")
		                : _("Nothing was changed."), n);
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	free(list);
	return ok;
}

static void linked(struct app *app, const char *typed)
{
	struct err e = { 0 };

	if (!save_links((struct show *)app->top, app, typed, &e))
		app_fault(app, &e);
}

static void link_to(struct app *app, struct menu *m, const struct menu_line *l)
{
	struct show *s = (struct show *)app->top;
	const char *uid = record_get(&s->rec, FIELD_UID);
	char *now = NULL;
	struct err e = { 0 };

	(void)m;
	link_end_of(s->rec.ent, (int)l->id, &s->end);
	if (store_links(app->db, s->end, &uid, 1, false, &now, &e))
		app_push(app, pick_rows_view(app, link_end_other(s->end),
		         _(link_end_label(s->end)), now ? now : "", true,
		         linked));
	else
		app_fault(app, &e);
	free(now);
}

static void choose_link(const struct show *s, struct app *app)
{
	struct menu *m = menu_new(_("Link this row to what?"), link_to);
	struct link_end end;

	for (int i = 0; link_end_of(s->rec.ent, i, &end); i++)
		menu_add(m, NULL, _(link_end_label(end)),
		         _(link_end_other(end)->plural), i);
	menu_focus(m, -1);
	if (m->n) {
		app_push(app, &m->view);
		return;
	}
	m->view.ops->free(&m->view);
	app_note(app, _("Rows of this kind are linked to no others."));
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
	case CMD_WHY:	why(s, app); return true;
	case CMD_LINK:	choose_link(s, app); return true;
	case CMD_ADD:	app_push(app, add_view(app, &s->rec)); return true;
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
	.more = show_more,
	.command = show_command,
	.has = show_has,
	.resume = show_resume,
	.free = show_free,
};

struct view *show_view(struct app *app, const struct entity *ent,
                       const char *uid)
{
	if (ent == &entities[ENT_meeting])
		return meeting_view(app, uid);
	return ent == &entities[ENT_inquiry] ? inquiry_view(app, uid)
	                                     : page_view(app, ent, uid);
}

struct view *page_view(struct app *app, const struct entity *ent,
                       const char *uid)
{
	struct show *s = xcalloc(1, sizeof(*s));
	struct err e = { 0 };

	s->view.ops = &show_ops;
	record_init(&s->rec, ent);
	if (read_row(s, app, ent, uid, &e)) {
		access_words(app->db, "read", ent, uid);
		return &s->view;
	}
	app_fault(app, &e);
	show_free(&s->view);
	return NULL;
}
