/* away.c - what happens elsewhere: a colleague saves, or the server goes and
 * comes back. */
#include "core/lang.h"
#include "db/db.h"
#include "tui/app.h"

/* It stands until the server is back, whatever else is said between. */
static bool tell_away(struct app *app)
{
	bool was = app->away, away = db_is_away(app->db), told = false;

	app->away = away;
	if (away && !*app->note) {
		app_note(app, _("The server does not answer. What you type is kept;"
		         " it is asked again, and you need do nothing."));
		told = app->is_fault = true;
	} else if (was && !away) {
		app_note(app, _("The server answers again."));
		told = true;
	}
	return told;
}

bool app_look(struct app *app)
{
	bool moved, told;

	if (!app->db || app->over || !app->top)
		return false;
	moved = db_moved(app->db);
	told = tell_away(app);
	if (moved)
		app_resume(app);
	return moved || told;
}
