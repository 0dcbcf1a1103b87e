/* turn.c - rows of an older program turned into what they are now, as a change
 * with its entry, so that the history says what became of them. */
#include <stdlib.h>

#include "core/chain.h"
#include "core/mem.h"
#include "db/history.h"
#include "db/priv.h"

/* A person linked as "also led by" is a lead; its uid follows from the link,
 * so that two copies make the same one. */
static bool turn_one(struct db *db, const struct result *res, int i,
                     struct record *link, struct record *lead, struct err *e)
{
	char *name = xprintf("pcref/lead/%s", result_get(res, i, 0));
	char uid[UID_SIZE];

	chain_uid(name, uid);
	free(name);
	record_init(lead, &entities[ENT_lead]);
	record_set(lead, FIELD_UID, uid);
	record_set(lead, LEAD_KIND, "trust");
	record_set(lead, LEAD_ACTION, result_get(res, i, 1));
	record_set(lead, LEAD_PERSON, result_get(res, i, 2));
	record_set(lead, LEAD_WHO, result_get(res, i, 3));
	if (!store_get(db, &entities[ENT_link], result_get(res, i, 0), link, e))
		return false;
	record_set(link, FIELD_GONE, "1");
	return true;
}

static bool turn_all(struct db *db, const struct result *res, struct err *e)
{
	int n = 2 * res->nrow;
	struct record *rec = xcalloc((size_t)n, sizeof(*rec));
	struct record **row = xcalloc((size_t)n, sizeof(*row));
	struct change c = { .why = "links that are leads now", .plain = true,
	                    .kind = 3, .rec = row, .nrec = n };
	bool ok = true;

	for (int i = 0; i < n; i++)
		row[i] = &rec[i];
	for (int i = 0; ok && i < res->nrow; i++)
		ok = turn_one(db, res, i, row[2 * i], row[2 * i + 1], e);
	chain_random(c.op, (OP_SIZE - 1) / 2);
	ok = ok && store_transact(db, &c, store_save_all, &c, e);
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	free(row);
	return ok;
}

bool db_turn(struct db *db, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT l.uid, l.from_uid, l.to_uid, p.name FROM"
	    " link l JOIN person p ON p.uid = l.to_uid WHERE l.gone = 0 AND"
	    " l.kind = 'action_person' AND NOT EXISTS (SELECT 1 FROM lead d"
	    " WHERE d.action = l.from_uid AND d.person = l.to_uid)", 0, NULL,
	    &res, e);

	if (ok && res.nrow)
		ok = turn_all(db, &res, e);
	result_fini(&res);
	return ok;
}
