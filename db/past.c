/* past.c - the history as people read it. */
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"
#include "db/store.h"

enum { H_SEQ, H_AT, H_WHO, H_WHY, H_KIND, H_ENTITY, H_NAME, H_OLD, H_NEW };

static const char *label_of(const char *entity, const char *name)
{
	const struct entity *ent = entity_named(entity);
	int f = ent ? entity_field(ent, name) : -1;

	return f >= 0 && ent->fields[f].label ? _(ent->fields[f].label) : NULL;
}

/* The fields of one entry, from row i on; returns where the next begins. */
static int tell(const struct result *r, int i, char **what)
{
	const char *seq = result_get(r, i, H_SEQ), *sep = "", *label;
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	bool made = false, gone = false;

	for (; i < r->nrow && strcmp(result_get(r, i, H_SEQ), seq) == 0; i++) {
		const char *name = result_get(r, i, H_NAME);

		if (!name)
			continue;
		if (strcmp(name, "gone") == 0) {
			gone = result_int(r, i, H_NEW) == 1;
			made = !gone;
		}
		label = label_of(result_get(r, i, H_ENTITY), name);
		if (label) {
			fprintf(out, "%s%s", sep, label);
			sep = ", ";
		}
	}
	fclose(out);
	*what = made || gone ? xstrdup(made ? _("made") : _("removed")) : text;
	if (made || gone)
		free(text);
	return i;
}

static void take(const struct result *r, struct past **list, int *n)
{
	for (int i = 0; i < r->nrow; ) {
		struct past *p;

		*list = xreallocarray(*list, (size_t)*n + 1, sizeof(**list));
		p = &(*list)[(*n)++];
		p->seq = result_int(r, i, H_SEQ);
		p->at = xstrdup(result_get(r, i, H_AT));
		p->who = xstrdup(result_get(r, i, H_WHO));
		p->why = result_get(r, i, H_WHY)
		         ? xstrdup(result_get(r, i, H_WHY)) : NULL;
		i = tell(r, i, &p->what);
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
	snprintf(sql, sizeof(sql), "SELECT h.seq, h.at, h.who, h.why, h.kind,"
	    " f.entity, f.name, f.old, f.new FROM history h %s JOIN"
	    " history_field f ON f.seq = h.seq%s WHERE h.seq IN (SELECT seq FROM"
	    " %s WHERE seq < CAST($1 AS BIGINT)%s ORDER BY seq DESC LIMIT %d)"
	    " ORDER BY h.seq DESC, f.ord", uid ? "" : "LEFT",
	    uid ? " AND f.row_uid = CAST($2 AS TEXT)" : "",
	    uid ? "(SELECT DISTINCT seq, row_uid FROM history_field"
	          " WHERE row_uid = CAST($2 AS TEXT)) t" : "history",
	    "", want);
	ok = db_run(db, sql, uid ? 2 : 1, arg, &r, e);
	if (ok)
		take(&r, list, n);
	result_fini(&r);
	return ok;
}

void pasts_fini(struct past *p, int n)
{
	for (int i = 0; i < n; i++) {
		free(p[i].at);
		free(p[i].who);
		free(p[i].why);
		free(p[i].what);
	}
	free(p);
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
