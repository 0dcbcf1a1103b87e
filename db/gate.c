/* gate.c - rules that need to see other rows, asked inside the change. */
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/depend.h"
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

static bool changed(struct db *db, const struct record *r, struct err *e)
{
	long long n;

	if (!count(db, "SELECT count(*) FROM link l JOIN action a ON a.uid ="
	    " l.from_uid WHERE l.gone = 0 AND a.gone = 0 AND l.kind ="
	    " 'action_feedback' AND l.to_uid = CAST($1 AS TEXT) AND (a.state IN"
	    " ('done', 'verified') OR EXISTS (SELECT 1 FROM milestone m WHERE"
	    " m.action = a.uid AND m.gone = 0 AND m.done_on IS NOT NULL))",
	    r, &n, e))
		return false;
	return n || err_set(e, ERR_DATA, _("\"Changed\" needs a linked action"
	    " that is done, or a milestone of it: link the action first"));
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
	if (r->ent == &entities[ENT_feedback] &&
	    record_became(old, r, FEEDBACK_STATE, "changed"))
		return changed(db, r, e);
	return true;
}
