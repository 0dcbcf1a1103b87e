/* search.c - every entity, by words as they are typed; and every list. */
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HITS = 100 };

static void fill(struct app *app, struct menu *m)
{
	struct hit *hit = NULL;
	struct err e = { 0 };
	int n = 0;

	menu_clear(m);
	if (!m->typed.len)
		return;
	if (!store_search(app->db, NULL, m->typed.text, HITS, &hit, &n, &e))
		app_fault(app, &e);
	/* Titles that hold the words come before texts that do. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n; i++)
			if ((menu_score(m->typed.text, hit[i].title) >= 2 * MENU_WHOLE) ==
			    (pass == 0))
				menu_add(m, hit[i].name, _(hit[i].ent->label),
				         hit[i].title, hit[i].ent - entities);
	hits_fini(hit, n);
}

/* The search stays below what it found, to go on from. */
static void open_hit(struct app *app, struct menu *m, const struct menu_line *l)
{
	const struct entity *ent = &entities[l->id];
	struct record r;
	struct err e = { 0 };
	struct view *v = NULL;

	if (!store_find(app->db, ent, l->key, &r, &e)) {
		app_fault(app, &e);
		return;
	}
	v = show_view(app, ent, record_get(&r, FIELD_UID));
	record_fini(&r);
	menu_keep(app, m);
	if (v)
		app_push(app, v);
}

struct view *search_view(struct app *app)
{
	struct menu *m = menu_new(_("Search everything. Type words; the last "
	                            "may be unfinished."), open_hit);

	(void)app;
	m->empty = _("Actions, feedback, people, evidence: whatever holds the "
	             "words is listed here.");
	m->fill = fill;
	menu_focus(m, -1);
	return &m->view;
}

static void open_list(struct app *app, struct menu *m, const struct menu_line *l)
{
	(void)m;
	app_push(app, list_view(app, &entities[l->id], NULL, NULL));
}

struct view *lists_view(struct app *app)
{
	struct menu *m = menu_new(_("Lists. Type part of a name, Enter goes "
	                            "there."), open_list);

	(void)app;
	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label)
			menu_add(m, NULL, _(entities[i].plural),
			         _(entities[i].help), i);
	menu_focus(m, -1);
	return &m->view;
}
