/* tree.c - who reports to whom, with the seats of each body; Enter opens one. */
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/store.h"
#include "db/tree.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/views.h"

static void open_body(struct app *app, struct menu *m, const struct menu_line *l)
{
	const struct tree *t = m->with;
	struct view *v = page_view(app, &entities[ENT_body],
	                           record_get(&t->branch[l->id].body, FIELD_UID));

	menu_keep(app, m);
	if (v)
		app_push(app, v);
}

static void forget(void *with)
{
	tree_fini(with);
	free(with);
}

/* The second line has room for the seats. */
static void add_branch(struct app *app, struct menu *m, const struct tree *t, int i)
{
	char *lead = tree_lead(t, i, MB_CUR_MAX == 1);
	char *kind = tree_kind(app->db, t, i), *seats = tree_seats(t, i);
	char *text = xprintf("%s%s (%s)", lead, record_title(&t->branch[i].body), kind);
	char *below = xprintf("%*s%s", 3 * t->branch[i].depth + 3, "", seats);

	menu_add(m, NULL, text, NULL, i);
	menu_add(m, NULL, below, NULL, i);
	free(lead);
	free(kind);
	free(seats);
	free(text);
	free(below);
}

struct view *tree_view(struct app *app)
{
	struct tree *t = xcalloc(1, sizeof(*t));
	struct menu *m = menu_new(_("Who reports to whom, and seats by constituency."),
	                          open_body);
	struct err e = { 0 };

	m->with = t;
	m->forget = forget;
	if (!tree_read(app->db, t, &e))
		app_fault(app, &e);
	m->empty = _("No body is recorded yet; o, Bodies, n adds one.");
	for (int i = 0; i < t->n; i++)
		add_branch(app, m, t, i);
	menu_focus(m, -1);
	return &m->view;
}
