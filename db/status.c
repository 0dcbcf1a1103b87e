#include "db/status.h"

#include <string.h>

#include "core/err.h"
#include "core/record.h"
#include "db/db.h"
#include "db/priv.h"

/* Around an action: milestones, those reached, the last update, the period. */
static const char around[] =
	"SELECT COUNT(*), COUNT(CASE WHEN done_on <= CAST($2 AS TEXT) THEN 1 END),"
	" (SELECT MAX(made_on) FROM action_update WHERE gone = 0"
	" AND action = CAST($1 AS TEXT) AND made_on <= CAST($2 AS TEXT)),"
	" (SELECT MAX(value) FROM setting WHERE gone = 0"
	" AND name = 'reporting_period'),"
	" (SELECT COUNT(*) FROM link WHERE kind = 'action_person'"
	" AND from_uid = CAST($1 AS TEXT) AND gone = 0)"
	" FROM milestone WHERE gone = 0 AND action = CAST($1 AS TEXT)";

static const char *newer(const char *a, const char *b)
{
	return b && strcmp(b, a) > 0 ? b : a;
}

static enum status of_action(struct db *db, const struct record *r)
{
	const char *arg[] = { record_get(r, FIELD_UID), db_today(db) };
	struct result res = { 0 };
	struct err ignored;
	bool known = db_run(db, around, 2, arg, &res, &ignored) && res.nrow;
	int period = known ? status_period(result_get(&res, 0, 3)) : 0;
	enum status st;

	st = action_status(&(struct action_facts){
		.today = db_today(db),
		.state = record_get(r, ACTION_STATE),
		.rag = record_get(r, ACTION_RAG),
		.starts = record_get(r, ACTION_START),
		.due = record_get(r, ACTION_DUE),
		.reported = newer(record_get(r, ACTION_REPORTED),
		                  known ? result_get(&res, 0, 2) : NULL),
		.created = record_get(r, FIELD_MADE_AT),
		.owner = record_has(r, ACTION_OWNER) || record_has(r, ACTION_EXECUTIVE) ||
		         record_has(r, ACTION_COMMUNITY) ||
		         (known && result_int(&res, 0, 4) > 0),
		.milestones = known ? (int)result_int(&res, 0, 0) : 0,
		.reached = known ? (int)result_int(&res, 0, 1) : 0,
		.period = period ? period : STATUS_PERIOD,
	});
	result_fini(&res);
	return st;
}

static enum status of_feedback(struct db *db, const struct record *r)
{
	return feedback_status(&(struct feedback_facts){
		.today = db_today(db),
		.state = record_get(r, FEEDBACK_STATE),
		.anonymous = record_is(r, FEEDBACK_ANONYMOUS, "yes"),
		.acknowledge_by = record_get(r, FEEDBACK_ACK_BY),
		.respond_by = record_get(r, FEEDBACK_RESPOND_BY),
		.acknowledged = record_get(r, FEEDBACK_ACKED),
		.responded = record_get(r, FEEDBACK_RESPONDED),
		.told = record_get(r, FEEDBACK_TOLD_ON),
		.published = record_get(r, FEEDBACK_PUBLISHED),
	});
}

enum status db_status(struct db *db, const struct record *r)
{
	return r->ent == &entities[ENT_action] ? of_action(db, r) : of_feedback(db, r);
}
