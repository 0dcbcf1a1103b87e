/* list_choose.c - what a list is sorted by, shows and is grouped by, chosen
 * from its fields or typed: ":sort -due", ":columns due owner", ":group owner". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/status.h"
#include "db/db.h"
#include "db/bucket.h"
#include "db/local.h"
#include "db/view.h"
#include "tui/app.h"
#include "tui/completeness.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/pick.h"
#include "tui/views.h"

enum { NOWHERE = -1000 };	/* no line: those of local fields count down from -1 */

static struct list *below(const struct app *app)
{
	return (struct list *)app->top;
}

/* --- sort --- */

void list_say_sort(const struct list *l, struct app *app)
{
	const struct page *p = &l->l.page;
	const char *by = p->sort == FIELD_ID ? N_("Number")
		: p->sort == FIELD_KEY ? p->ent->fields[p->ent->title].label
		: p->sort == FIELD_AT ? N_("changed") : p->sort == FIELD_MADE_AT ? N_("made")
		: p->ent->fields[p->sort].label;

	app_note(app, p->desc ? _("Sorted by %s, the last first.")
	                      : _("Sorted by %s."), _(by));
}

static void sort_by(struct list *l, struct app *app, const char *by)
{
	struct err e = { 0 };

	if (!look_sort(&l->l.page, by, &e)) {
		app_fault(app, &e);
		return;
	}
	list_say_sort(l, app);
	l->again = true;
}

static void sort_taken(struct app *app, struct menu *m, const struct menu_line *line)
{
	(void)m;
	sort_by(below(app), app, line->key);
}

/* What a list can be sorted by: what is kept of a row and has an order. */
static bool can_sort(const struct field *f)
{
	return f->label && f->type != FT_NOTE && f->type != FT_SET;
}

void list_choose_sort(const struct list *l, struct app *app)
{
	const struct entity *ent = l->l.page.ent;
	struct menu *m = menu_new(_("Sort by which? S turns it round."), sort_taken);

	menu_add(m, "number", _("Number"), NULL, FIELD_ID);
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (can_sort(&ent->fields[i]))
			menu_add(m, ent->fields[i].name, _(ent->fields[i].label),
			         _(ent->fields[i].help), i == ent->title ? (long)FIELD_KEY : i);
	menu_add(m, "made", _("made"), _("The time it was entered."), FIELD_MADE_AT);
	menu_add(m, "changed", _("changed"), _("The time of its latest change."), FIELD_AT);
	menu_focus(m, l->l.page.sort);
	app_push(app, &m->view);
}

/* --- columns --- */

static void show_columns(struct list *l, struct app *app, const char *names)
{
	free(l->l.columns);
	l->l.columns = *names ? xstrdup(names) : NULL;
	app_note(app, *names ? _("V keeps these columns as a view; Esc shows the usual ones again.")
	                     : _("The usual columns."));
	l->again = true;
}

static void columns_taken(struct app *app, struct menu *m, const struct menu_line *line)
{
	char *names = menu_picked(m);

	(void)line;
	show_columns(below(app), app, names);
	free(names);
}

static void pick_shown(const struct list *l, struct menu *m)
{
	for (int c = 0; c < l->l.ncol; c++) {
		const struct column *col = &l->l.col[c];

		if (col->what == COLUMN_STATUS)
			menu_pick(m, "status");
		else if (col->what == COLUMN_LOCAL)
			menu_pick(m, col->local->key);
		else if (col->what > 0 && col->what != l->l.page.ent->title)
			menu_pick(m, l->l.page.ent->fields[col->what].name);
	}
}

void list_choose_columns(const struct list *l, struct app *app)
{
	const struct entity *ent = l->l.page.ent;
	const struct local *local;
	struct menu *m = menu_new(_("Columns: Space picks, in that order; Enter takes them"),
	                          columns_taken);

	m->many = m->ordered = true;
	if (status_is_of(ent))
		menu_add(m, "status", _("Status"), _("Worked out from the dates."), 0);
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].label && i != ent->title)
			menu_add(m, ent->fields[i].name, _(ent->fields[i].label),
			         _(ent->fields[i].help), i);
	for (int i = 0; (local = locals_of(db_locals(app->db), ent, i)); i++)
		if (!local->retired)
			menu_add(m, local->key, local->name, local->help, -1 - i);
	pick_shown(l, m);
	menu_focus(m, NOWHERE);
	app_push(app, &m->view);
}

/* --- groups --- */

/* Opens the rows of a group by adding it to the filter. */
static void group_taken(struct app *app, struct menu *m, const struct menu_line *line)
{
	const struct buckets *g = m->with;
	struct list *l = below(app);
	char *words = xprintf("%s%s%s", l->words.text, l->words.len ? " " : "",
	                      g->bucket[line->id].filter);

	input_set(&l->words, words);
	free(l->group);
	l->group = NULL;
	l->again = true;
	free(words);
}

/* For V to save.  name may be what is kept already. */
static void keep_group(struct list *l, const char *name)
{
	char *own = xstrdup(name);

	free(l->group);
	l->group = own;
}

static void forget_groups(void *with)
{
	buckets_fini(with);
	free(with);
}

void list_group_by(struct list *l, struct app *app, const char *name)
{
	struct buckets *g = xcalloc(1, sizeof(*g));
	struct err e = { 0 };
	unsigned long n;
	struct menu *m;
	char *title;

	if (!buckets_read(app->db, &l->l.page, name, g, &e)) {
		app_fault(app, &e);
		forget_groups(g);
		return;
	}
	n = (unsigned long)g->n;
	title = xprintf(g->many ? ngettext("%s by %s: %d group; Enter lists it",
	                "%s by %s: %d groups, a row in each it bears; Enter lists one", n)
	              : g->cut ? ngettext("%s by %s: the largest group; Enter lists it",
	                "%s by %s: the %d largest groups; Enter lists one", n)
	              : ngettext("%s by %s: %d group; Enter lists it",
	                "%s by %s: %d groups; Enter lists one", n), l->title, g->label, g->n);
	m = menu_new(title, group_taken);
	for (int i = 0; i < g->n; i++) {
		char count[32], *shown;

		shown = complete_number((uint64_t)g->bucket[i].n);
		snprintf(count, sizeof(count), "%9s", shown);
		free(shown);
		menu_add(m, count, *g->bucket[i].shown ? g->bucket[i].shown : _("not known"),
		         NULL, i);
	}
	m->with = g;
	m->forget = forget_groups;
	menu_focus(m, -1);
	app_push(app, &m->view);
	keep_group(l, name);
	free(title);
}

static void column_taken(struct app *app, struct menu *m, const struct menu_line *line)
{
	(void)m;
	list_group_by(below(app), app, line->key);
}

void list_choose_group(const struct list *l, struct app *app)
{
	const struct entity *ent = l->l.page.ent;
	const struct local *local;
	struct menu *m = menu_new(_("Group by which, with how many rows each?"), column_taken);

	if (status_is_of(ent))
		menu_add(m, "status", _("Status"), _("Worked out from the dates."), 0);
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (bucket_can(ent, i))
			menu_add(m, ent->fields[i].name, _(ent->fields[i].label),
			         _(ent->fields[i].help), i);
	for (int i = 0; (local = locals_of(db_locals(app->db), ent, i)); i++)
		if (!local->retired)
			menu_add(m, local->key, local->name, local->help, -1 - i);
	menu_focus(m, l->l.page.sort);
	app_push(app, &m->view);
}

/* --- typed --- */

bool list_typed(struct app *app, const char *typed)
{
	static const struct {
		const char *word;
		void (*act)(struct list *, struct app *, const char *);
	} verbs[] = {
		{ "view save ", list_save_as }, { "sort ", sort_by },
		{ "columns ", show_columns }, { "group ", list_group_by },
		{ "filter ", list_filter_by },
	};

	if (!(app->top->ops->in & IN_LIST))
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		size_t n = strlen(verbs[i].word);

		if (strncasecmp(typed, verbs[i].word, n) == 0 && typed[n]) {
			verbs[i].act(below(app), app, typed + n);
			return true;
		}
	}
	return false;
}
