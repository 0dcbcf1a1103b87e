/* import.c - take in what list --csv or --json wrote: all rows or none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/partner.h"
#include "core/chain.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/local.h"
#include "db/store.h"
#include "import/sheet.h"

enum { COL_REF = -1, COL_UID = -2, COL_LOCAL = 5000, COL_LINK = 10000 };

struct taking {
	const struct call *call;
	struct sheet sheet;
	int *what;		/* a column: a field, COL_REF, COL_LINK + end,
				   COL_LOCAL + a local field */
	struct record *rec;	/* one a row */
	bool *fresh;		/* not in the database yet */
	struct lookup lookup;	/* finds rows of the sheet, then the store's */
	struct record *link;	/* and what is said in local fields */
	int nlink, made, changed, waiting;
};

/* Where in the file: "line 7: ". */
static bool at_line(const struct taking *t, int i, struct err *e)
{
	struct err why = *e;

	return err_set(e, why.code, t->sheet.json ? _("item %llu: %.900s")
	               : _("line %llu: %.900s"),
	               (unsigned long long)t->sheet.row[i].line, why.msg);
}

static int column_of(struct db *db, const struct entity *ent, const char *name)
{
	const struct local *l;
	struct link_end end;
	char link[64];
	int f = entity_field(ent, name);

	if (f >= FIELD_OWN)
		return f;
	if (strcmp(name, "ref") == 0)
		return COL_REF;
	if (strcmp(name, "uid") == 0)
		return COL_UID;
	for (int i = 0; link_end_of(ent, i, &end); i++) {
		link_end_name(end, link);
		if (strcmp(link, name) == 0)
			return COL_LINK + i;
	}
	for (int i = 0; (l = locals_of(db_locals(db), ent, i)); i++)
		if (strcmp(l->key, name) == 0)
			return COL_LOCAL + i;
	return 0;
}

static bool know_columns(struct taking *t, struct err *e)
{
	const struct entity *ent = t->call->ent;

	t->what = xcalloc((size_t)t->sheet.ncol, sizeof(*t->what));
	for (int c = 0; c < t->sheet.ncol; c++) {
		t->what[c] = column_of(t->call->db, ent, t->sheet.head[c]);
		if (!t->what[c])
			return err_set(e, ERR_DATA, _("no %s has a \"%.100s\":"
			    " name the column as \"pcref %s list --csv\" does,"
			    " or take it away"), ent->name, t->sheet.head[c],
			    ent->name);
	}
	return true;
}

static const char *cell(const struct taking *t, int row, int what)
{
	for (int c = 0; c < t->sheet.ncol; c++)
		if (t->what[c] == what)
			return t->sheet.row[row].cell[c];
	return "";
}

/* "ACT-42" of the entity itself: its number, or NULL. */
static const char *number_of(const struct entity *ent, const char *ref)
{
	size_t n = strlen(ent->prefix);

	return strncmp(ref, ent->prefix, n) == 0 && ref[n] == '-' && ref[n + 1] &&
	       strspn(ref + n + 1, "0123456789") == strlen(ref + n + 1)
	       ? ref + n + 1 : NULL;
}

static bool find_own(void *rows, const struct entity *ent, const char *text,
                     char uid[static UID_SIZE], struct err *e)
{
	struct taking *t = rows;
	const struct lookup *store = db_lookup(t->call->db);
	const char *number = ent == t->call->ent ? number_of(ent, text) : NULL;

	for (int i = 0; number && i < t->sheet.nrow; i++)
		if (strcmp(cell(t, i, COL_REF), text) == 0) {
			snprintf(uid, UID_SIZE, "%s",
			         record_get(&t->rec[i], FIELD_UID));
			return true;
		}
	return store->find(store->rows, ent, text, uid, e);
}

/* The row that is meant, or a new one with its number and uid. */
static bool meet(struct taking *t, int i, struct err *e)
{
	const struct entity *ent = t->call->ent;
	const char *ref = cell(t, i, COL_REF), *given = cell(t, i, COL_UID);
	const char *number = *ref ? number_of(ent, ref) : NULL;
	struct record *r = &t->rec[i];
	char uid[UID_SIZE];
	struct err ignored;

	if (*ref && !number)
		return err_set(e, ERR_DATA, _("\"%.100s\" is no reference; it"
		               " should be as %s-7"), ref, ent->prefix);
	if (*given ? store_get(t->call->db, ent, given, r, &ignored)
	           : number && store_find(t->call->db, ent, ref, r, &ignored)) {
		record_set(r, FIELD_GONE, "0");
		return true;
	}
	t->fresh[i] = true;
	record_init(r, ent);
	chain_random(uid, 16);
	record_set(r, FIELD_UID, *given ? given : uid);
	record_set(r, FIELD_NUMBER, number);
	return true;
}

/* What a new row lacks and must have; a day is never made up. */
static void complete(struct record *r)
{
	if (r->ent == &entities[ENT_action] && !record_has(r, ACTION_STATE))
		record_set(r, ACTION_STATE, "not_reported");
	rules_start(r, "");
}

/* What the program fills in is taken only with a new row. */
static bool fill(struct taking *t, int i, struct err *e)
{
	struct record *r = &t->rec[i];

	for (int c = 0; c < t->sheet.ncol; c++) {
		int f = t->what[c];

		if (f < FIELD_OWN || f >= COL_LOCAL)
			continue;
		if (!t->fresh[i] && !field_is_typed(&r->ent->fields[f]))
			continue;
		if (!record_read(r, f, &t->lookup, t->sheet.row[i].cell[c], e))
			return false;
	}
	if (t->fresh[i])
		complete(r);
	return true;
}

/* The other end of a link may stand in the same sheet: it is made once. */
static bool linked_before(const struct taking *t, const struct record *r)
{
	for (const struct record *l = t->link; l < r; l++)
		if (l->ent == r->ent && record_is(l, LINK_KIND, record_get(r, LINK_KIND)) &&
		    record_is(l, LINK_FROM, record_get(r, LINK_FROM)) &&
		    record_is(l, LINK_TO, record_get(r, LINK_TO)))
			return true;
	return false;
}

/* A link is told at both its ends; where the row that it comes from is not
 * here yet, the sheet of that row will bring it. */
static bool link_one(struct taking *t, int i, struct link_end end,
                     const char *text, struct err *e)
{
	const char *own = record_get(&t->rec[i], FIELD_UID);
	enum link_id kind = (enum link_id)(end.link - links);
	char uid[UID_SIZE];

	if (!find_own(t, link_end_other(end), text, uid, e)) {
		t->waiting += end.back;
		return end.back;
	}
	t->link = xreallocarray(t->link, (size_t)t->nlink + 1,
	                        sizeof(*t->link));
	if (!store_link_record(t->call->db, kind, end.back ? uid : own,
	                       end.back ? own : uid, true, &t->link[t->nlink],
	                       e))
		return false;
	if (linked_before(t, &t->link[t->nlink]))
		record_fini(&t->link[t->nlink]);
	else
		t->nlink++;
	return true;
}

static bool link_row(struct taking *t, int i, struct err *e)
{
	struct link_end end;

	for (int k = 0; link_end_of(t->call->ent, k, &end); k++) {
		char *copy = xstrdup(cell(t, i, COL_LINK + k)), *at = copy, *one;
		bool ok = true;

		while (ok && (one = strsep(&at, ";"))) {
			one += strspn(one, " ");
			ok = !*one || link_one(t, i, end, one, e);
		}
		free(copy);
		if (!ok)
			return false;
	}
	return true;
}

/* What a cell says in a local field; a column that is not there says nothing. */
static bool say_local(struct taking *t, int i, int c, struct err *e)
{
	const struct entity *ent = t->call->ent;
	const struct local *l = locals_of(db_locals(t->call->db), ent, t->what[c] - COL_LOCAL);

	return local_values_read(t->call->db, l, record_get(&t->rec[i], FIELD_UID),
	                         t->sheet.row[i].cell[c], &t->link, &t->nlink, e);
}

static bool locals_row(struct taking *t, int i, struct err *e)
{
	for (int c = 0; c < t->sheet.ncol; c++)
		if (t->what[c] >= COL_LOCAL && t->what[c] < COL_LINK && !say_local(t, i, c, e))
			return false;
	return true;
}

static bool differs(const struct taking *t, const struct record *r)
{
	struct record was;
	struct err ignored;
	bool differ;

	if (!store_get(t->call->db, r->ent, record_get(r, FIELD_UID), &was,
	               &ignored))
		return true;
	differ = !record_is(r, FIELD_GONE, record_get(&was, FIELD_GONE));
	for (int f = FIELD_OWN; f < r->ent->nfields; f++)
		differ |= !record_is(r, f, record_get(&was, f));
	record_fini(&was);
	return differ;
}

static bool keep(struct taking *t, struct err *e)
{
	size_t most = (size_t)(t->sheet.nrow + t->nlink);
	struct record **row = xcalloc(most, sizeof(*row));
	struct change ch = { .why = call_flag(t->call, FLAG_reason),
	                     .imported = true, .rec = row };
	bool ok;

	for (int i = 0; i < t->sheet.nrow; i++)
		if (t->fresh[i] || differs(t, &t->rec[i])) {
			row[ch.nrec++] = &t->rec[i];
			t->made += t->fresh[i];
			t->changed += !t->fresh[i];
		}
	for (int i = 0; i < t->nlink; i++)
		if (differs(t, &t->link[i]))
			row[ch.nrec++] = &t->link[i];
	ok = ch.nrec == 0 || call_has(t->call, FLAG_dry_run) ||
	     store_apply(t->call->db, &ch, e);
	free(row);
	return ok;
}

static bool check_rows(struct taking *t, struct err *e)
{
	for (int i = 0; i < t->sheet.nrow; i++)
		if (t->fresh[i] && !record_check(NULL, &t->rec[i],
		                                 db_words(t->call->db), e))
			return at_line(t, i, e);
	return true;
}

static bool take(struct taking *t, struct err *e)
{
	size_t n = (size_t)t->sheet.nrow;

	t->rec = xcalloc(n, sizeof(*t->rec));
	t->fresh = xcalloc(n, sizeof(*t->fresh));
	for (int i = 0; i < t->sheet.nrow; i++)
		if (!meet(t, i, e))
			return at_line(t, i, e);
	for (int i = 0; i < t->sheet.nrow; i++)
		if (!fill(t, i, e) || !link_row(t, i, e) || !locals_row(t, i, e))
			return at_line(t, i, e);
	return check_rows(t, e) && keep(t, e);
}

static void taking_fini(struct taking *t)
{
	for (int i = 0; t->rec && i < t->sheet.nrow; i++)
		record_fini(&t->rec[i]);
	for (int i = 0; i < t->nlink; i++)
		record_fini(&t->link[i]);
	free(t->rec);
	free(t->link);
	free(t->fresh);
	free(t->what);
	sheet_fini(&t->sheet);
}

static const char *last(const struct values *v)
{
	return v->n ? v->text[v->n - 1] : NULL;
}

int entity_import(struct call *c)
{
	struct taking t = { .call = c, .lookup = *db_lookup(c->db) };
	struct err e = { 0 };
	bool ok;

	if (c->ent == &entities[ENT_rating] && c->field[RATING_BODY].n)
		return partner_import(c, last(&c->field[RATING_BODY]),
		                      last(&c->field[RATING_VOICE]));
	t.lookup.rows = &t;
	t.lookup.find = find_own;
	t.lookup.name = NULL;
	ok = sheet_read(&t.sheet, c->argv[0], &e) && know_columns(&t, &e) &&
	     take(&t, &e);
	if (ok)
		printf(call_has(c, FLAG_dry_run)
		       ? ngettext("Would add %d and change %d of %d row\n",
		                  "Would add %d and change %d of %d rows\n",
		                  (unsigned long)t.sheet.nrow)
		       : ngettext("Added %d and changed %d of %d row\n",
		                  "Added %d and changed %d of %d rows\n",
		                  (unsigned long)t.sheet.nrow),
		       t.made, t.changed, t.sheet.nrow);
	if (ok && t.waiting)
		fprintf(stderr, ngettext("pcref: %d link is of a row that is not here"
		        " yet; import that row too\n", "pcref: %d links are of rows that are not"
		        " here yet; import those rows too\n", (unsigned long)t.waiting),
		        t.waiting);
	taking_fini(&t);
	return ok ? 0 : call_fail(&e);
}
