/* search.c - every entity, by words as they are typed; and every list. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/view.h"
#include "tui/views.h"

enum { HITS = 100, TITLE = 30 };

/* Where the title does not hold the words, what does comes after it. */
static void add_hit(struct menu *m, const struct hit *h)
{
	size_t len = strlen(h->title);
	size_t fits = h->seen ? text_cut(h->title, len, TITLE) : len;
	char *text = xprintf("%.*s%s%s%s", (int)fits, h->title, fits < len ? "…" : "",
	                     h->seen ? "  " : "", h->seen ? h->seen : "");

	menu_add(m, h->name, _(h->ent->label), text, h->ent - entities);
	free(text);
}

/* Somebody's own words are read here too: that is noted, once a search. */
static void note_words(struct app *app, struct menu *m, const struct hit *h, int n)
{
	if (!m->with && access_search(app->db, h, n))
		m->with = m;
}

static void fill(struct app *app, struct menu *m)
{
	struct hit *hit = NULL;
	struct err e = { 0 };
	int n = 0;

	menu_clear(m);
	if (!m->typed.len)
		return;
	db_read_begin(app->db);
	if (!store_search(app->db, NULL, m->typed.text, HITS, &hit, &n, &e))
		app_fault(app, &e);
	db_read_end(app->db);
	note_words(app, m, hit, n);
	/* Titles that hold the words come before texts that do. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n; i++)
			if ((menu_score(m->typed.text, hit[i].title) >= 2 * MENU_WHOLE) ==
			    (pass == 0))
				add_hit(m, &hit[i]);
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
	m->found = true;
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
