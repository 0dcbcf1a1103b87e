/* search.c - full text.  What is searched is folded text, so case, accents
 * and ways of writing a letter do not matter; one engine, one body. */
#include "db/search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/store.h"

/* The folded words as FTS5 reads them: each in quotes, the last unfinished.
 * Punctuation separates; what is left of a query without words is "". */
static char *query_of(const char *text)
{
	char *folded = text_fold(text), *query;
	size_t len;
	FILE *out = open_memstream(&query, &len);
	bool inside = false;

	for (const unsigned char *p = (unsigned char *)folded; *p; p++) {
		bool letter = isalnum(*p) || *p >= 0x80;

		if (letter && !inside)
			fputc('"', out);
		if (!letter && inside)
			fputs("\" ", out);
		if (letter)
			fputc(*p, out);
		inside = letter;
	}
	fputs(inside ? "\"*" : "", out);
	fclose(out);
	free(folded);
	return query;
}

/* What is searched: every text of the record, and its reference. */
static char *body_of(const struct record *r)
{
	char name[NAME_SIZE], *text, *folded;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	record_name(r, name);
	fprintf(out, "%s", name);
	for (int i = FIELD_OWN; i < r->ent->nfields; i++)
		if (r->ent->fields[i].type == FT_TEXT ||
		    r->ent->fields[i].type == FT_NOTE)
			fprintf(out, "\n%s", record_get(r, i));
	fclose(out);
	folded = text_fold(text);
	free(text);
	return folded;
}

static bool row_number(struct db *db, const struct record *r,
                       char id[static 24], struct err *e)
{
	const char *arg[2] = { r->ent->name, record_get(r, FIELD_UID) };
	struct result res = { 0 };
	bool ok = db_run(db, "INSERT INTO search_row (entity, row_uid) VALUES"
	    " (CAST($1 AS TEXT), CAST($2 AS TEXT)) ON CONFLICT (row_uid) DO"
	    " UPDATE SET entity = excluded.entity RETURNING id", 2, arg, &res, e);

	snprintf(id, 24, "%s", ok ? result_get(&res, 0, 0) : "");
	result_fini(&res);
	return ok;
}

bool search_put(struct db *db, const struct record *r, struct err *e)
{
	char id[24], *body;
	const char *arg[2] = { id, NULL };
	bool ok;

	if (!r->ent->label || !row_number(db, r, id, e))
		return !r->ent->label;
	ok = db_run(db, "DELETE FROM search WHERE rowid = CAST($1 AS BIGINT)",
	            1, arg, NULL, e);
	if (!ok || record_is_gone(r))
		return ok;
	arg[1] = body = body_of(r);
	ok = db_run(db, "INSERT INTO search (rowid, body) VALUES"
	            " (CAST($1 AS BIGINT), CAST($2 AS TEXT))", 2, arg, NULL, e);
	free(body);
	return ok;
}

void search_put_match(struct sql *s, const struct entity *ent,
                      const char *text)
{
	char *query = query_of(text);

	sql_put(s, " AND t.uid IN (SELECT x.row_uid FROM search JOIN search_row"
	        " x ON x.id = search.rowid WHERE search MATCH ");
	if (*query) {
		sql_arg_own(s, FT_TEXT, query);
	} else {
		sql_put(s, "'\"\"'");
		free(query);
	}
	sql_put(s, " AND x.entity = ");
	sql_arg(s, FT_TEXT, ent->name);
	sql_put(s, ")");
}

static bool read_hit(struct db *db, const char *entity, const char *uid,
                     struct hit *h)
{
	struct record r;
	struct err ignored;

	h->ent = entity_named(entity);
	if (!h->ent || !store_get(db, h->ent, uid, &r, &ignored))
		return false;
	snprintf(h->uid, sizeof(h->uid), "%s", uid);
	record_name(&r, h->name);
	h->title = xstrdup(record_title(&r));
	record_fini(&r);
	return true;
}

bool store_search(struct db *db, const struct entity *ent, const char *text,
                  int want, struct hit **hits, int *n, struct err *e)
{
	char *query = query_of(text);
	struct result r = { 0 };
	struct sql s;
	bool ok = true;

	*hits = xcalloc((size_t)want, sizeof(**hits));
	*n = 0;
	if (*query) {
		sql_init(&s);
		sql_put(&s, "SELECT x.entity, x.row_uid FROM search JOIN"
		        " search_row x ON x.id = search.rowid WHERE search MATCH ");
		sql_arg(&s, FT_TEXT, query);
		if (ent) {
			sql_put(&s, " AND x.entity = ");
			sql_arg(&s, FT_TEXT, ent->name);
		}
		sql_put(&s, " LIMIT %d", want);
		ok = sql_run(&s, db, &r, e);
	}
	for (int i = 0; ok && i < r.nrow; i++)
		*n += read_hit(db, result_get(&r, i, 0), result_get(&r, i, 1),
		               &(*hits)[*n]);
	result_fini(&r);
	free(query);
	return ok;
}

void hits_fini(struct hit *hits, int n)
{
	for (int i = 0; i < n; i++)
		free(hits[i].title);
	free(hits);
}
