/* follow_before.c - what other rows say of a row, before it is checked. */
#include "db/follow.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/repeat.h"
#include "core/text.h"
#include "db/follow_priv.h"
#include "db/inquiry.h"
#include "db/priv.h"
#include "db/seal.h"

static void rename_links(const struct change *c, const char *from,
                         const char *to)
{
	for (int i = 0; i < c->nrec; i++)
		for (int f = LINK_FROM; f <= LINK_TO; f++)
			if (c->rec[i]->ent == &entities[ENT_link] &&
			    record_is(c->rec[i], f, from))
				record_set(c->rec[i], f, to);
}

void follow_uids(struct change *c)
{
	char uid[UID_SIZE], was[UID_SIZE];

	for (int i = 0; i < c->nrec && !c->plain; i++) {
		struct record *r = c->rec[i];

		if (r->ent != &entities[ENT_occurrence] ||
		    record_has(r, FIELD_VERSION))
			continue;
		snprintf(was, sizeof(was), "%s", record_get(r, FIELD_UID));
		repeat_uid(record_get(r, OCCURRENCE_ACTION),
		           record_get(r, OCCURRENCE_PERIOD), uid);
		record_set(r, FIELD_UID, uid);
		if (*was)
			rename_links(c, was, uid);
	}
}

/* The one live row of this title, among people, bodies and organisations. */
static bool find_who(struct db *db, struct record *lead, struct err *e)
{
	static const struct {
		enum entity_id ent;
		int field;
	} among[] = { { ENT_person, LEAD_PERSON }, { ENT_body, LEAD_BODY },
	              { ENT_organisation, LEAD_ORGANISATION } };
	char *key = text_fold(record_get(lead, LEAD_WHO));
	const char *arg = key;
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT 0, uid FROM person WHERE gone = 0 AND"
	    " sort_key = CAST($1 AS TEXT) UNION ALL SELECT 1, uid FROM body"
	    " WHERE gone = 0 AND sort_key = CAST($1 AS TEXT) UNION ALL SELECT"
	    " 2, uid FROM organisation WHERE gone = 0 AND sort_key ="
	    " CAST($1 AS TEXT)", 1, &arg, &res, e);

	if (ok && res.nrow == 1)
		record_set(lead, among[result_int(&res, 0, 0)].field,
		           result_get(&res, 0, 1));
	result_fini(&res);
	free(key);
	return ok;
}

static bool lead_before(struct db *db, const struct record *old,
                        struct record *r, struct err *e)
{
	bool named = record_has(r, LEAD_PERSON) || record_has(r, LEAD_BODY) ||
	             record_has(r, LEAD_ORGANISATION);

	if (named || (old && !record_differs(old, r, LEAD_WHO)))
		return true;
	return find_who(db, r, e);
}

const struct follow_report follow_reported[] = {
	{ UPDATE_STATE, ACTION_STATE, UPDATE_OLD_STATE },
	{ UPDATE_RAG, ACTION_RAG, UPDATE_OLD_RAG },
	{ UPDATE_DUE, ACTION_DUE, UPDATE_OLD_DUE },
	{ UPDATE_VALUE, ACTION_VALUE, UPDATE_OLD_VALUE },
	{ 0 }
};

static void update_before(struct db *db, struct record *r)
{
	struct record a;
	struct err ignored;

	if (!store_get(db, &entities[ENT_action], record_get(r, UPDATE_ACTION),
	               &a, &ignored))
		return;
	for (int i = 0; follow_reported[i].to; i++)
		if (record_has(r, follow_reported[i].to) &&
		    !record_has(r, follow_reported[i].old))
			record_set(r, follow_reported[i].old,
			           record_get(&a, follow_reported[i].from));
	record_fini(&a);
}

/* Whoever checks may be a lead by a row of their own. */
static bool verify_before(struct db *db, struct record *r, struct err *e)
{
	const char *arg[3] = { record_get(r, FIELD_UID),
		record_get(r, ACTION_VERIFIED_BY), db->today };
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT 1 FROM lead WHERE gone = 0 AND action ="
	    " CAST($1 AS TEXT) AND person = CAST($2 AS TEXT) AND (valid_to IS"
	    " NULL OR valid_to >= CAST($3 AS TEXT))", 3, arg, &res, e);

	if (ok && res.nrow)
		record_set(r, ACTION_SAME_PERSON, "yes");
	result_fini(&res);
	return ok;
}

static bool occurrence_before(struct db *db, struct record *r, struct err *e)
{
	char name[NAME_SIZE];
	struct record had;
	struct err ignored;

	if (!store_get(db, r->ent, record_get(r, FIELD_UID), &had, &ignored))
		return true;
	record_name(&had, name);
	record_fini(&had);
	return err_set(e, ERR_DATA, _("%s is of that duty and period already"),
	               name);
}

/* Where an objective says of which plan it is, the action needs not say so
 * again, and may not say otherwise. */
static bool action_before(struct db *db, struct record *r, struct err *e)
{
	struct record o;
	struct err ignored;
	bool ok = true;

	if (!record_has(r, ACTION_PLAN) || !store_get(db,
	    &entities[ENT_objective], record_get(r, ACTION_OBJECTIVE), &o,
	    &ignored))
		return true;
	if (record_has(&o, OBJECTIVE_PLAN)) {
		ok = record_is(&o, OBJECTIVE_PLAN, record_get(r, ACTION_PLAN)) ||
		     err_set(e, ERR_DATA, _("Its objective is of another plan:"
		             " empty \"%s\" or name another objective"),
		             _("Plan"));
		if (ok)
			record_set(r, ACTION_PLAN, NULL);
	}
	record_fini(&o);
	return ok;
}

/* What raised an inquiry, as it stands when it is opened: it may look otherwise
 * when it is closed. */
static bool inquiry_before(struct db *db, struct record *r, struct err *e)
{
	const char *metric = record_get(r, INQUIRY_METRIC), *theme = record_get(r, INQUIRY_THEME);
	char *says;

	if ((!*metric && !*theme) || record_has(r, INQUIRY_FOUND))
		return true;
	says = *metric ? inquiry_disparity(db, metric, record_get(r, INQUIRY_GROUP), e)
	               : inquiry_theme(db, theme, e);
	record_set(r, INQUIRY_FOUND, says);
	free(says);
	return says != NULL;
}

bool follow_before(struct db *db, const struct change *c,
                   const struct record *old, struct record *r, struct err *e)
{
	char seal[65];

	if (r->ent == &entities[ENT_lead])
		return lead_before(db, old, r, e);
	if (r->ent == &entities[ENT_inquiry] && !old && !c->plain)
		return inquiry_before(db, r, e);
	if (r->ent == &entities[ENT_update] && !old && !c->imported)
		update_before(db, r);
	if (r->ent == &entities[ENT_occurrence] && !old)
		return occurrence_before(db, r, e);
	if (r->ent == &entities[ENT_action] &&
	    record_differs(old, r, ACTION_VERIFIED_BY) &&
	    record_is(r, ACTION_SAME_PERSON, "no") && !verify_before(db, r, e))
		return false;
	if (r->ent == &entities[ENT_action])
		return action_before(db, r, e);
	if (r->ent == &entities[ENT_plan] && old &&
	    record_became(old, r, PLAN_STATE, "published")) {
		if (!plan_seal(db, r, seal, e))
			return false;
		record_set(r, PLAN_SEAL, seal);
	}
	return true;
}
