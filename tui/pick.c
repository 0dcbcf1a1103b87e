#include "tui/pick.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/view.h"

enum { ROWS = 200, NEAR_ROWS = 2000 };

/* What the menu was opened for. */
struct pick {
	const struct entity *ent;
	pick_fn *take;
};

static void add_row(struct menu *m, const struct record *r)
{
	char name[NAME_SIZE];

	record_name(r, name);
	menu_add(m, name, record_title(r), NULL, r->ent - entities);
}

static void add_first(struct app *app, struct menu *m, const struct entity *ent)
{
	struct page page = { .ent = ent, .sort = FIELD_KEY };
	struct rows rows = { 0 };
	struct err e = { 0 };

	if (!store_page(app->db, &page, NULL, 0, false, ROWS, &rows, &e))
		app_fault(app, &e);
	for (int i = 0; i < rows.n; i++)
		add_row(m, &rows.row[i]);
	rows_fini(&rows);
}

/* One slip of the finger away: compared with all names, if they are not too
 * many to be names of people or of things with one. */
char *pick_near(struct app *app, const struct entity *ent, const char *typed)
{
	struct page page = { .ent = ent, .sort = FIELD_KEY };
	struct rows rows = { 0 };
	struct err e = { 0 };
	const char **names;
	char *near;
	int i;

	if (!store_page(app->db, &page, NULL, 0, false, NEAR_ROWS, &rows, &e))
		app_fault(app, &e);
	names = xcalloc((size_t)rows.n + 1, sizeof(*names));
	for (i = 0; i < rows.n; i++)
		names[i] = record_title(&rows.row[i]);
	i = text_nearest(typed, names, rows.n);
	near = i < 0 ? NULL : xstrdup(names[i]);
	free(names);
	rows_fini(&rows);
	return near;
}

static void add_near(struct app *app, struct menu *m, const struct entity *ent)
{
	char *near = pick_near(app, ent, m->typed.text);
	struct record r;
	struct err e;

	if (near && store_find(app->db, ent, near, &r, &e)) {
		add_row(m, &r);
		record_fini(&r);
		app_note(app, _("Nobody and nothing here is called %s. Did you "
		         "mean %s?"), m->typed.text, near);
	}
	free(near);
}

void pick_fill(struct app *app, struct menu *m, const struct entity *ent)
{
	struct hit *hit = NULL;
	struct err e = { 0 };
	int n = 0;

	menu_clear(m);
	if (!m->typed.len) {
		add_first(app, m, ent);
		return;
	}
	if (!store_search(app->db, ent, m->typed.text, ROWS, &hit, &n, &e))
		app_fault(app, &e);
	for (int i = 0; i < n; i++)
		menu_add(m, hit[i].name, hit[i].title, NULL,
		         hit[i].ent - entities);
	hits_fini(hit, n);
	if (!n)
		add_near(app, m, ent);
}

static void fill(struct app *app, struct menu *m)
{
	pick_fill(app, m, ((struct pick *)m->with)->ent);
}

static void take_row(struct app *app, struct menu *m, const struct menu_line *l)
{
	const struct pick *p = m->with;
	char *all;

	if (!m->many) {
		p->take(app, l->key);
		return;
	}
	/* Enter with nothing picked takes the line it is on. */
	if (!m->npicked && m->typed.len && l)
		menu_pick(m, l->key);
	all = menu_picked(m);
	p->take(app, all);
	free(all);
}

static void pick_each(struct menu *m, const char *now)
{
	char *copy = xstrdup(now), *at = copy, *name;

	while ((name = strsep(&at, ";"))) {
		size_t len;
		name += strspn(name, " ");
		for (len = strlen(name); len && name[len - 1] == ' ';)
			name[--len] = '\0';
		if (*name)
			menu_pick(m, name);
	}
	free(copy);
}

static struct menu *open_menu(const char *title, const struct entity *ent,
                              pick_fn *take_text,
                              void (*take)(struct app *, struct menu *,
                                           const struct menu_line *))
{
	struct menu *m = menu_new(title, take);
	struct pick *p = xcalloc(1, sizeof(*p));

	*p = (struct pick){ ent, take_text };
	m->with = p;
	m->forget = free;
	return m;
}

struct view *pick_rows_view(struct app *app, const struct entity *ent,
                            const char *title, const char *now, bool many,
                            pick_fn *take)
{
	char *head = xprintf(many ? _("%s: type to narrow, Space picks, Enter "
	                              "takes them")
	                          : _("%s: type to narrow, Enter takes it"),
	                     title);
	struct menu *m = open_menu(head, ent, take, take_row);

	free(head);
	m->many = many;
	m->fill = fill;
	if (many)
		pick_each(m, now);
	fill(app, m);
	menu_focus(m, -1);
	for (int i = 0; !many && i < m->n; i++)
		if (strcmp(m->line[i].text, now) == 0)
			menu_at(m, i);
	return &m->view;
}

static void take_word(struct app *app, struct menu *m, const struct menu_line *l)
{
	const struct pick *p = m->with;
	char *all;

	if (!m->many) {
		p->take(app, l->text);
		return;
	}
	all = menu_picked(m);
	p->take(app, all);
	free(all);
}

static struct view *words_view(struct app *app, const struct field *f,
                               const char *now, pick_fn *take)
{
	const struct words *w = db_words(app->db);
	struct menu *m = open_menu(_(f->label), NULL, take, take_word);

	m->many = f->type == FT_SET;
	for (int i = 0; i < w->n[f->vocab]; i++)
		if (!w->word[f->vocab][i].retired)
			menu_add(m, NULL, _(w->word[f->vocab][i].label), NULL,
			         i);
	if (m->many)
		pick_each(m, now);
	menu_focus(m, -1);
	for (int i = 0; i < m->n; i++)
		if (strcmp(m->line[i].text, now) == 0)
			menu_focus(m, m->line[i].id);
	return &m->view;
}

struct view *pick_view(struct app *app, const struct field *f, const char *now,
                       pick_fn *take)
{
	if (f->type == FT_REF)
		return pick_rows_view(app, &entities[f->ref], _(f->label), now,
		                      false, take);
	if (f->type == FT_CHOICE || f->type == FT_SET)
		return words_view(app, f, now, take);
	return NULL;
}
