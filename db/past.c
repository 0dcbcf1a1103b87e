/* past.c - the history as people read it. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/history.h"
#include "db/load.h"
#include "db/observation.h"
#include "db/priv.h"
#include "db/ref.h"
#include "db/store.h"

enum { H_SEQ, H_AT, H_WHO, H_WHY, H_ENTITY, H_ROW, H_NAME, H_OLD, H_NEW,
       H_OP };

static const char *label_of(const char *entity, const char *name)
{
	const struct entity *ent = entity_named(entity);
	int f = ent ? entity_field(ent, name) : -1;

	return f >= 0 && ent->fields[f].label ? _(ent->fields[f].label) : NULL;
}

static char *name_of_load(struct db *db, const char *table, const char *uid)
{
	return strcmp(table, "load") == 0 ? load_name(db, uid)
	                                  : observation_load_name(db, uid);
}

/* "ACT-4, ACT-5 and 3 more": the rows that an entry touches. */
static void tell_rows(struct db *db, const struct result *r, int i, int to,
                      FILE *out)
{
	const char *was = "";
	int n = 0;

	for (; i < to; i++) {
		const char *row = result_get(r, i, H_ROW);
		const struct entity *ent;
		char *name, *title;

		if (!row || strcmp(row, was) == 0)
			continue;
		was = row;
		ent = entity_named(result_text(r, i, H_ENTITY));
		title = NULL;
		name = ent ? NULL : name_of_load(db, result_get(r, i, H_ENTITY), row);
		if (n++ > 2 || (ent && !ref_name(db, ent, row, &name, &title)))
			continue;
		fprintf(out, "%s%s", n > 1 ? ", " : "", name);
		free(name);
		free(title);
	}
	if (n > 3)
		fprintf(out, _(" and %d more"), n - 3);
	fputs(": ", out);
}

/* "made", "removed", or the labels of the fields of an entry. */
static void tell_fields(const struct result *r, int i, int to, FILE *out)
{
	const char *sep = "", *label, *name;

	for (int k = i; k < to; k++) {
		name = result_get(r, k, H_NAME);
		if (name && strcmp(name, "gone") == 0) {
			fputs(result_int(r, k, H_NEW) ? _("removed") : _("made"),
			      out);
			return;
		}
	}
	for (; i < to; i++) {
		name = result_get(r, i, H_NAME);
		label = name ? label_of(result_get(r, i, H_ENTITY), name) : NULL;
		if (label) {
			fprintf(out, "%s%s", sep, label);
			sep = ", ";
		}
	}
}

static int entry_ends(const struct result *r, int i)
{
	const char *seq = result_get(r, i, H_SEQ);

	while (i < r->nrow && strcmp(result_text(r, i, H_SEQ), seq) == 0)
		i++;
	return i;
}

static void take(struct db *db, const struct result *r, bool rows,
                 struct past **list, int *n)
{
	for (int i = 0, to; i < r->nrow; i = to) {
		struct past *p;
		size_t len;
		FILE *out;

		*list = xreallocarray(*list, (size_t)*n + 1, sizeof(**list));
		p = &(*list)[(*n)++];
		to = entry_ends(r, i);
		p->seq = result_int(r, i, H_SEQ);
		p->op = xstrdup(result_text(r, i, H_OP));
		p->at = xstrdup(result_text(r, i, H_AT));
		p->who = xstrdup(result_text(r, i, H_WHO));
		p->why = result_get(r, i, H_WHY)
		         ? xstrdup(result_text(r, i, H_WHY)) : NULL;
		out = xmemstream(&p->what, &len);
		if (rows)
			tell_rows(db, r, i, to, out);
		tell_fields(r, i, to, out);
		fclose(out);
	}
}

bool history_list(struct db *db, const char *uid, long long before, int want,
                  struct past **list, int *n, struct err *e)
{
	char from[24];
	const char *arg[2] = { from, uid };
	struct result r = { 0 };
	char sql[800];
	bool ok;

	*list = NULL;
	*n = 0;
	snprintf(from, sizeof(from), "%lld", before ? before : INT64_MAX);
	snprintf(sql, sizeof(sql), "SELECT h.seq, h.at, h.who, h.why,"
	    " f.entity, f.row_uid, f.name, f.old, f.new, h.op FROM history h %s JOIN"
	    " history_field f ON f.seq = h.seq%s WHERE h.seq IN (SELECT seq FROM"
	    " %s WHERE seq < CAST($1 AS BIGINT)%s ORDER BY seq DESC LIMIT %d)"
	    " ORDER BY h.seq DESC, f.ord", uid ? "" : "LEFT",
	    uid ? " AND f.row_uid = CAST($2 AS TEXT)" : "",
	    uid ? "(SELECT DISTINCT seq, row_uid FROM history_field"
	          " WHERE row_uid = CAST($2 AS TEXT)) t" : "history",
	    "", want);
	ok = db_run(db, sql, uid ? 2 : 1, arg, &r, e);
	if (ok)
		take(db, &r, !uid, list, n);
	result_fini(&r);
	return ok;
}

static void past_fini(struct past *p)
{
	free(p->op);
	free(p->at);
	free(p->who);
	free(p->why);
	free(p->what);
}

void pasts_fini(struct past *p, int n)
{
	for (int i = 0; i < n; i++)
		past_fini(&p[i]);
	free(p);
}

bool history_lacks(struct db *db, struct db *other, int want,
                   struct past **list, int *n, struct err *e)
{
	struct err ignored;
	int all, shared;
	bool kept;

	if (!history_list(db, NULL, 0, want, list, &all, e))
		return false;
	for (shared = 0; shared < all; shared++)
		if (history_has(other, (*list)[shared].op, &kept, &ignored) &&
		    kept)
			break;
	for (int i = shared; i < all; i++)
		past_fini(&(*list)[i]);
	*n = shared;
	return true;
}

char *store_since(struct db *db, const struct record *r)
{
	struct past *p;
	struct err ignored;
	char *said = NULL, day[DAY_SHOWN];
	int n;

	if (!history_list(db, record_get(r, FIELD_UID), 0, 1, &p, &n, &ignored))
		return NULL;
	if (n) {
		day_show(p->at, day);
		said = xprintf(_("%s changed %s on %s"), p->who, p->what, day);
	}
	pasts_fini(p, n);
	return said;
}
