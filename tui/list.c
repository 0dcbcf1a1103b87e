/* list.c - the rows of one entity, a line each; serves every entity. */
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/step.h"
#include "tui/view.h"
#include "tui/views.h"

/* Why the row with the focus is here, where its title does not say. */
static void show_seen(struct list *l)
{
	free(l->seen);
	l->seen = NULL;
	for (int i = 0; i < l->l.page.nfilter && list_focused(l) && !l->seen; i++)
		if (l->l.page.filter[i].how == FILTER_WORDS)
			l->seen = store_seen(&list_focused(l)->rec, l->l.page.filter[i].value,
			                     app_cols() / 2, NULL);
}

static void show_panel(struct list *l, struct app *app)
{
	show_seen(l);
	panel_fini(&l->panel);
	db_read_begin(app->db);
	if (app_cols() >= LIST_WIDE && list_focused(l))
		panel_init(&l->panel, app->db, &list_focused(l)->rec, false);
}

static void fit(struct list *l, struct app *app)
{
	int cells = app_cols() >= LIST_WIDE ? app_cols() - LIST_PANEL : app_cols();

	lines_fit(&l->l, app->db, cells, app_rows() - LIST_HEAD - list_shows_words(l));
}

static void told(struct list *l, struct app *app, bool ok, const struct err *e)
{
	if (!ok)
		app_fault(app, e);
	show_panel(l, app);
	db_read_end(app->db);
}

static void to_edge(struct list *l, struct app *app, bool last)
{
	struct err e = { 0 };

	db_read_begin(app->db);
	told(l, app, lines_edge(&l->l, app->db, last, &e), &e);
}

void list_restart(struct list *l, struct app *app)
{
	list_read_filter(l, app);
	fit(l, app);
	to_edge(l, app, false);
}

void list_reorder(struct list *l, struct app *app)
{
	to_edge(l, app, false);
}

static void list_resume(struct view *v, struct app *app)
{
	struct list *l = (struct list *)v;
	struct err e = { 0 };
	bool ok;

	if (l->again) {
		l->again = false;
		list_restart(l, app);
		return;
	}
	fit(l, app);
	l->counted = false;
	db_read_begin(app->db);
	ok = lines_reload(&l->l, app->db, &e);
	if (ok && *app->saved)
		ok = lines_seek(&l->l, app->db, app->saved, &e);
	app->saved[0] = '\0';
	told(l, app, ok, &e);
}

static bool list_after(struct view *v, struct app *app)
{
	db_read_begin(app->db);
	lines_look_ahead(&((struct list *)v)->l, app->db);
	db_read_end(app->db);
	return false;
}

bool list_count(struct list *l, struct app *app)
{
	struct err ignored;

	if (l->counted)
		return false;
	l->counted = true;
	return store_count(app->db, &l->l.page, &l->total, &ignored);
}

/* Counting is nothing to wait for: it gives way to a key, and begins again when
 * no more come. */
static bool list_idle(struct view *v, struct app *app)
{
	struct list *l = (struct list *)v;
	bool done;

	db_give_way(app->db, app_waited, app);
	done = list_count(l, app);
	db_give_way(app->db, NULL, NULL);
	l->counted &= done || !app_waited(app);
	return done;
}

static void go_by(struct list *l, struct app *app, int by)
{
	struct err e = { 0 };

	told(l, app, lines_step(&l->l, app->db, by, &e), &e);
}

static void turn(struct list *l, struct app *app, bool back)
{
	struct err e = { 0 };

	db_read_begin(app->db);
	told(l, app, lines_turn(&l->l, app->db, back, &e), &e);
}

/* The next column shown, round and round. */
static int sort_after(const struct list *l)
{
	const struct entity *ent = l->l.page.ent;
	int at = 0, to;

	while (at < l->l.nfit &&
	       list_sort_of(ent, &l->l.col[at]) != l->l.page.sort)
		at++;
	do {
		at = (at + 1) % l->l.nfit;
		to = list_sort_of(ent, &l->l.col[at]);
	} while (to < 0);
	return to;
}

static void sort(struct list *l, struct app *app, bool turn_round)
{
	if (turn_round)
		l->l.page.desc = !l->l.page.desc;
	else
		l->l.page.sort = sort_after(l);
	list_say_sort(l, app);
	list_reorder(l, app);
}

static void mark(struct list *l, struct app *app)
{
	const char *uid = record_get(&list_focused(l)->rec, FIELD_UID);

	for (int i = 0; i < l->nmark; i++)
		if (strcmp(l->mark[i], uid) == 0) {
			free(l->mark[i]);
			l->mark[i] = l->mark[--l->nmark];
			go_by(l, app, +1);
			return;
		}
	l->mark = xreallocarray(l->mark, (size_t)l->nmark + 1,
	                        sizeof(*l->mark));
	l->mark[l->nmark++] = xstrdup(uid);
	go_by(l, app, +1);
}

static void unmark(struct list *l)
{
	for (int i = 0; i < l->nmark; i++)
		free(l->mark[i]);
	l->nmark = 0;
}

/* Esc takes away one thing at a time: the filter, the selection, the list. */
static bool back(struct list *l, struct app *app)
{
	if (l->words.len || l->l.columns || l->group) {
		input_set(&l->words, "");
		free(l->l.columns);
		free(l->group);
		l->l.columns = l->group = NULL;
		list_restart(l, app);
		return true;
	}
	if (l->nmark) {
		unmark(l);
		return true;
	}
	return false;
}

static void push(struct app *app, struct view *v)
{
	if (v)
		app_push(app, v);
}

static void add(const struct list *l, struct app *app)
{
	struct record r;

	store_start(app->db, &r, l->l.page.ent);
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

static bool row_command(struct list *l, struct app *app, enum command c)
{
	const struct record *r = list_focused(l) ? &list_focused(l)->rec : NULL;

	if (!r)
		return c == CMD_OPEN || c == CMD_SELECT;
	switch (c) {
	case CMD_OPEN:
		push(app, show_view(app, r->ent, record_get(r, FIELD_UID)));
		return true;
	case CMD_EDIT:
		push(app, form_view(app, r));
		return true;
	case CMD_HISTORY:
		push(app, history_view(app, r));
		return true;
	case CMD_SELECT:
		mark(l, app);
		return true;
	default:
		return step_command(app, r, l->mark, l->nmark, c);
	}
}

static bool list_command(struct view *v, struct app *app, enum command c)
{
	struct list *l = (struct list *)v;

	if (list_end_filter(l, app, c))
		return true;
	switch (c) {
	case CMD_UP:	go_by(l, app, -1); return true;
	case CMD_DOWN:	go_by(l, app, +1); return true;
	case CMD_PGUP:	turn(l, app, true); return true;
	case CMD_PGDN:	turn(l, app, false); return true;
	case CMD_FIRST:	to_edge(l, app, false); return true;
	case CMD_LAST:	to_edge(l, app, true); return true;
	case CMD_SORT:	sort(l, app, false); return true;
	case CMD_TURN:	sort(l, app, true); return true;
	case CMD_SORT_BY: list_choose_sort(l, app); return true;
	case CMD_COLUMNS: list_choose_columns(l, app); return true;
	case CMD_GROUP:	list_choose_group(l, app); return true;
	case CMD_FILTER: list_type_filter(l, app); return true;
	case CMD_NEW:	add(l, app); return true;
	case CMD_LINE:	list_show_view(l, app, (int)(app->key - '0')); return true;
	case CMD_VIEW:	list_save_view(app); return true;
	case CMD_BULK:	list_bulk(l, app); return true;
	case CMD_EXPORT: list_export(l, app); return true;
	case CMD_BACK:	return back(l, app);
	default:	return row_command(l, app, c);
	}
}

static unsigned list_has(const struct view *v)
{
	const struct list *l = (const struct list *)v;

	return NEED_BEGIN | (list_focused(l) ? step_has(&list_focused(l)->rec) : 0);
}

static void list_free(struct view *v)
{
	struct list *l = (struct list *)v;

	unmark(l);
	free(l->mark);
	filters_fini(&l->now);
	filters_fini(&l->base);
	free(l->link);
	free(l->seen);
	free(l->bulk_name);
	free(l->group);
	free(l->l.columns);
	free(l->title);
	input_fini(&l->words);
	panel_fini(&l->panel);
	lines_fini(&l->l);
	free(l);
}

static const struct view_ops list_ops = {
	.in = IN_LIST,
	.draw = list_draw,
	.after = list_after,
	.idle = list_idle,
	.command = list_command,
	.key = list_key,
	.click = list_click,
	.paste = list_paste,
	.has = list_has,
	.resume = list_resume,
	.free = list_free,
};

static void copy_page(struct list *l, const struct page *p)
{
	l->l.page = *p;
	filters_copy(&l->base, p->filter, p->nfilter);
	l->l.page.filter = NULL;
	l->l.page.nfilter = 0;
	if (p->link)
		l->l.page.link = l->link = xstrdup(p->link);
}

struct view *list_view(struct app *app, const struct entity *ent,
                       const struct page *page, const char *title)
{
	struct list *l = xcalloc(1, sizeof(*l));

	l->view.ops = &list_ops;
	input_init(&l->words, "", false);
	l->words.most = INPUT_SOUGHT;
	if (page)
		copy_page(l, page);
	else
		l->l.page = lines_page(ent);
	l->title = xstrdup(title ? title : _(ent->plural));
	l->writable = !db_is_read_only(app->db);
	list_restart(l, app);
	return &l->view;
}
