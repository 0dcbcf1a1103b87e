#include "db/ref.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

enum { NEAR = 500 };

/* "ACT-42" and "42" are the same row. */
static const char *number_in(const struct entity *ent, const char *s)
{
	size_t len = strlen(ent->prefix);

	if (strncasecmp(s, ent->prefix, len) == 0 && s[len] == '-')
		s += len + 1;
	return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 18
	       ? s : NULL;
}

static bool look(struct db *db, const struct entity *ent, const char *column,
                 enum field_type type, const char *value, bool live,
                 struct result *r, struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT uid, %s, number FROM %s WHERE %s = ",
	        ent->fields[ent->title].name, ent->table, column);
	sql_arg(&s, type, value);
	sql_put(&s, "%s ORDER BY gone, id LIMIT 2", live ? " AND gone = 0" : "");
	return sql_run(&s, db, r, e);
}

char *store_nearest(struct db *db, const struct entity *ent,
                    const char *text)
{
	struct result r = { 0 };
	struct err ignored;
	struct sql s;
	const char **names;
	char *found;
	int i = -1;

	sql_init(&s);
	sql_put(&s, "SELECT %s FROM %s WHERE gone = 0 ORDER BY id DESC"
	        " LIMIT %d", ent->fields[ent->title].name, ent->table, NEAR);
	if (!sql_run(&s, db, &r, &ignored))
		return NULL;
	names = xcalloc((size_t)r.nrow, sizeof(*names));
	for (int k = 0; k < r.nrow; k++)
		names[k] = result_get(&r, k, 0);
	i = text_nearest(text, names, r.nrow);
	found = i < 0 ? NULL : xstrdup(names[i]);
	free(names);
	result_fini(&r);
	return found;
}

static bool no_such(struct db *db, const struct entity *ent, const char *text,
                    struct err *e)
{
	char *near = store_nearest(db, ent, text);

	if (near)
		err_set(e, ERR_INPUT, _("there is no %s \"%s\".  Did you mean"
		        " \"%s\"?"), ent->name, text, near);
	else
		err_set(e, ERR_INPUT, _("there is no %s \"%s\"; \"pcref %s"
		        " list\" shows them"), ent->name, text, ent->name);
	free(near);
	return false;
}

static bool two_such(const struct entity *ent, const char *text,
                     const struct result *r, struct err *e)
{
	return err_set(e, ERR_DATA, _("there are several named \"%s\": say"
	    " %s-%s or %s-%s"), text, ent->prefix, result_get(r, 0, 2),
	    ent->prefix, result_get(r, 1, 2));
}

/* What has a code is known by it too: D1, MHS81. */
static bool look_code(struct db *db, const struct entity *ent, const char *text,
                      struct result *r, struct err *e)
{
	char *upper = xstrdup(text);
	bool ok = look(db, ent, "code", FT_TEXT, text, true, r, e);

	for (char *s = upper; *s; s++)
		*s = (char)toupper((unsigned char)*s);
	if (ok && !r->nrow && strcmp(upper, text) != 0) {
		result_fini(r);
		ok = look(db, ent, "code", FT_TEXT, upper, true, r, e);
	}
	free(upper);
	return ok;
}

bool ref_find(void *rows, const struct entity *ent, const char *text,
              char uid[static UID_SIZE], struct err *e)
{
	struct db *db = rows;
	const char *number = number_in(ent, text);
	char *key = text_fold(text);
	struct result r = { 0 };
	bool ok;

	if (strlen(text) == UID_SIZE - 1 &&
	    strspn(text, "0123456789abcdef") == UID_SIZE - 1)
		ok = look(db, ent, "uid", FT_TEXT, text, false, &r, e);
	else if (number)
		ok = look(db, ent, "number", FT_INT, number, false, &r, e);
	else
		ok = look(db, ent, "sort_key", FT_TEXT, key, true, &r, e);
	if (ok && !r.nrow && entity_field(ent, "code") >= 0) {
		result_fini(&r);
		ok = look_code(db, ent, text, &r, e);
	}
	free(key);
	if (ok && r.nrow == 2)
		ok = two_such(ent, text, &r, e);
	else if (ok && !r.nrow)
		ok = no_such(db, ent, text, e);
	if (ok)
		snprintf(uid, UID_SIZE, "%s", result_get(&r, 0, 0));
	result_fini(&r);
	return ok;
}

/* A title that two live rows share bears its reference, so that it can be
 * typed back. */
static char *title_of(struct db *db, const struct entity *ent,
                      const struct result *r)
{
	char *key = text_fold(result_text(r, 0, 1));
	struct result same = { 0 };
	struct err ignored;
	bool two = look(db, ent, "sort_key", FT_TEXT, key, true, &same,
	                &ignored) && same.nrow == 2;
	char *title = two ? xprintf("%s-%s", ent->prefix, result_get(r, 0, 2))
	                  : xstrdup(result_text(r, 0, 1));

	result_fini(&same);
	free(key);
	return title;
}

bool ref_name(void *rows, const struct entity *ent, const char *uid,
              char **reference, char **title)
{
	struct db *db = rows;
	struct result r = { 0 };
	struct err ignored;
	bool ok = look(db, ent, "uid", FT_TEXT, uid, false, &r, &ignored) &&
	          r.nrow;

	if (ok) {
		*reference = xprintf("%s-%s", ent->prefix, result_get(&r, 0, 2));
		*title = title_of(db, ent, &r);
	}
	result_fini(&r);
	return ok;
}

bool ref_some(void *rows, const struct entity *ent, const char *text,
              char uid[static LOOKUP_SOME][UID_SIZE], int *n, struct err *e)
{
	struct db *db = rows;
	struct result r = { 0 };
	char *key = text_fold(text);
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT uid FROM %s WHERE gone = 0 AND %s(sort_key, ", ent->table,
	        db->engine->within);
	sql_arg(&s, FT_TEXT, key);
	sql_put(&s, ") > 0 ORDER BY id LIMIT %d", LOOKUP_SOME);
	ok = sql_run(&s, db, &r, e);
	*n = ok ? r.nrow : 0;
	for (int i = 0; i < *n; i++)
		snprintf(uid[i], UID_SIZE, "%s", result_get(&r, i, 0));
	result_fini(&r);
	free(key);
	return ok;
}

const char *ref_me(void *rows)
{
	return db_me(rows);
}

bool store_find(struct db *db, const struct entity *ent, const char *text,
                struct record *r, struct err *e)
{
	char uid[UID_SIZE];

	return ref_find(db, ent, text, uid, e) && store_get(db, ent, uid, r, e);
}
