#include "db/history.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/priv.h"

enum { CHUNK = 500 };		/* entries read at a time */
enum { AT_ONCE = 8, VALUE_COLUMNS = 9 };	/* values written by one statement */

void entry_head(struct chain *c, const char *before, const char *const part[static 7])
{
	chain_begin(c);
	chain_part(c, before);
	for (int i = 0; i < 7; i++)
		chain_part(c, part[i]);
}

/* What the history says of a change beside its fields. */
static void parts(struct db *db, const struct entry *en,
                  const char *part[static 7])
{
	const struct change *c = en->change;

	part[0] = en->seq;
	part[1] = c->op;
	part[2] = db->who;
	part[3] = db->at;
	part[4] = c->why;
	part[5] = en->kind;
	part[6] = c->undoes;
}

static bool read_head(struct db *db, const struct record *one, struct result *r,
                      struct err *e)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	if (one)
		sql_columns(&s, one->ent, "t.");
	sql_put(&s, "%s c.seq + 1, c.hash FROM chain c", one ? "," : "");
	if (one) {
		sql_put(&s, " LEFT JOIN %s t ON t.uid = ", one->ent->table);
		sql_arg(&s, FT_TEXT, record_get(one, FIELD_UID));
	}
	sql_put(&s, " WHERE NOT EXISTS (SELECT 1 FROM moved)");
	return sql_run(&s, db, r, e);
}

bool entry_begin(struct db *db, struct entry *en, const struct change *c,
                 struct err *e)
{
	const struct record *one = c->nrec == 1 &&
		record_has(c->rec[0], FIELD_VERSION) &&
		!record_is_known(c->rec[0]) ? c->rec[0] : NULL;
	const char *part[7];
	struct result r = { 0 };
	bool ok = read_head(db, one, &r, e);
	int at = one ? one->ent->nfields : 0;

	if (ok && (r.nrow != 1 || !result_get(&r, 0, at) ||
	           !result_get(&r, 0, at + 1)))
		ok = err_set(e, ERR_DATA, _("%s has been moved elsewhere, or the"
		             " head of its history is lost; nothing was changed:"
		             " open it again to see"), db->path);
	*en = (struct entry){ .change = c };
	snprintf(en->kind, sizeof(en->kind), "%d", c->kind);
	if (ok) {
		snprintf(en->seq, sizeof(en->seq), "%s", result_get(&r, 0, at));
		parts(db, en, part);
		entry_head(&en->chain, result_get(&r, 0, at + 1), part);
	}
	if (ok && one && result_get(&r, 0, FIELD_UID))
		record_from(&en->was, one->ent, &r, 0);
	result_fini(&r);
	return ok;
}

void entry_fini(struct entry *en)
{
	record_fini(&en->was);
}

bool entry_was(struct entry *en, const struct record *r, struct record *was)
{
	if (en->ord || !en->was.text || en->was.ent != r->ent ||
	    strcmp(record_get(&en->was, FIELD_UID), record_get(r, FIELD_UID)) != 0)
		return false;
	*was = en->was;
	en->was.text = NULL;
	return true;
}

/* A value that became another, as it goes into the table. */
struct value {
	char salt[CHAIN_HEX], com[CHAIN_HEX], ord[12];
	const char *arg[VALUE_COLUMNS];
};

static void seal(struct entry *en, const char *const part[static 5],
                 struct value *v)
{
	chain_random(v->salt, CHAIN_BYTES);
	chain_commit(v->salt, part, v->com);
	chain_part(&en->chain, v->com);
	snprintf(v->ord, sizeof(v->ord), "%d", en->ord++);
	v->arg[0] = en->seq;
	v->arg[1] = v->ord;
	for (int i = 0; i < 5; i++)
		v->arg[2 + i] = part[i];
	v->arg[7] = v->salt;
	v->arg[8] = v->com;
}

/* The SQL for one value, and that for AT_ONCE: both are written once. */
static char *values_text(int n)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "INSERT INTO history_field (seq, ord, entity, row_uid, name,"
	        " old, new, salt, commitment) VALUES");
	for (int i = 0; i < n * VALUE_COLUMNS; i++) {
		int at = i % VALUE_COLUMNS;

		sql_put(&s, at ? ", " : i ? "), (" : " (");
		sql_arg(&s, at < 2 ? FT_INT : FT_TEXT, NULL);
	}
	sql_put(&s, ")");
	fclose(s.out);
	return s.text;
}

static bool put_values(struct db *db, const struct value *v, int n,
                       struct err *e)
{
	const char *arg[AT_ONCE * VALUE_COLUMNS];
	char **text = &db->insert_values[n > 1];

	if (!*text)
		*text = values_text(n);
	for (int i = 0; i < n; i++)
		memcpy(arg + i * VALUE_COLUMNS, v[i].arg, sizeof(v[i].arg));
	return db_run(db, *text, n * VALUE_COLUMNS, arg, NULL, e);
}

bool entry_add(struct db *db, struct entry *en, const char *const part[static 5],
               struct err *e)
{
	struct value v;

	seal(en, part, &v);
	return put_values(db, &v, 1, e);
}

bool entry_add_all(struct db *db, struct entry *en, const char *const (*part)[5],
                   int n, struct err *e)
{
	for (int i = 0; i < n; i++)
		if (!entry_add(db, en, part[i], e))
			return false;
	return true;
}

bool entry_add_record(struct db *db, struct entry *en, const struct record *old,
                      const struct record *new, struct err *e)
{
	const struct entity *ent = new->ent;
	struct value v[AT_ONCE];
	bool ok = true;
	int n = 0;

	for (int i = 0; ok && i < ent->nfields; i++) {
		const char *part[5] = { ent->name, record_get(new, FIELD_UID),
			ent->fields[i].name, old->text[i], new->text[i] };

		if (!field_is_kept(&ent->fields[i]) ||
		    strcmp(record_get(old, i), record_get(new, i)) == 0)
			continue;
		seal(en, part, &v[n++]);
		if (n == AT_ONCE) {
			ok = put_values(db, v, n, e);
			n = 0;
		}
	}
	for (int i = 0; ok && i < n; i++)
		ok = put_values(db, &v[i], 1, e);
	return ok;
}

/* The entry is written last, when its hash is known: never changed after. */
bool entry_end(struct db *db, struct entry *en, struct err *e)
{
	char hex[CHAIN_HEX];
	const char *arg[8] = { 0 }, *head[2] = { en->seq, hex };

	chain_end(&en->chain, hex);
	parts(db, en, arg);
	arg[7] = hex;
	return db_run(db, "INSERT INTO history (seq, op, who, at, why, kind,"
	    " undoes, hash) VALUES (CAST($1 AS BIGINT), CAST($2 AS TEXT),"
	    " CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),"
	    " CAST($6 AS BIGINT), CAST($7 AS BIGINT), CAST($8 AS TEXT))", 8, arg,
	    NULL, e) &&
	       db_run(db, "UPDATE chain SET seq = CAST($1 AS BIGINT), hash ="
	              " CAST($2 AS TEXT)", 2, head, NULL, e);
}

bool history_has(struct db *db, const char *op, bool *kept, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT seq FROM history WHERE op ="
	                 " CAST($1 AS TEXT)", 1, &op, &r, e);

	*kept = r.nrow > 0;
	result_fini(&r);
	return ok;
}

bool history_erase(struct db *db, const char *entity, const char *uid,
                   const char *field, struct err *e)
{
	const char *arg[3] = { entity, uid, field };

	return db_run(db, "UPDATE history_field SET old = NULL, new = NULL,"
	    " salt = NULL WHERE entity = CAST($1 AS TEXT) AND row_uid ="
	    " CAST($2 AS TEXT) AND name = CAST($3 AS TEXT)", 3, arg, NULL, e);
}

bool history_headless(struct db *db, struct err *e)
{
	return err_set(e, ERR_FOUND, _("the head of the history of %s is lost;"
	               " go back to a backup"), db->path);
}

bool history_head(struct db *db, char head[static 64], struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT seq, hash FROM chain", 0, NULL, &r, e) &&
	          (r.nrow == 1 || history_headless(db, e));

	if (ok)
		snprintf(head, 64, "%s:%.16s", result_text(&r, 0, 0),
		         result_text(&r, 0, 1));
	result_fini(&r);
	return ok;
}

bool history_each(struct db *db, bool (*each)(const struct value_past *, void *),
                  void *with, struct err *e)
{
	char from[24] = "0", to[24];
	const char *arg[2] = { from, to };
	bool ok = true, more = true;

	for (long long n = 0; ok && more; n += CHUNK) {
		struct result r = { 0 };

		snprintf(from, sizeof(from), "%lld", n);
		snprintf(to, sizeof(to), "%lld", n + CHUNK);
		ok = db_run(db, "SELECT h.seq, op, who, at, why, entity, row_uid,"
		    " name, old, new, salt FROM history h LEFT JOIN history_field"
		    " f ON f.seq = h.seq WHERE h.seq > CAST($1 AS BIGINT) AND"
		    " h.seq <= CAST($2 AS BIGINT) ORDER BY h.seq, ord", 2, arg,
		    &r, e);
		more = r.nrow > 0;
		for (int i = 0; ok && more && i < r.nrow; i++) {
			const char *v[11];

			for (int k = 0; k < 11; k++)
				v[k] = result_get(&r, i, k);
			more = each(&(struct value_past){ v[0], v[1], v[2], v[3],
			            v[4], v[5], v[6], v[7], v[8], v[9],
			            v[7] && !v[10] }, with);
		}
		result_fini(&r);
	}
	return ok;
}
