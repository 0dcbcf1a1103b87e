/* theme.c - a theme that takes another over, and how often each is spoken of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/feedback.h"
#include "db/priv.h"
#include "db/store.h"

enum { MONTHS = 12 };

/* The rows of one change. */
struct moving {
	struct record *rec;
	int n, moved;
};

static struct record *add(struct moving *m)
{
	m->rec = xreallocarray(m->rec, (size_t)m->n + 1, sizeof(*m->rec));
	return &m->rec[m->n++];
}

static bool move_link(struct db *db, struct moving *m, const char *feedback, const char *from,
                      const char *into, struct err *e)
{
	struct record off, on;

	if (!store_link_record(db, LINK_feedback_theme, feedback, from, false, &off, e))
		return false;
	if (!store_link_record(db, LINK_feedback_theme, feedback, into, true, &on, e)) {
		record_fini(&off);
		return false;
	}
	*add(m) = off;
	*add(m) = on;
	m->moved++;
	return true;
}

static bool move_links(struct db *db, struct moving *m, const char *from, const char *into,
                       struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT from_uid FROM link WHERE gone = 0 AND kind = 'feedback_theme'"
	                 " AND to_uid = CAST($1 AS TEXT) ORDER BY id", 1, &from, &r, e);

	for (int i = 0; ok && i < r.nrow; i++)
		ok = move_link(db, m, result_get(&r, i, 0), from, into, e);
	result_fini(&r);
	return ok;
}

/* What was part of it is part of the other. */
static bool move_parts(struct db *db, struct moving *m, const char *from, const char *into,
                       struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT uid FROM theme WHERE gone = 0 AND parent = CAST($1 AS TEXT)"
	                 " ORDER BY id", 1, &from, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		struct record part;
		const char *uid = result_get(&r, i, 0);

		ok = store_get(db, &entities[ENT_theme], uid, &part, e);
		if (!ok)
			break;
		record_set(&part, THEME_PARENT, strcmp(uid, into) == 0 ? NULL : into);
		*add(m) = part;
	}
	result_fini(&r);
	return ok;
}

static bool apply(struct db *db, struct moving *m, const char *why, struct err *e)
{
	struct record **row = xcalloc((size_t)m->n, sizeof(*row));
	struct change c = { .rec = row, .nrec = m->n, .why = why };
	bool ok;

	for (int i = 0; i < m->n; i++)
		row[i] = &m->rec[i];
	ok = store_apply(db, &c, e);
	free(row);
	return ok;
}

bool theme_merge(struct db *db, const struct record *from, const struct record *into,
                 const char *why, int *moved, struct err *e)
{
	const char *old = record_get(from, FIELD_UID), *new = record_get(into, FIELD_UID);
	struct moving m = { 0 };
	struct record *gone;
	bool ok;

	if (strcmp(old, new) == 0)
		return err_set(e, ERR_USAGE, _("a theme is merged into another, not itself"));
	ok = move_links(db, &m, old, new, e) && move_parts(db, &m, old, new, e);
	if (ok) {
		gone = add(&m);
		record_copy(gone, from);
		record_set(gone, THEME_MERGED, new);
		record_set(gone, FIELD_GONE, "1");
		ok = apply(db, &m, why, e);
	}
	*moved = m.moved;
	for (int i = 0; i < m.n; i++)
		record_fini(&m.rec[i]);
	free(m.rec);
	return ok;
}

/* --- its trend ---------------------------------------------------------------- */

static bool count_months(struct db *db, const char *uid, const char *first, int n[MONTHS])
{
	const char *arg[] = { uid, first, db_today(db) };
	struct result r = { 0 };
	struct err ignored;
	bool ok = db_run(db, "SELECT f.received_on FROM feedback f"
	                 " JOIN link l ON l.from_uid = f.uid AND l.kind = 'feedback_theme'"
	                 " AND l.gone = 0 WHERE f.gone = 0"
	                 " AND l.to_uid = CAST($1 AS TEXT) AND f.received_on >= CAST($2 AS TEXT)"
	                 " AND f.received_on <= CAST($3 AS TEXT)", 3, arg, &r, &ignored);
	int from = atoi(first) * 12 + atoi(first + 5);

	for (int i = 0; ok && i < r.nrow; i++) {
		const char *day = result_get(&r, i, 0);
		int at = atoi(day) * 12 + atoi(day + 5) - from;

		if (at >= 0 && at < MONTHS)
			n[at]++;
	}
	ok = ok && r.nrow;
	result_fini(&r);
	return ok;
}

static void month_name(const char *day, char name[static 64])
{
	snprintf(name, 64, "%s %.4s", day_month_name(atoi(day + 5)), day);
}

char *theme_trend(struct db *db, const struct record *theme)
{
	int n[MONTHS] = { 0 }, late = 0, early = 0;
	char first[DAY_SIZE], from[64], to[64], *text;
	size_t len;
	FILE *out;

	if (theme->ent != &entities[ENT_theme])
		return NULL;
	day_add_months(db_today(db), 1 - MONTHS, first);
	memcpy(first + 8, "01", 2);
	if (!count_months(db, record_get(theme, FIELD_UID), first, n))
		return NULL;
	for (int i = 0; i < 3; i++) {
		late += n[MONTHS - 1 - i];
		early += n[MONTHS - 4 - i];
	}
	month_name(first, from);
	month_name(db_today(db), to);
	out = xmemstream(&text, &len);
	fprintf(out, _("by month, %s to %s:"), from, to);
	for (int i = 0; i < MONTHS; i++)
		fprintf(out, " %d", n[i]);
	fprintf(out, _("; %d in the last three months, %d in the three before"), late, early);
	fclose(out);
	return text;
}
