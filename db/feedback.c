#include "db/feedback.h"

#include <stdlib.h>
#include <string.h>

#include "core/bank.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/timescale.h"
#include "db/db.h"
#include "db/priv.h"
#include "db/store.h"

/* --- days ----------------------------------------------------------------- */

/* The day that a setting gives, counted from a day of the row; "" for none. */
static bool day_by(struct db *db, const char *setting, const struct record *r, int from,
                   char day[static DAY_SIZE], struct err *e)
{
	char *rule;
	struct bank bank;
	int days;

	*day = '\0';
	if (!record_has(r, from))
		return true;
	rule = store_setting(db, setting, "");
	days = timescale_days(rule, record_get(r, FEEDBACK_CHANNEL));
	if (days == TIMESCALE_WRONG)
		err_set(e, ERR_CONFIG, _("the setting %s is \"%s\": it must be as in \"complaint"
		        " 3, fft none, else 5\", in working days"), setting, rule);
	free(rule);
	if (days < 0)
		return days == TIMESCALE_NONE;
	if (!db_bank(db, &bank, e))
		return false;
	timescale_end(&bank, record_get(r, from), days, day);
	bank_fini(&bank);
	return true;
}

struct set_day {
	const char *setting;
	int from, by;
};

static bool fill_day(struct db *db, const struct set_day *s, const struct record *old,
                     struct record *r, struct err *e)
{
	char day[DAY_SIZE], was[DAY_SIZE] = "";

	if (old && !record_differs(old, r, s->from) && !record_differs(old, r, FEEDBACK_CHANNEL))
		return true;
	if (old && !day_by(db, s->setting, old, s->from, was, e))
		return false;
	if (record_has(r, s->by) && !record_is(r, s->by, was))
		return true;
	if (!day_by(db, s->setting, r, s->from, day, e))
		return false;
	record_set(r, s->by, day);
	return true;
}

bool feedback_fill(struct db *db, const struct record *old, struct record *r, struct err *e)
{
	static const struct set_day days[] = {
		{ "feedback.acknowledge", FEEDBACK_RECEIVED, FEEDBACK_ACK_BY },
		{ "feedback.respond", FEEDBACK_RECEIVED, FEEDBACK_RESPOND_BY },
		{ "feedback.tell", FEEDBACK_ENDED, FEEDBACK_TELL_BY },
	};

	if (r->ent != &entities[ENT_feedback] || record_is_gone(r))
		return true;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (!fill_day(db, &days[i], old, r, e))
			return false;
	return true;
}

/* --- what it waits for ---------------------------------------------------- */

#define LINKED " FROM link l JOIN action a ON a.uid = l.from_uid WHERE l.gone = 0" \
	" AND a.gone = 0 AND l.kind = 'action_feedback' AND l.to_uid = CAST($1 AS TEXT)"
#define OPEN " AND a.state IN ('draft', 'agreed', 'in_progress', 'paused', 'not_reported')"

static bool run(struct db *db, const char *sql, const char *uid, struct result *r, struct err *e)
{
	return db_run(db, sql, 1, &uid, r, e);
}

/* Nothing has changed yet: say what is still open. */
static bool refuse_changed(struct db *db, const char *uid, struct err *e)
{
	struct result r = { 0 };
	bool ok = run(db, "SELECT a.number" LINKED OPEN " ORDER BY a.number LIMIT 1", uid, &r, e);

	if (ok && r.nrow)
		ok = err_set(e, ERR_DATA, _("ACT-%s, linked to it, is still open: \"changed\" is"
		             " for when it is done"), result_get(&r, 0, 0));
	else if (ok)
		ok = err_set(e, ERR_DATA, _("\"Changed\" needs a linked action that is done, or a"
		             " milestone of it: link the action first"));
	result_fini(&r);
	return ok;
}

static bool may_change(struct db *db, const char *uid, struct err *e)
{
	struct result r = { 0 };
	bool ok = run(db, "SELECT 1" LINKED " AND (a.state IN ('done', 'verified') OR EXISTS"
	              " (SELECT 1 FROM milestone m WHERE m.action = a.uid AND m.gone = 0"
	              " AND m.done_on IS NOT NULL)) LIMIT 1", uid, &r, e);
	bool done = r.nrow > 0;

	result_fini(&r);
	return ok && (done || refuse_changed(db, uid, e));
}

static bool may_merge(struct db *db, const struct record *r, struct err *e)
{
	struct record main;
	char name[NAME_SIZE];
	bool ok;

	if (!store_get(db, r->ent, record_get(r, FEEDBACK_MERGED), &main, e))
		return false;
	record_name(&main, name);
	ok = !record_is(&main, FEEDBACK_STATE, "merged") ||
	     err_set(e, ERR_DATA, _("%s is itself answered with another: name that one"), name);
	record_fini(&main);
	return ok;
}

bool feedback_gate(struct db *db, const struct record *old, const struct record *r, struct err *e)
{
	if (record_became(old, r, FEEDBACK_STATE, "changed"))
		return may_change(db, record_get(r, FIELD_UID), e);
	if (record_became(old, r, FEEDBACK_STATE, "merged"))
		return may_merge(db, r, e);
	return true;
}

void feedback_change_due(struct db *db, const char *uid, char day[static DAY_SIZE])
{
	struct result r = { 0 };
	struct err ignored;
	const char *due = NULL;

	*day = '\0';
	if (run(db, "SELECT MIN(a.due)" LINKED OPEN, uid, &r, &ignored) && r.nrow)
		due = result_get(&r, 0, 0);
	if (due)
		snprintf(day, DAY_SIZE, "%.10s", due);
	result_fini(&r);
}

/* --- several as one --------------------------------------------------------- */

bool feedback_merged(struct db *db, const char *uid, char ***uids, int *n, struct err *e)
{
	struct result r = { 0 };
	bool ok = run(db, "SELECT uid FROM feedback WHERE gone = 0 AND state = 'merged'"
	              " AND merged_into = CAST($1 AS TEXT) ORDER BY number", uid, &r, e);

	*n = ok ? r.nrow : 0;
	*uids = xcalloc((size_t)*n + 1, sizeof(**uids));
	for (int i = 0; i < *n; i++)
		(*uids)[i] = xstrdup(result_get(&r, i, 0));
	result_fini(&r);
	return ok;
}

char *feedback_said(struct db *db, const struct record *f)
{
	struct result r = { 0 };
	struct err ignored;
	long long pieces = 1, people;

	if (f->ent != &entities[ENT_feedback])
		return NULL;
	people = record_has(f, FEEDBACK_PEOPLE) ? record_int(f, FEEDBACK_PEOPLE) : 1;
	if (run(db, "SELECT count(*), COALESCE(SUM(COALESCE(people, 1)), 0) FROM feedback"
	        " WHERE gone = 0 AND state = 'merged' AND merged_into = CAST($1 AS TEXT)",
	        record_get(f, FIELD_UID), &r, &ignored) && r.nrow) {
		pieces += result_int(&r, 0, 0);
		people += result_int(&r, 0, 1);
	}
	result_fini(&r);
	if (people == 1 && pieces == 1)
		return NULL;
	if (pieces == 1)
		return xprintf("%s", lang_count("%lld person", "%lld people", people).text);
	return xprintf(_("%s, in %s"), lang_count("%lld person", "%lld people", people).text,
		lang_count("%lld piece of feedback", "%lld pieces of feedback", pieces).text);
}
