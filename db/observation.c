#include "db/observation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/role.h"

enum { ROWS = 20, PER_ROW = 13 };	/* to an INSERT; values of one */

static bool is_same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* ---- saving ---- */

struct saving {
	struct observation_load *load;
	const struct observation *row;
	int n;
	char id[24];
};

static bool check(const struct observation *o, int i, struct err *e)
{
	if (!day_is(o->starts) || !day_is(o->ends))
		return err_set(e, ERR_DATA, _("observation %d: its period is from"
		               " \"%s\" to \"%s\", which are no days"), i + 1,
		               o->starts, o->ends);
	if (strcmp(o->ends, o->starts) < 0)
		return err_set(e, ERR_DATA, _("observation %d: its period ends"
		               " before it begins"), i + 1);
	if (!*o->metric)
		return err_set(e, ERR_DATA, _("observation %d: it is of no"
		               " metric"), i + 1);
	return true;
}

static void hash_rows(const struct observation *row, int n,
                      char hex[static HASH_SIZE])
{
	struct hash *h = hash_new();

	for (int i = 0; i < n; i++) {
		const struct observation *o = &row[i];
		const char *const text[] = { o->metric, o->starts, o->ends,
			o->unit, o->dimension, o->category, o->published,
			o->low, o->high };

		for (size_t k = 0; k < sizeof(text) / sizeof(*text); k++)
			hash_add_text(h, text[k]);
		hash_add_number(h, (uint64_t)o->numerator);
		hash_add_number(h, (uint64_t)o->denominator);
		hash_add_number(h, o->suppressed);
	}
	hash_end(h, hex);
}

/* An INSERT of n rows; the caller frees it. */
static char *insert_text(int n)
{
	static const char cast[PER_ROW][8] = { "BIGINT", "TEXT", "TEXT", "TEXT",
		"TEXT", "TEXT", "TEXT", "BIGINT", "BIGINT", "TEXT", "TEXT",
		"TEXT", "BIGINT" };
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	fputs("INSERT INTO observation (load_id, line, metric, starts, ends,"
	      " unit, dimension, category, numerator, denominator, published,"
	      " low, high, suppressed) VALUES", out);
	for (int i = 0, arg = 2; i < n; i++) {
		fprintf(out, "%s (CAST($1 AS BIGINT)", i ? "," : "");
		for (int k = 0; k < PER_ROW; k++)
			fprintf(out, ", CAST($%d AS %s)", arg++, cast[k]);
		putc(')', out);
	}
	fclose(out);
	return text;
}

struct number {
	char text[24];
};

static const char *number_text(struct number *n, long long of)
{
	snprintf(n->text, sizeof(n->text), "%lld", of);
	return n->text;
}

static const char *or_null(const char *s)
{
	return *s ? s : NULL;
}

static void put_row(const struct observation *o, struct number n[static 3],
                    const char **arg)
{
	*arg++ = number_text(&n[0], o->line);
	*arg++ = o->metric;
	*arg++ = o->starts;
	*arg++ = o->ends;
	*arg++ = o->unit;
	*arg++ = o->dimension;
	*arg++ = o->category;
	*arg++ = o->numerator < 0 ? NULL : number_text(&n[1], o->numerator);
	*arg++ = o->denominator < 0 ? NULL : number_text(&n[2], o->denominator);
	*arg++ = or_null(o->published);
	*arg++ = or_null(o->low);
	*arg++ = or_null(o->high);
	*arg++ = o->suppressed ? "1" : "0";
}

static bool write_rows(struct db *db, const struct saving *s, int at, int n,
                       struct err *e)
{
	const char *arg[1 + ROWS * PER_ROW] = { s->id };
	struct number number[ROWS][3];
	char *text = insert_text(n);
	bool ok;

	for (int i = 0; i < n; i++)
		put_row(&s->row[at + i], number[i], arg + 1 + i * PER_ROW);
	ok = db_run(db, text, 1 + n * PER_ROW, arg, NULL, e);
	free(text);
	return ok;
}

static bool write_load(struct db *db, struct saving *s, struct err *e)
{
	struct observation_load *l = s->load;
	struct number n[6];
	const char *arg[] = { l->uid, number_text(&n[0], l->number), db->at,
		db->who, l->origin, l->file, l->profile,
		number_text(&n[1], l->bytes), l->file_hash, l->rows_hash,
		number_text(&n[2], l->read), number_text(&n[3], l->kept),
		number_text(&n[4], l->suppressed),
		number_text(&n[5], l->unmatched) };
	struct result r = { 0 };
	bool ok = db_run(db, "INSERT INTO observation_load (uid, number, gone,"
	    " made_at, made_by, origin, file_name, profile, bytes, file_hash,"
	    " rows_hash, nread, kept, suppressed, unmatched) VALUES"
	    " (CAST($1 AS TEXT), CAST($2 AS BIGINT), 0, CAST($3 AS TEXT),"
	    " CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT),"
	    " CAST($7 AS TEXT), CAST($8 AS BIGINT), CAST($9 AS TEXT),"
	    " CAST($10 AS TEXT), CAST($11 AS BIGINT), CAST($12 AS BIGINT),"
	    " CAST($13 AS BIGINT), CAST($14 AS BIGINT)) RETURNING id",
	    sizeof(arg) / sizeof(*arg), arg, &r, e);

	if (ok) {
		l->id = result_int(&r, 0, 0);
		number_text((struct number *)&s->id, l->id);
	}
	result_fini(&r);
	return ok;
}

static bool write_history(struct db *db, struct entry *en,
                          const struct observation_load *l, struct err *e)
{
	const char *const part[][5] = {
		{ "observation_load", l->uid, "gone", "1", "0" },
		{ "observation_load", l->uid, "file_name", NULL, l->file },
		{ "observation_load", l->uid, "file_hash", NULL, l->file_hash },
		{ "observation_load", l->uid, "rows_hash", NULL, l->rows_hash }
	};

	return entry_add_all(db, en, part, sizeof(part) / sizeof(*part), e);
}

static bool save(struct db *db, struct entry *en, void *with, struct err *e)
{
	struct saving *s = with;
	bool ok = db_count_up(db, "observation_load", &s->load->number, e) &&
	          write_load(db, s, e);

	for (int at = 0; ok && at < s->n; at += ROWS)
		ok = write_rows(db, s, at, s->n - at < ROWS ? s->n - at : ROWS,
		                e);
	return ok && write_history(db, en, s->load, e);
}

bool observations_save(struct db *db, struct observation_load *l,
                       const struct observation *row, int n, struct err *e)
{
	struct saving s = { .load = l, .row = row, .n = n };
	struct change c = { .why = _("observations were loaded") };

	l->suppressed = 0;
	for (int i = 0; i < n; i++) {
		if (!check(&row[i], i, e))
			return false;
		l->suppressed += row[i].suppressed;
	}
	l->kept = n;
	if (!*l->origin)
		snprintf(l->origin, sizeof(l->origin), "file");
	hash_rows(row, n, l->rows_hash);
	chain_random(l->uid, (UID_SIZE - 1) / 2);
	chain_random(c.op, (OP_SIZE - 1) / 2);
	snprintf(l->made_at, sizeof(l->made_at), "%s", db->at);
	snprintf(l->made_by, sizeof(l->made_by), "%s", db->who);
	return role_allows_loads(db, e) && store_transact(db, &c, save, &s, e);
}

/* ---- reading ---- */

static long long count_at(const struct result *r, int row, int col)
{
	return result_get(r, row, col) ? result_int(r, row, col)
	                               : OBSERVATION_NONE;
}

static void read_row(const struct result *r, int i, struct observation *o)
{
	*o = (struct observation){ .numerator = count_at(r, i, 6),
		.denominator = count_at(r, i, 7),
		.suppressed = result_int(r, i, 11) != 0,
		.line = result_int(r, i, 12), .load = result_int(r, i, 13) };
	result_copy(r, i, 0, o->metric, sizeof(o->metric));
	result_copy(r, i, 1, o->starts, sizeof(o->starts));
	result_copy(r, i, 2, o->ends, sizeof(o->ends));
	result_copy(r, i, 3, o->unit, sizeof(o->unit));
	result_copy(r, i, 4, o->dimension, sizeof(o->dimension));
	result_copy(r, i, 5, o->category, sizeof(o->category));
	result_copy(r, i, 8, o->published, sizeof(o->published));
	result_copy(r, i, 9, o->low, sizeof(o->low));
	result_copy(r, i, 10, o->high, sizeof(o->high));
}

static bool is_about_same(const struct observation *a,
                          const struct observation *b)
{
	return is_same(a->metric, b->metric) && is_same(a->ends, b->ends) &&
	       is_same(a->starts, b->starts) && is_same(a->unit, b->unit) &&
	       is_same(a->dimension, b->dimension) &&
	       is_same(a->category, b->category);
}

bool observations_read(struct db *db, const char *metric, const char *as_at,
                       struct observation **list, int *n, struct err *e)
{
	const char *arg[2] = { metric, as_at ? as_at : "9999-12-31" };
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT o.metric, o.starts, o.ends, o.unit,"
	    " o.dimension, o.category, o.numerator, o.denominator, o.published,"
	    " o.low, o.high, o.suppressed, o.line, l.number FROM observation o"
	    " JOIN observation_load l ON l.id = o.load_id AND l.gone = 0"
	    " JOIN metric m ON m.uid = o.metric AND m.gone = 0"
	    " WHERE (CAST($1 AS TEXT) IS NULL OR o.metric = CAST($1 AS TEXT))"
	    " AND o.ends <= CAST($2 AS TEXT) ORDER BY m.number, o.ends,"
	    " o.starts, o.unit, o.dimension, o.category, l.number DESC", 2, arg,
	    &r, e);

	*n = 0;
	*list = xcalloc(ok ? (size_t)r.nrow + 1 : 1, sizeof(**list));
	for (int i = 0; ok && i < r.nrow; i++) {
		struct observation *o = &(*list)[*n];

		read_row(&r, i, o);
		if (!*n || !is_about_same(o - 1, o))
			(*n)++;
	}
	result_fini(&r);
	return ok;
}

static bool folds_to(const char *s, const char *folded)
{
	char *other = text_fold(s ? s : "");
	bool same = is_same(other, folded);

	free(other);
	return same;
}

bool metric_by_code(struct db *db, const char *code, char uid[static UID_SIZE])
{
	struct result r = { 0 };
	struct err ignored;
	char *folded = text_fold(code);
	bool found = false;

	if (*folded && db_run(db, "SELECT uid, code, measure FROM metric WHERE"
	                      " gone = 0 ORDER BY id", 0, NULL, &r, &ignored))
		for (int i = 0; i < r.nrow && !found; i++) {
			found = folds_to(result_get(&r, i, 1), folded) ||
			        folds_to(result_get(&r, i, 2), folded);
			if (found)
				result_copy(&r, i, 0, uid, UID_SIZE);
		}
	result_fini(&r);
	free(folded);
	return found;
}
