#include "tui/step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "tui/add.h"
#include "tui/app.h"
#include "tui/check.h"
#include "tui/closing.h"
#include "tui/menu.h"
#include "tui/merge.h"
#include "tui/readout.h"
#include "tui/views.h"

/* The rows a step is asked of, while its reason is being typed. */
struct asked {
	const struct transition *step;
	struct record *rec;
	int n, field;		/* the field that is asked for */
	char *reason;
};

static const struct transition *step_named(const struct entity *ent,
                                           const char *verb)
{
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent && strcmp(t->verb, verb) == 0)
			return t;
	return NULL;
}

unsigned step_has(const struct record *r)
{
	unsigned has = NEED_ROW;

	if (r->ent == &entities[ENT_action])
		has |= NEED_ACTION;
	if (r->ent == &entities[ENT_feedback])
		has |= NEED_FEEDBACK;
	if (r->ent == &entities[ENT_metric])
		has |= NEED_METRIC;
	if (r->ent == &entities[ENT_evidence])
		has |= NEED_EVIDENCE;
	if (step_named(r->ent, "done"))
		has |= NEED_DONE;
	return has;
}

static void asked_free(struct asked *a)
{
	for (int i = 0; i < a->n; i++)
		record_fini(&a->rec[i]);
	free(a->rec);
	free(a->reason);
	free(a);
}

static void forget(void *with)
{
	if (with)
		asked_free(with);
}

static struct asked *gather(struct app *app, const struct record *r,
                            char *const *mark, int nmark, struct err *e)
{
	struct asked *a = xcalloc(1, sizeof(*a));

	a->rec = xcalloc((size_t)nmark + 1, sizeof(*a->rec));
	if (!nmark)
		record_copy(&a->rec[a->n++], r);
	for (; mark && a->n < nmark; a->n++)
		if (!store_get(app->db, r->ent, mark[a->n], &a->rec[a->n], e)) {
			asked_free(a);
			return NULL;
		}
	return a;
}

static void tell(struct app *app, const struct transition *t,
                 const struct record *r, int n, const char *warning)
{
	char name[NAME_SIZE];
	const char *state = words_label(db_words(app->db),
		r->ent->fields[t->field].vocab, t->to);

	record_name(r, name);
	if (n > 1)
		app_note(app, ngettext("%d row is now: %s.%s%s", "%d rows are now: %s.%s%s",
		         (unsigned long)n), n, state,
		         *warning ? " " : "", warning);
	else
		app_note(app, _("%s is now: %s.%s%s"), name, state,
		         *warning ? " " : "", warning);
	snprintf(app->saved, sizeof(app->saved), "%s",
	         record_get(r, FIELD_UID));
}

bool step_take(struct app *app, const struct transition *t, struct record *rec,
               int n, const char *reason)
{
	struct record **list = xcalloc((size_t)n, sizeof(*list));
	struct change c = { .rec = list, .nrec = n };
	struct err e = { 0 };
	bool ok = true;

	for (int i = 0; ok && i < n; i++) {
		list[i] = &rec[i];
		record_set(list[i], t->field, t->to);
		ok = !reason || record_read(list[i], t->reason,
		                            db_lookup(app->db), reason, &e);
	}
	ok = ok && store_apply(app->db, &c, &e);
	if (ok)
		tell(app, t, list[0], n, c.warning);
	else
		app_fault(app, &e);
	free(list);
	app_resume(app);
	return ok;
}

static void go_on(struct app *app, const struct asked *a);

static struct asked *asked_copy(const struct asked *from)
{
	struct asked *a = xcalloc(1, sizeof(*a));

	*a = *from;
	a->reason = xstrdup(from->reason);
	a->rec = xcalloc((size_t)from->n, sizeof(*a->rec));
	for (int i = 0; i < a->n; i++)
		record_copy(&a->rec[i], &from->rec[i]);
	return a;
}

static void told_more(struct app *app, const char *text, void *with)
{
	struct asked *a = with;

	if (!text || !*text) {
		app_note(app, _("Nothing was changed."));
		return;
	}
	for (int i = 0; i < a->n; i++)
		if (!closing_set(app, &a->rec[i], a->field, text))
			return;
	go_on(app, a);
}

/* What else there is to ask, one thing at a time, and then the step. */
static void go_on(struct app *app, const struct asked *from)
{
	int field = closing_next(from->step, &from->rec[0]);
	struct asked *a;
	char *question;

	if (!field) {
		step_take(app, from->step, from->rec, from->n, from->reason);
		return;
	}
	a = asked_copy(from);
	a->field = field;
	question = closing_question(app, &a->rec[0], field);
	app_push(app, ask_view(question, told_more, a, forget));
	free(question);
}

static void answered(struct app *app, const char *text, void *with)
{
	struct asked *a = with;

	if (!text || !*text) {
		app_note(app, _("Nothing was changed."));
		return;
	}
	a->reason = xstrdup(text);
	go_on(app, a);
}

static bool may_step(struct app *app, const struct transition *t,
                     const struct record *r)
{
	const struct words *w = db_words(app->db);
	enum vocab_id v = r->ent->fields[t->field].vocab;
	const char *state = record_get(r, t->field);
	char name[NAME_SIZE];

	if (transition_from(t, state))
		return true;
	record_name(r, name);
	app_note(app, _("%s is: %s. From there it cannot become: %s."), name,
	         words_label(w, v, state), words_label(w, v, t->to));
	return false;
}

/* Each is checked against its own evidence, so one at a time. */
static void verify(struct app *app, struct asked *a, const struct transition *t)
{
	struct view *v;

	if (a->n > 1)
		app_note(app, _("Verify one at a time: each is looked at beside"
		                " its own evidence."));
	else if (may_step(app, t, &a->rec[0]) &&
	         (v = check_view(app, &a->rec[0])))
		app_push(app, v);
	asked_free(a);
}

/* Has a in its keeping from here on. */
static void ask_or_take(struct app *app, const struct transition *t,
                        struct asked *a)
{
	char *question;

	a->step = t;
	for (int i = 0; i < a->n; i++)
		if (!may_step(app, t, &a->rec[i])) {
			asked_free(a);
			return;
		}
	if (transition_is_check(t)) {
		verify(app, a, t);
		return;
	}
	if (!t->reason) {
		step_take(app, t, a->rec, a->n, NULL);
		asked_free(a);
		return;
	}
	question = a->rec[0].ent->fields[t->reason].type == FT_REF
		? closing_question(app, &a->rec[0], t->reason)
		: xprintf(_("%s: why?"), _(t->label));
	app_push(app, ask_view(question, answered, a, forget));
	free(question);
}

static void chosen(struct app *app, struct menu *m, const struct menu_line *l)
{
	struct asked *a = m->with;

	m->with = NULL;
	ask_or_take(app, &transitions[l->id], a);
}

/* All the steps that the first row can take from where it is. */
static void choose(struct app *app, struct asked *a)
{
	struct menu *m = menu_new(_("Move on: to which state?"), chosen);

	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == a->rec[0].ent &&
		    transition_from(t, record_get(&a->rec[0], t->field)))
			menu_add(m, NULL, _(t->label), _(t->help),
			         t - transitions);
	m->with = a;
	m->forget = forget;
	menu_focus(m, -1);
	if (m->n) {
		app_push(app, &m->view);
	} else {
		m->view.ops->free(&m->view);
		app_note(app, _("Rows of this kind have no states, or this "
		         "one has reached its last."));
	}
}

/* The form of an update, begun. */
static void update(struct app *app, const struct record *action)
{
	struct record r;

	add_start(app, action, &entities[ENT_update], UPDATE_ACTION, &r);
	app_push(app, form_view(app, &r));
	record_fini(&r);
}

static void look_at(struct app *app, const struct record *r)
{
	struct view *v = findings_view(app, app->top->ops->in == IN_LIST ? NULL
	                               : record_get(r, FIELD_UID));

	if (v)
		app_push(app, v);
}

static void compare(struct app *app, const struct record *r)
{
	struct readout_what groups = { .kind = READOUT_METRIC };

	snprintf(groups.key, sizeof(groups.key), "%s", record_get(r, FIELD_UID));
	app_push(app, readout_view(app, groups));
}

bool step_command(struct app *app, const struct record *r, char *const *mark,
                  int nmark, enum command c)
{
	struct err e = { 0 };
	struct asked *a;

	switch (c) {
	case CMD_UPDATE: update(app, r); return true;
	case CMD_COMPARE: compare(app, r); return true;
	case CMD_LOOK:	look_at(app, r); return true;
	case CMD_STEP:
		if (r->ent == &entities[ENT_theme]) {
			app_push(app, merge_view(app, r));
			return true;
		}
		break;
	case CMD_DONE:
	case CMD_VERIFY: break;
	default:	return false;
	}
	a = gather(app, r, mark, nmark, &e);
	if (!a)
		app_fault(app, &e);
	else if (c == CMD_STEP)
		choose(app, a);
	else
		ask_or_take(app, step_named(r->ent, c == CMD_DONE ? "done"
		                                                  : "verify"), a);
	return true;
}
