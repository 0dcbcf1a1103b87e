/* list_view.c - a list as a saved view shows it, and views saved from lists. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/view.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/views.h"

static void show(struct list *l, struct app *app, const struct record *view)
{
	struct look look;
	struct err e = { 0 };

	if (!view_read(app->db, view, &look, &e)) {
		app_fault(app, &e);
		look_fini(&look);
		return;
	}
	input_set(&l->words, record_get(view, VIEW_FILTER));
	l->l.page.sort = look.page.sort == FIELD_NUMBER ? (int)FIELD_ID : look.page.sort;
	l->l.page.desc = look.page.desc;
	free(l->l.columns);
	free(l->group);
	l->l.columns = xstrdup(look.columns);
	l->group = NULL;
	app_note(app, _("View %s. Esc shows all rows again."), record_title(view));
	list_restart(l, app);
	if (*look.group)
		list_group_by(l, app, look.group);
	look_fini(&look);
}

/* The view of a digit, as its row says or else by its place. */
void list_show_view(struct list *l, struct app *app, int digit)
{
	struct rows rows = { 0 };
	struct err e = { 0 };
	int at = -1;

	if (!views_of(app->db, l->l.page.ent, &rows, &e))
		app_fault(app, &e);
	for (int i = 0; i < rows.n && at < 0; i++)
		if (record_int(&rows.row[i], VIEW_DIGIT) == digit)
			at = i;
	if (at < 0 && digit <= rows.n && !record_has(&rows.row[digit - 1], VIEW_DIGIT))
		at = digit - 1;
	if (at >= 0)
		show(l, app, &rows.row[at]);
	else
		app_note(app, _("No view has the key %d here. V saves what you see as one."),
		         digit);
	rows_fini(&rows);
}

void list_save_as(struct list *l, struct app *app, const char *name)
{
	struct look look = { .page = l->l.page, .columns = l->l.columns, .group = l->group };
	struct record made = { 0 };
	struct err e = { 0 };

	if (view_save(app->db, name, &look, l->words.text, &made, &e))
		app_note(app, record_has(&made, VIEW_DIGIT)
		         ? _("Saved the view %s; %s shows it.") : _("Saved the view %s.%.0s"),
		         record_title(&made), record_get(&made, VIEW_DIGIT));
	else
		app_fault(app, &e);
	if (made.ent)
		record_fini(&made);
}

static void named(struct app *app, const char *text, void *with)
{
	(void)with;
	if (text && *text)
		list_save_as((struct list *)app->top, app, text);
	else
		app_note(app, _("Nothing was saved."));
}

void list_save_view(struct app *app)
{
	app_push(app, ask_view(_("Save this filter, order, columns and groups under which name?"),
	                       named, NULL, NULL));
}
