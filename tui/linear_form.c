/* linear_form.c - a row asked for field by field; the same form as on the
 * screen holds what was typed, checks it and settles conflicts. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/depend.h"
#include "db/tried.h"
#include "db/store.h"
#include "tui/form.h"
#include "tui/linear.h"
#include "tui/pick.h"


static bool is_required(const struct form_row *row)
{
	return row->field && row->field->flags & FF_REQUIRED;
}

static bool has_words(const struct form_row *row)
{
	return row->field && (row->field->type == FT_CHOICE ||
	                      row->field->type == FT_SET);
}

static void say_words(struct linear *l, const struct form_row *row)
{
	const struct words *w = db_words(l->app.db);
	enum vocab_id v = row->field->vocab;

	for (int i = 0; i < w->n[v]; i++)
		if (!w->word[v][i].retired)
			linear_say(l, "%d. %s", i + 1, _(w->word[v][i].label));
}

static void say_question(struct linear *l, const struct form_row *row)
{
	linear_say(l, "%s%s. %s", form_label(row),
	           is_required(row) ? _(", must be filled in") : "", form_help(row));
	if (has_words(row))
		say_words(l, row);
	if (row->typed.len)
		linear_say(l, _("Now: %s"), row->typed.text);
}

/* A number stands for a word of the list; "1 3" for two of a set. */
static char *words_of(struct linear *l, const struct form_row *row,
                      const char *typed)
{
	const struct words *w = db_words(l->app.db);
	enum vocab_id v = row->field->vocab;
	char *out = xstrdup(""), *copy = xstrdup(typed), *at = copy, *one;
	bool numbers = typed[strspn(typed, "0123456789 ,;")] == '\0';

	while (numbers && (one = strsep(&at, " ,;"))) {
		int n = atoi(one);
		if (n < 1 || n > w->n[v])
			continue;
		char *more = xprintf("%s%s%s", out, *out ? "; " : "",
		                     _(w->word[v][n - 1].label));
		free(out);
		out = more;
	}
	free(copy);
	if (numbers && *out)
		return out;
	free(out);
	return xstrdup(typed);
}

/* The lines of a note up to one with a full stop alone. */
static char *read_note(struct linear *l, const char *first)
{
	char *text = xstrdup(first);
	const char *s;

	linear_say(l, _("More lines? A line with only a full stop ends it."));
	while ((s = linear_ask(l, "")) && strcmp(s, ".") != 0) {
		char *more = xprintf("%s\n%s", text, s);
		free(text);
		text = more;
	}
	return text;
}

/* True if the near name is taken. */
static bool offer_near(struct linear *l, struct form *f, int i)
{
	struct form_row *row = &f->row[i];
	char *near, *question;
	bool yes;

	if (!row->field || row->field->type != FT_REF)
		return false;
	near = pick_near(&l->app, &entities[row->field->ref], row->typed.text);
	if (!near)
		return false;
	question = xprintf(_("Did you mean %s? 1 yes, 0 no."), near);
	yes = linear_choose(l, question, 1) == 1;
	if (yes) {
		input_set(&row->typed, near);
		form_check(f, &l->app, i);
	}
	free(question);
	free(near);
	return yes;
}

static void set(struct linear *l, struct form *f, int i, const char *typed)
{
	struct form_row *row = &f->row[i];
	char *text;

	if (has_words(row))
		text = words_of(l, row, typed);
	else if (row->typed.lines)
		text = read_note(l, typed);
	else
		text = xstrdup(typed);
	input_set(&row->typed, text);
	form_check(f, &l->app, i);
	free(text);
}

/* Until it can be read, or is left as it was. */
static void ask_row(struct linear *l, struct form *f, int i)
{
	struct form_row *row = &f->row[i];
	char *before = xstrdup(row->typed.text);
	const char *s;

	say_question(l, row);
	while ((s = linear_ask(l, "")) && *s) {
		set(l, f, i, strcmp(s, "-") == 0 ? "" : s);
		if (!row->fault || offer_near(l, f, i))
			break;
		linear_say(l, _("Not taken: %s. Try again; Enter leaves it."),
		           row->fault);
		input_set(&row->typed, before);
		form_check(f, &l->app, i);
	}
	free(before);
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

static bool leave(struct linear *l, const struct form *f)
{
	return !touched(f) || linear_choose(l, _("What you typed is not saved. "
	       "1 leaves without it, 0 goes on."), 1) == 1;
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
		    (is_required(&f->row[i]) ||
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
	linear_say(l, _("New: %s. Enter leaves a field as it is."),
	           _(r->ent->label));
	ask_main(l, &f, begun);
	n = l->over ? 0 : linear_choose(l, _("1 saves, 2 goes on to other "
	                                "fields, 0 leaves without saving."), 2);
	if (n == 2 || (n == 1 && !save(l, &f) && !l->over))
		change(l, &f);
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
