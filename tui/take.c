#include "tui/take.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/app.h"
#include "tui/linear.h"
#include "tui/view.h"
#include "tui/views.h"

static const char *const which_file = N_("Which file?  Its path, or Esc.");
static const char *const which_set = N_("Of which data set, or by which profile?");

/* What has been answered so far. */
struct taking {
	struct take take;
	char *path, *set;
};

static struct taking *taking_new(const char *path)
{
	struct taking *t = xcalloc(1, sizeof(*t));

	take_init(&t->take);
	t->path = xstrdup(path);
	return t;
}

static void taking_free(void *of)
{
	struct taking *t = of;

	take_fini(&t->take);
	free(t->path);
	free(t->set);
	free(t);
}

static bool is_profile(struct db *db, const char *name, struct err *e)
{
	struct err ignored;
	struct record r;
	bool published;

	if (!store_find(db, &entities[ENT_profile], name, &r, &ignored))
		return false;
	published = !record_is(&r, PROFILE_KIND, "extract");
	record_fini(&r);
	if (published)
		err_set(e, ERR_USAGE, _("%s is of published files; in a shell,"
		        " pcref data import FILE --profile %s takes them in"),
		        name, name);
	return true;
}

/* Read the file; nothing is kept yet. */
static bool read_file(struct taking *t, struct db *db, const char *set,
                      struct err *e)
{
	struct take *k = &t->take;

	t->set = xstrdup(set);
	k->path = t->path;
	k->as_at = db_today(db);
	if (is_profile(db, t->set, e))
		k->profile = t->set;
	else
		k->dataset = t->set;
	return !e->code && take_begin(k, db, e) && take_read(k, db, e);
}

/* "Read 8 rows of MHSDS: 7 accepted, 1 rejected ...", the caller's. */
static char *summary(const struct take *k)
{
	const struct load *l = &k->load;
	long long rejected = l->read - l->accepted;
	char *first = rejected ? xprintf(_(" (line %llu: %s)"),
	        (unsigned long long)k->x.first[0].line, k->x.first[0].reason)
	        : xstrdup("");
	char *text = xprintf(_("%s: read %lld, accepted %lld, rejected %lld%s,"
	        " not understood %u.  Keep it as %s?  y or n"), l->file, l->read,
	        l->accepted, rejected, first, k->x.judged.word.n, k->set);

	free(first);
	return text;
}

static char *outcome(const struct take *k)
{
	switch (k->end) {
	case TAKE_SAME:
		return xprintf(_("This file is load %lld of %s already; nothing"
		               " was kept."), k->before.number, k->before.name);
	case TAKE_KEPT:
		return xprintf(_("Loaded %lld rows as load %lld of %s."),
		               k->load.accepted, k->load.number, k->set);
	default:
		return xstrdup(_("Nothing was kept."));
	}
}

static bool is_yes(const char *text)
{
	return text && (*text == 'y' || *text == 'Y');
}

/* ---- on the screen ---- */

static void on_keep(struct app *app, const char *text, void *with)
{
	struct taking *t = with;
	struct err e = { 0 };
	char *say;

	if (!is_yes(text)) {
		app_note(app, _("Nothing was kept."));
		return;
	}
	if (!take_keep(&t->take, app->db, &e)) {
		app_fault(app, &e);
		return;
	}
	app_resume(app);
	say = outcome(&t->take);
	app_note(app, "%s", say);
	free(say);
}

static void on_set(struct app *app, const char *text, void *with)
{
	char *path = with;
	struct taking *t;
	struct err e = { 0 };
	char *say;

	if (!text || !*text)
		return;
	t = taking_new(path);
	if (!read_file(t, app->db, text, &e)) {
		app_fault(app, &e);
		taking_free(t);
		return;
	}
	say = summary(&t->take);
	app_push(app, ask_view(say, on_keep, t, taking_free));
	free(say);
}

static void on_file(struct app *app, const char *text, void *with)
{
	(void)with;
	if (text && *text)
		app_push(app, ask_view(_(which_set), on_set, xstrdup(text),
		                       free));
}

void take_ask(struct app *app)
{
	app_push(app, ask_view(_(which_file), on_file, NULL, NULL));
}

/* ---- line by line ---- */

static void linear_keep(struct linear *l, struct taking *t)
{
	struct err e = { 0 };
	char *say = summary(&t->take);

	if (!is_yes(linear_ask(l, say))) {
		linear_say(l, _("Nothing was kept."));
	} else if (!take_keep(&t->take, l->app.db, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
	} else {
		free(say);
		say = outcome(&t->take);
		linear_say(l, "%s", say);
	}
	free(say);
}

void linear_take(struct linear *l)
{
	const char *text = linear_ask(l, _("Which file? Its path, or an empty"
	                                   " line to go back."));
	struct taking *t;
	struct err e = { 0 };

	if (!text || !*text)
		return;
	t = taking_new(text);
	text = linear_ask(l, _(which_set));
	if (text && *text && read_file(t, l->app.db, text, &e)) {
		linear_keep(l, t);
	} else if (e.code) {
		app_fault(&l->app, &e);
		linear_note(l);
	}
	taking_free(t);
}
