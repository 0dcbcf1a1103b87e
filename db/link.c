/* link.c - which rows belong together; a link is a row like any other. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"
#include "db/ref.h"
#include "db/store.h"

enum { AT_ONCE = 200 };		/* rows whose links one query reads */

bool store_link_record(struct db *db, enum link_id kind, const char *from,
                       const char *to, bool on, struct record *rec,
                       struct err *e)
{
	const struct entity *ent = &entities[ENT_link];
	const char *arg[3] = { links[kind].name, from, to };
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT uid FROM link WHERE kind = CAST($1 AS TEXT)"
	    " AND from_uid = CAST($2 AS TEXT) AND to_uid = CAST($3 AS TEXT)",
	    3, arg, &r, e);

	if (ok && r.nrow)
		ok = store_get(db, ent, result_get(&r, 0, 0), rec, e);
	else if (ok)
		record_init(rec, ent);
	result_fini(&r);
	if (!ok)
		return false;
	for (int i = 0; i < 3; i++)
		record_set(rec, LINK_KIND + i, arg[i]);
	record_set(rec, FIELD_GONE, on ? "0" : "1");
	return true;
}

bool store_link(struct db *db, enum link_id kind, const char *from,
                const char *to, bool on, struct err *e)
{
	struct record rec;
	bool ok = store_link_record(db, kind, from, to, on, &rec, e);

	if (!ok)
		return false;
	ok = store_save(db, &rec, NULL, e);
	record_fini(&rec);
	return ok;
}

static bool read_links(struct db *db, struct link_end end,
                       const char *const *uid, int n, struct result *r,
                       struct err *e)
{
	const struct entity *ent = link_end_other(end);
	const char *here = end.back ? "to_uid" : "from_uid";
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT l.%s, t.number, t.%s, t.uid FROM link l JOIN %s t ON"
	        " t.uid = l.%s WHERE l.gone = 0 AND t.gone = 0 AND l.kind = ",
	        here, ent->fields[ent->title].name, ent->table,
	        end.back ? "from_uid" : "to_uid");
	sql_arg(&s, FT_TEXT, end.link->name);
	sql_put(&s, " AND l.%s IN (", here);
	for (int i = 0; i < n; i++) {
		sql_put(&s, "%s", i ? ", " : "");
		sql_arg(&s, FT_TEXT, uid[i]);
	}
	sql_put(&s, ") ORDER BY t.id");
	return sql_run(&s, db, r, e);
}

static char *write_links(const struct result *r, const char *uid,
                         const char *prefix, bool titled)
{
	const char *sep = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < r->nrow; i++) {
		if (strcmp(result_text(r, i, 0), uid) != 0)
			continue;
		fprintf(out, "%s%s-%s", sep, prefix, result_get(r, i, 1));
		if (titled)
			fprintf(out, " %s", result_get(r, i, 2));
		sep = "; ";
	}
	fclose(out);
	return text;
}

bool store_links(struct db *db, struct link_end end, const char *const *uid,
                 int n, bool titled, char **text, struct err *e)
{
	const char *prefix = link_end_other(end)->prefix;
	bool ok = true;

	for (int at = 0, some; at < n; at += some) {
		struct result r = { 0 };

		some = n - at < AT_ONCE ? n - at : AT_ONCE;
		ok = ok && read_links(db, end, uid + at, some, &r, e);
		for (int i = at; i < at + some; i++)
			text[i] = write_links(&r, uid[i], prefix, titled);
		result_fini(&r);
	}
	return ok;
}

static bool add_link(struct db *db, struct link_end end, const char *uid,
                     const char *other, bool on, struct record **rec, int *n,
                     struct err *e)
{
	enum link_id kind = (enum link_id)(end.link - links);

	*rec = xreallocarray(*rec, (size_t)*n + 1, sizeof(**rec));
	if (!store_link_record(db, kind, end.back ? other : uid,
	                       end.back ? uid : other, on, &(*rec)[*n], e))
		return false;
	if (record_has(&(*rec)[*n], FIELD_UID) || on)
		(*n)++;
	else
		record_fini(&(*rec)[*n]);
	return true;
}

static bool is_among(char uid[][UID_SIZE], int n, const char *one)
{
	for (int i = 0; i < n; i++)
		if (strcmp(uid[i], one) == 0)
			return true;
	return false;
}

/* "ACT-4; ACT-7 and its title": what stands before the first blank counts,
 * unless that is no reference. */
static bool name_list(struct db *db, const struct entity *ent,
                      const char *typed, char (**uid)[UID_SIZE], int *n,
                      struct err *e)
{
	char *copy = xstrdup(typed), *at = copy, *one;
	bool ok = true;

	*uid = NULL;
	*n = 0;
	while (ok && (one = strsep(&at, ";"))) {
		size_t len;

		one += strspn(one, " ");
		for (len = strlen(one); len && one[len - 1] == ' '; )
			one[--len] = '\0';
		if (!*one)
			continue;
		*uid = xreallocarray(*uid, (size_t)*n + 1, sizeof(**uid));
		ok = ref_find(db, ent, one, (*uid)[*n], e);
		if (!ok && strchr(one, ' ')) {
			one[strcspn(one, " ")] = '\0';
			ok = ref_find(db, ent, one, (*uid)[*n], e);
		}
		*n += ok;
	}
	free(copy);
	return ok;
}

bool store_links_read(struct db *db, struct link_end end, const char *uid,
                      const char *typed, struct record **rec, int *n,
                      struct err *e)
{
	char (*want)[UID_SIZE];
	int nwant;
	struct result r = { 0 };
	bool ok = name_list(db, link_end_other(end), typed, &want, &nwant, e) &&
	          read_links(db, end, &uid, 1, &r, e);

	for (int i = 0; ok && i < r.nrow; i++)
		if (!is_among(want, nwant, result_get(&r, i, 3)))
			ok = add_link(db, end, uid, result_get(&r, i, 3), false,
			              rec, n, e);
	for (int i = 0; ok && i < nwant; i++) {
		bool had = is_among(want, i, want[i]);

		for (int k = 0; k < r.nrow; k++)
			had |= strcmp(result_text(&r, k, 3), want[i]) == 0;
		if (!had)
			ok = add_link(db, end, uid, want[i], true, rec, n, e);
	}
	free(want);
	result_fini(&r);
	return ok;
}
