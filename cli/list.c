/* list.c - rows of any entity on standard output. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/local.h"
#include "db/store.h"
#include "db/voices.h"

enum { MOST = 160 };

/* What is written of each row: its reference, fields, then link ends. */
struct sheet {
	const struct call *call;
	struct out out;
	struct out_column col[MOST];
	int field[MOST];		/* -1 the reference, -2 the uid */
	int nfield, nlocal, ncol;	/* then local fields, then links */
	const struct local *local[MOST];
	char linkname[MOST][64];
	int left;
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

static void put_field(struct sheet *s, const struct record *r, int field)
{
	const struct lookup *l = db_lookup(s->call->db);
	char name[NAME_SIZE], *text;

	if (field < 0) {
		record_name(r, name);
		out_cell(&s->out, field == -1 ? name : record_get(r, FIELD_UID));
		return;
	}
	text = for_files(s) ? record_file(r, field, l) : record_show(r, field, l);
	out_cell(&s->out, text);
	free(text);
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

static bool put_row(const struct record *r, void *with)
{
	struct sheet *s = with;
	const char *uid = record_get(r, FIELD_UID);
	struct link_end end;

	if (s->left-- == 0)
		return false;
	for (int i = 0; i < s->nfield; i++)
		put_field(s, r, s->field[i]);
	for (int i = 0; i < s->nlocal; i++)
		put_local(s, s->local[i], uid);
	for (int i = 0; s->nfield + s->nlocal + i < s->ncol; i++) {
		char *text;

		link_end_of(r->ent, i, &end);
		s->ok &= store_links(s->call->db, end, &uid, 1, !for_files(s),
		                     &text, s->e);
		out_cell(&s->out, text);
		free(text);
	}
	return s->ok;
}

static bool sheet_begin(struct sheet *s, const struct call *c, bool whole,
                        struct err *e)
{
	*s = (struct sheet){ .call = c, .ok = true, .e = e };
	if (!call_limit(c, INT_MAX, &s->left, e))
		return false;
	s->out.form = out_form(c);
	choose_columns(s, whole || for_files(s));
	out_begin(&s->out, c, s->col, s->ncol);
	return true;
}

/* --sort due, --sort -due */
static bool read_sort(const struct call *c, struct page *p, struct err *e)
{
	const char *by = call_flag(c, FLAG_sort);
	char *name;
	int f;

	p->sort = FIELD_NUMBER;
	if (!by)
		return true;
	p->desc = *by == '-';
	name = xstrdup(by + p->desc);
	for (char *s = name; *s; s++)
		if (*s == '-')
			*s = '_';
	f = entity_field(c->ent, name);
	free(name);
	if (f < 0)
		return err_set(e, ERR_USAGE, _("there is no field \"%s\" to sort"
		               " by"), by);
	p->sort = f;
	return true;
}

/* A field given as an option is a filter; "" asks for rows without it. */
static bool read_options(const struct call *c, struct filters *to, struct err *e)
{
	struct record want;
	bool ok = true;

	record_init(&want, c->ent);
	for (int i = FIELD_OWN; ok && i < c->ent->nfields; i++) {
		const struct values *v = &c->field[i];

		if (!v->n)
			continue;
		ok = record_read(&want, i, db_lookup(c->db), v->text[v->n - 1], e);
		if (ok)
			filters_add(to, &(struct filter){ .field = i, .how = record_has(&want, i)
			            ? FILTER_IS : FILTER_EMPTY, .value = record_get(&want, i) });
	}
	record_fini(&want);
	return ok;
}

/* What is typed after list, --match and the options: all must hold. */
static bool read_filter(const struct call *c, struct filters *f, struct err *e)
{
	const char *match = call_flag(c, FLAG_match);
	char *typed = call_words(c);
	bool ok = filters_read(f, c->ent, db_lookup(c->db), typed, e);

	free(typed);
	if (ok && match && *match)
		filters_add(f, &(struct filter){ .how = FILTER_WORDS, .value = match });
	return ok && read_options(c, f, e);
}

/* People's words leave the file: that is noted. */
static void note_words(const struct call *c, const char *uid)
{
	const struct entity *ent = c->ent;
	char what[80];

	for (int i = FIELD_OWN; i < ent->nfields; i++) {
		if (!(ent->fields[i].flags & FF_WORDS))
			continue;
		snprintf(what, sizeof(what), "%s %s", uid ? "read" : "listed",
		         ent->name);
		access_note(c->db, what, uid);
		return;
	}
}

bool entity_export(struct db *db, const struct page *p, FILE *to,
                   struct err *e)
{
	struct call c = { .db = db, .ent = p->ent };
	struct sheet s = { .call = &c, .ok = true, .left = INT_MAX, .e = e,
	                   .out.form = OUT_CSV };

	note_words(&c, NULL);
	choose_columns(&s, true);
	out_begin_to(&s.out, OUT_CSV, to, s.col, s.ncol);
	return store_each(db, p, put_row, &s, e) && s.ok;
}

int entity_list(struct call *c)
{
	struct page p = { .ent = c->ent };
	struct filters filters = { 0 };
	struct err e = { 0 };
	bool read = read_sort(c, &p, &e) && read_filter(c, &filters, &e);
	struct sheet s;
	int rc;

	p.filter = filters.all;
	p.nfilter = filters.n;
	note_words(c, NULL);
	if (read &&
	    sheet_begin(&s, c, call_has(c, FLAG_all), &e) &&
	    store_each(c->db, &p, put_row, &s, &e) && s.ok)
		rc = out_end(&s.out);
	else
		rc = call_fail(&e);
	filters_fini(&filters);
	return rc;
}

static void show_local(struct sheet *s, const struct local *l, const char *uid)
{
	char *kept = NULL, *text, *safe;

	s->ok &= local_values(s->call->db, l, &uid, 1, &kept, s->e);
	text = local_show(l, kept ? kept : "");
	safe = text_safe(text);
	if (*safe || call_has(s->call, FLAG_all))
		printf("%s: %s\n", l->name, safe);
	free(safe);
	free(text);
	free(kept);
}

/* One row for people: a field a line, empty ones only if asked. */
static void show_voices(const struct sheet *s, const struct record *r)
{
	char *says = voices_of_row(s->call->db, r), *safe = text_safe(says ? says : "");

	if (says)
		printf(_("Ratings: %s\n"), safe);
	free(safe);
	free(says);
}

static void show_lines(struct sheet *s, const struct record *r)
{
	char name[NAME_SIZE], *title = text_safe(record_title(r));
	const char *uid = record_get(r, FIELD_UID);
	const struct local *l;
	struct link_end end;

	record_name(r, name);
	printf("%s  %s%s\n", name, title,
	       record_is_gone(r) ? _("  (removed)") : "");
	free(title);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		char *text = record_show(r, i, db_lookup(s->call->db));
		char *safe = text_safe_lines(text);

		if (i != r->ent->title && r->ent->fields[i].label &&
		    (*safe || call_has(s->call, FLAG_all)))
			printf("%s: %s\n", _(r->ent->fields[i].label), safe);
		free(safe);
		free(text);
	}
	show_voices(s, r);
	for (int i = 0; (l = locals_of(db_locals(s->call->db), r->ent, i)); i++)
		show_local(s, l, uid);
	for (int i = 0; link_end_of(r->ent, i, &end); i++) {
		char *text, *safe;

		s->ok &= store_links(s->call->db, end, &uid, 1, true, &text,
		                     s->e);
		safe = text_safe(text);
		if (*safe || call_has(s->call, FLAG_all))
			printf("%s: %s\n", link_end_label(end), safe);
		free(safe);
		free(text);
	}
}

int entity_show(struct call *c)
{
	struct err e = { 0 };
	struct record r;
	struct sheet s;
	char *which = call_words(c);
	bool ok;
	int rc = 0;

	ok = store_find(c->db, c->ent, which, &r, &e);
	free(which);
	if (ok)
		note_words(c, record_get(&r, FIELD_UID));
	if (!ok || out_form(c) == OUT_TABLE) {
		s = (struct sheet){ .call = c, .ok = ok, .e = &e };
		if (ok)
			show_lines(&s, &r);
	} else if (sheet_begin(&s, c, true, &e)) {
		put_row(&r, &s);
		rc = out_end(&s.out);
	}
	if (ok)
		record_fini(&r);
	return ok && s.ok ? rc : call_fail(&e);
}
