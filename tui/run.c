/* run.c - the whole program on the screen. */
#include "db/db.h"
#include "tui/app.h"
#include "tui/view.h"
#include "tui/views.h"

static struct view *first_view(struct app *app)
{
	return app->opt->open ? list_view(app, app->opt->open, NULL, NULL)
	                      : home_view(app);
}

bool tui_run(struct db *db, const struct tui_options *opt, struct err *e)
{
	struct app app = { .db = db, .opt = opt };

	return app_run(&app, first_view, e);
}
