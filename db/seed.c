/* seed.c - what a new file begins with, through the one door, so that it is
 * checked, searched and in the history like all else. */
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/role.h"
#include "core/rules.h"
#include "db/db.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/role.h"

enum { MOST = 20 };

/* Not the person who opens the file: undo is of one's own changes. */
static const char SEEDER[] = "pcref";

struct value {
	int field;
	const char *text;
};

static const struct seed {
	enum entity_id ent;
	const char *key;
	struct value value[MOST];
} seeds[] = {
#define SEED(e, k, ...) { ENT_##e, k, { __VA_ARGS__ } },
#include "db/seed.def"
#undef SEED
};
/* Rows are only added, so their number says which of them a file has had. */
enum { NSEEDS = (int)(sizeof(seeds) / sizeof(*seeds)) };

bool db_seeds(const struct entity *ent)
{
	for (int i = 0; i < NSEEDS; i++)
		if (&entities[seeds[i].ent] == ent)
			return true;
	return false;
}

static void seed_uid(enum entity_id ent, const char *key,
                     char uid[static UID_SIZE])
{
	char name[64];

	snprintf(name, sizeof(name), "pcref/%s/%s", entities[ent].name, key);
	chain_uid(name, uid);
}

/* A reference is written as the key of the row it means. */
static void set_value(struct record *r, const struct value *v)
{
	const struct field *f = &r->ent->fields[v->field];
	char uid[UID_SIZE];

	if (f->type == FT_REF)
		seed_uid(f->ref, v->text, uid);
	record_set(r, v->field, f->type == FT_REF ? uid : v->text);
}

static bool seed_record(struct db *db, const struct seed *s, struct record *r)
{
	char uid[UID_SIZE];
	struct err ignored;

	seed_uid(s->ent, s->key, uid);
	if (store_get(db, &entities[s->ent], uid, r, &ignored)) {
		record_fini(r);
		return false;
	}
	record_init(r, &entities[s->ent]);
	record_set(r, FIELD_UID, uid);
	rules_start(r, db->today);
	for (const struct value *v = s->value; v->text; v++)
		set_value(r, v);
	return true;
}

static bool seeded(struct db *db, long long *n, struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT last FROM counter WHERE entity = 'seed'",
	                 0, NULL, &r, e);

	*n = ok && r.nrow ? result_int(&r, 0, 0) : 0;
	result_fini(&r);
	return ok;
}

static bool note_version(struct db *db, struct err *e)
{
	char n[12];

	snprintf(n, sizeof(n), "%d", NSEEDS);
	return db_count_to(db, "seed", n, e);
}

/* Two programs may open a new file at once: the second finds it seeded. */
static bool sow(struct db *db, struct entry *en, void *change, struct err *e)
{
	long long had;

	return seeded(db, &had, e) && (had >= NSEEDS ||
	       (store_save_all(db, en, change, e) && note_version(db, e)));
}

/* On a server the rows are a secretary's to make.  Others do without those that a
 * newer program would add, but not without all. */
static bool is_for_us(struct db *db)
{
	return !db->engine->server || db_role(db)->erases;
}

static bool not_begun(const struct db *db, struct err *e)
{
	return err_set(e, ERR_PERM, _("the trust of your login in %s has not been"
	    " begun: a secretary of it must open it first"), db->path);
}

bool db_seed(struct db *db, struct err *e)
{
	struct record *rec, **row;
	struct change c = { .why = "what every trust begins with",
	                    .plain = true, .kind = 3 };
	long long had;
	char *who;
	bool ok;

	if (!seeded(db, &had, e))
		return false;
	if (had >= NSEEDS || (had && !is_for_us(db)))
		return true;
	if (!is_for_us(db))
		return not_begun(db, e);
	if (db->read_only)
		return true;
	who = db->who;
	db->who = (char *)SEEDER;
	rec = xcalloc(NSEEDS, sizeof(*rec));
	row = xcalloc(NSEEDS, sizeof(*row));
	for (int i = 0; i < NSEEDS; i++)
		if (seed_record(db, &seeds[i], &rec[c.nrec])) {
			row[c.nrec] = &rec[c.nrec];
			c.nrec++;
		}
	c.rec = row;
	chain_random(c.op, (OP_SIZE - 1) / 2);
	ok = db_turn(db, e) && store_transact(db, &c, sow, &c, e) &&
	     db_words_load(db, e) && db_locals_load(db, e);
	db->who = who;
	for (int i = 0; i < c.nrec; i++)
		record_fini(&rec[i]);
	free(rec);
	free(row);
	return ok;
}
