/* run.c - the whole program on the screen. */
#include "db/db.h"
#include "tui/app.h"
#include "tui/view.h"
#include "tui/views.h"

bool tui_run(struct db *db, const struct tui_options *opt, struct err *e)
{
	struct app app = { .db = db, .opt = opt };

	return app_run(&app, home_view, e);
}
