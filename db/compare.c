/* compare.c - are the rows still as the history last left them?  Whoever
 * writes to the tables by other means leaves no entry. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/erase.h"
#include "db/priv.h"
#include "db/ref.h"
#include "db/store.h"

enum { CHUNK = 500 };		/* rows read at a time */
enum { P_UID, P_NAME, P_NEW, P_SALT, P_SEQ };

struct compare {
	struct db *db;
	const struct entity *ent;
	const char **seq;	/* of each field: the entry that last wrote it */
	const char **value;	/* and what, NULL is empty */
	bool *erased;
	long long made[ENT_COUNT];	/* rows of each, as the history has it */
	long long rows;		/* of this entity that the history knows */
	long long all;		/* of every entity */
	int bad;
	char first[800];	/* what is wrong with the first */
};

static void note(struct compare *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void note(struct compare *c, const char *fmt, ...)
{
	va_list ap;

	if (c->bad++)
		return;
	va_start(ap, fmt);
	vsnprintf(c->first, sizeof(c->first), fmt, ap);
	va_end(ap);
}

static void begin_row(struct compare *c)
{
	for (int f = 0; f < c->ent->nfields; f++) {
		c->seq[f] = c->value[f] = NULL;
		c->erased[f] = false;
	}
}

/* The values of one row, oldest first; returns where the next row's begin. */
static int take_past(struct compare *c, const struct result *past, int i,
                     const char *uid)
{
	for (; i < past->nrow && strcmp(result_text(past, i, P_UID), uid) == 0;
	     i++) {
		int f = entity_field(c->ent, result_text(past, i, P_NAME));

		if (f < 0)
			continue;
		c->seq[f] = result_get(past, i, P_SEQ);
		c->value[f] = result_get(past, i, P_NEW);
		c->erased[f] = !result_get(past, i, P_SALT);
	}
	return i;
}

static bool field_fits(const struct compare *c, const struct record *r, int f)
{
	const char *now = record_get(r, f);

	if (c->erased[f])
		return !*now || strcmp(now, erase_mark) == 0;
	return strcmp(now, c->value[f] ? c->value[f] : "") == 0;
}

static const char *field_words(const struct field *fd)
{
	return fd->label ? _(fd->label) : fd->name;
}

static void judge_row(struct compare *c, const struct record *r)
{
	char name[NAME_SIZE];

	record_name(r, name);
	if (!c->seq[FIELD_NUMBER]) {
		note(c, _("no entry of the history made %s"), name);
		return;
	}
	c->rows++;
	for (int f = 0; f < r->ent->nfields; f++) {
		const struct field *fd = &r->ent->fields[f];

		if (!field_is_kept(fd) || field_fits(c, r, f))
			continue;
		if (c->seq[f])
			note(c, _("\"%s\" of %s is not what entry %s of the"
			     " history wrote"), field_words(fd), name,
			     c->seq[f]);
		else
			note(c, _("\"%s\" of %s was written by no entry of the"
			     " history"), field_words(fd), name);
	}
}

/* Rows, and all that the history says of them, both by id. */
static bool read_chunk(struct compare *c, const char *after,
                       struct result *rows, struct result *past,
                       struct err *e)
{
	char last[24];
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	sql_columns(&s, c->ent, "");
	sql_put(&s, " FROM %s WHERE id > ", c->ent->table);
	sql_arg(&s, FT_INT, after);
	sql_put(&s, " ORDER BY id LIMIT %d", CHUNK);
	if (!sql_run(&s, c->db, rows, e))
		return false;
	snprintf(last, sizeof(last), "%s", rows->nrow
	         ? result_get(rows, rows->nrow - 1, FIELD_ID) : after);
	sql_init(&s);
	sql_put(&s, "SELECT f.row_uid, f.name, f.new, f.salt, f.seq FROM %s t"
	        " JOIN history_field f ON f.row_uid = t.uid WHERE t.id > ",
	        c->ent->table);
	sql_arg(&s, FT_INT, after);
	sql_put(&s, " AND t.id <= ");
	sql_arg(&s, FT_INT, last);
	sql_put(&s, " ORDER BY t.id, f.seq, f.ord");
	return sql_run(&s, c->db, past, e);
}

static void judge_chunk(struct compare *c, const struct result *rows,
                        const struct result *past)
{
	for (int i = 0, at = 0; i < rows->nrow; i++) {
		struct record r;

		record_from(&r, c->ent, rows, i);
		begin_row(c);
		at = take_past(c, past, at, record_get(&r, FIELD_UID));
		judge_row(c, &r);
		record_fini(&r);
	}
}

/* Each row has had one number, once: so many rows were made. */
static bool count_made(struct compare *c, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(c->db, "SELECT entity, count(*) FROM history_field"
	    " WHERE name = 'number' GROUP BY entity", 0, NULL, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		const struct entity *ent = entity_named(result_text(&r, i, 0));

		if (ent)
			c->made[ent - entities] = result_int(&r, i, 1);
	}
	result_fini(&r);
	return ok;
}

static bool name_missing(struct compare *c, struct err *e)
{
	struct result r = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT new, seq FROM history_field f WHERE entity = ");
	sql_arg(&s, FT_TEXT, c->ent->name);
	sql_put(&s, " AND name = 'number' AND NOT EXISTS (SELECT 1 FROM %s t"
	        " WHERE t.uid = f.row_uid) ORDER BY seq, ord", c->ent->table);
	ok = sql_run(&s, c->db, &r, e);
	for (int i = 0; ok && i < r.nrow; i++)
		note(c, _("%s-%s, which entry %s of the history made, is not"
		     " there"), c->ent->prefix, result_get(&r, i, 0),
		     result_get(&r, i, 1));
	result_fini(&r);
	return ok;
}

static bool compare_entity(struct compare *c, struct err *e)
{
	size_t n = (size_t)c->ent->nfields;
	char after[24] = "0";
	bool ok = true, more = true;

	c->rows = 0;
	c->seq = xcalloc(n, sizeof(*c->seq));
	c->value = xcalloc(n, sizeof(*c->value));
	c->erased = xcalloc(n, sizeof(*c->erased));
	while (ok && more) {
		struct result rows = { 0 }, past = { 0 };

		ok = read_chunk(c, after, &rows, &past, e);
		if (ok)
			judge_chunk(c, &rows, &past);
		more = ok && rows.nrow == CHUNK;
		if (more)
			snprintf(after, sizeof(after), "%s",
			         result_get(&rows, rows.nrow - 1, FIELD_ID));
		result_fini(&rows);
		result_fini(&past);
	}
	free(c->seq);
	free(c->value);
	free(c->erased);
	c->all += c->rows;
	return ok && (c->made[c->ent - entities] == c->rows ||
	              name_missing(c, e));
}

/* Whoever empties a value of the history must have had it approved. */
static bool compare_erasures(struct compare *c, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(c->db, "SELECT entity, row_uid, name, min(seq) FROM"
	    " history_field WHERE salt IS NULL GROUP BY entity, row_uid, name"
	    " ORDER BY min(seq)", 0, NULL, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		const struct entity *ent = entity_named(result_text(&r, i, 0));
		const char *field = result_get(&r, i, 2);
		char *name = NULL, *title = NULL;
		bool covered = false;
		int f = ent ? entity_field(ent, field) : -1;

		if (ent && ref_name(c->db, ent, result_get(&r, i, 1), &name,
		                    &title))
			ok = erase_was_approved(c->db, name, field, &covered, e);
		if (ok && !covered)
			note(c, _("\"%s\" of %s is erased from entry %s of the"
			     " history, and no erasure says so"),
			     f >= 0 ? field_words(&ent->fields[f]) : field,
			     name ? name : result_get(&r, i, 0),
			     result_get(&r, i, 3));
		free(name);
		free(title);
	}
	result_fini(&r);
	return ok;
}

long long history_compare(struct db *db, struct err *e)
{
	struct compare c = { .db = db };
	bool ok = compare_erasures(&c, e) && count_made(&c, e);

	for (int i = 0; ok && i < ENT_COUNT; i++) {
		c.ent = &entities[i];
		ok = compare_entity(&c, e);
	}
	if (!ok)
		return -1;
	if (c.bad > 1)
		err_set(e, ERR_FOUND, _("changed other than by this program:"
		        " %s; and %d more"), c.first, c.bad - 1);
	else if (c.bad)
		err_set(e, ERR_FOUND, _("changed other than by this program:"
		        " %s"), c.first);
	return c.bad ? -1 : c.all;
}
