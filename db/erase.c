#include "db/erase.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/history.h"
#include "db/priv.h"

const char erase_mark[] = "[erased]";

bool erase_find(struct db *db, const char *reference, struct record *r,
                struct err *e)
{
	size_t n = strcspn(reference, "-");

	for (int i = 0; i < ENT_COUNT; i++)
		if (entities[i].label && strlen(entities[i].prefix) == n &&
		    strncasecmp(entities[i].prefix, reference, n) == 0)
			return store_find(db, &entities[i], reference, r, e);
	return err_set(e, ERR_USAGE, _("\"%s\" is no reference; it should be as"
	               " FB-7"), reference);
}

static bool holds_words(const struct record *r, int f)
{
	return r->ent->fields[f].flags & FF_WORDS && record_has(r, f) &&
	       !record_is(r, f, erase_mark);
}

/* The names of the fields with words in them, a blank between. */
static char *fields_with_words(const struct record *r)
{
	const char *sep = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int f = FIELD_OWN; f < r->ent->nfields; f++)
		if (holds_words(r, f)) {
			fprintf(out, "%s%s", sep, r->ent->fields[f].name);
			sep = " ";
		}
	fclose(out);
	return text;
}

static bool may_be_erased(const struct entity *ent, int f)
{
	return f >= FIELD_OWN && field_is_typed(&ent->fields[f]) &&
	       (ent->fields[f].type == FT_TEXT || ent->fields[f].type == FT_NOTE);
}

static bool fields_exist(const struct entity *ent, const char *fields,
                         struct err *e)
{
	char *copy = xstrdup(fields), *at = copy, *one;
	bool ok = true;

	while (ok && (one = strsep(&at, " ")))
		if (*one && !may_be_erased(ent, entity_field(ent, one)))
			ok = err_set(e, ERR_USAGE, _("a %s has no words called"
			             " \"%s\" that can be erased"), ent->name,
			             one);
	free(copy);
	return ok;
}

bool erase_start(struct db *db, const struct record *row, const char *fields,
                 struct record *erasure, struct err *e)
{
	char name[NAME_SIZE], *all = fields_with_words(row);
	bool ok = fields ? fields_exist(row->ent, fields, e)
	                 : *all || err_set(e, ERR_DATA, _("it holds no words of"
	                   " or about a person; name the fields to erase"));

	if (ok) {
		store_start(db, erasure, &entities[ENT_erasure]);
		record_name(row, name);
		record_set(erasure, ERASURE_ITEM, name);
		record_set(erasure, ERASURE_FIELDS, fields ? fields : all);
	}
	free(all);
	return ok;
}

/* --- approving -------------------------------------------------------- */

struct erasing {
	struct record *row, *erasure;
	const char *fields;
};

static bool names(const char *fields, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = fields; *p; p += strspn(p, " ")) {
		size_t len = strcspn(p, " ");

		if (len == n && strncmp(p, name, n) == 0)
			return true;
		p += len;
	}
	return false;
}

static void forget_fields(struct erasing *x)
{
	const struct entity *ent = x->row->ent;

	for (int f = FIELD_OWN; f < ent->nfields; f++)
		if (names(x->fields, ent->fields[f].name))
			record_set(x->row, f, ent->fields[f].flags & FF_REQUIRED
			           ? erase_mark : NULL);
}

static bool forget_past(struct db *db, void *with, struct err *e)
{
	const struct erasing *x = with;
	const struct entity *ent = x->row->ent;

	for (int f = FIELD_OWN; f < ent->nfields; f++)
		if (names(x->fields, ent->fields[f].name) &&
		    !history_erase(db, ent->name, record_get(x->row, FIELD_UID),
		                   ent->fields[f].name, e))
			return false;
	return true;
}

static bool forget(struct db *db, struct erasing *x, struct err *e)
{
	struct record *rec[] = { x->row, x->erasure };
	struct change c = { .rec = rec, .nrec = 2, .plain = true,
	                    .after = forget_past, .with = x };

	forget_fields(x);
	record_set(x->erasure, ERASURE_STATE, "done");
	record_set(x->erasure, ERASURE_BY, db->who);
	record_set(x->erasure, ERASURE_DONE, db->today);
	return store_apply(db, &c, e);
}

/* Older backups hold the words; the one just made does not.  Of a server there
 * need be none. */
static bool renew_backups(struct db *db, struct err *e)
{
	char path[512];
	struct backup *list;
	int n;
	bool ok;

	if (!*db->backups || strcmp(db->path, ":memory:") == 0)
		return true;
	if (!backups_list(db->backups, &list, &n, e))
		return false;
	ok = (!n && db->engine->server) || db_backup(db, path, e);
	for (int i = 0; ok && i < n; i++)
		unlink(list[i].path);
	free(list);
	return ok;
}

/* Papers that were drafted from it, and may have its words in quotation. */
static void put_papers(struct db *db, const char *uid, FILE *out)
{
	struct result r = { 0 };
	struct err ignored;

	if (db_run(db, "SELECT p.number FROM paper p JOIN link l ON l.from_uid = p.uid"
	           " AND l.gone = 0 AND l.kind = 'paper_feedback' WHERE p.gone = 0"
	           " AND p.words IS NOT NULL AND l.to_uid = CAST($1 AS TEXT) ORDER BY p.number",
	           1, &uid, &r, &ignored))
		for (int i = 0; i < r.nrow; i++)
			fprintf(out, _("PAP-%s, a paper that may quote it: pcref erase PAP-%s\n"),
			        result_text(&r, i, 0), result_text(&r, i, 0));
	result_fini(&r);
}

/* Copies set aside when a backup was restored: pcref.db.aside-2026-11-22; and
 * papers. */
static char *copies_left(struct db *db, const char *uid)
{
	const char *slash = strrchr(db->path, '/');
	const char *name = slash ? slash + 1 : db->path;
	char *folder = slash ? xstrndup(db->path, (size_t)(slash - db->path) + 1)
	                     : xstrdup("."), *text;
	DIR *dir = opendir(folder);
	size_t len, n = strlen(name);
	FILE *out = xmemstream(&text, &len);

	for (struct dirent *d; dir && (d = readdir(dir)); )
		if (strncmp(d->d_name, name, n) == 0 &&
		    strncmp(d->d_name + n, ".aside-", 7) == 0)
			fprintf(out, "%s%s\n", folder, d->d_name);
	put_papers(db, uid, out);
	fclose(out);
	if (dir)
		closedir(dir);
	free(folder);
	return text;
}

bool erase_approve(struct db *db, struct record *erasure, char **left,
                   struct err *e)
{
	struct record row;
	struct erasing x = { &row, erasure,
	                     record_get(erasure, ERASURE_FIELDS) };
	bool ok;

	*left = NULL;
	if (record_is(erasure, ERASURE_STATE, "done"))
		return err_set(e, ERR_DATA, _("it has been done already"));
	if (record_is(erasure, FIELD_MADE_BY, db->who))
		return err_set(e, ERR_PERM, _("%s asked for it, so another person"
		               " must approve it"), db->who);
	if (!erase_find(db, record_get(erasure, ERASURE_ITEM), &row, e))
		return false;
	ok = forget(db, &x, e) &&
	     (!db->engine->forget || db->engine->forget(db, e)) &&
	     renew_backups(db, e);
	if (ok)
		*left = db->engine->server ? forget_on_server(db, row.ent->table)
		                           : copies_left(db, record_get(&row, FIELD_UID));
	record_fini(&row);
	return ok;
}

bool erase_was_approved(struct db *db, const char *reference,
                        const char *field, bool *approved, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT erased_fields FROM erasure WHERE state ="
	    " 'done' AND item = CAST($1 AS TEXT)", 1, &reference, &r, e);

	*approved = false;
	for (int i = 0; ok && i < r.nrow; i++)
		*approved |= names(result_text(&r, i, 0), field);
	result_fini(&r);
	return ok;
}

bool erase_latest(struct db *db, char at[static 32])
{
	struct result r = { 0 };
	struct err ignored;
	bool ok = db_run(db, "SELECT max(changed_at) FROM erasure WHERE state = 'done'", 0,
	                 NULL, &r, &ignored);

	result_copy(&r, 0, 0, at, 32);
	result_fini(&r);
	return ok && *at;
}

/* --- retention -------------------------------------------------------- */

struct due {
	bool (*each)(const struct record *, void *);
	void *with;
};

static bool pass_on(const struct record *r, void *with)
{
	struct due *d = with;
	char *words = fields_with_words(r);
	bool more = !*words || d->each(r, d->with);

	free(words);
	return more;
}

bool retention_each(struct db *db, const struct record *rule,
                    bool (*each)(const struct record *, void *), void *with,
                    struct err *e)
{
	const struct entity *ent = entity_named(record_get(rule,
	                                                   RETENTION_ENTITY));
	char day[DAY_SIZE];
	struct filter old = { .how = FILTER_BEFORE, .value = day,
		.field = entity_field(ent, record_get(rule, RETENTION_FROM)) };
	struct page p = { .ent = ent, .sort = FIELD_NUMBER, .filter = &old,
	                  .nfilter = 1 };
	struct due d = { each, with };

	day_add_months(db->today, -(int)record_int(rule, RETENTION_MONTHS), day);
	return store_each(db, &p, pass_on, &d, e);
}
