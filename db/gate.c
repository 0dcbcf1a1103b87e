/* gate.c - rules that need to see other rows, asked inside the change. */
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/depend.h"
#include "db/feedback.h"
#include "db/meeting.h"
#include "db/priv.h"

static bool count(struct db *db, const char *sql, const struct record *r,
                  long long *n, struct err *e)
{
	const char *uid = record_get(r, FIELD_UID);
	struct result res = { 0 };
	bool ok = db_run(db, sql, 1, &uid, &res, e);

	*n = ok ? result_int(&res, 0, 0) : 0;
	result_fini(&res);
	return ok;
}

/* Verified rests on evidence that is not its lead's word alone, and on
 * another person; where it is the same person that is kept and said. */
static bool verified(struct db *db, const struct record *r, char *warning,
                     size_t size, struct err *e)
{
	long long n;

	if (!count(db, "SELECT count(*) FROM link l JOIN evidence v ON v.uid ="
	    " l.to_uid WHERE l.gone = 0 AND v.gone = 0 AND l.kind ="
	    " 'action_evidence' AND v.strength <> 'self' AND l.from_uid ="
	    " CAST($1 AS TEXT)", r, &n, e))
		return false;
	if (!n)
		return err_set(e, ERR_DATA, _("To verify it, link evidence that"
		    " is documented or independent (in a shell, --action-evidence"
		    " EVD-1): there is none yet"));
	if (record_is(r, ACTION_SAME_PERSON, "yes"))
		snprintf(warning, size, _("You led this action yourself: that is"
		         " kept beside \"verified\", and the report says so"));
	else if (!record_has(r, ACTION_VERIFIED_BY))
		snprintf(warning, size, _("Nobody in the file has the login"
		         " \"%.60s\", so it is not known who verified it: \"pcref"
		         " person edit NAME --login %.60s\""), db->who, db->who);
	return true;
}

/* A commitment goes on from a phase when something shows that phase; the public
 * place of a promise shows that it was made. */
static bool phase_shown(struct db *db, const struct record *old,
                        const struct record *r, struct err *e)
{
#define SHOWN(kind) "SELECT count(*) FROM link l JOIN evidence v ON v.uid = l.to_uid" \
	" WHERE l.gone = 0 AND v.gone = 0 AND l.kind = '" kind "'" \
	" AND l.from_uid = CAST($1 AS TEXT)"
	static const struct {
		const char *to, *sql;
		enum link_id link;
	} steps[] = {
		{ "understand", SHOWN("action_committed"), LINK_action_committed },
		{ "act", SHOWN("action_understood"), LINK_action_understood },
		{ "sustained", SHOWN("action_acted"), LINK_action_acted },
	};
#undef SHOWN
	long long n;

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		if (!record_became(old, r, ACTION_PHASE, steps[i].to) ||
		    (i == 0 && record_has(r, ACTION_PROMISED_AT)))
			continue;
		if (!count(db, steps[i].sql, r, &n, e))
			return false;
		if (!n)
			return err_set(e, ERR_DATA, _("To go on, link what shows the phase"
			    " that ends, as \"%s\" (in a shell, --%s EVD-1): nothing"
			    " does yet"), _(links[steps[i].link].label),
			    i == 0 ? "action-committed" : i == 1 ? "action-understood"
			    : "action-acted");
	}
	return true;
}

/* An inquiry ends in what is done, measured and assured. */
static bool has_actions(struct db *db, const struct record *step, struct err *e)
{
	const char *uid = record_get(step, STEP_INQUIRY);
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT 1 FROM link l JOIN action a ON a.uid ="
	    " l.to_uid WHERE l.gone = 0 AND a.gone = 0 AND l.kind ="
	    " 'inquiry_action' AND l.from_uid = CAST($1 AS TEXT) LIMIT 1", 1,
	    &uid, &res, e);
	bool found = ok && res.nrow;

	result_fini(&res);
	return found || (ok && err_set(e, ERR_DATA, _("The last step ends in"
	    " actions, and none is linked to the inquiry: link them first (in a"
	    " shell, pcref inquiry edit INQ-1 --inquiry-action ACT-1)")));
}

/* Both of one programme, and in no other pair that still meets. */
static bool pair_fits(struct db *db, const struct record *r, struct err *e)
{
	const char *arg[] = { record_get(r, FIELD_UID), record_get(r, PAIR_INITIATIVE),
	                      record_get(r, PAIR_ONE), record_get(r, PAIR_OTHER) };
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT 0, p.code, '' FROM participant p WHERE"
	    " p.uid IN (CAST($3 AS TEXT), CAST($4 AS TEXT)) AND p.initiative <>"
	    " CAST($2 AS TEXT) UNION ALL SELECT 1, p.code, q.title FROM pair q"
	    " JOIN participant p ON p.uid IN (q.one, q.other) WHERE q.gone = 0"
	    " AND q.state = 'meeting' AND q.uid <> CAST($1 AS TEXT) AND p.uid IN"
	    " (CAST($3 AS TEXT), CAST($4 AS TEXT)) ORDER BY 1, 2", 4, arg, &res, e);

	if (ok && res.nrow)
		ok = result_int(&res, 0, 0)
		   ? err_set(e, ERR_DATA, _("%s is in another pair that still meets:"
		             " %s"), result_get(&res, 0, 1), result_get(&res, 0, 2))
		   : err_set(e, ERR_DATA, _("%s is of another programme"),
		             result_get(&res, 0, 1));
	result_fini(&res);
	return ok;
}

/* Is the row, by way of this reference to its own kind, above itself? */
static bool goes_round(struct db *db, const struct record *r, int field,
                       bool *round, struct err *e)
{
	const char *name = r->ent->fields[field].name;
	struct result res = { 0 };
	struct sql s;
	bool ok;

	sql_init(&s);
	sql_put(&s, "WITH RECURSIVE above (uid, n) AS (SELECT uid, 1 FROM %s"
	        " WHERE uid = ", r->ent->table);
	sql_arg(&s, FT_TEXT, record_get(r, field));
	sql_put(&s, " UNION ALL SELECT t.%s, n + 1 FROM %s t JOIN above ON"
	        " t.uid = above.uid WHERE t.%s IS NOT NULL AND n < 1000)"
	        " SELECT count(*) FROM above WHERE uid = ", name, r->ent->table,
	        name);
	sql_arg(&s, FT_TEXT, record_get(r, FIELD_UID));
	ok = sql_run(&s, db, &res, e);
	*round = ok && result_int(&res, 0, 0) > 0;
	result_fini(&res);
	return ok;
}

bool gate_rounds(struct db *db, const struct record *old,
                 const struct record *r, struct err *e)
{
	bool round;

	for (int i = FIELD_OWN; i < r->ent->nfields; i++) {
		const struct field *f = &r->ent->fields[i];

		if (f->type != FT_REF || &entities[f->ref] != r->ent ||
		    !record_has(r, i) ||
		    (old && record_is(old, i, record_get(r, i))))
			continue;
		if (!goes_round(db, r, i, &round, e))
			return false;
		if (round)
			return err_set(e, ERR_DATA, _("\"%s\" would lead from"
			    " this row back to itself; name another"),
			    _(f->label));
	}
	return true;
}

bool gate_others(struct db *db, const struct record *old,
                 const struct record *r, char *warning, size_t size,
                 struct err *e)
{
	if (!meeting_gate(db, old, r, warning, size, e))
		return false;
	if (record_is_gone(r))
		return true;
	if (r->ent == &entities[ENT_link])
		return depend_gate(db, r, e);
	if (r->ent == &entities[ENT_action] &&
	    record_became(old, r, ACTION_STATE, "verified"))
		return verified(db, r, warning, size, e);
	if (r->ent == &entities[ENT_feedback])
		return feedback_gate(db, old, r, e);
	if (r->ent == &entities[ENT_inquiry_step] &&
	    record_is(r, STEP_KIND, "actions") &&
	    record_became(old, r, STEP_STATE, "done"))
		return has_actions(db, r, e);
	if (r->ent == &entities[ENT_pair] && record_is(r, PAIR_STATE, "meeting"))
		return pair_fits(db, r, e);
	if (r->ent == &entities[ENT_action] && old && record_has(old, ACTION_PHASE))
		return phase_shown(db, old, r, e);
	return true;
}
