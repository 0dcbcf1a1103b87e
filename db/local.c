#include "db/local.h"

#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/mem.h"
#include "db/priv.h"
#include "db/store.h"

enum { AT_ONCE = 200 };

const struct locals *db_locals(const struct db *db)
{
	return &db->locals;
}

/* A form or list that is open holds on to what it was made with. */
static void put_aside(struct db *db)
{
	if (!db->locals.n)
		return;
	db->spent = xreallocarray(db->spent, (size_t)db->nspent + 1, sizeof(*db->spent));
	db->spent[db->nspent++] = db->locals;
	db->locals = (struct locals){ 0 };
}

void db_locals_fini(struct db *db)
{
	locals_fini(&db->locals);
	while (db->nspent)
		locals_fini(&db->spent[--db->nspent]);
	free(db->spent);
}

bool db_locals_load(struct db *db, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	sql_columns(&s, &entities[ENT_field], "");
	sql_put(&s, " FROM local_field WHERE gone = 0 ORDER BY id");
	ok = sql_run(&s, db, &r, e);
	if (ok)
		put_aside(db);
	for (int i = 0; ok && i < r.nrow; i++) {
		struct record rec;

		record_from(&rec, &entities[ENT_field], &r, i);
		locals_add(&db->locals, &rec, db->today);
		record_fini(&rec);
	}
	result_fini(&r);
	return ok;
}

static bool read_values(struct db *db, const struct local *l, const char *const *uid, int n,
                        struct result *r, struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT row_uid, value FROM local_value WHERE gone = 0 AND field = ");
	sql_arg(&s, FT_TEXT, l->uid);
	sql_put(&s, " AND row_uid IN (");
	for (int i = 0; i < n; i++) {
		sql_put(&s, "%s", i ? ", " : "");
		sql_arg(&s, FT_TEXT, uid[i]);
	}
	sql_put(&s, ") ORDER BY value, id");
	return sql_run(&s, db, r, e);
}

static char *join(const struct result *r, const char *uid)
{
	const char *sep = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < r->nrow; i++)
		if (strcmp(result_get(r, i, 0), uid) == 0) {
			fprintf(out, "%s%s", sep, result_get(r, i, 1));
			sep = " ";
		}
	fclose(out);
	return text;
}

bool local_values(struct db *db, const struct local *l, const char *const *uid, int n,
                  char **text, struct err *e)
{
	bool ok = true;

	for (int at = 0, some; at < n; at += some) {
		struct result r = { 0 };

		some = n - at < AT_ONCE ? n - at : AT_ONCE;
		ok = ok && read_values(db, l, uid + at, some, &r, e);
		for (int i = at; i < at + some; i++)
			text[i] = join(&r, uid[i]);
		result_fini(&r);
	}
	return ok;
}

/* The same in every copy, so that what two people say of one row in one field
 * is one row that both changed. */
static void value_uid(const struct local *l, const char *row, const char *tag,
                      char uid[static UID_SIZE])
{
	char *name = xprintf("pcref/local/%s/%s%s%s", l->uid, row, tag ? "/" : "",
	                     tag ? tag : "");

	chain_uid(name, uid);
	free(name);
}

static void add_value(struct db *db, const struct local *l, const char *row, const char *value,
                      bool on, struct record **rec, int *n)
{
	char uid[UID_SIZE];
	struct record r;
	struct err ignored;

	value_uid(l, row, l->kind == LOCAL_TAGS ? value : NULL, uid);
	if (!store_get(db, &entities[ENT_local_value], uid, &r, &ignored)) {
		if (!on)
			return;
		record_init(&r, &entities[ENT_local_value]);
		record_set(&r, FIELD_UID, uid);
		record_set(&r, VALUE_FIELD, l->uid);
		record_set(&r, VALUE_ROW, row);
	}
	if (on)
		record_set(&r, VALUE_TEXT, value);
	record_set(&r, FIELD_GONE, on ? "0" : "1");
	*rec = xreallocarray(*rec, (size_t)*n + 1, sizeof(**rec));
	(*rec)[(*n)++] = r;
}

static bool has_tag(const char *tags, const char *tag)
{
	size_t len = strlen(tag);

	for (; *tags; tags += strcspn(tags, " "), tags += *tags == ' ')
		if (strcspn(tags, " ") == len && strncmp(tags, tag, len) == 0)
			return true;
	return false;
}

/* Each tag of one text that the other lacks is put on, or taken off. */
static void add_tags(struct db *db, const struct local *l, const char *row, const char *tags,
                     const char *but, bool on, struct record **rec, int *n)
{
	char *copy = xstrdup(tags), *at = copy, *one;

	while ((one = strsep(&at, " ")))
		if (*one && !has_tag(but, one))
			add_value(db, l, row, one, on, rec, n);
	free(copy);
}

bool local_values_read(struct db *db, const struct local *l, const char *uid,
                       const char *typed, struct record **rec, int *n, struct err *e)
{
	char *kept = local_read(l, typed, db->today, e), *was = NULL;
	bool ok = kept && local_values(db, l, &uid, 1, &was, e);

	if (ok && l->kind == LOCAL_TAGS) {
		add_tags(db, l, uid, was, kept, false, rec, n);
		add_tags(db, l, uid, kept, was, true, rec, n);
	} else if (ok && strcmp(was, kept) != 0) {
		add_value(db, l, uid, kept, *kept, rec, n);
	}
	free(was);
	free(kept);
	return ok;
}
