/* linear_form.c - a row asked for field by field; the same form as on the
 * screen holds what was typed, checks it and settles conflicts. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/depend.h"
#include "db/tried.h"
#include "db/store.h"
#include "tui/linear_form.h"

/* Typing is kept from here on, until it is saved or given up. */
static void ask_row(struct linear *l, struct form *f, int i)
{
	linear_field(l, f, i);
	form_draft_keep(f, &l->app);
}

/* What was typed before the line broke; true where it is wanted. */
static bool take_draft(struct linear *l, struct form *f)
{
	bool back;

	form_draft_offer(f, &l->app);
	l->app.note[0] = '\0';
	if (!f->offered)
		return false;
	back = linear_choose(l, _("What was typed here before was not saved. 1 brings it back, 0"
	                          " goes on without it."), 1) == 1;
	if (back)
		form_draft_take(f, &l->app);
	l->app.note[0] = '\0';
	return back;
}

static void settle(struct linear *l, struct form *f, int i)
{
	struct form_row *row = &f->row[i];
	int n;

	linear_say(l, _("%s. Yours: %s. Theirs: %s."), form_label(row),
	           row->typed.text, row->theirs);
	n = linear_choose(l, _("1 keeps yours, 2 theirs, 3 both."), 3);
	if (n > 0)
		form_settle(f, &l->app, i, n == 1 ? FORM_MINE
		            : n == 2 ? FORM_THEIRS : FORM_BOTH);
}

/* Ask again for each row that stands in the way; how many no longer do. */
static int ask_again(struct linear *l, struct form *f)
{
	int cleared = 0;

	for (int i = 0; i < f->n && !l->over; i++) {
		struct form_row *row = &f->row[i];
		if (!row->theirs && !row->fault)
			continue;
		if (row->theirs) {
			settle(l, f, i);
		} else {
			linear_say(l, "%s: %s", form_label(row), row->fault);
			ask_row(l, f, i);
		}
		cleared += !row->theirs && !row->fault;
	}
	return cleared;
}

/* False where it is better left. */
static bool ask_moves(struct linear *l, struct form *f)
{
	struct moves m;
	int n = 2;

	form_moves(f, &l->app, &m);
	if (m.n) {
		linear_say(l, _("Others wait for it, and would be due before it:"));
		for (int i = 0; i < m.n; i++) {
			char *line = depend_say(&m, i);

			linear_say(l, "%s.", line);
			free(line);
		}
		n = linear_choose(l, _("1 moves them as well, 2 this one alone,"
		                      " 0 changes nothing."), 2);
		f->moves = n == 1 ? MOVES_ALL : MOVES_NONE;
	}
	moves_fini(&m);
	return n > 0;
}

/* False where it is better left. */
static bool ask_personal(struct linear *l, struct form *f)
{
	char *says = form_personal(f);
	int n;

	if (!says)
		return true;
	linear_say(l, _("This may say who somebody is. %s."), says);
	free(says);
	n = linear_choose(l, _("1 takes it out and saves, 2 keeps it: you have looked,"
	                      " 0 changes nothing."), 2);
	if (n == 1)
		form_redact(f);
	else if (n == 2)
		form_let_stand(f);
	return n > 0;
}

/* True if it is kept. */
static bool save(struct linear *l, struct form *f)
{
	form_complete(f);
	if (!ask_personal(l, f) || !ask_moves(l, f))
		return false;
	while (!form_save(f, &l->app)) {
		linear_note(l);
		if (!ask_again(l, f) || l->over)
			return false;
	}
	form_draft_drop(f, &l->app);
	linear_note(l);
	return true;
}

static void say_rows(struct linear *l, const struct form *f)
{
	for (int i = 0; i < f->n; i++)
		linear_say(l, "%d. %s: %s", i + 1, form_label(&f->row[i]),
		           f->row[i].typed.len ? f->row[i].typed.text
		                               : _("empty"));
}

static bool touched(const struct form *f)
{
	for (int i = 0; i < f->n; i++)
		if (form_touched(&f->row[i]))
			return true;
	return false;
}

static bool leave(struct linear *l, struct form *f)
{
	if (touched(f) && linear_choose(l, _("What you typed is not saved. "
	    "1 leaves without it, 0 goes on."), 1) != 1)
		return false;
	if (touched(f))
		form_draft_drop(f, &l->app);
	return true;
}

/* Fields by their numbers, until it is saved or left. */
static void change(struct linear *l, struct form *f)
{
	bool done = false;

	say_rows(l, f);
	while (!done && !l->over) {
		int n = linear_choose(l, _("Which field? Its number, s to save, "
		                      "l to list them again, 0 to leave."), f->n);
		if (l->over)
			break;
		if (n > 0)
			ask_row(l, f, n - 1);
		else if (n == 0)
			done = leave(l, f);
		else if (strcmp(l->line, "s") == 0)
			done = save(l, f);
		else
			say_rows(l, f);
	}
}

void linear_edit(struct linear *l, const struct record *r)
{
	struct form f = { 0 };

	form_fill(&f, &l->app, r);
	linear_note(l);
	take_draft(l, &f);
	change(l, &f);
	form_fini(&f);
}

/* After its title: what is like it, and how that ended. */
static void say_tried(struct linear *l, const struct form *f, int i)
{
	struct tried_list t;

	if (!f->row[i].field || f->row[i].place != f->rec.ent->title ||
	    !form_tried(f, &l->app, &t))
		return;
	for (int k = 0; k < t.n; k++) {
		char *says = tried_says(&t.one[k]);

		linear_say(l, _("Tried before? %s"), says);
		free(says);
	}
	tried_fini(&t);
}

/* What must be there and what lists show, but not what is begun; the rest can
 * follow. */
static void ask_main(struct linear *l, struct form *f, bool begun)
{
	for (int i = 0; i < f->asked && !l->over; i++)
		ask_row(l, f, i);
	for (int i = 0; !f->asked && i < f->n && !l->over; i++)
		if (f->row[i].field && !(begun && f->row[i].typed.len) &&
		    (linear_field_required(&f->row[i]) ||
		     f->row[i].field->flags & FF_LIST)) {
			ask_row(l, f, i);
			say_tried(l, f, i);
		}
}

static void add(struct linear *l, const struct record *r, bool begun)
{
	struct form f = { 0 };
	int n;

	form_fill(&f, &l->app, r);
	linear_note(l);
	linear_say(l, _("New: %s. Enter leaves a field as it is."),
	           _(r->ent->label));
	if (take_draft(l, &f)) {
		change(l, &f);
		form_fini(&f);
		return;
	}
	ask_main(l, &f, begun);
	n = l->over ? 0 : linear_choose(l, _("1 saves, 2 goes on to other "
	                                "fields, 0 leaves without saving."), 2);
	if (n == 2 || (n == 1 && !save(l, &f) && !l->over))
		change(l, &f);
	else if (n == 0 && !l->over)
		form_draft_drop(&f, &l->app);
	form_fini(&f);
}

void linear_link(struct linear *l, const struct record *r)
{
	struct form f = { 0 };
	int at[64], n = 0, choice;

	form_fill(&f, &l->app, r);
	for (int i = 0; i < f.n && n < 64; i++)
		if (!f.row[i].field && !f.row[i].local) {
			at[n++] = i;
			linear_say(l, "%d. %s: %s", n, form_label(&f.row[i]),
			           f.row[i].typed.len ? f.row[i].typed.text : _("empty"));
		}
	choice = n ? linear_choose(l, _("Link it to which? Its number, or 0 to go back."), n) : 0;
	if (choice > 0)
		ask_row(l, &f, at[choice - 1]);
	if (choice > 0 && touched(&f) && !l->over)
		save(l, &f);
	else if (!l->over)
		linear_say(l, _("Nothing was changed."));
	form_fini(&f);
}

void linear_add(struct linear *l, const struct entity *ent)
{
	struct record r;

	store_start(l->app.db, &r, ent);
	add(l, &r, false);
	record_fini(&r);
}

void linear_fill(struct linear *l, const struct record *r)
{
	add(l, r, false);
}

void linear_add_begun(struct linear *l, const struct record *r)
{
	add(l, r, true);
}
