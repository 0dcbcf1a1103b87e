#include "db/status.h"

#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/record.h"
#include "db/db.h"
#include "db/feedback.h"
#include "db/lead.h"
#include "db/priv.h"
#include "db/store.h"

enum { MOST_LEADS = 50 };

/* Around an action: milestones, those reached, the last update, the period,
 * other leads, the next occurrence. */
static const char around[] =
	"SELECT COUNT(*), COUNT(CASE WHEN done_on <= CAST($2 AS TEXT) THEN 1 END),"
	" (SELECT MAX(made_on) FROM action_update WHERE gone = 0"
	" AND action = CAST($1 AS TEXT) AND made_on <= CAST($2 AS TEXT)),"
	" (SELECT MAX(value) FROM setting WHERE gone = 0"
	" AND name = 'reporting_period'),"
	" CASE WHEN " LED_BY_SOMEBODY("CAST($1 AS TEXT)", "CAST($2 AS TEXT)")
	" THEN 1 ELSE 0 END,"
	" (SELECT MIN(due) FROM occurrence WHERE gone = 0 AND state = 'open'"
	" AND action = CAST($1 AS TEXT)), (SELECT MAX(done_on) FROM occurrence"
	" WHERE gone = 0 AND action = CAST($1 AS TEXT)"
	" AND done_on <= CAST($2 AS TEXT))"
	" FROM milestone WHERE gone = 0 AND action = CAST($1 AS TEXT)";

static const char *newer(const char *a, const char *b)
{
	return b && strcmp(b, a) > 0 ? b : a;
}

struct standing db_standing(struct db *db, const struct record *r)
{
	const char *arg[] = { record_get(r, FIELD_UID), db_today(db) };
	struct result res = { 0 };
	struct err ignored;
	bool known = db_run(db, around, 2, arg, &res, &ignored) && res.nrow;
	int period = known ? status_period(result_get(&res, 0, 3)) : 0;
	struct action_facts f = {
		.today = db_today(db),
		.state = record_get(r, ACTION_STATE),
		.rag = record_get(r, ACTION_RAG),
		.starts = record_get(r, ACTION_START),
		.due = record_get(r, ACTION_DUE),
		.review = record_get(r, ACTION_REVIEW),
		.occurs = known ? result_get(&res, 0, 5) : NULL,
		.reported = newer(newer(record_get(r, ACTION_REPORTED),
		                        known ? result_get(&res, 0, 2) : NULL),
		                  known ? result_get(&res, 0, 6) : NULL),
		.created = record_get(r, FIELD_MADE_AT),
		.owner = record_has(r, ACTION_OWNER) || record_has(r, ACTION_EXECUTIVE) ||
		         record_has(r, ACTION_COMMUNITY) ||
		         (known && result_int(&res, 0, 4) > 0),
		.milestones = known ? (int)result_int(&res, 0, 0) : 0,
		.reached = known ? (int)result_int(&res, 0, 1) : 0,
		.period = period ? period : STATUS_PERIOD,
	};
	struct standing st = { .status = action_status(&f),
		.progress = progress_of(r, f.milestones, f.reached) };

	st.differs = status_differs(st.status, f.rag);
	result_fini(&res);
	return st;
}

char *db_leads(struct db *db, int field, const char *uid)
{
	struct filter f = { .field = field, .value = uid };
	struct page p = { .ent = &entities[ENT_lead], .sort = FIELD_NUMBER,
	                  .filter = &f, .nfilter = 1 };
	struct rows rows = { 0 };
	struct err ignored;
	char name[NAME_SIZE], *text;
	const char *sep = "";
	size_t len;
	FILE *out = xmemstream(&text, &len);

	if (store_page(db, &p, NULL, 0, false, MOST_LEADS, &rows, &ignored))
		for (int i = 0; i < rows.n; i++) {
			const struct record *r = &rows.row[i];

			if (!lead_holds(r, db_today(db)))
				continue;
			record_name(r, name);
			fprintf(out, "%s%s %s (%s)", sep, name, record_title(r),
			        words_label(db_words(db), VOC_lead_kind,
			                    record_get(r, LEAD_KIND)));
			sep = "; ";
		}
	fclose(out);
	rows_fini(&rows);
	return text;
}

static enum status of_feedback(struct db *db, const struct record *r)
{
	char change_due[DAY_SIZE] = "";

	if (record_is(r, FEEDBACK_STATE, "planned"))
		feedback_change_due(db, record_get(r, FIELD_UID), change_due);
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
		.tell_by = record_get(r, FEEDBACK_TELL_BY),
		.change_due = change_due,
	});
}

enum status db_status(struct db *db, const struct record *r)
{
	return r->ent == &entities[ENT_action] ? db_standing(db, r).status
	                                       : of_feedback(db, r);
}
