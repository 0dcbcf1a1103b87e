/* list_export.c - what is listed, to a new CSV file. */
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/views.h"

static void exported(struct app *app, const char *text, void *with)
{
	struct list *l = (struct list *)app->top;
	char *usual = xprintf("%s.csv", l->l.page.ent->name);
	const char *path = text && *text ? text : usual;
	struct err e = { 0 };

	(void)with;
	list_count(l, app);
	if (!text)
		app_note(app, _("Nothing was written."));
	else if (app->opt->export_rows(app->db, &l->l.page, path, &e))
		app_note(app, ngettext("Wrote %lld row to %s.", "Wrote %lld rows to %s.",
		         (unsigned long)l->total), l->total, path);
	else
		app_fault(app, &e);
	free(usual);
}

void list_export(const struct list *l, struct app *app)
{
	char *question = xprintf(_("Write these rows to which new file? Enter: "
	                           "%s.csv"), l->l.page.ent->name);

	if (app->opt->export_rows)
		app_push(app, ask_view(question, exported, NULL, NULL));
	free(question);
}
