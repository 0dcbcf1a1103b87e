/* linear_field.c - one field of a form, asked for until it can be read: typed,
 * chosen from a list, or taken by a near name. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "tui/linear_form.h"
#include "tui/menu.h"
#include "tui/pick.h"

enum { LISTED = 20 };

bool linear_field_required(const struct form_row *row)
{
	return row->field && row->field->flags & FF_REQUIRED;
}

static bool has_words(const struct form_row *row)
{
	return row->field && (row->field->type == FT_CHOICE ||
	                      row->field->type == FT_SET);
}

static const struct entity *list_of(const struct form_row *row)
{
	if (row->field)
		return row->field->type == FT_REF ? &entities[row->field->ref] : NULL;
	return row->local ? NULL : link_end_other(row->end);
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
	linear_say(l, "%s%s. %s%s", form_label(row),
	           linear_field_required(row) ? _(", must be filled in") : "", form_help(row),
	           list_of(row) ? _(" ? lists them.") : "");
	if (has_words(row))
		say_words(l, row);
	if (row->typed.len)
		linear_say(l, _("Now: %s"), row->typed.text);
	if (row->typed.len && row->typed.lines)
		linear_say(l, _("+ and words adds a line to it; other words replace it."));
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

/* The lines of a note up to one with a full stop alone, after those it has where
 * they begin with a plus. */
static char *read_note(struct linear *l, const struct form_row *row, const char *first)
{
	bool goes_on = strncmp(first, "+ ", 2) == 0 && row->typed.len;
	char *text = goes_on ? xprintf("%s\n%s", row->typed.text, first + 2) : xstrdup(first);
	const char *s;

	linear_say(l, _("More lines? A line with only a full stop ends it."));
	while ((s = linear_ask(l, "")) && strcmp(s, ".") != 0) {
		char *more = xprintf("%s\n%s", text, s);
		free(text);
		text = more;
	}
	return text;
}

/* --- its list --- */

/* Links are several: what is chosen is one more of them. */
static char *and_one_more(const struct form_row *row, const char *name)
{
	bool more = !row->field && row->typed.len;

	return xprintf("%s%s%s", more ? row->typed.text : "", more ? "; " : "", name);
}

/* "? bel": what there is that holds the words, by numbers, and the one that is
 * chosen; the caller frees it, NULL where none is. */
static char *choose(struct linear *l, const struct form_row *row, const char *words)
{
	const struct entity *ent = list_of(row);
	struct menu *m = menu_new("", NULL);
	char *text = NULL;
	int n;

	input_set(&m->typed, words);
	pick_fill(&l->app, m, ent);
	linear_note(l);
	for (int i = 0; i < m->n && i < LISTED; i++)
		linear_say(l, "%d. %s, %s", i + 1, m->line[i].text, m->line[i].key);
	if (m->n > LISTED)
		linear_say(l, _("There are more. ? and words lists those that hold them."));
	if (!m->n)
		linear_say(l, _("There is nothing to choose from."));
	n = m->n ? linear_choose(l, _("Which? Its number, or 0 for none."),
	                         m->n < LISTED ? m->n : LISTED) : 0;
	if (n > 0)
		text = and_one_more(row, m->line[n - 1].key);
	m->view.ops->free(&m->view);
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
		text = *typed ? read_note(l, row, typed) : xstrdup("");
	else
		text = xstrdup(typed);
	input_set(&row->typed, text);
	form_check(f, &l->app, i);
	free(text);
}

/* What is typed, a choice from the list, or nothing any more: "-".  False where
 * none was made. */
static bool answer(struct linear *l, struct form *f, int i, const char *s)
{
	struct form_row *row = &f->row[i];
	char *text;

	if (*s == '?' && list_of(row)) {
		text = choose(l, row, s + 1 + strspn(s + 1, " "));
	} else if (*s == '?') {
		linear_say(l, "%s", form_help(row));
		text = NULL;
	} else {
		text = xstrdup(strcmp(s, "-") == 0 ? "" : s);
	}
	if (!text)
		return false;
	set(l, f, i, text);
	free(text);
	return true;
}

void linear_field(struct linear *l, struct form *f, int i)
{
	struct form_row *row = &f->row[i];
	char *before = xstrdup(row->typed.text);
	const char *s;

	say_question(l, row);
	while ((s = linear_ask(l, "")) && *s) {
		if (!answer(l, f, i, s))
			continue;
		if (!row->fault || offer_near(l, f, i))
			break;
		linear_say(l, _("Not taken: %s. Try again; Enter leaves it."),
		           row->fault);
		input_set(&row->typed, before);
		form_check(f, &l->app, i);
	}
	free(before);
}
