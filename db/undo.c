/* undo.c - a change that sets the old values of an earlier one. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/day.h"
#include "db/db.h"
#include "db/load.h"
#include "db/observation.h"
#include "db/priv.h"
#include "db/store.h"

enum { KIND_UNDO = 1, KIND_REDO = 2, TITLE_CELLS = 60 };
enum { C_ENTITY, C_ROW, C_NAME, C_OLD, C_NEW, C_SALT };

/* From the end back: whose entry it is stands soon. */
static const char *const candidate[] = {
	[KIND_UNDO] =
	"SELECT h.seq FROM history h WHERE who = CAST($1 AS TEXT)"
	" AND kind IN (0, 2)"
	" AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.seq)"
	" ORDER BY h.seq DESC LIMIT 1",
	[KIND_REDO] =
	"SELECT h.seq FROM history h WHERE who = CAST($1 AS TEXT)"
	" AND kind = 1"
	" AND NOT EXISTS (SELECT 1 FROM history u WHERE u.undoes = h.seq)"
	" AND NOT EXISTS (SELECT 1 FROM history n WHERE n.who = h.who"
	"  AND n.kind = 0 AND n.seq > h.seq)"
	" ORDER BY h.seq DESC LIMIT 1",
};

struct undo {
	struct record *rec;
	struct record **row;
	int n;
};

static bool same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Fields of a row stand together: ORDER BY entity, row_uid, ord. */
static bool begins_row(const struct result *r, int i)
{
	return i == 0 ||
	       !same(result_get(r, i, C_ENTITY), result_get(r, i - 1, C_ENTITY)) ||
	       !same(result_get(r, i, C_ROW), result_get(r, i - 1, C_ROW));
}

static bool refuse(const struct record *rec, int field, struct err *e)
{
	char name[NAME_SIZE], day[DAY_SHOWN];

	record_name(rec, name);
	day_show(record_get(rec, FIELD_AT), day);
	return err_set(e, ERR_BUSY, _("it cannot be undone: %s has since changed"
	               " \"%s\" of %s, on %s, to \"%.200s\""),
	               record_get(rec, FIELD_BY),
	               rec->ent->fields[field].label
	               ? _(rec->ent->fields[field].label)
	               : rec->ent->fields[field].name, name, day,
	               record_get(rec, field));
}

static bool as_left(const struct record *rec, const struct result *r, int i,
                    struct err *e)
{
	int field = entity_field(rec->ent, result_text(r, i, C_NAME));

	if (!result_get(r, i, C_SALT))
		return err_set(e, ERR_PERM, _("it cannot be undone: what it"
		               " changed has been erased"));
	if (field < 0)
		return err_set(e, ERR_DATA, _("it cannot be undone: it is of an"
		               " older program"));
	return same(record_get(rec, field), result_get(r, i, C_NEW)) ||
	       refuse(rec, field, e);
}

/* A row that the change made is taken away whole, keeping its values. */
static void set_back(struct record *rec, const struct result *r, int from,
                     int to)
{
	bool made = false;

	for (int i = from; i < to; i++)
		made |= same(result_get(r, i, C_NAME), "gone") &&
		        same(result_get(r, i, C_OLD), "1");
	for (int i = from; i < to; i++) {
		int f = entity_field(rec->ent, result_text(r, i, C_NAME));

		if (f != FIELD_NUMBER && (f == FIELD_GONE || !made))
			record_set(rec, f, result_get(r, i, C_OLD));
	}
}

static bool take_row(struct db *db, struct undo *u, const struct result *r,
                     int *i, struct err *e)
{
	const struct entity *ent = entity_named(result_text(r, *i, C_ENTITY));
	struct record *rec = &u->rec[u->n];
	int from = *i;

	if (!ent)
		return err_set(e, ERR_DATA, _("it cannot be undone: it is of an"
		               " older program"));
	if (!store_get(db, ent, result_get(r, from, C_ROW), rec, e))
		return false;
	u->row[u->n++] = rec;
	do
		if (!as_left(rec, r, *i, e))
			return false;
	while (++*i < r->nrow && !begins_row(r, *i));
	set_back(rec, r, from, *i);
	return true;
}

/* A long title is cut between letters, and says so. */
static void put_title(FILE *out, const char *name, const char *title)
{
	size_t len = strlen(title), cut = text_cut(title, len, TITLE_CELLS);

	fprintf(out, ": %s %.*s%s", name, (int)cut, title,
	        cut < len ? "..." : "");
}

/* What a change was, as a person would say it: "ACT-4 Title: Due, State". */
static char *say(const struct undo *u, const struct result *r, bool undone)
{
	char name[NAME_SIZE], *text;
	const char *sep = ": ";
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, "%s", undone ? _("Undone") : _("Done again"));
	if (u->n) {
		record_name(&u->rec[0], name);
		put_title(out, name, record_title(&u->rec[0]));
	}
	if (u->n > 1)
		fprintf(out, _(" and %d more"), u->n - 1);
	sep = u->n == 1 ? " (" : NULL;
	for (int i = 0; sep && i < r->nrow; i++) {
		int f = entity_field(u->rec[0].ent, result_text(r, i, C_NAME));

		if (f < FIELD_OWN || !u->rec[0].ent->fields[f].label)
			continue;
		fprintf(out, "%s%s", sep, _(u->rec[0].ent->fields[f].label));
		sep = ", ";
	}
	fputs(sep && *sep == ',' ? ")" : "", out);
	fclose(out);
	return text;
}

static bool read_fields(struct db *db, const char *seq, struct result *r,
                        struct err *e)
{
	return db_run(db, "SELECT entity, row_uid, name, old, new, salt"
	    " FROM history_field WHERE seq = CAST($1 AS BIGINT)"
	    " ORDER BY entity, row_uid, ord", 1, &seq, r, e);
}

/* A load is a plain table, and its one entry says that it is there, or not. */
static bool is_of(const struct result *r, const char *table)
{
	if (!r->nrow || !same(result_get(r, 0, C_ENTITY), table))
		return false;
	return same(result_get(r, 0, C_NAME), "gone");
}

static bool read_rows(struct db *db, struct undo *u, const struct result *r,
                      struct err *e)
{
	u->rec = xcalloc((size_t)r->nrow, sizeof(*u->rec));
	u->row = xcalloc((size_t)r->nrow, sizeof(*u->row));
	for (int i = 0; i < r->nrow; )
		if (!take_row(db, u, r, &i, e))
			return false;
	return true;
}

static char *reverse(struct db *db, int kind, const char *seq, struct err *e)
{
	struct undo u = { 0 };
	struct result r = { 0 };
	char *said = NULL;

	if (!read_fields(db, seq, &r, e)) {
		said = NULL;
	} else if (is_of(&r, "load")) {
		said = load_reverse(db, kind, seq, result_get(&r, 0, C_ROW),
		                    same(result_get(&r, 0, C_OLD), "1"), e);
	} else if (is_of(&r, "observation_load")) {
		said = observation_load_reverse(db, kind, seq,
		                    result_get(&r, 0, C_ROW),
		                    same(result_get(&r, 0, C_OLD), "1"), e);
	} else if (read_rows(db, &u, &r, e)) {
		struct change c = { .rec = u.row, .nrec = u.n, .plain = true,
		                    .kind = kind, .undoes = seq };

		if (store_apply(db, &c, e))
			said = say(&u, &r, kind == KIND_UNDO);
	}
	for (int i = 0; i < u.n; i++)
		record_fini(&u.rec[i]);
	free(u.rec);
	free(u.row);
	result_fini(&r);
	return said;
}

static char *undo(struct db *db, int kind, struct err *e)
{
	const char *who = db->who;
	struct result r = { 0 };
	char *said = NULL;

	if (!db_run(db, candidate[kind], 1, &who, &r, e))
		return NULL;
	if (!result_get(&r, 0, 0))
		err_set(e, ERR_INPUT, kind == KIND_UNDO
		        ? _("there is nothing of yours to undo")
		        : _("there is nothing of yours to do again"));
	else
		said = reverse(db, kind, result_get(&r, 0, 0), e);
	result_fini(&r);
	return said;
}

char *store_undo(struct db *db, struct err *e)
{
	return undo(db, KIND_UNDO, e);
}

char *store_redo(struct db *db, struct err *e)
{
	return undo(db, KIND_REDO, e);
}
