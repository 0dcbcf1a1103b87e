#include "db/move.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/role.h"
#include "db/store.h"

enum { CHUNK = 500, MOST_ARGS = 400, MOST_COLUMNS = 120 };

/* The tables that are no entity's, and the key by which they are read.  What
 * is searched is made anew. */
static const struct plain {
	const char *table, *key;
	bool of_load;		/* load_id follows the number its load got,
				   which is in the table of loads above it */
} plains[] = {
	{ "counter", NULL, false },
	{ "history", "seq", false }, { "history_field", "seq", false },
	{ "access_log", "seq", false }, { "load", "id", false },
	{ "ethnic_count", "load_id", true }, { "load_team", "load_id", true },
	{ "load_item", "load_id", true },
	{ "observation_load", "id", false }, { "observation", "load_id", true },
};
static const char *const heads[] = { "chain", "access_chain" };

/* An id is the engine's own and not taken along; those of loads are known by
 * others, so what each became is remembered. */
struct ids {
	long long (*pair)[2];
	int n;
};

struct table {
	const char *name, *key;
	bool of_load;
	const struct entity *ent;	/* NULL for a plain one */
	int ncol, id;			/* id is the place of that column or -1 */
	char column[MOST_COLUMNS][64];
	enum field_type type[MOST_COLUMNS];
};

struct job {
	struct db *from, *to;
	struct ids loads;
	struct move *move;
};

static bool describe(struct db *db, struct table *t, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, db->engine->tables, 1, &t->name, &r, e);

	t->id = -1;
	for (int i = 0; ok && i < r.nrow && i < MOST_COLUMNS; i++) {
		const char *type = result_get(&r, i, 1);

		snprintf(t->column[i], sizeof(t->column[i]), "%s",
		         result_get(&r, i, 0));
		t->type[i] = strcasestr(type, "int") ? FT_INT : FT_NOTE;
		if (strcmp(t->column[i], "id") == 0)
			t->id = i;
	}
	t->ncol = r.nrow;
	result_fini(&r);
	return ok && t->ncol <= MOST_COLUMNS;
}

static void put_names(struct sql *s, const struct table *t, bool id)
{
	const char *sep = "";

	for (int i = 0; i < t->ncol; i++)
		if (id || i != t->id) {
			sql_put(s, "%s%s", sep, t->column[i]);
			sep = ", ";
		}
}

/* The rows whose key lies after one and up to another. */
static bool read_rows(struct db *db, const struct table *t, long long after,
                      long long upto, struct result *r, struct err *e)
{
	char from[24], to[24];
	struct sql s;

	snprintf(from, sizeof(from), "%lld", after);
	snprintf(to, sizeof(to), "%lld", upto);
	sql_init(&s);
	sql_put(&s, "SELECT ");
	put_names(&s, t, true);
	sql_put(&s, " FROM %s", t->name);
	if (t->key) {
		sql_put(&s, " WHERE %s > ", t->key);
		sql_arg(&s, FT_INT, from);
		sql_put(&s, " AND %s <= ", t->key);
		sql_arg(&s, FT_INT, to);
		sql_put(&s, " ORDER BY %s", t->key);
	}
	return sql_run(&s, db, r, e);
}

static const char *new_id(const struct ids *ids, const char *old,
                          char text[static 24])
{
	long long id = strtoll(old, NULL, 10);

	for (int i = 0; i < ids->n; i++)
		if (ids->pair[i][0] == id)
			id = ids->pair[i][1];
	snprintf(text, 24, "%lld", id);
	return text;
}

/* "" is a value in the history, so not what sql_arg takes for NULL. */
static void put_value(struct sql *s, enum field_type type, const char *value)
{
	if (value && !*value)
		sql_put(s, "''");
	else
		sql_arg(s, type, value);
}

static bool write_rows(struct job *j, const struct table *t,
                       const struct result *r, int at, int n, struct err *e)
{
	char id[MOST_ARGS][24];
	struct result got = { 0 };
	struct sql s;
	bool ok, keep = t->id >= 0 && !t->ent;

	sql_init(&s);
	sql_put(&s, "INSERT INTO %s (", t->name);
	put_names(&s, t, false);
	sql_put(&s, ") VALUES ");
	for (int y = at; y < at + n; y++) {
		const char *sep = "(";

		sql_put(&s, "%s", y > at ? ", " : "");
		for (int x = 0; x < t->ncol; x++) {
			const char *value = result_get(r, y, x);

			if (x == t->id)
				continue;
			if (t->of_load && strcmp(t->column[x], "load_id") == 0)
				value = new_id(&j->loads, value, id[y - at]);
			sql_put(&s, "%s", sep);
			put_value(&s, t->type[x], value);
			sep = ", ";
		}
		sql_put(&s, ")");
	}
	sql_put(&s, "%s", keep ? " RETURNING id" : "");
	ok = sql_run(&s, j->to, &got, e);
	for (int i = 0; ok && keep && i < n; i++) {
		struct ids *ids = &j->loads;

		ids->pair = xreallocarray(ids->pair, (size_t)ids->n + 1,
		                          sizeof(*ids->pair));
		ids->pair[ids->n][0] = result_int(r, at + i, t->id);
		ids->pair[ids->n++][1] = result_int(&got, i, 0);
	}
	result_fini(&got);
	return ok;
}

static bool make_searchable(struct job *j, const struct table *t,
                            const struct result *r, struct err *e)
{
	bool ok = true;

	for (int y = 0; ok && y < r->nrow; y++) {
		struct record rec, *one = &rec;

		record_init(&rec, t->ent);
		for (int x = 0; x < t->ncol; x++)
			record_set(&rec, entity_field(t->ent, t->column[x]),
			           result_get(r, y, x));
		ok = search_put(j->to, &one, 1, e);
		record_fini(&rec);
	}
	return ok;
}

static bool copy_chunk(struct job *j, const struct table *t, long long after,
                       long long upto, struct err *e)
{
	int each = t->key && !t->of_load && !t->ent && t->id >= 0
	           ? 1 : MOST_ARGS / t->ncol;
	struct result r = { 0 };
	bool ok = read_rows(j->from, t, after, upto, &r, e);

	for (int at = 0; ok && at < r.nrow; at += each)
		ok = write_rows(j, t, &r, at, r.nrow - at < each ? r.nrow - at
		                                               : each, e);
	ok = ok && (!t->ent || make_searchable(j, t, &r, e));
	result_fini(&r);
	return ok;
}

static bool largest(struct db *db, const struct table *t, long long *most,
                    struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT max(%s) FROM %s", t->key, t->name);
	ok = sql_run(&s, db, &r, e);
	*most = ok ? result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

static bool count(struct db *db, const char *table, long long *n,
                  struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT count(*) FROM %s", table);
	ok = sql_run(&s, db, &r, e);
	*n = ok ? result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

static bool as_many(struct job *j, const char *table, struct err *e)
{
	long long here, there;

	if (!count(j->from, table, &here, e) || !count(j->to, table, &there, e))
		return false;
	j->move->rows += here;
	j->move->tables++;
	return here == there || err_set(e, ERR_FOUND, ngettext("of %lld row of %s, %lld arrived"
	    " in %s; nothing was moved", "of %lld rows of %s, %lld arrived in %s; nothing was"
	    " moved", (unsigned long)here), here, table, there, j->to->path);
}

static bool copy_table(struct job *j, struct table *t, struct err *e)
{
	long long most = 0;
	bool ok = describe(j->from, t, e) &&
	          (!t->key || largest(j->from, t, &most, e));

	if (t->id >= 0 && !t->ent)
		j->loads.n = 0;
	for (long long at = 0; ok && (t->key ? at < most : at == 0);
	     at += CHUNK)
		ok = copy_chunk(j, t, at, at + CHUNK, e);
	return ok && as_many(j, t->name, e);
}

static bool copy_head(struct job *j, const char *table, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT seq, hash FROM %s", table);
	ok = sql_run(&s, j->from, &r, e);
	if (ok && r.nrow == 1) {
		sql_init(&s);
		sql_put(&s, "UPDATE %s SET seq = ", table);
		sql_arg(&s, FT_INT, result_get(&r, 0, 0));
		sql_put(&s, ", hash = ");
		put_value(&s, FT_NOTE, result_get(&r, 0, 1));
		ok = sql_run(&s, j->to, NULL, e);
	}
	result_fini(&r);
	return ok;
}

static bool copy_all(struct job *j, struct err *e)
{
	struct table *t = xcalloc(1, sizeof(*t));
	bool ok = true;

	for (int i = 0; ok && i < ENT_COUNT; i++) {
		*t = (struct table){ .name = entities[i].table, .key = "id",
		                     .ent = &entities[i] };
		ok = copy_table(j, t, e);
	}
	for (size_t i = 0; ok && i < sizeof(plains) / sizeof(*plains); i++) {
		*t = (struct table){ .name = plains[i].table,
			.key = plains[i].key, .of_load = plains[i].of_load };
		ok = copy_table(j, t, e);
	}
	for (size_t i = 0; ok && i < sizeof(heads) / sizeof(*heads); i++)
		ok = copy_head(j, heads[i], e);
	free(t);
	return ok;
}


static bool same_heads(struct job *j, struct err *e)
{
	char there[64];
	long long n = history_verify(j->from, e);

	if (n < 0 || history_verify(j->to, e) < 0 ||
	    !history_head(j->from, j->move->head, e) ||
	    !history_head(j->to, there, e))
		return false;
	j->move->entries = n;
	return strcmp(there, j->move->head) == 0 || err_set(e, ERR_FOUND, _("the"
	       " history of %s has the head %s and not %s; nothing was moved"),
	       j->to->path, there, j->move->head);
}

static bool mark(struct job *j, struct err *e)
{
	const char *arg[2] = { j->from->at, j->to->path };

	if (db_run(j->from, "INSERT INTO moved (at, address) VALUES (CAST($1 AS"
	    " TEXT), CAST($2 AS TEXT))", 2, arg, NULL, e) &&
	    db_script(j->from, "COMMIT", e))
		return true;
	return err_set(e, ERR_IO, _("all of %s is now in %s too, but the first"
	    " could not be marked as moved: let nobody write to it"),
	    j->from->path, j->to->path);
}

static bool is_taken(struct db *to, struct err *e)
{
	return err_set(e, ERR_CREATE, _("%s holds a trust already; nothing was"
	               " moved: name a new place"), to->path);
}

/* Stopped after it had arrived and before the old place was marked: the same
 * history is there, and has not gone on in either. */
static bool is_there(struct job *j, struct err *e)
{
	struct err other;
	bool ok = !j->to->read_only && same_heads(j, &other);

	for (int i = 0; ok && i < ENT_COUNT; i++)
		ok = as_many(j, entities[i].table, &other);
	for (size_t i = 0; ok && i < sizeof(plains) / sizeof(*plains); i++)
		ok = as_many(j, plains[i].table, &other);
	return ok || is_taken(j->to, e);
}

static bool arrive(struct job *j, bool may_be_there, struct err *e)
{
	long long n;

	if (!count(j->to, "history", &n, e))
		return false;
	if (n)
		return may_be_there ? is_there(j, e) : is_taken(j->to, e);
	return copy_all(j, e) && same_heads(j, e);
}

/* All of it, verified, or nothing. */
static bool copy_whole(struct job *j, bool may_be_there, struct err *e)
{
	struct err ignored;
	bool ok = db_script(j->to, j->to->engine->begin, e) &&
	          arrive(j, may_be_there, e) && db_script(j->to, "COMMIT", e);

	if (!ok)
		db_script(j->to, "ROLLBACK", &ignored);
	free(j->loads.pair);
	j->move->arrived = ok;
	return ok;
}

bool db_move(struct db *from, struct db *to, struct move *move, struct err *e)
{
	struct job j = { .from = from, .to = to, .move = move };
	struct err ignored;

	*move = (struct move){ 0 };
	if (from->read_only)
		return err_set(e, ERR_PERM, "%s", *from->notice ? from->notice
		               : _("it may only be read, so it cannot be moved"));
	/* The head of the chain is held, so nobody writes meanwhile. */
	if (role_allows_whole(from, e) &&
	    db_script(from, from->engine->begin, e) &&
	    db_run(from, "UPDATE chain SET seq = seq", 0, NULL, NULL, e) &&
	    copy_whole(&j, true, e) && mark(&j, e))
		return true;
	db_script(from, "ROLLBACK", &ignored);
	return false;
}

bool db_copy(struct db *from, struct db *to, struct move *move, struct err *e)
{
	struct job j = { .from = from, .to = to, .move = move };
	struct err ignored;
	bool ok;

	*move = (struct move){ 0 };
	ok = db_script(from, from->engine->begin, e) &&
	     db_script(from, from->engine->snapshot, e) &&
	     copy_whole(&j, false, e);
	db_script(from, "ROLLBACK", &ignored);
	return ok;
}
