/* linear_list.c - lists, line by line: narrowed, looked at, changed as one. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "tui/columns.h"
#include "tui/linear_list.h"
#include "tui/lines.h"

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

void listing_fini(struct listing *li)
{
	rows_fini(&li->rows);
	filters_fini(&li->filters);
	for (int i = 0; i < li->nmark; i++)
		free(li->mark[i]);
	free(li->mark);
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

bool linear_narrow(struct linear *l, struct listing *li, const char *typed)
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

/* What can be typed besides a number; what follows the word may be needed. */
static const struct {
	const char *word;
	bool rest;
	bool (*act)(struct linear *, struct listing *, const char *);
} words[] = {
	{ "f", true, linear_narrow }, { "s", true, linear_narrow },
	{ "v", false, linear_view }, { "save", true, linear_view_save },
	{ "group", true, linear_group }, { "sort", true, linear_sort },
	{ "columns", true, linear_columns }, { "p", true, linear_pick },
	{ "e", true, linear_change }, { "move", false, linear_move },
	{ "x", true, linear_export }, { "look", false, linear_look_all },
};

/* Do what a word asks for; false where it is none. */
static bool obey_word(struct linear *l, struct listing *li, const char *s, bool *again)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(words[i].word);
		const char *rest;

		if (strncmp(s, words[i].word, n) != 0 || (s[n] && s[n] != ' '))
			continue;
		rest = s + n + (s[n] == ' ');
		if (words[i].rest && !*rest)
			continue;
		*again = words[i].act(l, li, rest);
		return true;
	}
	return false;
}

/* False to go back. */
static bool obey(struct linear *l, struct listing *li, const char *typed)
{
	char *s = xstrdup(typed);
	bool again = false, on = true;

	if (strcmp(s, "m") == 0 || strcmp(s, "more") == 0)
		on = read_page(l, li, li->rows.n > 0);
	else if (strcmp(s, "n") == 0 || strcmp(s, "add") == 0)
		linear_add(l, li->page.ent);
	else if (!obey_word(l, li, s, &again))
		linear_say(l, _("Type a number, m, n, 0, or: f and a filter; v and the name of a"
		           " view; save and a name, to save one; p and numbers, to pick rows;"
		           " e and NAME=VALUE, to change those picked or every row listed; move,"
		           " to take those picked a step on; x and a file, to write them to it;"
		           " group, sort or columns and names of fields: group owner, sort -due."));
	if (again) {
		say_count(l, li);
		on = read_page(l, li, false);
	}
	free(s);
	return on;
}

void linear_list(struct linear *l, const struct entity *ent)
{
	struct listing li = { .page = lines_page(ent) };
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
