#include "tui/merge.h"

#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/feedback.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/views.h"

bool merge_take(struct app *app, const struct record *theme, const char *into)
{
	struct record to;
	struct err e = { 0 };
	int moved;
	bool ok = store_find(app->db, theme->ent, into, &to, &e);

	if (!ok) {
		app_fault(app, &e);
		return false;
	}
	ok = theme_merge(app->db, theme, &to, NULL, &moved, &e);
	if (ok)
		app_note(app, _("\"%s\" is now part of \"%s\"; pieces of feedback moved: %d."),
		         record_title(theme), record_title(&to), moved);
	else
		app_fault(app, &e);
	record_fini(&to);
	return ok;
}

static void forget(void *with)
{
	struct record *theme = with;

	record_fini(theme);
	free(theme);
}

static void named(struct app *app, const char *text, void *with)
{
	if (text && *text)
		merge_take(app, with, text);
	else
		app_note(app, _("Nothing was changed."));
	app_resume(app);
}

struct view *merge_view(struct app *app, const struct record *theme)
{
	struct record *copy = xcalloc(1, sizeof(*copy));
	char *question = xprintf(_("Merge \"%s\" into which theme: its number or name?"),
	                         record_title(theme));
	struct view *v;

	(void)app;
	record_copy(copy, theme);
	v = ask_view(question, named, copy, forget);
	free(question);
	return v;
}
