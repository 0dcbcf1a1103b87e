#include "db/bucket.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/named.h"
#include "core/status.h"
#include "core/when.h"
#include "db/db.h"
#include "db/filter.h"
#include "db/local.h"
#include "db/priv.h"

void buckets_fini(struct buckets *g)
{
	for (int i = 0; i < g->n; i++) {
		free(g->bucket[i].shown);
		free(g->bucket[i].filter);
	}
	free(g->bucket);
	free(g->label);
	*g = (struct buckets){ 0 };
}

bool bucket_can(const struct entity *ent, int field)
{
	const struct field *f = &ent->fields[field];

	return f->label && f->type != FT_NOTE && field != ent->title;
}

static void add(struct buckets *g, char *shown, char *filter, long long n)
{
	g->bucket = xreallocarray(g->bucket, (size_t)g->n + 1, sizeof(*g->bucket));
	g->bucket[g->n++] = (struct bucket){ shown, filter, n };
}

static int by_count(const void *a, const void *b)
{
	const struct bucket *x = a, *y = b;

	if (!*x->shown != !*y->shown)
		return !*x->shown - !*y->shown;
	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : strcmp(x->shown, y->shown);
}

static bool is_date(const struct field *f)
{
	return f->type == FT_DATE || f->type == FT_WHEN;
}

/* Quotes and strokes as a filter reads them. */
static char *quoted(const char *name, const char *value)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fprintf(out, "%s%s\"", name, "=");
	for (; *value; value++)
		fprintf(out, "%s%c", *value == '"' || *value == '\\' ? "\\" : "", *value);
	fputc('"', out);
	fclose(out);
	return text;
}

/* What is kept of a group, as a filter says it and as a person reads it. */
static void add_value(struct buckets *g, struct db *db, const struct page *p, int field,
                      const char *kept, long long n)
{
	const struct field *f = &p->ent->fields[field];
	struct record r;
	char *shown, *filter;

	record_init(&r, p->ent);
	record_set(&r, field, kept);
	shown = record_show(&r, field, db_lookup(db));
	if (!kept || !*kept) {
		filter = xprintf("%s:", f->name);
	} else if (is_date(f)) {
		char *month = xprintf("%s-28~m", kept), name[WHEN_SHOWN];
		bool ongoing = strncmp(kept, "9999", 4) == 0;

		free(shown);
		shown = xstrdup(ongoing ? _("ongoing") : when_show(month, name) ? name : kept);
		filter = xprintf("%s:%s", f->name, ongoing ? "ongoing" : kept);
		free(month);
	} else if (f->type == FT_REF) {
		struct record to;
		char name[NAME_SIZE] = "";
		struct err ignored;

		if (store_get(db, &entities[f->ref], kept, &to, &ignored)) {
			record_name(&to, name);
			record_fini(&to);
		}
		filter = xprintf("%s:%s", f->name, name);
	} else {
		filter = quoted(f->name, f->type == FT_TEXT ? kept : shown);
	}
	add(g, shown, filter, n);
	record_fini(&r);
}

static bool read_values(struct db *db, const struct page *p, int field, struct buckets *g,
                        struct err *e)
{
	const struct field *f = &p->ent->fields[field];
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, is_date(f) ? "SELECT substr(t.%s, 1, 7), count(*)" : "SELECT t.%s, count(*)",
	        f->name);
	sql_put(&s, " FROM %s t", p->ent->table);
	page_put_where(&s, db, p);
	sql_put(&s, " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d", BUCKETS_MOST + 1);
	ok = sql_run(&s, db, &r, e);
	g->cut = ok && r.nrow > BUCKETS_MOST;
	for (int i = 0; ok && i < r.nrow && i < BUCKETS_MOST; i++)
		add_value(g, db, p, field, result_get(&r, i, 0), result_int(&r, i, 1));
	result_fini(&r);
	return ok;
}

/* Those of the page of which one thing more holds. */
static bool count_more(struct db *db, const struct page *p, const struct filter *more,
                       long long *n, struct err *e)
{
	struct filters all;
	struct page page = *p;
	bool ok;

	filters_copy(&all, p->filter, p->nfilter);
	filters_add(&all, more);
	page.filter = all.all;
	page.nfilter = all.n;
	ok = store_count(db, &page, n, e);
	filters_fini(&all);
	return ok;
}

static bool read_statuses(struct db *db, const struct page *p, struct buckets *g, struct err *e)
{
	for (int i = 0; i < STATUS_COUNT; i++) {
		struct filter f = { .how = FILTER_STATUS, .status = (enum status)i };
		long long n = 0;

		if (!count_more(db, p, &f, &n, e))
			return false;
		if (n)
			add(g, xstrdup(_(statuses[i].label)), xprintf("status:%s",
			    statuses[i].word), n);
	}
	return true;
}

/* A row with two codes is counted with both. */
static bool read_set(struct db *db, const struct page *p, int field, struct buckets *g,
                     struct err *e)
{
	const struct field *f = &p->ent->fields[field];
	const struct words *w = db_words(db);
	struct filter none = { .field = field, .how = FILTER_EMPTY };
	long long n = 0;

	g->many = true;
	for (int i = 0; i < w->n[f->vocab]; i++) {
		const struct word *word = &w->word[f->vocab][i];
		struct filter has = { .field = field, .how = FILTER_HOLDS, .value = word->code };

		if (!count_more(db, p, &has, &n, e))
			return false;
		if (n)
			add(g, xstrdup(_(word->label)), xprintf("%s:%s", f->name, word->code), n);
	}
	if (!count_more(db, p, &none, &n, e))
		return false;
	if (n)
		add(g, xstrdup(""), xprintf("%s:", f->name), n);
	return true;
}

/* A field of the trust's own; of tags a row may have many. */
static bool read_local(struct db *db, const struct page *p, const struct local *l,
                       struct buckets *g, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	g->many = l->kind == LOCAL_TAGS;
	sql_init(&s);
	sql_put(&s, "SELECT v.value, count(*) FROM %s t LEFT JOIN local_value v ON v.gone = 0 AND"
	        " v.row_uid = t.uid AND v.field = ", p->ent->table);
	sql_arg(&s, FT_TEXT, l->uid);
	page_put_where(&s, db, p);
	sql_put(&s, " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d", BUCKETS_MOST + 1);
	ok = sql_run(&s, db, &r, e);
	g->cut = ok && r.nrow > BUCKETS_MOST;
	for (int i = 0; ok && i < r.nrow && i < BUCKETS_MOST; i++) {
		const char *kept = result_get(&r, i, 0);
		char *shown = local_show(l, kept ? kept : "");

		add(g, shown, kept && *kept ? quoted(l->key, shown) : xprintf("%s:", l->key),
		    result_int(&r, i, 1));
	}
	result_fini(&r);
	return ok;
}

static bool read_field(struct db *db, const struct page *p, int field, struct buckets *g,
                       struct err *e)
{
	return p->ent->fields[field].type == FT_SET ? read_set(db, p, field, g, e)
	                                            : read_values(db, p, field, g, e);
}

bool buckets_read(struct db *db, const struct page *p, const char *name, struct buckets *g,
                 struct err *e)
{
	static const char *const also[] = { "status", NULL };
	struct named what;
	bool ok;

	*g = (struct buckets){ 0 };
	if (strcasecmp(name, "status") == 0 && status_is_of(p->ent)) {
		g->label = xstrdup(_("Status"));
		ok = read_statuses(db, p, g, e);
	} else if (!named_find(&what, p->ent, db_locals(db), name) || what.of == OF_LINK ||
	           (what.of == OF_FIELD && !bucket_can(p->ent, what.field))) {
		return named_none(p->ent, db_locals(db), name, also, _("to group by"), e);
	} else {
		g->label = xstrdup(named_label(&what, p->ent));
		ok = what.of == OF_LOCAL ? read_local(db, p, what.local, g, e)
		                         : read_field(db, p, what.field, g, e);
	}
	if (!ok)
		buckets_fini(g);
	else if (g->n)
		qsort(g->bucket, (size_t)g->n, sizeof(*g->bucket), by_count);
	return ok;
}
