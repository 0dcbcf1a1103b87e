/* list_filter.c - the filter of a list, as it is typed; and clicks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/db.h"
#include "tui/app.h"
#include "tui/list.h"

/* What cannot be read leaves the rows as they were: half a word is no fault
 * while it is typed. */
void list_read_filter(struct list *l, struct app *app)
{
	struct filters typed;
	struct err e = { 0 };
	bool ok = filters_read(&typed, l->l.page.ent, db_lookup(app->db), l->words.text, &e);

	snprintf(l->wrong, sizeof(l->wrong), "%s", ok ? "" : e.msg);
	if (!ok)
		return;
	filters_fini(&l->now);
	filters_copy(&l->now, l->base.all, l->base.n);
	for (int i = 0; i < typed.n; i++)
		filters_add(&l->now, &typed.all[i]);
	filters_fini(&typed);
	l->l.page.filter = l->now.all;
	l->l.page.nfilter = l->now.n;
	l->counted = false;
}

static void say_wrong(const struct list *l, struct app *app)
{
	struct err e = { .code = ERR_USAGE };

	if (!*l->wrong)
		return;
	snprintf(e.msg, sizeof(e.msg), "%s", l->wrong);
	app_fault(app, &e);
}

void list_filter_by(struct list *l, struct app *app, const char *typed)
{
	input_set(&l->words, typed);
	list_restart(l, app);
	say_wrong(l, app);
}

void list_type_filter(struct list *l, struct app *app)
{
	l->view.typing = true;
	list_restart(l, app);
}

bool list_key(struct view *v, struct app *app, wint_t key, bool is_code)
{
	struct list *l = (struct list *)v;
	char *before;
	bool used;

	if (!l->view.typing)
		return false;
	if (!is_code && (key == '\n' || key == '\r' || key == 27)) {
		l->view.typing = false;
		if (key == 27)
			input_set(&l->words, "");
		list_restart(l, app);
		say_wrong(l, app);
		return true;
	}
	before = xstrdup(l->words.text);
	used = input_key(&l->words, key, is_code, app_cols() - 10, 1);
	if (strcmp(before, l->words.text) != 0)
		list_restart(l, app);
	free(before);
	return used || (!is_code && key >= ' ');
}

bool list_end_filter(struct list *l, struct app *app, enum command c)
{
	if (!l->view.typing || (c != CMD_ACCEPT && c != CMD_BACK))
		return false;
	return list_key(&l->view, app, c == CMD_ACCEPT ? '\n' : 27, false);
}

/* A heading sorts by its column; again, the other way round. */
bool list_click(struct view *v, struct app *app, int y, int x)
{
	struct list *l = (struct list *)v;
	int at = 1;

	if (y != LIST_HEAD + list_shows_words(l) - 1)
		return false;
	for (int c = 0; c < l->l.nfit; at += l->l.col[c++].width + 1) {
		int by = list_sort_of(l->l.page.ent, &l->l.col[c]);

		if (x < at || x > at + l->l.col[c].width || by < 0)
			continue;
		l->l.page.desc = by == l->l.page.sort && !l->l.page.desc;
		l->l.page.sort = by;
		list_say_sort(l, app);
		list_reorder(l, app);
	}
	return true;
}

void list_paste(struct view *v, struct app *app, const char *text)
{
	struct list *l = (struct list *)v;

	l->view.typing = true;
	app_paste(app, &l->words, text, app_cols() - 10, 1);
	list_restart(l, app);
}
