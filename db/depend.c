#include "db/depend.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/when.h"
#include "db/priv.h"
#include "db/store.h"

enum { MOST_ROUND = 100 };	/* steps of a round that are told */

void moves_fini(struct moves *m)
{
	for (int i = 0; i < m->n; i++) {
		record_fini(&m->rec[i]);
		free(m->was[i]);
	}
	free(m->rec);
	free(m->was);
	*m = (struct moves){ 0 };
}

static bool is_among(const struct moves *m, const char *uid)
{
	for (int i = 0; i < m->n; i++)
		if (record_is(&m->rec[i], FIELD_UID, uid))
			return true;
	return false;
}

/* The open actions that wait for this one. */
static bool waiting(struct db *db, const char *uid, struct result *res,
                    struct err *e)
{
	return db_run(db, "SELECT a.uid FROM link l JOIN action a ON a.uid ="
	    " l.from_uid WHERE l.gone = 0 AND a.gone = 0 AND l.kind ="
	    " 'action_depends' AND l.to_uid = CAST($1 AS TEXT) AND a.state IN"
	    " ('draft', 'agreed', 'in_progress', 'paused', 'not_reported')"
	    " ORDER BY a.number", 1, &uid, res, e);
}

/* The row as it would be saved: later by so many days, and why. */
static void put_off(struct record *r, const struct record *first, int64_t days)
{
	char due[WHEN_SIZE], name[NAME_SIZE], *why;

	when_move(record_get(r, ACTION_DUE), days, due);
	record_set(r, ACTION_DUE, due);
	record_name(first, name);
	why = xprintf(_("%s was put off: %s"), name,
	              record_get(first, ACTION_DUE_REASON));
	record_set(r, ACTION_DUE_REASON, why);
	if (!record_has(r, ACTION_AGREED_BODY))
		record_set(r, ACTION_AGREED_BODY,
		           record_get(first, ACTION_AGREED_BODY));
	free(why);
}

static bool is_before(const char *due, const char *other)
{
	return when_is_known(due) && strncmp(due, other, DAY_SIZE - 1) < 0;
}

static bool add_waiting(struct db *db, const struct record *first,
                        const struct record *r, const char *was,
                        struct moves *m, struct err *e)
{
	const char *due = record_get(r, ACTION_DUE);
	int64_t days = day_number(due) - day_number(was);
	struct result res = { 0 };
	bool ok = waiting(db, record_get(r, FIELD_UID), &res, e);

	for (int i = 0; ok && i < res.nrow; i++) {
		const char *uid = result_get(&res, i, 0);
		struct record next;

		if (is_among(m, uid) || record_is(first, FIELD_UID, uid) ||
		    !(ok = store_get(db, r->ent, uid, &next, e)))
			continue;
		if (!is_before(record_get(&next, ACTION_DUE), due)) {
			record_fini(&next);
			continue;
		}
		m->rec = xreallocarray(m->rec, (size_t)m->n + 1, sizeof(*m->rec));
		m->was = xreallocarray(m->was, (size_t)m->n + 1, sizeof(*m->was));
		m->was[m->n] = xstrdup(record_get(&next, ACTION_DUE));
		put_off(&next, first, days);
		m->rec[m->n++] = next;
	}
	result_fini(&res);
	return ok;
}

/* The action as an update would leave it. */
static bool action_of(struct db *db, const struct record *update,
                      struct record *action)
{
	struct err ignored;

	if (!record_has(update, UPDATE_DUE) || !store_get(db,
	    &entities[ENT_action], record_get(update, UPDATE_ACTION), action,
	    &ignored))
		return false;
	record_set(action, ACTION_DUE, record_get(update, UPDATE_DUE));
	record_set(action, ACTION_DUE_REASON,
	           record_get(update, UPDATE_DUE_REASON));
	return true;
}

static bool moves_of(struct db *db, const struct record *action,
                     struct moves *m, struct err *e)
{
	struct record was;
	struct err ignored;
	bool ok = true;

	if (!when_is_known(record_get(action, ACTION_DUE)) ||
	    !store_get(db, action->ent, record_get(action, FIELD_UID), &was,
	               &ignored))
		return true;
	if (action_slips(&was, action)) {
		ok = add_waiting(db, action, action,
		                 record_get(&was, ACTION_DUE), m, e);
		for (int i = 0; ok && i < m->n; i++) {
			struct record r = m->rec[i];	/* rec may be moved */

			ok = add_waiting(db, action, &r, m->was[i], m, e);
		}
	}
	record_fini(&was);
	return ok;
}

bool depend_moves(struct db *db, const struct record *r, struct moves *m,
                  struct err *e)
{
	struct record action;
	bool ok;

	*m = (struct moves){ 0 };
	if (r->ent == &entities[ENT_action])
		return moves_of(db, r, m, e);
	if (r->ent != &entities[ENT_update] || !action_of(db, r, &action))
		return true;
	ok = moves_of(db, &action, m, e);
	record_fini(&action);
	return ok;
}

char *depend_say(const struct moves *m, int i)
{
	char name[NAME_SIZE], from[WHEN_SHOWN], to[WHEN_SHOWN];

	record_name(&m->rec[i], name);
	when_show(m->was[i], from);
	when_show(record_get(&m->rec[i], ACTION_DUE), to);
	return xprintf(_("%s %s: %s, then %s"), name, record_title(&m->rec[i]),
	               from, to);
}

void depend_give(struct moves *m, struct record **rec, int *n)
{
	*rec = xreallocarray(*rec, (size_t)(*n + m->n), sizeof(**rec));
	for (int i = 0; i < m->n; i++) {
		(*rec)[(*n)++] = m->rec[i];
		free(m->was[i]);
	}
	free(m->rec);
	free(m->was);
	*m = (struct moves){ 0 };
}

/* --- no rounds --------------------------------------------------------- */

/* One step on the way from uid to the goal: an action that uid waits for and
 * that, by way of others, waits for the goal.  "" where there is none. */
static bool step_towards(struct db *db, const char *uid, const char *goal,
                         char next[static UID_SIZE], char name[static NAME_SIZE],
                         struct err *e)
{
	const char *arg[2] = { uid, goal };
	struct result res = { 0 };
	bool ok = db_run(db, "WITH RECURSIVE way (first, at, n) AS (SELECT"
	    " to_uid, to_uid, 1 FROM link WHERE gone = 0 AND kind ="
	    " 'action_depends' AND from_uid = CAST($1 AS TEXT) UNION SELECT"
	    " way.first, l.to_uid, way.n + 1 FROM way JOIN link l ON l.from_uid"
	    " = way.at WHERE l.gone = 0 AND l.kind = 'action_depends' AND"
	    " way.n < 1000) SELECT a.uid, a.number FROM way JOIN action a ON"
	    " a.uid = way.first WHERE way.at = CAST($2 AS TEXT) ORDER BY way.n,"
	    " a.number LIMIT 1", 2, arg, &res, e);

	*next = '\0';
	if (ok && res.nrow) {
		snprintf(next, UID_SIZE, "%s", result_get(&res, 0, 0));
		snprintf(name, NAME_SIZE, "%s-%s", entities[ENT_action].prefix,
		         result_get(&res, 0, 1));
	}
	result_fini(&res);
	return ok;
}

/* "ACT-1, which waits for ACT-3, which waits for ACT-1" */
static bool tell_round(struct db *db, const char *from, struct err *e)
{
	char at[UID_SIZE], next[UID_SIZE], name[NAME_SIZE], *text;
	struct record r;
	size_t len;
	FILE *out;
	bool ok = store_get(db, &entities[ENT_action], from, &r, e);

	if (!ok)
		return false;
	record_name(&r, name);
	record_fini(&r);
	out = xmemstream(&text, &len);
	fputs(name, out);
	snprintf(at, sizeof(at), "%s", from);
	for (int i = 0; ok && i < MOST_ROUND; i++) {
		ok = step_towards(db, at, from, next, name, e);
		fprintf(out, " → %s", name);
		if (!*next || strcmp(next, from) == 0)
			break;
		snprintf(at, sizeof(at), "%s", next);
	}
	fclose(out);
	if (ok)
		err_set(e, ERR_DATA, _("That would be a round, in which each"
		        " waits for the next: %s.  Take one of these links"
		        " away first"), text);
	free(text);
	return false;
}

bool depend_gate(struct db *db, const struct record *link, struct err *e)
{
	const char *from = record_get(link, LINK_FROM);
	char next[UID_SIZE], name[NAME_SIZE];

	if (!record_is(link, LINK_KIND, links[LINK_action_depends].name) ||
	    record_is_gone(link))
		return true;
	return step_towards(db, from, from, next, name, e) &&
	       (!*next || tell_round(db, from, e));
}
