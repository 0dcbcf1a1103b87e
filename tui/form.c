/* form.c - one row to type, a field a line; serves every entity. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/depend.h"
#include "db/tried.h"
#include "tui/app.h"
#include "tui/menu.h"
#include "tui/pick.h"
#include "tui/views.h"

static bool form_command(struct view *, struct app *, enum command);

static struct form_row *focused(struct form *f)
{
	return &f->row[f->at];
}

/* Of a new action or initiative whose title was just typed: the one before that
 * is most like it, and how that ended. */
static void offer_tried(struct form *f, struct app *app)
{
	const struct form_row *row = focused(f);
	struct tried_list t;

	if (!row->field || row->place != f->rec.ent->title || !form_tried(f, app, &t))
		return;
	if (t.n) {
		char *says = tried_says(&t.one[0]);

		app_note(app, t.n > 1 ? _("Tried before? %s (and others: %d)")
		                      : _("Tried before? %s"), says, t.n - 1);
		free(says);
	}
	tried_fini(&t);
}

static void go(struct form *f, struct app *app, int to)
{
	form_check(f, app, f->at);
	offer_tried(f, app);
	if (to >= 0 && to < f->n)
		f->at = to;
	form_keep_in_sight(f);
}

static void picked(struct app *app, const char *text)
{
	struct form *f = (struct form *)app->top;

	input_set(&focused(f)->typed, text);
	form_check(f, app, f->at);
	form_keep_in_sight(f);
}

static void choose(struct form *f, struct app *app)
{
	const struct form_row *row = focused(f);

	if (!form_has_list(row))
		app_note(app, _("This field has no list; type it."));
	else if (row->field)
		app_push(app, pick_view(app, row->field, row->typed.text,
		                        picked));
	else
		app_push(app, pick_rows_view(app, link_end_other(row->end),
		         form_label(row), row->typed.text, true, picked));
}

/* In a field that has a list, letters go to the list: typing narrows it. */
static bool list_key(struct form *f, struct app *app, wint_t key, bool is_code)
{
	bool rubs = is_code ? key == KEY_DC || key == KEY_BACKSPACE
	                    : key == 0x7f || key == ('H' & 0x1f) ||
	                      key == ('U' & 0x1f) || key == ('K' & 0x1f);

	if (rubs) {
		input_set(&focused(f)->typed, "");
		return true;
	}
	if (!is_code && key == ('Z' & 0x1f))
		return input_key(&focused(f)->typed, key, false, 1, 1);
	if (is_code || key <= ' ')
		return false;
	choose(f, app);
	return app->top->ops->key(app->top, app, key, false);
}

static void settle(struct form *f, struct app *app, enum form_side side)
{
	if (focused(f)->theirs)
		form_settle(f, app, f->at, side);
	else
		app_note(app, _("Nobody else has changed this field."));
}

static bool form_unsaved(const struct view *v)
{
	const struct form *f = (const struct form *)v;

	for (int i = 0; i < f->n; i++)
		if (form_touched(&f->row[i]))
			return true;
	return false;
}

static bool stays(struct form *f, struct app *app)
{
	if (!form_unsaved(&f->view) || f->leaving)
		return false;
	f->leaving = true;
	app_note(app, _("What you typed is not saved. Esc again leaves without "
	         "it; Ctrl-S saves."));
	return true;
}

/* False where the app may go back: then the typing is given up. */
static bool leave(struct form *f, struct app *app)
{
	if (stays(f, app))
		return true;
	if (f->leaving)
		form_draft_drop(f, app);
	return false;
}

/* The form is under the menu, and saves once it is known what else moves. */
static void moved(struct app *app, struct menu *m, const struct menu_line *l)
{
	struct form *f = m->with;

	if (l->id > MOVES_NONE) {
		menu_keep(app, m);
		return;
	}
	f->moves = l->id == MOVES_ALL ? MOVES_ALL : MOVES_NONE;
	form_command(&f->view, app, CMD_SAVE);
}

static bool asks_moves(struct form *f, struct app *app)
{
	struct moves m;
	struct menu *menu;

	form_moves(f, app, &m);
	if (!m.n) {
		moves_fini(&m);
		return false;
	}
	menu = menu_new(_("Others wait for it, and would be due before it"),
	                moved);
	menu_add(menu, NULL, _("Move them as well:"), NULL, MOVES_ALL);
	for (int i = 0; i < m.n; i++) {
		char *line = depend_say(&m, i);

		menu_add(menu, NULL, line, NULL, MOVES_NONE + 1);
		free(line);
	}
	menu_add(menu, NULL, _("Move this one alone"), NULL, MOVES_NONE);
	menu->with = f;
	menu_focus(menu, -1);
	app_push(app, &menu->view);
	moves_fini(&m);
	return true;
}

enum { PERSONAL_OUT, PERSONAL_STAYS, PERSONAL_BACK };

static void judged(struct app *app, struct menu *m, const struct menu_line *l)
{
	struct form *f = m->with;

	if (l->id == PERSONAL_BACK)
		return;
	if (l->id == PERSONAL_OUT)
		form_redact(f);
	else
		form_let_stand(f);
	form_command(&f->view, app, CMD_SAVE);
}

static bool asks_personal(struct form *f, struct app *app)
{
	char *says = form_personal(f);
	struct menu *menu;

	if (!says)
		return false;
	menu = menu_new(_("This may say who somebody is"), judged);
	menu_add(menu, NULL, _("Take it out, and save"), says, PERSONAL_OUT);
	menu_add(menu, NULL, _("Keep it: I have looked"), says, PERSONAL_STAYS);
	menu_add(menu, NULL, _("Back to the form"), NULL, PERSONAL_BACK);
	menu->with = f;
	menu_focus(menu, -1);
	app_push(app, &menu->view);
	free(says);
	return true;
}

/* Each fault stands beside its field; here are all of them, for some are out of
 * sight. */
static void sum_up(const struct form *f, struct app *app)
{
	char *names = xstrdup("");
	int n = 0;

	for (int i = 0; i < f->n; i++) {
		char *more;

		if (!f->row[i].fault)
			continue;
		more = xprintf("%s%s%s", names, n++ ? ", " : "", form_label(&f->row[i]));
		free(names);
		names = more;
	}
	if (n) {
		app_note(app, ngettext("Not saved. %d field is to be put right: %s.",
		         "Not saved. %d fields are to be put right: %s.", (unsigned long)n), n,
		         names);
		app->is_fault = true;
	}
	free(names);
}

static void save(struct form *f, struct app *app)
{
	form_complete(f);
	if (!form_unsaved(&f->view) && record_has(&f->rec, FIELD_VERSION)) {
		app_note(app, _("Nothing was changed."));
		app_pop(app);
	} else if (asks_personal(f, app) || asks_moves(f, app)) {
		return;
	} else if (form_save(f, app)) {
		form_draft_drop(f, app);
		app_pop(app);
	} else {
		if (!*app->note)
			sum_up(f, app);
		form_keep_in_sight(f);
	}
}

static void accept(struct form *f, struct app *app)
{
	if (form_has_list(focused(f)))
		choose(f, app);
	else
		go(f, app, f->at + 1);
}

static bool form_command(struct view *v, struct app *app, enum command c)
{
	struct form *f = (struct form *)v;

	switch (c) {
	case CMD_UP:
	case CMD_PREV:	go(f, app, f->at - 1); return true;
	case CMD_DOWN:
	case CMD_NEXT:	go(f, app, f->at + 1); return true;
	case CMD_PGUP:	go(f, app, f->at > 10 ? f->at - 10 : 0); return true;
	case CMD_PGDN:
		go(f, app, f->at + 10 < f->n ? f->at + 10 : f->n - 1);
		return true;
	case CMD_ACCEPT: accept(f, app); return true;
	case CMD_CHOOSE: choose(f, app); return true;
	case CMD_MINE:	settle(f, app, FORM_MINE); return true;
	case CMD_THEIRS: settle(f, app, FORM_THEIRS); return true;
	case CMD_BOTH:	settle(f, app, FORM_BOTH); return true;
	case CMD_DRAFT:	form_draft_take(f, app); return true;
	case CMD_SAVE:	save(f, app); return true;
	case CMD_BACK:	return leave(f, app);
	default:	return false;
	}
}

static bool form_key(struct view *v, struct app *app, wint_t key, bool is_code)
{
	struct form *f = (struct form *)v;
	struct form_row *row = focused(f);
	bool used;

	if (is_code || key != 27)
		f->leaving = false;
	if (form_has_list(row))
		return list_key(f, app, key, is_code);
	used = input_key(&row->typed, key, is_code, form_text_width(f),
	                 form_text_height(f, row));
	if (used)
		form_keep_in_sight(f);
	return used;
}

static void form_paste(struct view *v, struct app *app, const char *text)
{
	struct form *f = (struct form *)v;

	if (form_has_list(focused(f))) {
		choose(f, app);
		app->top->ops->paste(app->top, app, text);
		return;
	}
	app_paste(app, &focused(f)->typed, text, form_text_width(f), form_note_lines());
	form_keep_in_sight(f);
}

static void form_resume(struct view *v, struct app *app)
{
	(void)app;
	form_keep_in_sight((struct form *)v);
}

static bool form_after(struct view *v, struct app *app)
{
	form_draft_keep((struct form *)v, app);
	return false;
}

static void form_free(struct view *v)
{
	struct form *f = (struct form *)v;

	form_fini(f);
	free(f);
}

static const struct view_ops form_ops = {
	.in = IN_FORM,
	.draw = form_draw,
	.more = form_more,
	.command = form_command,
	.key = form_key,
	.paste = form_paste,
	.unsaved = form_unsaved,
	.resume = form_resume,
	.after = form_after,
	.free = form_free,
};

struct view *form_view(struct app *app, const struct record *r)
{
	struct form *f = xcalloc(1, sizeof(*f));

	f->view.ops = &form_ops;
	form_fill(f, app, r);
	form_draft_offer(f, app);
	return &f->view;
}

struct view *form_view_linked(struct app *app, const struct record *r, struct link_end end,
                              const char *reference)
{
	struct form *f = (struct form *)form_view(app, r);

	for (int i = 0; i < f->n; i++)
		if (!f->row[i].field && f->row[i].end.link == end.link &&
		    f->row[i].end.back == end.back)
			input_set(&f->row[i].typed, reference);
	return &f->view;
}
