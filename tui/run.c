/* run.c - the whole program on the screen. */
#include <stdlib.h>

#include "db/db.h"
#include "tui/app.h"
#include "tui/view.h"
#include "tui/views.h"

static struct view *first_view(struct app *app)
{
	struct view *v = app->opt->open ? list_view(app, app->opt->open, NULL, NULL)
	                                : home_view(app);
	char *left = app->opt->tour ? NULL : form_draft_left(app);

	if (left && !*app->note)
		app_note(app, "%s", left);
	free(left);
	return v;
}

bool tui_run(struct db *db, const struct tui_options *opt, struct err *e)
{
	struct app app = { .db = db, .opt = opt };

	return app_run(&app, first_view, e);
}
