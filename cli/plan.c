/* plan.c - pcref plan revise, pcref plan check. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/verb.h"
#include "core/chain.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/roll.h"
#include "db/seal.h"
#include "db/store.h"

/* "1.0" is followed by "2.0" and "3" by "4"; what is no number is left out. */
static void next_edition(struct record *r)
{
	const char *was = record_get(r, PLAN_VERSION);
	char *end, *next;
	long n = strtol(was, &end, 10);

	if (end == was || n < 0 || n > 9999 || (*end && strcmp(end, ".0") != 0)) {
		record_set(r, PLAN_VERSION, NULL);
		return;
	}
	next = xprintf("%ld%s", n + 1, end);
	record_set(r, PLAN_VERSION, next);
	free(next);
}

static bool find(const struct call *c, struct record *r, struct err *e)
{
	char *which = call_words(c);
	bool ok = store_find(c->db, c->ent, which, r, e);

	free(which);
	return ok;
}

/* The next version is a plan of its own, which takes the place of this one on
 * the day it is published. */
int verb_plan_revise(struct call *c)
{
	static const int fresh[] = { PLAN_APPROVED, PLAN_PUBLISHED, PLAN_PLACE,
		PLAN_SEAL, PLAN_NOTE, PLAN_REVIEW, PLAN_BODY };
	struct record was, r, *rec = NULL;
	struct rolled made;
	struct err e = { 0 };
	char uid[UID_SIZE], *parts;
	int n = 0, rc;
	bool ok;

	if (!find(c, &was, &e))
		return call_fail(&e);
	store_start(c->db, &r, c->ent);
	for (int i = FIELD_OWN; i < c->ent->nfields; i++)
		record_set(&r, i, record_get(&was, i));
	for (size_t i = 0; i < sizeof(fresh) / sizeof(*fresh); i++)
		record_set(&r, fresh[i], NULL);
	record_set(&r, PLAN_STATE, "draft");
	record_set(&r, PLAN_SUPERSEDES, record_get(&was, FIELD_UID));
	next_edition(&r);
	chain_random(uid, 16);
	record_set(&r, FIELD_UID, uid);
	ok = plan_carry(c->db, &was, uid, &rec, &n, &made, &e);
	if (ok)
		rc = entity_add_record(c, &r, rec, n);
	else
		rc = call_fail(&e);
	if (!ok)
		record_fini(&r);
	if (!rc) {
		parts = rolled_words(&made);
		printf(_("with %s\n"), parts);
		free(parts);
	}
	for (int i = 0; i < n; i++)
		record_fini(&rec[i]);
	free(rec);
	record_fini(&was);
	return rc;
}

int verb_plan_check(struct call *c)
{
	char seal[65], name[NAME_SIZE];
	struct record r;
	struct err e = { 0 };
	bool same;

	if (!find(c, &r, &e))
		return call_fail(&e);
	record_name(&r, name);
	if (!record_has(&r, PLAN_SEAL)) {
		record_fini(&r);
		return call_refuse(ERR_INPUT, _("%s has no seal: it was not"
		                   " published with this program"), name);
	}
	if (!plan_seal(c->db, &r, seal, &e)) {
		record_fini(&r);
		return call_fail(&e);
	}
	same = record_is(&r, PLAN_SEAL, seal);
	printf(same ? _("%s promises what it promised when it was published\n")
	            : _("%s has changed since it was published: its objectives"
	                " or actions are not the same; \"pcref plan revise\""
	                " makes a new version\n"), name);
	record_fini(&r);
	return !same;
}
