/* list_bulk.c - one change of all selected rows, or of all that the filter
 * shows: which field, what it becomes, every value before and after, and then
 * yes or no. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bulk.h"
#include "db/db.h"
#include "db/local.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/pick.h"
#include "tui/views.h"

enum { LEAVE, CHANGE, ONLY_SHOWN };

static void forget(void *with)
{
	if (with)
		bulk_fini(with);
	free(with);
}

static void answered(struct app *app, struct menu *m, const struct menu_line *line)
{
	struct bulk *b = m->with;
	char warning[256];
	struct err e = { 0 };

	if (line->id == ONLY_SHOWN) {
		menu_keep(app, m);
		return;
	}
	if (line->id == LEAVE)
		app_note(app, _("Nothing was changed."));
	else if (!bulk_apply(b, app->db, NULL, warning, &e))
		app_fault(app, &e);
	else
		app_note(app, ngettext("Changed %d row; u takes it back.%s%s",
		         "Changed %d rows; u takes it back.%s%s",
		         (unsigned long)b->nchanged), b->nchanged,
		         *warning ? " " : "", warning);
}

static void add_lines(struct menu *m, const struct bulk *b)
{
	char *yes = xprintf(ngettext("Change %d of %d row", "Change %d of %d rows",
	                             (unsigned long)b->nrow), b->nchanged, b->nrow);

	menu_add(m, "", yes, _("All of it or nothing; one undo takes it back."), CHANGE);
	menu_add(m, "", _("Leave them as they are"), NULL, LEAVE);
	for (int i = 0; i < b->nline; i++) {
		const struct bulk_line *l = &b->line[i];
		const char *none = _("empty");
		char *text = xprintf("%s: %s → %s", l->label, *l->before ? l->before : none,
		                     *l->after ? l->after : none);

		menu_add(m, l->name, text, l->title, ONLY_SHOWN);
		free(text);
	}
	free(yes);
}

static void preview(struct app *app, struct bulk *b)
{
	struct menu *m;

	if (!b->nchanged) {
		app_note(app, ngettext("The %d row is so already.", "All %d rows are so already.",
		         (unsigned long)b->nrow), b->nrow);
		forget(b);
		return;
	}
	m = menu_new(_("Before and after. Enter on the first line makes the change."), answered);
	add_lines(m, b);
	m->with = b;
	m->forget = forget;
	menu_focus(m, -1);
	app_push(app, &m->view);
}

static bool read_rows(const struct list *l, struct app *app, struct bulk *b, struct err *e)
{
	return l->nmark ? bulk_uids(b, app->db, l->mark, l->nmark, e)
	                : bulk_page(b, app->db, &l->l.page, e);
}

/* What the field that was chosen is to become. */
static void set_to(struct app *app, const char *text)
{
	struct list *l = (struct list *)app->top;
	char *typed = xprintf("%s=%s", l->bulk_name, text);
	struct bulk *b = xcalloc(1, sizeof(*b));
	struct err e = { 0 };

	bulk_init(b, l->l.page.ent);
	if (bulk_set(b, app->db, typed, &e) && read_rows(l, app, b, &e)) {
		preview(app, b);
	} else {
		app_fault(app, &e);
		forget(b);
	}
	free(typed);
}

static void typed(struct app *app, const char *text, void *with)
{
	(void)with;
	if (text)
		set_to(app, text);
	else
		app_note(app, _("Nothing was changed."));
}

static void ask_value(struct list *l, struct app *app, const struct named *what)
{
	const struct field *f = what->of == OF_FIELD ? &l->l.page.ent->fields[what->field] : NULL;
	char *question;

	if (f && (f->type == FT_CHOICE || f->type == FT_REF || f->type == FT_SET)) {
		app_push(app, pick_view(app, f, "", set_to));
		return;
	}
	question = xprintf(_("%s: what should it be in all of them? Empty clears it."),
	                   named_label(what, l->l.page.ent));
	app_push(app, ask_view(question, typed, NULL, NULL));
	free(question);
}

static void chosen(struct app *app, struct menu *m, const struct menu_line *line)
{
	struct list *l = (struct list *)app->top;
	const struct entity *ent = l->l.page.ent;
	const struct local *local = line->id < 0
		? locals_of(db_locals(app->db), ent, (int)(-1 - line->id)) : NULL;
	struct named what = { .of = local ? OF_LOCAL : OF_FIELD, .field = (int)line->id,
	                      .local = local };

	(void)m;
	free(l->bulk_name);
	l->bulk_name = xstrdup(local ? local->key : ent->fields[line->id].name);
	ask_value(l, app, &what);
}

void list_bulk(const struct list *l, struct app *app)
{
	const struct entity *ent = l->l.page.ent;
	const struct local *local;
	char *title = l->nmark ? xprintf(ngettext("Change %d selected row: which field?",
	                                 "Change %d selected rows: which field?",
	                                 (unsigned long)l->nmark), l->nmark)
	                       : xstrdup(_("Change every row listed: which field?"));
	struct menu *m = menu_new(title, chosen);

	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].label && field_is_typed(&ent->fields[i]))
			menu_add(m, NULL, _(ent->fields[i].label), _(ent->fields[i].help), i);
	for (int i = 0; (local = locals_of(db_locals(app->db), ent, i)); i++)
		if (!local->retired)
			menu_add(m, NULL, local->name, local->help, -1 - i);
	menu_focus(m, FIELD_OWN);
	app_push(app, &m->view);
	free(title);
}
