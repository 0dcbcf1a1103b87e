#include "tui/check.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "db/verify.h"
#include "import/evidence.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/views.h"

enum { LINE = 64 };		/* cells of a line to read */

static const char *const answers[] = { "yes", "partly", "no" };
enum { NANSWERS = 3 };

struct checking {
	struct record rec;
	struct looks looks;
	const char *answer;
};

static void forget(void *with)
{
	struct checking *c = with;

	if (!c)
		return;
	record_fini(&c->rec);
	looks_fini(&c->looks);
	free(c);
}

static void tell(struct app *app, const struct record *r, const char *warning)
{
	char name[NAME_SIZE], day[DAY_SHOWN];
	bool verified = record_is(r, ACTION_STATE, "verified");

	record_name(r, name);
	day_show(db_today(app->db), day);
	app_note(app, verified ? _("%s verified, %s.%s%s")
	                       : _("%s is open again, %s.%s%s"), name, day,
	         *warning ? " " : "", warning);
	snprintf(app->saved, sizeof(app->saved), "%s",
	         record_get(r, FIELD_UID));
}

bool check_take(struct app *app, const struct record *action,
                const char *answer, const char *words)
{
	struct record r, update = { 0 }, *row[2] = { &update, &r };
	struct change c = { .rec = row, .nrec = 2, .why = NULL };
	struct err e = { 0 };
	bool ok;

	record_copy(&r, action);
	ok = verify_answer(app->db, &r, answer, words, &update, &e) &&
	     store_apply(app->db, &c, &e);
	if (ok)
		tell(app, &r, c.warning);
	else
		app_fault(app, &e);
	record_fini(&update);
	record_fini(&r);
	app_resume(app);
	return ok;
}

static void told(struct app *app, const char *words, void *with)
{
	const struct checking *c = with;

	if (words && *words)
		check_take(app, &c->rec, c->answer, words);
	else
		app_note(app, _("Nothing was changed."));
}

static void open_evidence(struct app *app, const struct checking *c, long line)
{
	struct view *v = *c->looks.evidence[line]
		? show_view(app, &entities[ENT_evidence],
		            c->looks.evidence[line]) : NULL;

	if (v)
		app_push(app, v);
}

/* Lines after the answers are what there is to look at. */
static void taken(struct app *app, struct menu *m, const struct menu_line *l)
{
	struct checking *c = m->with;

	if (l->id >= NANSWERS) {
		menu_keep(app, m);
		open_evidence(app, c, l->id - NANSWERS);
		return;
	}
	c->answer = answers[l->id];
	if (l->id == 0) {
		check_take(app, &c->rec, c->answer, NULL);
		return;
	}
	m->with = NULL;
	app_push(app, ask_view(_("What is lacking?"), told, c, forget));
}

/* A long line goes on below itself. */
static void add_line(struct menu *m, const char *text, long id)
{
	size_t len = strlen(text), at = 0, next;

	do {
		size_t n = text_wrap(text + at, len - at, LINE, &next);
		char *part = xstrndup(text + at, n);

		menu_add(m, NULL, part, NULL, id);
		free(part);
		at += next;
	} while (at < len);
}

struct view *check_view(struct app *app, const struct record *action)
{
	static const char *const says[] = {
		N_("yes: it is done as was promised"),
		N_("partly: open it again, and say what is lacking"),
		N_("no: open it again, and say why") };
	struct checking *c = xcalloc(1, sizeof(*c));
	struct err e = { 0 };
	char name[NAME_SIZE], *title;
	struct menu *m;

	record_copy(&c->rec, action);
	if (!verify_looks(app->db, action, &c->looks, &e)) {
		app_fault(app, &e);
		forget(c);
		return NULL;
	}
	record_name(action, name);
	title = xprintf(_("Verify %s %s: is it done?"), name,
	                record_title(action));
	m = menu_new(title, taken);
	free(title);
	for (long i = 0; i < NANSWERS; i++)
		menu_add(m, NULL, _(says[i]), NULL, i);
	for (int i = 0; i < c->looks.n; i++)
		add_line(m, c->looks.line[i], NANSWERS + i);
	m->with = c;
	m->forget = forget;
	menu_focus(m, -1);
	return &m->view;
}

/* --- evidence looked at again ------------------------------------------ */

static void forget_findings(void *with)
{
	struct evidence_found *f = with;

	evidence_found_fini(f);
	free(f);
}

static void open_finding(struct app *app, struct menu *m,
                         const struct menu_line *l)
{
	const struct evidence_found *f = m->with;
	struct view *v = show_view(app, &entities[ENT_evidence],
		record_get(&f->one[l->id].rec, FIELD_UID));

	menu_keep(app, m);
	if (v)
		app_push(app, v);
}

struct view *findings_view(struct app *app, const char *uid)
{
	struct evidence_found *f = xcalloc(1, sizeof(*f));
	struct err e = { 0 };
	char name[NAME_SIZE], *title;
	struct menu *m;

	if (!evidence_look(app->db, uid, f, &e)) {
		app_fault(app, &e);
		free(f);
		return NULL;
	}
	title = xprintf(_("Evidence looked at: %d, of which not in order: %d"),
	                f->n, f->wrong);
	m = menu_new(title, open_finding);
	free(title);
	for (int i = 0; i < f->n; i++) {
		record_name(&f->one[i].rec, name);
		menu_add(m, name, evidence_label(f->one[i].kind),
		         record_title(&f->one[i].rec), i);
	}
	m->with = f;
	m->forget = forget_findings;
	menu_focus(m, -1);
	return &m->view;
}
