/* list.c - rows of any entity on standard output. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bucket.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/local.h"
#include "db/status.h"
#include "db/view.h"
#include "db/store.h"

enum { MOST = 160, BATCH = 50, COL_STATUS = -3, COL_LOCAL = -4 };

/* What is written of each row: its reference, fields, then link ends. */
struct sheet {
	const struct call *call;
	struct out out;
	struct out_column col[MOST];
	int field[MOST];		/* -1 the reference, -2 the uid, COL_... */
	int nfield, nlocal, ncol;	/* then local fields, then links */
	const struct local *local[MOST];
	bool named;			/* columns of a view: local ones among them */
	char linkname[MOST][64];
	struct record row[BATCH];	/* whose links are read together */
	int nrow, left;
	bool ok;
	struct err *e;
};

static bool for_files(const struct sheet *s)
{
	return s->out.form == OUT_JSON || s->out.form == OUT_CSV ||
	       s->out.form == OUT_TSV;
}

static void add_column(struct sheet *s, int field, const char *name,
                       const char *label, bool number)
{
	s->field[s->ncol] = field;
	s->col[s->ncol++] = (struct out_column){ name, label, number };
}

static bool is_number(const struct field *f)
{
	return f->type == FT_INT;
}

/* People see the list's columns; a file, or --all, holds every one. */
static void choose_columns(struct sheet *s, bool whole)
{
	const struct entity *ent = s->call->ent;
	const struct local *l;
	struct link_end end;

	add_column(s, -1, "ref", N_("Ref"), false);
	if (whole && s->out.form == OUT_JSON)
		add_column(s, -2, "uid", "uid", false);
	for (int i = FIELD_OWN; i < ent->nfields; i++)
		if (ent->fields[i].label && (whole || ent->fields[i].flags & FF_LIST))
			add_column(s, i, ent->fields[i].name,
			           ent->fields[i].label,
			           is_number(&ent->fields[i]));
	s->nfield = s->ncol;
	for (int i = 0; s->ncol < MOST / 2 && (l = locals_of(db_locals(s->call->db), ent, i)); i++)
		if (whole || l->shown) {
			s->local[s->nlocal++] = l;
			add_column(s, 0, l->key, l->name, l->kind == LOCAL_NUMBER);
		}
	for (int i = 0; whole && link_end_of(ent, i, &end); i++) {
		link_end_name(end, s->linkname[i]);
		add_column(s, 0, s->linkname[i], link_end_label(end), false);
	}
}

static bool name_column(struct sheet *s, const char *name, struct err *e)
{
	static const char *const also[] = { "status", NULL };
	const struct entity *ent = s->call->ent;
	const struct locals *locals = db_locals(s->call->db);
	struct named what;

	if (strcmp(name, "status") == 0 && status_is_of(ent)) {
		add_column(s, COL_STATUS, "status", N_("Status"), false);
		return true;
	}
	if (!named_find(&what, ent, locals, name))
		return named_none(ent, locals, name, also, _("to show"), e);
	if (what.of == OF_LINK)
		return err_set(e, ERR_USAGE, _("links are shown with --all, not as columns"));
	if (what.of == OF_LOCAL) {
		s->local[s->nlocal++] = what.local;
		add_column(s, COL_LOCAL - (s->nlocal - 1), what.local->key, what.local->name,
		           what.local->kind == LOCAL_NUMBER);
	} else {
		add_column(s, what.field, ent->fields[what.field].name,
		           named_label(&what, ent), is_number(&ent->fields[what.field]));
	}
	return true;
}

/* Those of a view or of --columns, after the reference and the title. */
static bool name_columns(struct sheet *s, const char *names, struct err *e)
{
	const struct entity *ent = s->call->ent;
	char *copy = xstrdup(names), *at = copy, *one;
	bool ok = true;

	add_column(s, -1, "ref", N_("Ref"), false);
	add_column(s, ent->title, ent->fields[ent->title].name, ent->fields[ent->title].label,
	           false);
	while (ok && s->ncol < MOST && (one = strsep(&at, " ,;")))
		ok = !*one || name_column(s, one, e);
	s->nfield = s->ncol;
	s->named = true;
	free(copy);
	return ok;
}

static void put_local(struct sheet *s, const struct local *l, const char *uid)
{
	char *kept = NULL, *text;

	s->ok &= local_values(s->call->db, l, &uid, 1, &kept, s->e);
	text = kept ? (for_files(s) ? local_file : local_show)(l, kept) : NULL;
	out_cell(&s->out, text ? text : "");
	free(text);
	free(kept);
}

static void put_field(struct sheet *s, const struct record *r, int field)
{
	const struct lookup *l = db_lookup(s->call->db);
	char name[NAME_SIZE], *text;

	if (field <= COL_LOCAL) {
		put_local(s, s->local[COL_LOCAL - field], record_get(r, FIELD_UID));
		return;
	}
	if (field == COL_STATUS) {
		enum status st = db_status(s->call->db, r);

		out_cell(&s->out, for_files(s) ? statuses[st].word : _(statuses[st].label));
		return;
	}
	if (field < 0) {
		record_name(r, name);
		out_cell(&s->out, field == -1 ? name : record_get(r, FIELD_UID));
		return;
	}
	text = for_files(s) ? record_file(r, field, l) : record_show(r, field, l);
	out_cell(&s->out, text);
	free(text);
}

static void put_cells(struct sheet *s, const struct record *r, char *(*link)[BATCH], int nlinks)
{
	for (int i = 0; i < s->nfield; i++)
		put_field(s, r, s->field[i]);
	for (int i = 0; !s->named && i < s->nlocal; i++)
		put_local(s, s->local[i], record_get(r, FIELD_UID));
	for (int i = 0; i < nlinks; i++)
		out_cell(&s->out, link[i][r - s->row]);
}

/* What was gathered: a question for each kind of link, and not for each row. */
static bool put_batch(struct sheet *s)
{
	int nlinks = s->named ? 0 : s->ncol - s->nfield - s->nlocal;
	char *(*link)[BATCH] = xcalloc((size_t)nlinks, sizeof(*link));
	const char *uid[BATCH];
	struct link_end end;

	db_read_begin(s->call->db);
	for (int i = 0; i < s->nrow; i++)
		uid[i] = record_get(&s->row[i], FIELD_UID);
	for (int i = 0; s->ok && s->nrow && i < nlinks; i++) {
		link_end_of(s->call->ent, i, &end);
		s->ok = store_links(s->call->db, end, uid, s->nrow, !for_files(s), link[i], s->e);
	}
	for (int i = 0; s->ok && i < s->nrow; i++)
		put_cells(s, &s->row[i], link, nlinks);
	db_read_end(s->call->db);
	for (int i = 0; i < s->nrow; i++) {
		for (int k = 0; k < nlinks; k++)
			free(link[k][i]);
		record_fini(&s->row[i]);
	}
	free(link);
	s->nrow = 0;
	return s->ok;
}

static bool put_row(const struct record *r, void *with)
{
	struct sheet *s = with;

	if (s->left-- == 0)
		return false;
	record_copy(&s->row[s->nrow++], r);
	return s->nrow < BATCH || put_batch(s);
}

static bool put_rows(struct sheet *s, const struct page *p, struct err *e)
{
	bool read = store_each(s->call->db, p, put_row, s, e);

	return put_batch(s) && read;
}

static bool sheet_begin(struct sheet *s, const struct call *c, bool whole,
                        const char *columns, struct err *e)
{
	*s = (struct sheet){ .call = c, .ok = true, .e = e };
	if (!call_limit(c, INT_MAX, &s->left, e))
		return false;
	s->out.form = out_form(c);
	if (columns && *columns && !whole) {
		if (!name_columns(s, columns, e))
			return false;
	} else {
		choose_columns(s, whole || for_files(s));
	}
	out_begin(&s->out, c, s->col, s->ncol);
	return true;
}

bool entity_export(struct db *db, const struct page *p, FILE *to,
                   struct err *e)
{
	struct call c = { .db = db, .ent = p->ent };
	struct sheet s = { .call = &c, .ok = true, .left = INT_MAX, .e = e,
	                   .out.form = OUT_CSV };

	access_words(db, "listed", p->ent, NULL);
	choose_columns(&s, true);
	out_begin_to(&s.out, OUT_CSV, to, s.col, s.ncol);
	return put_rows(&s, p, e);
}

/* How many rows each value of a column has. */
static bool list_by(const struct call *c, const struct page *p, const char *by, int *rc,
                    struct err *e)
{
	static const struct out_column col[] = {
		{ "value", N_("Value"), false }, { "rows", N_("Rows"), true },
		{ "filter", N_("Filter"), false },
	};
	struct buckets g;
	struct out o;

	if (!buckets_read(c->db, p, by, &g, e))
		return false;
	out_begin(&o, c, col, 3);
	for (int i = 0; i < g.n; i++) {
		out_cell(&o, g.bucket[i].shown);
		out_number(&o, g.bucket[i].n);
		out_cell(&o, g.bucket[i].filter);
	}
	buckets_fini(&g);
	*rc = out_end(&o);
	return true;
}

/* What is asked for, or what the view is grouped by; columns ask for rows. */
static const char *look_by(const struct call *c, const struct look *l)
{
	if (call_has(c, FLAG_by))
		return call_flag(c, FLAG_by);
	return l->group && *l->group && !call_has(c, FLAG_columns) ? l->group : NULL;
}

int entity_list(struct call *c)
{
	struct look look;
	struct err e = { 0 };
	struct sheet s = { 0 };
	bool looked = entity_look(c, &look, &e);
	const char *by = looked ? look_by(c, &look) : NULL;
	int rc = 0;

	access_words(c->db, "listed", c->ent, NULL);
	if (by) {
		if (!list_by(c, &look.page, by, &rc, &e))
			rc = call_fail(&e);
	} else if (looked &&
	    sheet_begin(&s, c, call_has(c, FLAG_all), look.columns, &e) &&
	    put_rows(&s, &look.page, &e))
		rc = out_end(&s.out);
	else
		rc = call_fail(&e);
	look_fini(&look);
	return rc;
}

int entity_show(struct call *c)
{
	struct err e = { 0 };
	struct record r;
	struct sheet s = { 0 };
	char *which = call_words(c);
	bool ok;
	int rc = 0;

	ok = store_find(c->db, c->ent, which, &r, &e);
	free(which);
	if (ok)
		access_words(c->db, "read", c->ent, record_get(&r, FIELD_UID));
	if (!ok || out_form(c) == OUT_TABLE) {
		s.ok = ok && entity_show_lines(c, &r, &e);
	} else if (sheet_begin(&s, c, true, NULL, &e)) {
		put_row(&r, &s);
		put_batch(&s);
		rc = out_end(&s.out);
	}
	if (ok)
		record_fini(&r);
	return ok && s.ok ? rc : call_fail(&e);
}
