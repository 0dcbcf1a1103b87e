#include "db/store.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/db.h"
#include "db/follow.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/role.h"

bool store_get(struct db *db, const struct entity *ent, const char *uid,
               struct record *r, struct err *e)
{
	struct result res = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "SELECT ");
	sql_columns(&s, ent, "");
	sql_put(&s, " FROM %s WHERE uid = ", ent->table);
	sql_arg(&s, FT_TEXT, uid);
	ok = sql_run(&s, db, &res, e);
	if (ok && !res.nrow)
		ok = err_set(e, ERR_INPUT, _("there is no such %s"), ent->name);
	if (ok) {
		record_from(r, ent, &res, 0);
		record_remember(r);
	}
	result_fini(&res);
	return ok;
}

/* Among held changes each is a savepoint of its own. */
static void roll_back(struct db *db)
{
	struct err ignored;

	db_script(db, db->held ? "ROLLBACK TO one_change; RELEASE one_change"
	                       : "ROLLBACK", &ignored);
}

/* A COMMIT that fails may have happened: the operation id tells. */
static bool commit(struct db *db, const struct change *c, struct err *e)
{
	struct err ignored;
	bool kept;

	if (db->held)
		return db_script(db, "RELEASE one_change", e);
	if (db_script(db, "COMMIT", e))
		return true;
	db_script(db, "ROLLBACK", &ignored);
	if (history_has(db, c->op, &kept, &ignored))
		return kept;
	return err_set(e, ERR_IO, _("%s failed while this was being saved, and"
	    " cannot be read now: it is not known whether it was kept.  Look"
	    " before you do it again"), db->path);
}

bool db_may_write(const struct db *db, struct err *e)
{
	if (!db->read_only)
		return true;
	if (*db->notice)
		return err_set(e, ERR_PERM, "%s", db->notice);
	return err_set(e, ERR_PERM, _("%s may only be read (--read-only, or its"
	    " owner allows no more); nothing was changed"), db->path);
}

bool store_transact(struct db *db, const struct change *c, change_fn *work,
                    void *with, struct err *e)
{
	struct entry en;
	bool ok;

	if (!db_may_write(db, e))
		return false;
	if (!db->held)
		db_backup_daily(db);
	if (!db_script(db, db->held ? "SAVEPOINT one_change"
	                            : db->engine->begin, e))
		return false;
	ok = entry_begin(db, &en, c, e) && work(db, &en, with, e);
	entry_fini(&en);
	if (ok && en.ord && entry_end(db, &en, e))
		return commit(db, c, e);
	roll_back(db);
	return ok && !en.ord;
}

bool store_hold(struct db *db, struct err *e)
{
	db->held = db_may_write(db, e) && db_script(db, db->engine->begin, e);
	return db->held;
}

bool store_let_go(struct db *db, bool keep, struct err *e)
{
	struct err ignored;

	db->held = false;
	if (keep && db_script(db, "COMMIT", e))
		return true;
	db_script(db, "ROLLBACK", &ignored);
	return false;
}

static bool touches(const struct change *c, enum entity_id id)
{
	for (int i = 0; i < c->nrec; i++)
		if (c->rec[i]->ent == &entities[id])
			return true;
	return false;
}

/* What a failed save wrote into the records must not look saved. */
static void put_back(struct change *c, struct record *was)
{
	for (int i = 0; i < c->nrec; i++) {
		for (int f = 0; f < c->rec[i]->ent->nfields; f++)
			record_set(c->rec[i], f, record_get(&was[i], f));
		record_fini(&was[i]);
	}
	free(was);
}

static bool may_change(struct db *db, const struct change *c, struct err *e)
{
	for (int i = 0; i < c->nrec; i++)
		if (!role_allows(db, c->rec[i]->ent, e))
			return false;
	return true;
}

/* A server says no more than that one of the statements found no row. */
static bool say_who_moved(struct db *db, const struct change *c, struct err *e)
{
	for (int i = 0; e->code == ERR_BUSY && db->engine->lazy && i < c->nrec; i++) {
		const struct record *r = c->rec[i];
		struct record now = { 0 };
		struct err ignored;
		bool moved = record_has(r, FIELD_VERSION) && store_get(db, r->ent,
		             record_get(r, FIELD_UID), &now, &ignored) &&
		             !record_is(&now, FIELD_VERSION, record_get(r, FIELD_VERSION));

		record_fini(&now);
		if (moved)
			return store_moved_on(db, r, e);
	}
	return false;
}

bool store_apply(struct db *db, struct change *c, struct err *e)
{
	struct record *was = xcalloc((size_t)c->nrec, sizeof(*was));
	struct err ignored;
	bool ok;

	if (!*c->op)
		chain_random(c->op, (OP_SIZE - 1) / 2);
	*c->warning = '\0';
	follow_uids(c);
	for (int i = 0; i < c->nrec; i++)
		record_copy(&was[i], c->rec[i]);
	ok = may_change(db, c, e) && store_transact(db, c, store_save_all, c, e);
	if (!ok) {
		put_back(c, was);
		return say_who_moved(db, c, e);
	}
	for (int i = 0; i < c->nrec; i++) {
		record_fini(&was[i]);
		record_remember(c->rec[i]);
	}
	free(was);
	if (touches(c, ENT_person))
		db->me_known = false;
	if (touches(c, ENT_term))
		db_words_load(db, &ignored);	/* it is saved, whatever comes */
	if (touches(c, ENT_field))
		db_locals_load(db, &ignored);
	return true;
}

bool store_save(struct db *db, struct record *r, char warning[256],
                struct err *e)
{
	struct change c = { .rec = &r, .nrec = 1 };
	bool ok = store_apply(db, &c, e);

	if (warning)
		memcpy(warning, c.warning, sizeof(c.warning));
	return ok;
}

bool store_remove(struct db *db, struct record *r, struct err *e)
{
	record_set(r, FIELD_GONE, "1");
	if (store_save(db, r, NULL, e))
		return true;
	record_set(r, FIELD_GONE, "0");
	return false;
}

void store_start(struct db *db, struct record *r, const struct entity *ent)
{
	record_init(r, ent);
	rules_start(r, db->today);
}

char *store_setting(struct db *db, const char *name, const char *other)
{
	struct result r = { 0 };
	struct err ignored;
	bool ok = db_run(db, "SELECT value FROM setting WHERE gone = 0 AND name"
	    " = CAST($1 AS TEXT) ORDER BY id LIMIT 1", 1, &name, &r, &ignored);
	const char *found = ok && r.nrow ? result_get(&r, 0, 0) : NULL;
	char *value = xstrdup(found ? found : other);

	result_fini(&r);
	return value;
}
