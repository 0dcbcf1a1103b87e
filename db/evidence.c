#include "db/evidence.h"

#include <stdlib.h>

#include "core/day.h"
#include "core/score.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

/* The rules read the setting, so that a word that is no number is said to be
 * one where the score is worked out, and here the usual months hold. */
static int fresh_months(struct db *db)
{
	struct score_rules rules;
	struct err ignored;
	char *value = store_setting(db, "score.fresh_months", "");

	score_rules_init(&rules);
	if (*value)
		score_rule_set(&rules, "score.fresh_months", value, &ignored);
	free(value);
	return rules.fresh_months;
}

bool evidence_is_stale(struct db *db, const struct record *r, bool *stale,
                       struct err *e)
{
	char from[DAY_SIZE];
	const char *arg[2] = { record_get(r, FIELD_UID), from };
	struct result res = { 0 };
	bool ok;

	*stale = false;
	day_add_months(db_today(db), -fresh_months(db), from);
	if (!record_has(r, EVIDENCE_DATED) ||
	    day_number(record_get(r, EVIDENCE_DATED)) >= day_number(from))
		return true;
	ok = db_run(db, "SELECT 1 FROM link l WHERE l.gone = 0 AND l.to_uid ="
	    " CAST($1 AS TEXT) AND l.kind IN ('duty_evidence',"
	    " 'competency_evidence', 'route_evidence') AND NOT EXISTS (SELECT 1"
	    " FROM link o JOIN evidence v ON v.uid = o.to_uid WHERE o.gone = 0"
	    " AND v.gone = 0 AND o.kind = l.kind AND o.from_uid = l.from_uid AND"
	    " v.dated >= CAST($2 AS TEXT)) LIMIT 1", 2, arg, &res, e);
	*stale = ok && res.nrow > 0;
	result_fini(&res);
	return ok;
}
