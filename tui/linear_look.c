/* linear_look.c - how a list is looked at, line by line: saved views, groups,
 * orders, columns. */
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bucket.h"
#include "db/view.h"
#include "tui/linear_list.h"

/* In place of what was kept, which the new may be. */
static char *keep(char *old, const char *s)
{
	char *copy = s && *s ? xstrdup(s) : NULL;

	free(old);
	return copy;
}

static void say_views(struct linear *l, const struct listing *li)
{
	struct rows rows = { 0 };
	struct err e = { 0 };

	if (!views_of(l->app.db, li->page.ent, &rows, &e))
		app_fault(&l->app, &e);
	linear_note(l);
	for (int i = 0; i < rows.n; i++)
		linear_say(l, "%s: %s", record_title(&rows.row[i]),
		           record_get(&rows.row[i], VIEW_FILTER));
	if (!rows.n)
		linear_say(l, _("No view is saved of this list; save and a name saves one."));
	rows_fini(&rows);
}

/* As a saved view shows it; without a name, which views there are. */
static bool look_at(struct linear *l, struct listing *li, const char *name)
{
	struct record view;
	struct look look;
	struct err e = { 0 };
	bool ok;

	if (!*name) {
		say_views(l, li);
		return false;
	}
	if (!view_find(l->app.db, li->page.ent, name, &view, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	ok = view_read(l->app.db, &view, &look, &e);
	if (ok) {
		listing_fini(li);
		*li = (struct listing){ .page = look.page, .filters = look.filters,
			.columns = look.columns, .group = look.group,
			.typed = xstrdup(record_get(&view, VIEW_FILTER)) };
	} else {
		app_fault(&l->app, &e);
		look_fini(&look);
	}
	record_fini(&view);
	linear_note(l);
	return ok;
}

bool linear_view_save(struct linear *l, struct listing *li, const char *name)
{
	struct look look = { .page = li->page, .columns = li->columns, .group = li->group };
	struct record made = { 0 };
	struct err e = { 0 };

	if (view_save(l->app.db, name, &look, li->typed ? li->typed : "", &made, &e))
		linear_say(l, _("Saved the view %s."), record_title(&made));
	else
		app_fault(&l->app, &e);
	linear_note(l);
	if (made.ent)
		record_fini(&made);
	return false;
}

/* By what a column says, with how many each; one that is chosen narrows. */
bool linear_group(struct linear *l, struct listing *li, const char *name)
{
	struct buckets g;
	struct err e = { 0 };
	char *typed = NULL;
	int choice;

	if (!buckets_read(l->app.db, &li->page, name, &g, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	linear_say(l, ngettext("%s by %s: %d group.", "%s by %s: %d groups.",
	           (unsigned long)g.n), _(li->page.ent->plural), g.label, g.n);
	for (int i = 0; i < g.n; i++)
		linear_say(l, "%d. %s: %lld.", i + 1, *g.bucket[i].shown ? g.bucket[i].shown
		           : _("not known"), g.bucket[i].n);
	li->group = keep(li->group, name);
	choice = linear_choose(l, _("A number lists that group, 0 goes back."), g.n);
	if (choice > 0)
		typed = xprintf("%s %s", li->typed ? li->typed : "", g.bucket[choice - 1].filter);
	buckets_fini(&g);
	if (!typed)
		return false;
	li->group = keep(li->group, NULL);
	choice = linear_narrow(l, li, typed);
	free(typed);
	return choice;
}

bool linear_sort(struct linear *l, struct listing *li, const char *by)
{
	struct err e = { 0 };
	bool ok = look_sort(&li->page, by, &e);

	if (!ok)
		app_fault(&l->app, &e);
	linear_note(l);
	return ok;
}

bool linear_columns(struct linear *l, struct listing *li, const char *names)
{
	(void)l;
	li->columns = keep(li->columns, names);
	return true;
}

/* A view that is grouped begins with its groups. */
bool linear_view(struct linear *l, struct listing *li, const char *name)
{
	return look_at(l, li, name) &&
	       (!li->group || !*li->group || linear_group(l, li, li->group));
}
