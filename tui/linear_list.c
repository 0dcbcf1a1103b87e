/* linear_list.c - lists, line by line: narrowed, looked at, changed as one. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bucket.h"
#include "db/bulk.h"
#include "db/db.h"
#include "db/view.h"
#include "tui/columns.h"
#include "tui/linear.h"

enum { PAGE = 10 };

/* "1. ACT-17, Publish the plan. Status: overdue. Due: 10 November 2026." */
static void say_row(struct linear *l, int n, const struct record *r, const char *columns)
{
	struct column col[COLUMNS_MAX];
	int cols = columns_of(l->app.db, r->ent, columns, col);
	char name[NAME_SIZE], *text = xstrdup("");

	record_name(r, name);
	for (int c = 0; c < cols; c++) {
		char *cell, *more;
		if (col[c].what == COLUMN_NAME || col[c].what == r->ent->title)
			continue;
		cell = column_text(l->app.db, r, &col[c]);
		more = *cell ? xprintf("%s %s: %s.", text, _(col[c].label), cell)
		             : xstrdup(text);
		free(text);
		free(cell);
		text = more;
	}
	linear_say(l, "%d. %s, %s.%s", n, name, record_title(r), text);
	free(text);
}

struct listing {
	struct page page;
	struct rows rows;
	struct filters filters;
	char *columns;		/* of a view, or NULL */
	char *group;		/* the field it was last grouped by, or NULL */
	char *typed;		/* the filter, or NULL */
};

static void listing_fini(struct listing *li)
{
	rows_fini(&li->rows);
	filters_fini(&li->filters);
	free(li->columns);
	free(li->group);
	free(li->typed);
}

static bool read_page(struct linear *l, struct listing *li, bool more)
{
	struct rows rows = { 0 };
	struct err e = { 0 };

	if (!store_page(l->app.db, &li->page, more ? &li->rows : NULL,
	                li->rows.n - 1, false, PAGE, &rows, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	if (more && !rows.n) {
		linear_say(l, _("That was the last."));
		rows_fini(&rows);
		return true;
	}
	rows_fini(&li->rows);
	li->rows = rows;
	for (int i = 0; i < rows.n; i++)
		say_row(l, i + 1, &rows.row[i], li->columns);
	return true;
}

static void say_count(struct linear *l, struct listing *li)
{
	long long n = 0;
	struct err e = { 0 };

	if (!store_count(l->app.db, &li->page, &n, &e))
		app_fault(&l->app, &e);
	linear_note(l);
	linear_say(l, "%s: %lld.", _(li->page.ent->plural), n);
}

/* Show only what a filter says; the one before is forgotten. */
static bool narrow(struct linear *l, struct listing *li, const char *typed)
{
	struct filters f;
	struct err e = { 0 };

	if (!filters_read(&f, li->page.ent, db_lookup(l->app.db), typed, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return false;
	}
	filters_fini(&li->filters);
	li->filters = f;
	free(li->typed);
	li->typed = xstrdup(typed);
	li->page.filter = f.all;
	li->page.nfilter = f.n;
	return true;
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

static void save_view(struct linear *l, const struct listing *li, const char *name)
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
}

/* One change of every row listed, shown before it is made. */
static void change_all(struct linear *l, struct listing *li, const char *typed)
{
	struct bulk b;
	char warning[256] = "";
	struct err e = { 0 };
	bool ok;

	bulk_init(&b, li->page.ent);
	ok = bulk_set(&b, l->app.db, typed, &e) && bulk_page(&b, l->app.db, &li->page, &e);
	for (int i = 0; ok && i < b.nline; i++)
		linear_say(l, _("%s, %s: from %s to %s."), b.line[i].name, b.line[i].label,
		           *b.line[i].before ? b.line[i].before : _("empty"),
		           *b.line[i].after ? b.line[i].after : _("empty"));
	if (ok && b.nchanged && linear_choose(l, _("1 makes the change, 0 leaves them."), 1) == 1) {
		ok = bulk_apply(&b, l->app.db, NULL, warning, &e);
		if (ok)
			linear_say(l, _("Saved. Changed %d of %d rows. %s"), b.nchanged, b.nrow,
			           warning);
	} else if (ok) {
		linear_say(l, _("Nothing was changed."));
	}
	if (!ok)
		app_fault(&l->app, &e);
	linear_note(l);
	bulk_fini(&b);
}

/* In place of what was kept, which the new may be. */
static char *keep(char *old, const char *s)
{
	char *copy = s && *s ? xstrdup(s) : NULL;

	free(old);
	return copy;
}

/* By what a column says, with how many each; one that is chosen narrows. */
static bool group_by(struct linear *l, struct listing *li, const char *name)
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
	choice = narrow(l, li, typed);
	free(typed);
	return choice;
}

static bool sort_by(struct linear *l, struct listing *li, const char *by)
{
	struct err e = { 0 };
	bool ok = look_sort(&li->page, by, &e);

	if (!ok)
		app_fault(&l->app, &e);
	linear_note(l);
	return ok;
}

static bool show_columns(struct listing *li, const char *names)
{
	li->columns = keep(li->columns, names);
	return true;
}

/* Words that ask for more than the next rows; false where they are none. */
static bool obey_more(struct linear *l, struct listing *li, const char *s, bool *again)
{
	*again = false;
	if (strcmp(s, "v") == 0 || strncmp(s, "v ", 2) == 0)
		*again = look_at(l, li, s[1] ? s + 2 : "") &&
		         (!li->group || !*li->group || group_by(l, li, li->group));
	else if (strncmp(s, "save ", 5) == 0)
		save_view(l, li, s + 5);
	else if (strncmp(s, "e ", 2) == 0)
		change_all(l, li, s + 2);
	else if (strncmp(s, "group ", 6) == 0)
		*again = group_by(l, li, s + 6);
	else if (strncmp(s, "sort ", 5) == 0)
		*again = sort_by(l, li, s + 5);
	else if (strncmp(s, "columns ", 8) == 0)
		*again = show_columns(li, s + 8);
	else
		return false;
	return true;
}

static bool obey(struct linear *l, struct listing *li, const char *s)
{
	bool again;

	if (obey_more(l, li, s, &again)) {
		if (again)
			say_count(l, li);
		return !again || read_page(l, li, false);
	}
	if (strcmp(s, "m") == 0 || strcmp(s, "more") == 0)
		return read_page(l, li, li->rows.n > 0);
	if (strcmp(s, "n") == 0 || strcmp(s, "add") == 0) {
		linear_add(l, li->page.ent);
		return !l->over;
	}
	if (strncmp(s, "s ", 2) == 0 || strncmp(s, "f ", 2) == 0) {
		if (!narrow(l, li, s + 2))
			return true;
		say_count(l, li);
		return read_page(l, li, false);
	}
	linear_say(l, _("Type a number, m, n, 0, or: f and a filter; v and the name of a view;"
	           " save and a name, to save one; e and NAME=VALUE, to change every row listed;"
	           " group, sort or columns and names of fields: group owner, sort -due."));
	return true;
}

void linear_list(struct linear *l, const struct entity *ent)
{
	struct listing li = { .page = { .ent = ent, .sort = FIELD_KEY } };
	bool on;

	say_count(l, &li);
	on = read_page(l, &li, false);
	while (on) {
		int n = linear_choose(l, _("A number opens, m more, n new, f and "
		                      "a filter narrows, ? says more, 0 back."), li.rows.n);
		if (n == 0 || l->over || (n < 0 && !*l->line))
			break;
		if (n > 0)
			linear_show(l, ent, record_get(&li.rows.row[n - 1],
			                               FIELD_UID));
		else
			on = obey(l, &li, l->line);
		on = on && !l->over;
	}
	listing_fini(&li);
}
