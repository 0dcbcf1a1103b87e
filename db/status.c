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

enum { MOST_LEADS = 50, EACH = 100 };

/* Around each action: milestones, those reached, the last update, the period,
 * other leads, the next occurrence and the last one done. */
static const char around[] =
	"SELECT t.uid, (SELECT COUNT(*) FROM milestone WHERE gone = 0"
	" AND action = t.uid), (SELECT COUNT(*) FROM milestone WHERE gone = 0"
	" AND action = t.uid AND done_on <= CAST($1 AS TEXT)),"
	" (SELECT MAX(made_on) FROM action_update WHERE gone = 0"
	" AND action = t.uid AND made_on <= CAST($1 AS TEXT)),"
	" (SELECT MAX(value) FROM setting WHERE gone = 0"
	" AND name = 'reporting_period'),"
	" CASE WHEN " LED_BY_SOMEBODY("t.uid", "CAST($1 AS TEXT)")
	" THEN 1 ELSE 0 END,"
	" (SELECT MIN(due) FROM occurrence WHERE gone = 0 AND state = 'open'"
	" AND action = t.uid), (SELECT MAX(done_on) FROM occurrence"
	" WHERE gone = 0 AND action = t.uid AND done_on <= CAST($1 AS TEXT))"
	" FROM given t";

enum around { A_UID, A_STEPS, A_REACHED, A_UPDATED, A_PERIOD, A_LED, A_NEXT, A_LAST };

/* A row may not be saved yet, so their uids stand for them. */
static bool read_around(struct db *db, const struct record *const *r, int n,
                        struct result *res, struct err *e)
{
	struct sql s;

	sql_init(&s);
	s.arg[s.n++] = db->today;
	sql_put(&s, "WITH given (uid) AS (VALUES ");
	for (int i = 0; i < n; i++) {
		sql_put(&s, i ? "), (" : "(");
		sql_arg(&s, FT_TEXT, record_get(r[i], FIELD_UID));
	}
	sql_put(&s, ")) %s", around);
	return sql_run(&s, db, res, e);
}

static const char *newer(const char *a, const char *b)
{
	return b && strcmp(b, a) > 0 ? b : a;
}

/* What could not be read is a row that is not there. */
static struct standing standing_of(struct db *db, const struct record *r,
                                   const struct result *res, int row)
{
	int period = status_period(result_text(res, row, A_PERIOD));
	struct action_facts f = {
		.today = db_today(db),
		.state = record_get(r, ACTION_STATE),
		.rag = record_get(r, ACTION_RAG),
		.starts = record_get(r, ACTION_START),
		.due = record_get(r, ACTION_DUE),
		.review = record_get(r, ACTION_REVIEW),
		.occurs = result_get(res, row, A_NEXT),
		.reported = newer(newer(record_get(r, ACTION_REPORTED),
		                        result_get(res, row, A_UPDATED)),
		                  result_get(res, row, A_LAST)),
		.created = record_get(r, FIELD_MADE_AT),
		.owner = record_has(r, ACTION_OWNER) || record_has(r, ACTION_EXECUTIVE) ||
		         record_has(r, ACTION_COMMUNITY) ||
		         result_int(res, row, A_LED) > 0,
		.milestones = (int)result_int(res, row, A_STEPS),
		.reached = (int)result_int(res, row, A_REACHED),
		.period = period ? period : STATUS_PERIOD,
	};
	struct standing st = { .status = action_status(&f),
		.progress = progress_of(r, f.milestones, f.reached) };

	st.differs = status_differs(st.status, f.rag);
	return st;
}

/* The rows of an answer in an order of their own are looked for. */
static int row_of(const struct result *res, int guess, const char *uid)
{
	if (guess < res->nrow && strcmp(result_text(res, guess, A_UID), uid) == 0)
		return guess;
	for (int i = 0; i < res->nrow; i++)
		if (strcmp(result_text(res, i, A_UID), uid) == 0)
			return i;
	return res->nrow;
}

static void standings(struct db *db, const struct record *const *r, int n,
                      struct standing *st)
{
	struct result res = { 0 };
	struct err ignored;

	if (!read_around(db, r, n, &res, &ignored))
		result_fini(&res);
	for (int i = 0; i < n; i++)
		st[i] = standing_of(db, r[i], &res,
		                    row_of(&res, i, record_get(r[i], FIELD_UID)));
	result_fini(&res);
}

struct standing db_standing(struct db *db, const struct record *r)
{
	struct standing st;

	standings(db, &r, 1, &st);
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

void db_statuses(struct db *db, const struct record *const *r, int n,
                 enum status *status)
{
	struct standing st[EACH];

	for (int i = 0, m; i < n; i += m) {
		m = n - i < EACH ? n - i : EACH;
		if (r[i]->ent == &entities[ENT_action]) {
			standings(db, r + i, m, st);
			for (int k = 0; k < m; k++)
				status[i + k] = st[k].status;
		} else {
			for (int k = i; k < i + m; k++)
				status[k] = of_feedback(db, r[k]);
		}
	}
}

enum status db_status(struct db *db, const struct record *r)
{
	enum status st;

	db_statuses(db, &r, 1, &st);
	return st;
}
