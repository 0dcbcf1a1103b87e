/* form_save.c - from what was typed to what is kept, and back when somebody
 * else was first. */
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/depend.h"
#include "db/local.h"
#include "db/role.h"
#include "db/store.h"
#include "db/tried.h"
#include "tui/app.h"
#include "tui/form.h"

static char *show_links(struct app *app, const struct record *r,
                        struct link_end end)
{
	const char *uid = record_get(r, FIELD_UID);
	char *text = NULL;
	struct err e = { 0 };

	if (*uid && !store_links(app->db, end, &uid, 1, false, &text, &e))
		app_fault(app, &e);
	return text ? text : xstrdup("");
}

static char *show_local(struct app *app, const struct record *r, const struct local *l)
{
	const char *uid = record_get(r, FIELD_UID);
	char *kept = NULL, *text;
	struct err e = { 0 };

	if (*uid && !local_values(app->db, l, &uid, 1, &kept, &e))
		app_fault(app, &e);
	text = local_show(l, kept ? kept : "");
	free(kept);
	return text;
}

static char *show_row(struct app *app, const struct record *r,
                      const struct form_row *row)
{
	if (row->local)
		return show_local(app, r, row->local);
	return row->field ? record_show(r, row->place, db_lookup(app->db))
	                  : show_links(app, r, row->end);
}

static void add_row(struct form *f, struct app *app, struct form_row row)
{
	bool lines = row.field && row.field->type == FT_NOTE;
	int must = row.field && row.field->flags & FF_REQUIRED ? 2 : 0, cells;

	f->row = xreallocarray(f->row, (size_t)f->n + 1, sizeof(*f->row));
	row.was = show_row(app, &f->rec, &row);
	input_init(&row.typed, row.was, lines);
	cells = text_cells(form_label(&row), strlen(form_label(&row))) + must;
	f->label = cells > f->label ? cells : f->label;
	f->row[f->n++] = row;
}

void form_fill(struct form *f, struct app *app, const struct record *r)
{
	struct link_end end;
	const struct local *l;
	struct err e = { 0 };

	/* Before anything is typed in vain; a reader is told so for all of it. */
	if (!db_is_read_only(app->db) && !role_allows(app->db, r->ent, &e))
		app_fault(app, &e);
	record_copy(&f->rec, r);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (r->ent->fields[i].label && field_is_typed(&r->ent->fields[i]))
			add_row(f, app, (struct form_row){
				.field = &r->ent->fields[i], .place = i });
	for (int i = 0; (l = locals_of(db_locals(app->db), r->ent, i)); i++)
		if (!l->retired)
			add_row(f, app, (struct form_row){ .local = l });
	for (int i = 0; link_end_of(r->ent, i, &end); i++)
		add_row(f, app, (struct form_row){ .end = end });
	form_order(f);
}

void form_fini(struct form *f)
{
	for (int i = 0; i < f->n; i++) {
		input_fini(&f->row[i].typed);
		free(f->row[i].was);
		free(f->row[i].fault);
		free(f->row[i].theirs);
	}
	free(f->row);
	free(f->draft);
	record_fini(&f->rec);
}

const char *form_label(const struct form_row *row)
{
	if (row->local)
		return row->local->name;
	return _(row->field ? row->field->label : link_end_label(row->end));
}

const char *form_help(const struct form_row *row)
{
	const struct local *l = row->local;

	if (row->field)
		return _(row->field->help);
	if (!l)
		return _("Numbers, a semicolon between.");
	return l->help ? l->help : l->words ? l->words
	                         : _("A field of the trust's own.");
}

bool form_has_list(const struct form_row *row)
{
	return (!row->field && !row->local) || (row->field && (row->field->type == FT_CHOICE ||
	       row->field->type == FT_SET || row->field->type == FT_REF));
}

bool form_touched(const struct form_row *row)
{
	return strcmp(row->was, row->typed.text) != 0;
}

static void set_fault(struct form_row *row, const char *msg)
{
	free(row->fault);
	row->fault = msg ? xstrdup(msg) : NULL;
}

/* The records of a change; the first is the row itself. */
struct batch {
	struct record *rec;
	int n;
};

static void batch_fini(struct batch *b)
{
	for (int i = 0; i < b->n; i++)
		record_fini(&b->rec[i]);
	free(b->rec);
}

static bool read_row(const struct form_row *row, struct app *app,
                     struct batch *b, struct err *e)
{
	if (row->field)
		return record_read(&b->rec[0], row->place, db_lookup(app->db),
		                   row->typed.text, e) &&
		       record_check_field(&b->rec[0], row->place,
		                          db_words(app->db), e);
	if (row->local)
		return local_values_read(app->db, row->local, record_get(&b->rec[0], FIELD_UID),
		                         row->typed.text, &b->rec, &b->n, e);
	return store_links_read(app->db, row->end,
	                        record_get(&b->rec[0], FIELD_UID),
	                        row->typed.text, &b->rec, &b->n, e);
}

/* A new row brings its uid, so that links can be made in the same change. */
static void batch_init(struct batch *b, const struct form *f)
{
	char uid[UID_SIZE];

	b->n = 1;
	b->rec = xcalloc(1, sizeof(*b->rec));
	record_copy(&b->rec[0], &f->rec);
	if (!record_has(&b->rec[0], FIELD_UID)) {
		chain_random(uid, 16);
		record_set(&b->rec[0], FIELD_UID, uid);
	}
}

void form_check(struct form *f, struct app *app, int i)
{
	struct form_row *row = &f->row[i];
	struct batch b;
	struct err e = { 0 };

	set_fault(row, NULL);
	if (!form_touched(row))
		return;
	batch_init(&b, f);
	if (!read_row(row, app, &b, &e)) {
		set_fault(row, e.msg);
	} else if (row->field) {
		char *shown = show_row(app, &b.rec[0], row);
		input_set(&row->typed, shown);
		free(shown);
	}
	batch_fini(&b);
}

bool form_tried(const struct form *f, struct app *app, struct tried_list *t)
{
	const struct entity *ent = f->rec.ent;
	struct err ignored;
	bool ok = true;

	if (record_has(&f->rec, FIELD_VERSION) ||
	    (ent != &entities[ENT_action] && ent != &entities[ENT_initiative]))
		return false;
	for (int i = 0; i < f->n; i++)
		if (f->row[i].field && f->row[i].place == ent->title) {
			ok = form_touched(&f->row[i]) &&
			     tried_read(app->db, f->row[i].typed.text, "", t, &ignored);
			break;
		}
	return ok;
}

void form_settle(struct form *f, struct app *app, int i, enum form_side side)
{
	struct form_row *row = &f->row[i];
	char *both = xprintf("%s%s%s", row->typed.text,
	                     row->typed.lines ? "\n" : "; ", row->theirs);

	if (side != FORM_MINE)
		input_set(&row->typed, side == FORM_BOTH ? both : row->theirs);
	free(both);
	free(row->theirs);
	row->theirs = NULL;
	form_check(f, app, i);
}

static bool is_empty(const char *s)
{
	return !s[strspn(s, " \t\n")];
}

/* Every touched row, and every one that must be filled in; false leaves the
 * focus on the first with a fault. */
static bool read_all(struct form *f, struct app *app, struct batch *b)
{
	int wrong = -1;

	for (int i = f->n - 1; i >= 0; i--) {
		struct form_row *row = &f->row[i];
		struct err e = { 0 };
		set_fault(row, NULL);
		if (row->field && row->field->flags & FF_REQUIRED &&
		    is_empty(row->typed.text))
			set_fault(row, _("This must be filled in."));
		else if (row->theirs)
			set_fault(row, _("Both of you changed this: F5 keeps "
			                 "yours, F6 theirs, F7 both."));
		else if (form_touched(row) && !read_row(row, app, b, &e))
			set_fault(row, e.msg);
		if (row->fault)
			wrong = i;
	}
	if (wrong >= 0)
		f->at = wrong;
	return wrong < 0;
}

/* What they changed and we did not is taken as it is; what both changed is
 * shown beside ours. */
static void merge_row(struct form *f, struct app *app, struct form_row *row,
                      int *both)
{
	char *theirs = show_row(app, &f->rec, row);
	bool touched = form_touched(row);

	if (strcmp(theirs, row->was) != 0 && touched &&
	    strcmp(theirs, row->typed.text) != 0) {
		free(row->theirs);
		row->theirs = xstrdup(theirs);
		*both += 1;
	} else if (!touched) {
		input_set(&row->typed, theirs);
	}
	free(row->was);
	row->was = theirs;
}

static void merge(struct form *f, struct app *app, const struct err *busy)
{
	struct record now;
	struct err e = { 0 };
	int both = 0;

	app_fault(app, busy);
	if (!store_get(app->db, f->rec.ent, record_get(&f->rec, FIELD_UID),
	               &now, &e))
		return;
	if (record_int(&now, FIELD_VERSION) ==
	    record_int(&f->rec, FIELD_VERSION)) {
		record_fini(&now);
		return;
	}
	record_fini(&f->rec);
	f->rec = now;
	for (int i = f->n - 1; i >= 0; i--) {
		int before = both;
		merge_row(f, app, &f->row[i], &both);
		if (both > before)
			f->at = i;
	}
	if (both)
		app_note(app, _("%s. Where both of you changed it: F5 keeps yours, F6 theirs,"
		         " F7 both."), busy->msg);
	else
		app_note(app, _("%s. It is in the form now, beside yours. "
		         "Ctrl-S saves both."), busy->msg);
}

static void tell(struct app *app, const struct record *r, bool is_new,
                 const char *warning)
{
	char name[NAME_SIZE];

	record_name(r, name);
	app_note(app, is_new ? _("Added %s, %s.%s%s") : _("Saved %s, %s.%s%s"),
	         name, record_title(r), *warning ? " " : "", warning);
	snprintf(app->saved, sizeof(app->saved), "%s",
	         record_get(r, FIELD_UID));
}

void form_moves(struct form *f, struct app *app, struct moves *m)
{
	struct batch b;
	struct err e = { 0 };

	*m = (struct moves){ 0 };
	batch_init(&b, f);
	if (f->moves == MOVES_ASK &&
	    read_all(f, app, &b) && !depend_moves(app->db, &b.rec[0], m, &e))
		app_fault(app, &e);
	batch_fini(&b);
}

/* Whoever moves a date is led to where the reason goes. */
static void lead_to(struct form *f, int field)
{
	for (int i = 0; i < f->n; i++)
		if (f->row[i].field && f->row[i].place == field)
			f->at = i;
}

static void show_fault(struct form *f, struct app *app, const struct batch *b,
                       const struct err *e)
{
	struct record was;
	struct err why, ignored;

	app_fault(app, e);
	if (f->rec.ent != &entities[ENT_action] || !store_get(app->db,
	    f->rec.ent, record_get(&f->rec, FIELD_UID), &was, &ignored))
		return;
	if (!action_check_slip(&was, &b->rec[0], &why))
		lead_to(f, record_differs(&was, &b->rec[0], ACTION_DUE_REASON)
		        ? ACTION_AGREED_BODY : ACTION_DUE_REASON);
	record_fini(&was);
}

bool form_save(struct form *f, struct app *app)
{
	bool is_new = !record_has(&f->rec, FIELD_VERSION), ok;
	struct err e = { 0 };
	struct batch b;
	struct change c = { 0 };
	struct record **list;
	struct moves m;

	batch_init(&b, f);
	if (!read_all(f, app, &b)) {
		batch_fini(&b);
		return false;
	}
	if (f->moves == MOVES_ALL && depend_moves(app->db, &b.rec[0], &m, &e))
		depend_give(&m, &b.rec, &b.n);
	list = xcalloc((size_t)b.n, sizeof(*list));
	for (int i = 0; i < b.n; i++)
		list[i] = &b.rec[i];
	c.rec = list;
	c.nrec = b.n;
	ok = store_apply(app->db, &c, &e);
	f->moves = MOVES_ASK;
	if (ok)
		tell(app, &b.rec[0], is_new, c.warning);
	else if (e.code == ERR_BUSY && !is_new)
		merge(f, app, &e);
	else
		show_fault(f, app, &b, &e);
	free(list);
	batch_fini(&b);
	return ok;
}
