#include "db/merge.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/history.h"
#include "db/priv.h"

enum { M_ENTITY, M_ROW, M_NAME, M_OLD, M_NEW, M_SALT };

/* One entry of the other copy, and what it would make of our rows. */
struct replay {
	struct db *db;
	bool theirs;
	struct merge *m;
	const char *who, *at;
	struct record *rec;
	struct record **row;
	int n;
};

static bool same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static void add_clash(struct replay *p, const struct record *r, int f,
                      const char *seen, const char *theirs)
{
	struct merge *m = p->m;
	const struct field *fd = &r->ent->fields[f];
	char name[NAME_SIZE];

	record_name(r, name);
	m->clash = xreallocarray(m->clash, (size_t)m->nclash + 1,
	                         sizeof(*m->clash));
	m->clash[m->nclash++] = (struct clash){ r->ent, xstrdup(name),
		fd->label ? fd->label : fd->name, xstrdup(seen ? seen : ""),
		xstrdup(record_get(r, f)), xstrdup(theirs ? theirs : ""),
		xstrdup(p->who), xstrdup(p->at) };
}

static void take_value(struct replay *p, struct record *r, int f,
                       const char *seen, const char *theirs)
{
	if (same(record_get(r, f), theirs))
		return;
	if (!same(record_get(r, f), seen)) {
		add_clash(p, r, f, seen, theirs);
		if (!p->theirs)
			return;
	}
	record_set(r, f, theirs);
}

/* A link that both made is one link, whatever its uid. */
static bool link_is_here(struct db *db, const struct record *r)
{
	const char *arg[3] = { record_get(r, LINK_KIND),
		record_get(r, LINK_FROM), record_get(r, LINK_TO) };
	struct result res = { 0 };
	struct err ignored;
	bool here = db_run(db, "SELECT 1 FROM link WHERE kind = CAST($1 AS TEXT)"
	    " AND from_uid = CAST($2 AS TEXT) AND to_uid = CAST($3 AS TEXT)", 3,
	    arg, &res, &ignored) && res.nrow;

	result_fini(&res);
	return here;
}

/* The row as we have it, or a new one with the other's uid. */
static bool meet(struct replay *p, const struct entity *ent, const char *uid,
                 struct record *r)
{
	struct err ignored;

	if (store_get(p->db, ent, uid, r, &ignored))
		return true;
	record_init(r, ent);
	record_set(r, FIELD_UID, uid);
	record_set(r, FIELD_GONE, "1");
	return false;
}

static bool differs(const struct record *a, const struct record *b)
{
	for (int f = 0; f < a->ent->nfields; f++)
		if (!record_is(a, f, record_get(b, f)))
			return true;
	return false;
}

/* The fields of one row, from i on; returns where the next row begins. */
static int take_row(struct replay *p, const struct result *v, int i)
{
	const struct entity *ent = entity_named(result_text(v, i, M_ENTITY));
	struct record *r = &p->rec[p->n], was;
	const char *uid = result_get(v, i, M_ROW);
	bool here;

	if (!ent) {
		p->m->skipped++;
		return v->nrow;
	}
	here = meet(p, ent, uid, r);
	record_copy(&was, r);
	for (; i < v->nrow && same(result_get(v, i, M_ROW), uid); i++) {
		int f = entity_field(ent, result_text(v, i, M_NAME));

		if (f < 0 || !result_get(v, i, M_SALT) ||
		    (here && f == FIELD_NUMBER))
			continue;
		take_value(p, r, f, result_get(v, i, M_OLD),
		           result_get(v, i, M_NEW));
	}
	if (differs(&was, r) && (here || ent != &entities[ENT_link] ||
	                         !link_is_here(p->db, r)))
		p->row[p->n] = r, p->n++;
	else
		record_fini(r);
	record_fini(&was);
	return i;
}

static void count_rows(struct replay *p, const struct record *given)
{
	for (int i = 0; i < p->n; i++) {
		const char *want = record_get(&given[i], FIELD_NUMBER);

		p->m->rows++;
		p->m->renumbered += *want &&
		                    !record_is(&p->rec[i], FIELD_NUMBER, want);
	}
}

/* Under the other person's name and time, and their operation id. */
static bool keep(struct replay *p, const char *op, const char *why, bool dry,
                 struct err *e)
{
	struct change c = { .why = why, .rec = p->row, .nrec = p->n,
	                    .plain = true };
	struct db *db = p->db;
	char *who = db->who, *at = db->at;
	struct record *given = xcalloc((size_t)p->n, sizeof(*given));
	bool ok;

	for (int i = 0; i < p->n; i++)
		record_copy(&given[i], &p->rec[i]);
	snprintf(c.op, sizeof(c.op), "%s", op);
	db->who = (char *)p->who;
	db->at = (char *)p->at;
	ok = dry || p->n == 0 || store_apply(db, &c, e);
	db->who = who;
	db->at = at;
	if (ok)
		count_rows(p, given);
	for (int i = 0; i < p->n; i++)
		record_fini(&given[i]);
	free(given);
	return ok;
}

static bool replay(struct db *db, struct db *other, const struct past *past,
                   bool theirs, bool dry, struct merge *m, struct err *e)
{
	struct replay p = { .db = db, .theirs = theirs, .m = m,
	                    .who = past->who, .at = past->at };
	char seq[24];
	const char *arg = seq;
	struct result v = { 0 };
	bool ok;

	snprintf(seq, sizeof(seq), "%lld", past->seq);
	ok = db_run(other, "SELECT entity, row_uid, name, old, new, salt FROM"
	    " history_field WHERE seq = CAST($1 AS BIGINT) ORDER BY entity,"
	    " row_uid, ord", 1, &arg, &v, e);
	p.rec = xcalloc((size_t)v.nrow, sizeof(*p.rec));
	p.row = xcalloc((size_t)v.nrow, sizeof(*p.row));
	for (int i = 0; ok && i < v.nrow; )
		i = take_row(&p, &v, i);
	ok = ok && keep(&p, past->op, past->why, dry, e);
	m->replayed += ok && p.n > 0;
	for (int i = 0; i < p.n; i++)
		record_fini(&p.rec[i]);
	free(p.rec);
	free(p.row);
	result_fini(&v);
	return ok;
}

/* Two files that share no entry are no copies of one. */
static bool are_copies(struct db *db, struct db *other, struct err *e)
{
	struct past *first;
	struct err ignored;
	int n;
	bool copies = false;

	if (history_list(other, NULL, 2, 1, &first, &n, &ignored) && n)
		history_has(db, first[0].op, &copies, &ignored);
	pasts_fini(first, n);
	return copies || err_set(e, ERR_DATA, _("%s is no copy of %s: their"
	       " histories began apart"), other->path, db->path);
}

bool merge_from(struct db *db, struct db *other, bool theirs, bool dry,
                struct merge *m, struct err *e)
{
	struct past *past;
	bool ok = true, has;
	int n;

	*m = (struct merge){ 0 };
	if (!are_copies(db, other, e) ||
	    !history_list(other, NULL, 0, INT32_MAX, &past, &n, e))
		return false;
	for (int i = n - 1; ok && i >= 0; i--) {
		ok = history_has(db, past[i].op, &has, e);
		if (ok && !has)
			ok = replay(db, other, &past[i], theirs, dry, m, e);
	}
	pasts_fini(past, n);
	return ok;
}

void merge_fini(struct merge *m)
{
	for (int i = 0; i < m->nclash; i++) {
		free(m->clash[i].name);
		free(m->clash[i].seen);
		free(m->clash[i].ours);
		free(m->clash[i].theirs);
		free(m->clash[i].who);
		free(m->clash[i].at);
	}
	free(m->clash);
}
