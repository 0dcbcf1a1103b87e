/* page.c - a screenful of rows, by key: never all rows, never OFFSET.
 *
 * A list is two runs on one index (key, id): rows whose key is known, then
 * those whose key is not.  Each run is a range that an engine can seek.  A
 * reference sorts by the title of what it refers to, by a join. */
#include <stdlib.h>

#include "core/err.h"
#include "core/mem.h"
#include "db/filter.h"
#include "db/priv.h"
#include "db/store.h"

enum { EACH = 500 };

static const struct field *sort_field(const struct page *p)
{
	return &p->ent->fields[p->sort];
}

static bool by_ref(const struct page *p)
{
	return sort_field(p)->type == FT_REF;
}

/* A title sorts by its folded form. */
static const char *key_column(const struct page *p)
{
	if (by_ref(p))
		return "k.sort_key";
	return p->sort == p->ent->title ? "sort_key" : sort_field(p)->name;
}

struct run {
	bool unknown;		/* the run of rows without a key */
	bool down;		/* towards larger keys */
	const char *key, *id;	/* where to go on from; no id is its edge */
	int near;		/* only so many rows are looked at; 0 is all */
	bool through;		/* the table is read, whatever index there is */
};

/* What is computed is in no index. */
static void put_key(struct sql *s, const struct page *p, const struct run *run)
{
	const char *fmt = by_ref(p) ? "%s" : run->through ? "COALESCE(t.%s, NULL)" : "t.%s";

	sql_put(s, fmt, key_column(p));
}

static void put_link(struct sql *s, const struct page *p)
{
	const char *here = p->end.back ? "to_uid" : "from_uid";
	const char *there = p->end.back ? "from_uid" : "to_uid";

	sql_put(s, " AND t.uid IN (SELECT %s FROM link WHERE gone = 0 AND kind"
	        " = ", here);
	sql_arg(s, FT_TEXT, p->end.link->name);
	sql_put(s, " AND %s = ", there);
	sql_arg(s, FT_TEXT, p->link);
	sql_put(s, ")");
}

void page_put_where(struct sql *s, struct db *db, const struct page *p)
{
	sql_put(s, " WHERE t.gone = 0");
	filter_put(s, db, p->ent, p->filter, p->nfilter);
	if (p->link)
		put_link(s, p);
}

static void put_from(struct sql *s, const struct page *p)
{
	sql_put(s, " FROM %s t", p->ent->table);
	if (by_ref(p))
		sql_put(s, " LEFT JOIN %s k ON k.uid = t.%s",
		        entities[sort_field(p)->ref].table, sort_field(p)->name);
}

static void put_place(struct sql *s, const struct page *p,
                      const struct run *run)
{
	const char *past = run->down ? ">" : "<";

	if (!run->id)
		return;
	if (run->unknown) {
		sql_put(s, " AND t.id %s ", past);
	} else {
		sql_put(s, " AND (");
		put_key(s, p, run);
		sql_put(s, ", t.id) %s (", past);
		sql_arg(s, by_ref(p) ? FT_TEXT : sort_field(p)->type, run->key);
		sql_put(s, ", ");
	}
	sql_arg(s, FT_INT, run->id);
	if (!run->unknown)
		sql_put(s, ")");
}

static void put_run(struct sql *s, const struct page *p, const struct run *run,
                    int want)
{
	const char *way = run->down ? "ASC" : "DESC";

	put_key(s, p, run);
	sql_put(s, run->unknown ? " IS NULL" : " IS NOT NULL");
	put_place(s, p, run);
	if (run->near) {
		sql_put(s, " AND t.id IN (SELECT t.id FROM %s t WHERE ", p->ent->table);
		put_run(s, p, &(struct run){ run->unknown, run->down, run->key, run->id,
		        0, false }, run->near);
		sql_put(s, ")");
	}
	sql_put(s, " ORDER BY ");
	if (!run->unknown) {
		put_key(s, p, run);
		sql_put(s, " %s, ", way);
	}
	sql_put(s, "t.id %s LIMIT %d", way, want);
}

static bool read_run(struct db *db, const struct page *p, const struct run *run,
                     int want, struct result *r, struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	sql_columns(&s, p->ent, "t.");
	sql_put(&s, ", ");
	put_key(&s, p, run);
	put_from(&s, p);
	page_put_where(&s, db, p);
	sql_put(&s, " AND ");
	put_run(&s, p, run, want);
	return sql_run(&s, db, r, e);
}

/* True if rows that pass the filter are looked for along the order, each
 * fetched from elsewhere in the file.  A server knows how many there are. */
static bool is_walked(const struct db *db, const struct page *p, const struct run *run)
{
	if (db->engine->server || !p->ent->many || run->unknown || !p->nfilter ||
	    p->link || by_ref(p) || p->sort == FIELD_ID)
		return false;
	for (int i = 0; i < p->nfilter; i++)
		if (p->filter[i].how == FILTER_WORDS)
			return false;
	return true;
}

/* To walk is quick where many rows pass and takes 160 ms of 100,000 where few
 * do: then the table is read through, which takes 30. */
static bool read_screen(struct db *db, const struct page *p, struct run run,
                        int want, struct result *r, struct err *e)
{
	static const int near[] = { 300, 4000 };

	for (int i = 0; i < 2 && is_walked(db, p, &run); i++) {
		run.near = near[i];
		if (!read_run(db, p, &run, want, r, e) || r->nrow == want)
			return r->nrow == want;
		result_fini(r);
		run.through = i == 1;
	}
	run.near = 0;
	return read_run(db, p, &run, want, r, e);
}

static void add_rows(struct rows *rows, const struct entity *ent,
                     const struct result *r)
{
	size_t n = (size_t)(rows->n + r->nrow);

	if (!r->nrow)
		return;
	rows->row = xreallocarray(rows->row, n, sizeof(*rows->row));
	rows->key = xreallocarray(rows->key, n, sizeof(*rows->key));
	for (int y = 0; y < r->nrow; y++, rows->n++) {
		const char *key = result_get(r, y, ent->nfields);

		rows->key[rows->n] = key ? xstrdup(key) : NULL;
		record_from(&rows->row[rows->n], ent, r, y);
	}
}

static void turn_round(struct rows *rows)
{
	for (int a = 0, b = rows->n - 1; a < b; a++, b--) {
		struct record r = rows->row[a];
		char *key = rows->key[a];

		rows->row[a] = rows->row[b];
		rows->row[b] = r;
		rows->key[a] = rows->key[b];
		rows->key[b] = key;
	}
}

bool store_page(struct db *db, const struct page *p, const struct rows *seen,
                int at, bool back, int want, struct rows *rows, struct err *e)
{
	struct run run = { .unknown = back, .down = p->desc == back };
	bool ok = true;

	*rows = (struct rows){ 0 };
	if (seen) {
		run.key = seen->key[at];
		run.id = record_get(&seen->row[at], FIELD_ID);
		run.unknown = !run.key;
	}
	for (bool last = false; ok && !last && rows->n < want; ) {
		struct result r = { 0 };

		ok = read_screen(db, p, run, want - rows->n, &r, e);
		if (ok)
			add_rows(rows, p->ent, &r);
		result_fini(&r);
		last = run.unknown != back;
		run = (struct run){ .unknown = !back, .down = run.down };
	}
	if (back)
		turn_round(rows);
	return ok;
}

/* Of many rows all are counted in an index, and those gone in one of their own;
 * which of them are gone is told by the rows alone. */
static void put_count(struct sql *s, struct db *db, const struct page *p)
{
	const char *table = p->ent->table;

	if (p->ent->many && !p->nfilter && !p->link) {
		sql_put(s, "SELECT (SELECT count(*) FROM %s) - (SELECT count(*) FROM %s"
		        " WHERE gone <> 0)", table, table);
		return;
	}
	sql_put(s, "SELECT count(*) FROM %s t", table);
	page_put_where(s, db, p);
}

bool store_count(struct db *db, const struct page *p, long long *n,
                 struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	put_count(&s, db, p);
	ok = sql_run(&s, db, &r, e);
	*n = ok ? result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

void rows_fini(struct rows *rows)
{
	for (int i = 0; i < rows->n; i++) {
		record_fini(&rows->row[i]);
		free(rows->key[i]);
	}
	free(rows->row);
	free(rows->key);
	*rows = (struct rows){ 0 };
}

/* A record whose texts are those of a result, as long as that lives. */
static void borrow(struct record *r, const struct result *from, int row)
{
	for (int i = 0; i < r->ent->nfields; i++)
		r->text[i] = (char *)(uintptr_t)result_get(from, row, i);
}

/* Where the next rows of a run begin. */
struct place {
	char *key, *id;
};

static void go_to(struct place *at, const struct result *r, int row, int nfields)
{
	const char *key = result_get(r, row, nfields);

	free(at->key);
	free(at->id);
	at->key = key ? xstrdup(key) : NULL;
	at->id = xstrdup(result_text(r, row, FIELD_ID));
}

static bool each_of_run(struct db *db, const struct page *p, bool unknown, struct record *rec,
                        bool (*each)(const struct record *, void *), void *with, bool *more,
                        struct err *e)
{
	struct place at = { 0 };
	bool ok = true, last = false;

	while (ok && *more && !last) {
		struct run run = { unknown, !p->desc, at.key, at.id, 0, false };
		struct result r = { 0 };

		ok = read_run(db, p, &run, EACH, &r, e);
		last = r.nrow < EACH;
		for (int i = 0; ok && *more && i < r.nrow; i++) {
			borrow(rec, &r, i);
			*more = each(rec, with);
		}
		if (ok && !last)
			go_to(&at, &r, r.nrow - 1, p->ent->nfields);
		result_fini(&r);
	}
	free(at.key);
	free(at.id);
	return ok;
}

bool store_each(struct db *db, const struct page *p,
                bool (*each)(const struct record *, void *), void *with,
                struct err *e)
{
	struct record rec = { .ent = p->ent,
		.text = xcalloc((size_t)p->ent->nfields, sizeof(*rec.text)) };
	bool more = true;
	bool ok = each_of_run(db, p, false, &rec, each, with, &more, e) &&
	          each_of_run(db, p, true, &rec, each, with, &more, e);

	free(rec.text);
	return ok;
}
