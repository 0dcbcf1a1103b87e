#include "db/programme.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

static bool read_rows(struct db *db, const struct result *res, struct record **rec, int *n,
                      struct err *e)
{
	*n = 0;
	*rec = xcalloc((size_t)res->nrow + 1, sizeof(**rec));
	for (int i = 0; i < res->nrow; i++) {
		if (!store_get(db, &entities[ENT_participant], result_get(res, i, 0),
		               &(*rec)[i], e))
			return false;
		++*n;
	}
	return true;
}

static void weigh(struct programme *p)
{
	p->person = xcalloc((size_t)p->n + 1, sizeof(*p->person));
	p->pair = xcalloc((size_t)p->n + 1, sizeof(*p->pair));
	for (int i = 0; i < p->n; i++) {
		const struct record *r = &p->rec[i];

		p->person[i] = (struct pairing_person){
			.code = record_get(r, PARTICIPANT_CODE),
			.seniority = record_get(r, PARTICIPANT_SENIORITY),
			.background = record_get(r, PARTICIPANT_BACKGROUND),
			.offers = record_get(r, PARTICIPANT_OFFERS),
			.wants = record_get(r, PARTICIPANT_WANTS),
		};
	}
	p->npairs = pairing_suggest(p->person, p->n, p->pair);
}

bool programme_read(struct db *db, const char *uid, struct programme *p, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT t.uid FROM participant t WHERE t.gone = 0 AND t.left_on"
	    " IS NULL AND t.initiative = CAST($1 AS TEXT) AND NOT EXISTS (SELECT 1 FROM pair q"
	    " WHERE q.gone = 0 AND q.state = 'meeting' AND (q.one = t.uid OR q.other = t.uid))"
	    " ORDER BY t.number", 1, &uid, &res, e);

	*p = (struct programme){ 0 };
	ok = ok && read_rows(db, &res, &p->rec, &p->n, e);
	result_fini(&res);
	if (ok)
		weigh(p);
	return ok;
}

static void records_fini(struct record *rec, int n)
{
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
}

void programme_fini(struct programme *p)
{
	records_fini(p->rec, p->n);
	free(p->person);
	free(p->pair);
	*p = (struct programme){ 0 };
}

static void start_pair(struct db *db, struct record *r, const char *uid,
                       const struct programme *p, const struct pairing *pair,
                       const char *day)
{
	char *title = xprintf(_("%s and %s"), p->person[pair->one].code,
	                      p->person[pair->other].code);

	store_start(db, r, &entities[ENT_pair]);
	record_set(r, PAIR_TITLE, title);
	record_set(r, PAIR_INITIATIVE, uid);
	record_set(r, PAIR_ONE, record_get(&p->rec[pair->one], FIELD_UID));
	record_set(r, PAIR_OTHER, record_get(&p->rec[pair->other], FIELD_UID));
	record_set(r, PAIR_STARTED, day);
	free(title);
}

bool programme_pair(struct db *db, const char *uid, const struct programme *p,
                    const char *day, struct err *e)
{
	struct record *rec = xcalloc((size_t)p->npairs + 1, sizeof(*rec));
	struct record **list = xcalloc((size_t)p->npairs + 1, sizeof(*list));
	struct change c = { .rec = list, .nrec = p->npairs };
	bool ok;

	for (int i = 0; i < p->npairs; i++) {
		list[i] = &rec[i];
		start_pair(db, &rec[i], uid, p, &p->pair[i], day);
	}
	ok = !p->npairs || store_apply(db, &c, e);
	records_fini(rec, p->npairs);
	free(list);
	return ok;
}

bool programme_to_forget(struct db *db, const char *uid, struct record **rec, int *n,
                         struct err *e)
{
	const char *arg[] = { uid, db_today(db) };
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT t.uid FROM participant t JOIN initiative i ON i.uid ="
	    " t.initiative WHERE t.gone = 0 AND (CAST($1 AS TEXT) IS NULL OR t.initiative ="
	    " CAST($1 AS TEXT)) AND (t.background IS NOT NULL OR t.offers IS NOT NULL OR t.wants"
	    " IS NOT NULL) AND (i.state IN ('stopped', 'mainstreamed') OR i.ends <"
	    " CAST($2 AS TEXT) OR t.left_on < CAST($2 AS TEXT)) ORDER BY t.number", 2, arg,
	    &res, e);

	*rec = NULL;
	*n = 0;
	ok = ok && read_rows(db, &res, rec, n, e);
	result_fini(&res);
	return ok;
}
