/* row.c - one change's rows: numbered, checked, written, noted in its entry. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/feedback.h"
#include "db/follow.h"
#include "db/history.h"
#include "db/meeting.h"
#include "db/priv.h"

enum { MOST_NUMBER = 999999999 };	/* so that there is always a next */

/* The columns a save writes, in order; id and version are its own matter. */
static bool is_written(int i)
{
	return i != FIELD_ID && i != FIELD_VERSION;
}

/* The text is the same for every row of a kind, and written once. */
static char *insert_text(const struct entity *ent)
{
	struct sql s;

	sql_init(&s);
	sql_put(&s, "INSERT INTO %s (version", ent->table);
	for (int i = 0; i < ent->nfields; i++)
		if (is_written(i))
			sql_put(&s, ", %s", ent->fields[i].name);
	sql_put(&s, ") VALUES (1");
	for (int i = 0; i < ent->nfields; i++)
		if (is_written(i)) {
			sql_put(&s, ", ");
			sql_arg(&s, i == FIELD_GONE ? FT_INT :
			        ent->fields[i].type, NULL);
		}
	sql_put(&s, ") RETURNING id, version");
	fclose(s.out);
	return s.text;
}

static bool run_insert(struct db *db, const struct record *r,
                       struct result *res, struct err *e)
{
	const char **arg = xcalloc((size_t)r->ent->nfields, sizeof(*arg));
	char **text = &db->insert[r->ent - entities];
	bool ok;
	int n = 0;

	if (!*text)
		*text = insert_text(r->ent);
	for (int i = 0; i < r->ent->nfields; i++)
		if (is_written(i))
			arg[n++] = record_has(r, i) ? record_get(r, i) : NULL;
	ok = db_run(db, *text, n, arg, res, e);
	free(arg);
	return ok;
}

/* Only what differs: an index whose column is set is written anew, though
 * the value be the same. */
static void put_update(struct sql *s, const struct record *old,
                       const struct record *r)
{
	const struct entity *ent = r->ent;

	sql_put(s, "UPDATE %s SET version = version + 1", ent->table);
	for (int i = FIELD_GONE; i < ent->nfields; i++)
		if (is_written(i) &&
		    strcmp(record_get(old, i), record_get(r, i)) != 0) {
			sql_put(s, ", %s = ", ent->fields[i].name);
			sql_arg(s, ent->fields[i].type, record_get(r, i));
		}
	sql_put(s, " WHERE uid = ");
	sql_arg(s, FT_TEXT, record_get(r, FIELD_UID));
	sql_put(s, " AND version = ");
	sql_arg(s, FT_INT, record_get(r, FIELD_VERSION));
	sql_put(s, " RETURNING id");
}

bool store_moved_on(struct db *db, const struct record *r, struct err *e)
{
	char name[NAME_SIZE], *since = store_since(db, r);

	record_name(r, name);
	err_set(e, ERR_BUSY, _("%s has changed since you opened it: %s.  Nothing"
	        " was saved, and what you typed is still here"), name,
	        since ? since : _("somebody else saved it"));
	free(since);
	return false;
}

/* A row that is another by now is one that the statement does not find. */
static bool update(struct db *db, const struct record *old, struct record *r,
                   struct err *e)
{
	const struct engine *en = db->engine;
	struct result res = { 0 };
	struct sql s;
	bool ok;

	if (!record_is(r, FIELD_VERSION, record_get(old, FIELD_VERSION)))
		return store_moved_on(db, r, e);
	sql_init(&s);
	sql_put(&s, "%s", en->must);
	put_update(&s, old, r);
	sql_put(&s, "%s", en->must_end);
	ok = sql_run(&s, db, en->lazy ? NULL : &res, e) &&
	     (en->lazy || res.nrow || store_moved_on(db, r, e));
	result_fini(&res);
	if (ok) {
		record_set(r, FIELD_ID, record_get(old, FIELD_ID));
		record_set_int(r, FIELD_VERSION, record_int(old, FIELD_VERSION) + 1);
	}
	return ok;
}

static bool insert(struct db *db, struct record *r, struct err *e)
{
	struct result res = { 0 };
	bool ok = run_insert(db, r, &res, e);

	if (ok) {
		record_set(r, FIELD_ID, result_get(&res, 0, 0));
		record_set(r, FIELD_VERSION, result_get(&res, 0, 1));
	}
	result_fini(&res);
	return ok;
}

/* A counter row per name: a number is never used twice.  Nobody else is at
 * work between the two statements: the head of the chain is ours. */
bool db_count_up(struct db *db, const char *name, long long *last,
                 struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "UPDATE counter SET last = last + 1 WHERE entity ="
	    " CAST($1 AS TEXT) RETURNING last", 1, &name, &r, e);

	*last = ok && r.nrow ? result_int(&r, 0, 0) : 1;
	ok = ok && (r.nrow || db_run(db, "INSERT INTO counter (entity, last)"
	     " VALUES (CAST($1 AS TEXT), 1)", 1, &name, NULL, e));
	result_fini(&r);
	return ok;
}

bool db_count_to(struct db *db, const char *name, const char *least,
                 struct err *e)
{
	const char *arg[2] = { name, least };

	return db_run(db, "UPDATE counter SET last = CAST($2 AS BIGINT) WHERE"
	    " entity = CAST($1 AS TEXT) AND last < CAST($2 AS BIGINT)", 2, arg,
	    NULL, e) && db_run(db, "INSERT INTO counter (entity, last) SELECT"
	    " CAST($1 AS TEXT), CAST($2 AS BIGINT) WHERE NOT EXISTS (SELECT 1"
	    " FROM counter WHERE entity = CAST($1 AS TEXT))", 2, arg, NULL, e);
}

static bool next_number(struct db *db, struct record *r, struct err *e)
{
	long long n;

	if (!db_count_up(db, r->ent->name, &n, e))
		return false;
	record_set_int(r, FIELD_NUMBER, n);
	return true;
}

/* A number that came with the row is kept where it is free. */
static bool claim_number(struct db *db, struct record *r, struct err *e)
{
	const char *arg[2] = { r->ent->name, record_get(r, FIELD_NUMBER) };
	struct result res = { 0 };
	struct sql s;
	int64_t number = record_int(r, FIELD_NUMBER);
	bool ok, taken;

	if (number < 1 || number > MOST_NUMBER)
		return err_set(e, ERR_DATA, _("%s-%s is no reference: numbers"
		    " are from 1 to %d"), r->ent->prefix, arg[1], MOST_NUMBER);
	sql_init(&s);
	sql_put(&s, "SELECT 1 FROM %s WHERE number = ", r->ent->table);
	sql_arg(&s, FT_INT, arg[1]);
	ok = sql_run(&s, db, &res, e);
	taken = res.nrow > 0;
	result_fini(&res);
	if (!ok || taken)
		return ok && next_number(db, r, e);
	return db_count_to(db, arg[0], arg[1], e);
}

static bool prepare(struct db *db, const struct change *c,
                    const struct record *old, struct record *r, struct err *e)
{
	char uid[UID_SIZE], *key;

	if (!c->plain) {
		rules_settle(old, r, db->today, db_me(db));
		if (!meeting_fill(db, r, e) || !follow_before(db, c, old, r, e) ||
		    (!c->imported && !feedback_fill(db, old, r, e)))
			return false;
	}
	if (!record_check(c->plain ? NULL : old, r, &db->words, e))
		return false;
	if (r->ent == &entities[ENT_action] && !c->plain && !c->imported &&
	    !action_check_slip(old, r, e))
		return false;
	if (!record_has(r, FIELD_UID)) {
		chain_random(uid, 16);
		record_set(r, FIELD_UID, uid);
	}
	if (!old) {
		record_set(r, FIELD_MADE_AT, db->at);
		record_set(r, FIELD_MADE_BY, db->who);
		if (!(record_has(r, FIELD_NUMBER) ? claim_number(db, r, e)
		                                  : next_number(db, r, e)))
			return false;
	}
	if (!record_has(r, FIELD_GONE))
		record_set(r, FIELD_GONE, "0");
	record_set(r, FIELD_AT, db->at);
	record_set(r, FIELD_BY, db->who);
	key = text_fold(record_title(r));
	record_set(r, FIELD_KEY, *key ? key : "-");
	free(key);
	return true;
}

/* Saving what is already so is no change: no new version, no entry. */
static bool is_so_already(const struct record *old, const struct record *r)
{
	for (int i = 0; i < r->ent->nfields; i++)
		if (field_is_kept(&r->ent->fields[i]) &&
		    strcmp(record_get(old, i), record_get(r, i)) != 0)
			return false;
	return record_is(r, FIELD_VERSION, record_get(old, FIELD_VERSION));
}

static void leave(const struct record *old, struct record *r)
{
	record_set(r, FIELD_AT, record_get(old, FIELD_AT));
	record_set(r, FIELD_BY, record_get(old, FIELD_BY));
}

/* The row as it is kept.  One that was read before is what it was if the version
 * is still the same, which the statement that writes it sees to; of one in which
 * nothing was set since there is no such statement. */
static bool before(struct db *db, struct entry *en, const struct record *r,
                   struct record *old, struct err *e)
{
	if (!record_has(r, FIELD_VERSION)) {
		record_init(old, r->ent);
		record_set(old, FIELD_GONE, "1");	/* not yet born */
		return true;
	}
	if (record_is_known(r)) {
		record_was(r, old);
		if (!is_so_already(old, r))
			return true;
		record_fini(old);
	}
	return entry_was(en, r, old) ||
	       store_get(db, r->ent, record_get(r, FIELD_UID), old, e);
}

static bool save_one(struct db *db, struct entry *en, struct change *c,
                     struct record *r, bool *reworded, struct followers *f,
                     struct err *e)
{
	struct record old;
	bool born = !record_has(r, FIELD_VERSION), ok, written;

	*reworded = false;
	if (!before(db, en, r, &old, e))
		return false;
	ok = prepare(db, c, born ? NULL : &old, r, e);
	written = born || !ok || !is_so_already(&old, r);
	*reworded = written && search_differs(&old, r);
	if (!written)
		leave(&old, r);
	else
		ok = ok && (born ? insert(db, r, e) : update(db, &old, r, e)) &&
		     (c->plain || gate_rounds(db, &old, r, e)) &&
		     (c->plain || (born && c->imported &&
		      r->ent != &entities[ENT_link]) ||
		      gate_others(db, born ? NULL : &old, r, c->warning,
		                  sizeof(c->warning), e)) &&
		     entry_add_record(db, en, &old, r, e) &&
		     follow_after(db, c, born ? NULL : &old, r, f, e);
	record_fini(&old);
	return ok;
}

static bool save_each(struct db *db, struct entry *en, struct change *c,
                      struct err *e)
{
	struct followers f = { 0 };
	struct record **row = NULL;
	bool ok = true, reworded;
	int n = 0;

	/* What follows may itself have what follows it. */
	for (int i = 0; ok && i < c->nrec + f.n; i++) {
		struct record *r = i < c->nrec ? c->rec[i] : f.rec[i - c->nrec];

		ok = save_one(db, en, c, r, &reworded, &f, e);
		row = xreallocarray(row, (size_t)n + 1, sizeof(*row));
		if (reworded)
			row[n++] = r;
	}
	ok = ok && search_put(db, row, n, e);
	followers_fini(&f);
	free(row);
	return ok;
}

bool store_save_more(struct db *db, struct entry *en, struct record *const *rec,
                     int n, struct err *e)
{
	struct change c = { .rec = rec, .nrec = n };

	return save_each(db, en, &c, e);
}

bool store_save_all(struct db *db, struct entry *en, void *change,
                    struct err *e)
{
	struct change *c = change;

	if (!save_each(db, en, c, e) ||
	    (!c->plain && !meeting_follow(db, en, c, e)))
		return false;
	return !c->after || c->after(db, c->with, e);
}
