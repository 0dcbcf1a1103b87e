/* linear_step.c - what can be done with a row, line by line. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "db/verify.h"
#include "import/evidence.h"
#include "tui/add.h"
#include "tui/check.h"
#include "tui/closing.h"
#include "tui/linear.h"
#include "tui/step.h"

static void nothing(struct linear *l)
{
	linear_say(l, _("Nothing was changed."));
}

static void say_saved(struct linear *l)
{
	linear_say(l, _("Saved. %s"), l->app.note);
	l->app.note[0] = '\0';
}

/* What was promised beside the evidence, and the question. */
static void verify(struct linear *l, const struct record *r)
{
	static const char *const answers[] = { "", "yes", "no", "partly" };
	struct looks looks;
	struct err e = { 0 };
	const char *words = NULL;
	int n;

	if (!verify_looks(l->app.db, r, &looks, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return;
	}
	for (int i = 0; i < looks.n; i++)
		linear_say(l, "%s", looks.line[i]);
	looks_fini(&looks);
	n = linear_choose(l, _("Verified? 1 yes, 2 no, 3 partly, 0 back."), 3);
	if (n > 1)
		words = linear_ask(l, _("What is lacking?"));
	if (n < 1 || (n > 1 && (!words || !*words)))
		nothing(l);
	else if (check_take(&l->app, r, answers[n], words))
		say_saved(l);
	linear_note(l);
}

/* Everything the step wants to know besides its reason. */
static bool ask_more(struct linear *l, struct record *r, int n, const struct transition *t)
{
	int field;

	while ((field = closing_next(t, r)) && !l->over) {
		char *question = closing_question(&l->app, r, field);
		const char *s = linear_ask(l, question);

		free(question);
		if (!s || !*s)
			return false;
		for (int i = 0; i < n; i++)
			if (!closing_set(&l->app, &r[i], field, s)) {
				linear_note(l);
				break;
			}
	}
	return !l->over;
}

static const char *ask_reason(struct linear *l, const struct record *r,
                              const struct transition *t)
{
	char *question = r->ent->fields[t->reason].type == FT_REF
		? closing_question(&l->app, r, t->reason) : xstrdup(_("Why?"));
	const char *said = linear_ask(l, question);

	free(question);
	return said;
}

/* Each must be where the step begins, and is checked beside its own evidence. */
static bool can_step(struct linear *l, const struct record *r, int n, const struct transition *t)
{
	char name[NAME_SIZE];

	if (n > 1 && transition_is_check(t)) {
		linear_say(l, _("Verify one at a time: each is looked at beside its own"
		           " evidence."));
		return false;
	}
	for (int i = 0; i < n; i++)
		if (!transition_from(t, record_get(&r[i], t->field))) {
			record_name(&r[i], name);
			linear_say(l, _("%s cannot take that step from where it is; nothing was"
			           " changed."), name);
			return false;
		}
	return true;
}

void linear_step(struct linear *l, struct record *r, int n, const struct transition *t)
{
	const char *said;
	char *reason;

	if (!can_step(l, r, n, t))
		return;
	if (transition_is_check(t)) {
		verify(l, r);
		return;
	}
	said = t->reason ? ask_reason(l, r, t) : NULL;
	if (t->reason && (!said || !*said)) {
		nothing(l);
		return;
	}
	reason = said ? xstrdup(said) : NULL;
	if (!ask_more(l, r, n, t))
		nothing(l);
	else if (step_take(&l->app, t, r, n, reason))
		say_saved(l);
	linear_note(l);
	free(reason);
}

void linear_update(struct linear *l, const struct record *action)
{
	struct record r;

	add_start(&l->app, action, &entities[ENT_update], UPDATE_ACTION, &r);
	linear_add_begun(l, &r);
	record_fini(&r);
}

void linear_add_to(struct linear *l, const struct record *to)
{
	const struct entity *kind;
	struct record r;
	int field, n = 0, at;

	for (; add_kind(to->ent, n, &kind, &field); n++) {
		char *label = add_label(to->ent, kind, field);

		linear_say(l, "%d. %s.", n + 1, label);
		free(label);
	}
	at = linear_choose(l, _("Which? 0 goes back."), n);
	if (at < 1 || !add_kind(to->ent, at - 1, &kind, &field)) {
		nothing(l);
		return;
	}
	add_start(&l->app, to, kind, field, &r);
	linear_add_begun(l, &r);
	record_fini(&r);
}

void linear_look(struct linear *l, const struct record *r)
{
	struct evidence_found f;
	struct err e = { 0 };

	if (!evidence_look(l->app.db, r ? record_get(r, FIELD_UID) : NULL, &f, &e)) {
		app_fault(&l->app, &e);
		linear_note(l);
		return;
	}
	for (int i = 0; i < f.n; i++)
		linear_say(l, "%s: %s.", record_title(&f.one[i].rec),
		           evidence_label(f.one[i].kind));
	evidence_found_fini(&f);
}
