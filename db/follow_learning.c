/* follow_learning.c - the steps of an inquiry, and the check-ins of a pair. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/repeat.h"
#include "core/rules.h"
#include "db/follow_priv.h"
#include "db/priv.h"

enum { QUARTER = 3, YEAR = 12, LONGEST = 15 };	/* months */

/* The row that is made for another: new, or as it stands. */
static struct record *made_for(struct db *db, struct followers *f,
                               enum entity_id ent, const char *of, const char *name)
{
	char uid[UID_SIZE];
	struct record *r;

	repeat_uid(of, name, uid);
	r = followers_row(db, f, ent, uid);
	if (r)
		return r;
	r = followers_add(f);
	store_start(db, r, &entities[ent]);
	record_set(r, FIELD_UID, uid);
	return r;
}

static void inquiry_after(struct db *db, const struct record *r,
                          struct followers *f)
{
	const struct choice *c = vocabs[VOC_inquiry_step].fixed;

	for (int i = 0; c[i].code; i++) {
		const char *uid = record_get(r, FIELD_UID);
		struct record *step = made_for(db, f, ENT_inquiry_step, uid, c[i].code);
		char *title = xprintf("%d %s", i + 1, _(c[i].label));

		record_set(step, STEP_TITLE, title);
		record_set(step, STEP_INQUIRY, uid);
		record_set(step, STEP_KIND, c[i].code);
		free(title);
	}
}

/* What an inquiry says of its steps, that lists and filters know it. */
static bool step_after(struct db *db, const struct record *r,
                       struct followers *f, struct err *e)
{
	const struct choice *c = vocabs[VOC_inquiry_step].fixed;
	const char *uid = record_get(r, STEP_INQUIRY), *at = NULL;
	struct record *inquiry = followers_row(db, f, ENT_inquiry, uid), step;
	bool codesigned = false;
	int64_t rounds = 0;

	for (int i = 0; inquiry && c[i].code; i++) {
		char of[UID_SIZE];

		repeat_uid(uid, c[i].code, of);
		if (!store_get(db, &entities[ENT_inquiry_step], of, &step, e)) {
			if (e->code == ERR_INPUT)
				continue;
			return false;
		}
		if (!at && !record_is(&step, STEP_STATE, "done"))
			at = c[i].code;
		codesigned |= step_is_codesigned(&step);
		if (record_int(&step, STEP_ITERATION) > 1)
			rounds += record_int(&step, STEP_ITERATION) - 1;
		record_fini(&step);
	}
	if (!inquiry)
		return true;
	record_set(inquiry, INQUIRY_STEP, at);
	record_set(inquiry, INQUIRY_CODESIGNED, codesigned ? "yes" : "no");
	record_set(inquiry, INQUIRY_ROUNDS, NULL);
	if (rounds)
		record_set_int(inquiry, INQUIRY_ROUNDS, rounds);
	return true;
}

/* A programme that lasts fifteen months has a fifth. */
static int months_of(struct db *db, const struct record *pair)
{
	const char *start = record_get(pair, PAIR_STARTED);
	char end[DAY_SIZE];
	struct record programme;
	struct err ignored;
	bool longer;

	if (!store_get(db, &entities[ENT_initiative],
	               record_get(pair, PAIR_INITIATIVE), &programme, &ignored))
		return YEAR;
	day_add_months(start, LONGEST, end);
	longer = strncmp(record_get(&programme, INITIATIVE_ENDS), end,
	                 DAY_SIZE - 1) >= 0;
	record_fini(&programme);
	return longer ? LONGEST : YEAR;
}

static void add_checkins(struct db *db, const struct record *pair,
                         struct followers *f)
{
	const char *start = record_get(pair, PAIR_STARTED);
	int months = months_of(db, pair);

	for (int m = QUARTER; m <= months; m += QUARTER) {
		char *name = xprintf("month %d", m), due[DAY_SIZE], *title;
		struct record *r = made_for(db, f, ENT_checkin,
		                            record_get(pair, FIELD_UID), name);

		title = xprintf(_("%s, month %d"), record_title(pair), m);
		day_add_months(start, m, due);
		if (record_has(r, CHECKIN_HELD)) {
			followers_drop(f);
		} else {
			record_set(r, FIELD_GONE, "0");
			record_set(r, CHECKIN_TITLE, title);
			record_set(r, CHECKIN_PAIR, record_get(pair, FIELD_UID));
			record_set(r, CHECKIN_DUE, due);
		}
		free(title);
		free(name);
	}
}

/* Who meets no longer is asked no longer. */
static bool drop_checkins(struct db *db, const struct record *pair,
                          struct followers *f, struct err *e)
{
	const char *arg[] = { record_get(pair, FIELD_UID),
	                      record_get(pair, PAIR_ENDED) };
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT uid FROM checkin WHERE gone = 0 AND held_on"
	    " IS NULL AND pair = CAST($1 AS TEXT) AND due > CAST($2 AS TEXT)"
	    " ORDER BY due", 2, arg, &res, e);

	for (int i = 0; ok && i < res.nrow; i++) {
		struct record *r = followers_row(db, f, ENT_checkin,
		                                 result_get(&res, i, 0));

		if (r)
			record_set(r, FIELD_GONE, "1");
	}
	result_fini(&res);
	return ok;
}

static bool pair_after(struct db *db, const struct record *old,
                       const struct record *r, struct followers *f,
                       struct err *e)
{
	if (record_is(r, PAIR_STATE, "meeting")) {
		if (record_has(r, PAIR_STARTED) &&
		    (!old || record_differs(old, r, PAIR_STARTED)))
			add_checkins(db, r, f);
		return true;
	}
	return !record_differs(old, r, PAIR_STATE) || drop_checkins(db, r, f, e);
}

bool follow_learning(struct db *db, const struct record *old,
                     const struct record *r, struct followers *f,
                     struct err *e)
{
	if (r->ent == &entities[ENT_inquiry] && !old)
		inquiry_after(db, r, f);
	else if (r->ent == &entities[ENT_inquiry_step] && old)
		return step_after(db, r, f, e);
	else if (r->ent == &entities[ENT_pair])
		return pair_after(db, old, r, f, e);
	return true;
}
