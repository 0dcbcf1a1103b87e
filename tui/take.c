#include "tui/take.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/store.h"
#include "import/published.h"
#include "tui/app.h"
#include "tui/linear.h"
#include "tui/view.h"
#include "tui/views.h"

/* What is asked, in order; the last two only of extracts. */
enum asking { ASK_FILE, ASK_SET, ASK_DAY, ASK_COUNT, ASKINGS };

static const char *const questions[ASKINGS] = {
	[ASK_FILE] = N_("Which file?  Its path, or Esc."),
	[ASK_SET] = N_("Of which data set, or by which profile?"),
	[ASK_DAY] = N_("As at which day?  Empty is today."),
	[ASK_COUNT] = N_("Count rows or people?  Empty is as the profile says, or rows.")
};

/* What has been answered so far, and what was read. */
struct taking {
	char *said[ASKINGS];
	enum asking at;
	char day[DAY_SIZE];
	bool published;
	struct record how;		/* of a published file */
	struct published figures;
	struct take take;
};

static struct taking *taking_new(const struct taking *from)
{
	struct taking *t = xcalloc(1, sizeof(*t));

	take_init(&t->take);
	for (int i = 0; from && i < ASKINGS; i++)
		t->said[i] = from->said[i] ? xstrdup(from->said[i]) : NULL;
	if (from) {
		t->at = from->at;
		t->published = from->published;
	}
	return t;
}

static void figures_fini(struct taking *t)
{
	if (t->figures.load.read)
		published_fini(&t->figures);
	t->figures = (struct published){ .n = 0 };
}

static void taking_free(void *of)
{
	struct taking *t = of;

	figures_fini(t);
	if (t->how.ent)
		record_fini(&t->how);
	take_fini(&t->take);
	for (int i = 0; i < ASKINGS; i++)
		free(t->said[i]);
	free(t);
}

/* ---- reading ---- */

static bool find_profile(struct taking *t, struct db *db)
{
	struct err ignored;

	if (t->how.ent)
		record_fini(&t->how);
	if (!store_find(db, &entities[ENT_profile], t->said[ASK_SET], &t->how, &ignored)) {
		t->how.ent = NULL;
		return false;
	}
	t->published = !record_is(&t->how, PROFILE_KIND, "extract");
	return true;
}

static bool read_figures(struct taking *t, struct db *db, bool dry, bool all, struct err *e)
{
	struct published_options o = { .kind = record_get(&t->how, PROFILE_KIND),
	                               .make_metrics = all, .dry = dry };
	bool ok;

	if (record_has(&t->how, PROFILE_SHEET))
		o.source.sheet = record_get(&t->how, PROFILE_SHEET);
	figures_fini(t);
	ok = published_read(db, t->said[ASK_FILE], &o, &t->figures, e);
	snprintf(t->figures.load.profile, sizeof(t->figures.load.profile), "%s",
	         record_title(&t->how));
	return ok;
}

static bool read_day(struct taking *t, struct db *db, struct err *e)
{
	const char *typed = t->said[ASK_DAY] ? t->said[ASK_DAY] : "";

	snprintf(t->day, sizeof(t->day), "%s", db_today(db));
	return !*typed || day_read(typed, db_today(db), t->day) ||
	       err_set(e, ERR_USAGE, _("\"%s\" is no day; say it as 30/9/2026"), typed);
}

/* Read the file; nothing is kept yet. */
static bool read_file(struct taking *t, struct db *db, struct err *e)
{
	struct take *k = &t->take;
	bool profile = find_profile(t, db);

	if (t->published)
		return read_figures(t, db, true, false, e);
	if (!read_day(t, db, e))
		return false;
	k->path = t->said[ASK_FILE];
	k->as_at = t->day;
	if (t->said[ASK_COUNT] && *t->said[ASK_COUNT])
		k->count = t->said[ASK_COUNT];
	if (profile)
		k->profile = t->said[ASK_SET];
	else
		k->dataset = t->said[ASK_SET];
	return take_begin(k, db, e) && take_read(k, db, e);
}

/* ---- words ---- */

/* "Read 8 rows of MHSDS: 7 accepted, 1 rejected ...", the caller's. */
static char *extract_summary(const struct take *k)
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

static char *summary(const struct taking *t)
{
	const struct published *p = &t->figures;

	if (!t->published)
		return extract_summary(&t->take);
	return xprintf(_("%s: read %s, hidden by the publisher %lld; %s, and %s of measures that"
	                 " are no metric here; groups not known: %u.  Keep them?  y, n, or a:"
	                 " metrics of all measures"), p->load.file,
	               lang_count("%lld row", "%lld rows", p->load.read).text, p->suppressed,
	               lang_count("%lld figure", "%lld figures", p->n).text,
	               lang_count("%lld row", "%lld rows", p->load.unmatched).text,
	               p->labels.text.n);
}

/* What the same file came to before it was read by other meanings. */
static char *moved(const struct take *k, struct db *db)
{
	struct ethnic_counts was, now;
	struct err ignored;
	uint64_t a, b;

	if (!k->moved || !load_classes(db, &k->before, &was, &ignored) ||
	    !load_classes(db, &k->load, &now, &ignored))
		return xstrdup("");
	a = was.cls[CLASS_KNOWN];
	b = now.cls[CLASS_KNOWN];
	return xprintf(_("  The same file was load %lld, read otherwise: known %llu, now %llu;"
	                 " invalid %llu, now %llu."), k->before.number, (unsigned long long)a,
	               (unsigned long long)b, (unsigned long long)was.cls[CLASS_INVALID],
	               (unsigned long long)now.cls[CLASS_INVALID]);
}

static char *outcome(const struct take *k, struct db *db)
{
	char *more, *text;

	switch (k->end) {
	case TAKE_SAME:
		return xprintf(_("This file is load %lld of %s already; nothing"
		               " was kept."), k->before.number, k->before.name);
	case TAKE_KEPT:
		more = moved(k, db);
		text = xprintf(ngettext("Loaded %lld row as load %lld of %s.%s",
		               "Loaded %lld rows as load %lld of %s.%s",
		               (unsigned long)k->load.accepted),
		               k->load.accepted, k->load.number, k->set, more);
		free(more);
		return text;
	default:
		return xstrdup(_("Nothing was kept."));
	}
}

/* ---- keeping ---- */

static bool is_yes(const char *text)
{
	return text && strchr("yYaA", *text) && *text;
}

/* Read again, for now metrics may be made; what was done, or NULL. */
static char *keep_figures(struct taking *t, struct db *db, bool all, struct err *e)
{
	struct observation_load was;
	bool same = false, ok;

	ok = store_hold(db, e) && read_figures(t, db, false, all, e) &&
	     published_keep(db, &t->figures, false, &same, &was, e);
	if (!store_let_go(db, ok, e) || !ok)
		return NULL;
	if (same)
		return xprintf(_("This file is load %lld of figures already; nothing was kept."),
		               was.number);
	return xprintf(ngettext("Kept %lld figure as load %lld of figures, %lld of them hidden.",
	               "Kept %lld figures as load %lld of figures, %lld of them hidden.",
	               (unsigned long)t->figures.load.kept),
	               t->figures.load.kept, t->figures.load.number,
	               t->figures.load.suppressed);
}

/* What was done, in words that the caller frees; NULL and the error. */
static char *keep(struct taking *t, struct db *db, const char *answer, struct err *e)
{
	if (!is_yes(answer))
		return xstrdup(_("Nothing was kept."));
	if (t->published)
		return keep_figures(t, db, *answer == 'a' || *answer == 'A', e);
	return take_keep(&t->take, db, e) ? outcome(&t->take, db) : NULL;
}

/* ---- on the screen ---- */

static void on_keep(struct app *app, const char *text, void *with)
{
	struct err e = { 0 };
	char *say = keep(with, app->db, text, &e);

	if (!say) {
		app_fault(app, &e);
		return;
	}
	app_resume(app);
	app_note(app, "%s", say);
	free(say);
}

/* Of published files the days are theirs, and what is counted. */
static bool is_last(struct taking *t, struct db *db)
{
	if (t->at != ASK_SET)
		return t->at == ASK_COUNT;
	find_profile(t, db);
	return t->published;
}

static void ask_next(struct app *app, struct taking *t);

static void on_answer(struct app *app, const char *text, void *with)
{
	struct taking *t;

	if (!text || (!*text && ((struct taking *)with)->at <= ASK_SET))
		return;
	t = taking_new(with);
	free(t->said[t->at]);
	t->said[t->at] = xstrdup(text);
	ask_next(app, t);
}

/* The question after the one that was answered, or the file is read. */
static void ask_next(struct app *app, struct taking *t)
{
	struct err e = { 0 };
	char *say;

	if (t->said[ASK_FILE] && !is_last(t, app->db))
		t->at++;
	if (!t->said[t->at]) {
		app_push(app, ask_view(_(questions[t->at]), on_answer, t, taking_free));
	} else if (!read_file(t, app->db, &e)) {
		app_fault(app, &e);
		taking_free(t);
	} else {
		say = summary(t);
		app_push(app, ask_view(say, on_keep, t, taking_free));
		free(say);
	}
}

void take_ask(struct app *app)
{
	ask_next(app, taking_new(NULL));
}

/* ---- line by line ---- */

static void linear_keep(struct linear *l, struct taking *t)
{
	struct err e = { 0 };
	char *question = summary(t);
	char *say = keep(t, l->app.db, linear_ask(l, question), &e);

	if (say) {
		linear_say(l, "%s", say);
	} else {
		app_fault(&l->app, &e);
		linear_note(l);
	}
	free(question);
	free(say);
}

/* False where a person went back. */
static bool linear_questions(struct linear *l, struct taking *t)
{
	for (t->at = ASK_FILE;; t->at++) {
		const char *text = linear_ask(l, t->at == ASK_FILE
			? _("Which file? Its path, or an empty line to go back.")
			: _(questions[t->at]));

		if (!text || (!*text && t->at <= ASK_SET))
			return false;
		t->said[t->at] = xstrdup(text);
		if (is_last(t, l->app.db))
			return true;
	}
}

void linear_take(struct linear *l)
{
	struct taking *t = taking_new(NULL);
	struct err e = { 0 };

	if (linear_questions(l, t)) {
		if (read_file(t, l->app.db, &e)) {
			linear_keep(l, t);
		} else {
			app_fault(&l->app, &e);
			linear_note(l);
		}
	}
	taking_free(t);
}
