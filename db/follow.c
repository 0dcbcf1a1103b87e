/* follow.c - the rows that change with a row. */
#include "db/follow.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/mem.h"
#include "core/repeat.h"
#include "db/feedback.h"
#include "db/follow_priv.h"
#include "db/priv.h"

struct record *followers_add(struct followers *f)
{
	f->rec = xreallocarray(f->rec, (size_t)f->n + 1, sizeof(*f->rec));
	f->rec[f->n] = xcalloc(1, sizeof(**f->rec));
	return f->rec[f->n++];
}

void followers_drop(struct followers *f)
{
	struct record *r = f->rec[--f->n];

	record_fini(r);
	free(r);
}

void followers_fini(struct followers *f)
{
	while (f->n)
		followers_drop(f);
	free(f->rec);
}

/* Whoever changes a row in the same breath has said what becomes of it. */
static bool is_among(const struct change *c, const char *uid)
{
	for (int i = 0; i < c->nrec; i++)
		if (record_is(c->rec[i], FIELD_UID, uid))
			return true;
	return false;
}

struct record *followers_row(struct db *db, struct followers *f,
                             enum entity_id ent, const char *uid)
{
	struct record *r = followers_add(f);
	struct err ignored;

	if (*uid && store_get(db, &entities[ent], uid, r, &ignored))
		return r;
	followers_drop(f);
	return NULL;
}

/* The action takes over what a new update reports, unless something newer is
 * known. */
static void update_after(struct db *db, const struct record *r,
                         struct followers *f)
{
	static const int words[][2] = {
		{ UPDATE_DUE_REASON, ACTION_DUE_REASON },
		{ UPDATE_RAG_REASON, ACTION_RAG_REASON },
		{ UPDATE_PATH, ACTION_PATH },
	};
	const char *day = record_get(r, UPDATE_DAY);
	struct record *a = followers_row(db, f, ENT_action,
	                                 record_get(r, UPDATE_ACTION));

	if (!a)
		return;
	if (strcmp(day, record_get(a, ACTION_REPORTED)) < 0) {
		followers_drop(f);
		return;
	}
	for (int i = 0; follow_reported[i].to; i++)
		if (record_has(r, follow_reported[i].to))
			record_set(a, follow_reported[i].from,
			           record_get(r, follow_reported[i].to));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (record_has(r, words[i][0]))
			record_set(a, words[i][1], record_get(r, words[i][0]));
}

/* The occurrence of this period: new, or one that was taken away before. */
static void add_occurrence(struct db *db, const struct record *action,
                           const struct repeat *at, const char *body,
                           struct followers *f)
{
	char uid[UID_SIZE];
	struct record *r;

	repeat_uid(record_get(action, FIELD_UID), at->period, uid);
	r = followers_row(db, f, ENT_occurrence, uid);
	if (r && !record_is_gone(r)) {
		followers_drop(f);
		return;
	}
	if (!r) {
		r = followers_add(f);
		record_init(r, &entities[ENT_occurrence]);
		record_set(r, FIELD_UID, uid);
		record_set(r, OCCURRENCE_ACTION, record_get(action, FIELD_UID));
		record_set(r, OCCURRENCE_PERIOD, at->period);
	}
	record_set(r, FIELD_GONE, "0");
	record_set(r, OCCURRENCE_STATE, "open");
	record_set(r, OCCURRENCE_DONE, NULL);
	record_set(r, OCCURRENCE_DUE, at->due);
	record_set(r, OCCURRENCE_BODY, body);
}

static bool has_open(struct db *db, const struct record *action, bool *open,
                     struct err *e)
{
	const char *uid = record_get(action, FIELD_UID);
	struct result res = { 0 };
	bool ok = db_run(db, "SELECT 1 FROM occurrence WHERE gone = 0 AND state ="
	    " 'open' AND action = CAST($1 AS TEXT)", 1, &uid, &res, e);

	*open = ok && res.nrow > 0;
	result_fini(&res);
	return ok;
}

/* A duty that begins to repeat, or goes on, falls due. */
static bool action_after(struct db *db, const struct record *old,
                         const struct record *r, struct followers *f,
                         struct err *e)
{
	const char *start = record_get(r, ACTION_START);
	struct repeat at;
	bool open;

	if (!repeat_is_live(r) || (old && !record_differs(old, r, ACTION_STATE) &&
	    !record_differs(old, r, ACTION_REPEATS) &&
	    !record_differs(old, r, ACTION_REPEATS_FROM)))
		return true;
	if (!has_open(db, r, &open, e))
		return false;
	if (!open && repeat_first(r, when_is_day(start) ? start : db->today, &at))
		add_occurrence(db, r, &at, NULL, f);
	return true;
}

/* The one that came of it, if nobody has touched it since. */
static void take_back(struct db *db, const struct record *action,
                      const struct record *old, struct followers *f)
{
	const char *done = record_get(old, OCCURRENCE_DONE);
	struct repeat at;
	char uid[UID_SIZE];
	struct record *r;

	if (!repeat_next(action, record_get(old, OCCURRENCE_PERIOD),
	                 *done ? done : db->today, &at))
		return;
	repeat_uid(record_get(action, FIELD_UID), at.period, uid);
	r = followers_row(db, f, ENT_occurrence, uid);
	if (r && record_is(r, OCCURRENCE_STATE, "open"))
		record_set(r, FIELD_GONE, "1");
	else if (r)
		followers_drop(f);
}

static void occurrence_after(struct db *db, const struct record *old,
                             const struct record *r, struct followers *f)
{
	bool was_open = old && record_is(old, OCCURRENCE_STATE, "open");
	bool is_open = record_is(r, OCCURRENCE_STATE, "open");
	const char *done = record_get(r, OCCURRENCE_DONE);
	struct record action;
	struct repeat at;
	struct err ignored;

	if (!old || was_open == is_open || !store_get(db, &entities[ENT_action],
	    record_get(r, OCCURRENCE_ACTION), &action, &ignored))
		return;
	if (is_open)
		take_back(db, &action, old, f);
	else if (repeat_is_live(&action) &&
	         repeat_next(&action, record_get(r, OCCURRENCE_PERIOD),
	                     *done ? done : db->today, &at))
		add_occurrence(db, &action, &at, record_get(r, OCCURRENCE_BODY),
		               f);
	record_fini(&action);
}

static void plan_after(struct db *db, const struct record *r,
                       struct followers *f)
{
	struct record *before = followers_row(db, f, ENT_plan,
	                                      record_get(r, PLAN_SUPERSEDES));

	if (!before)
		return;
	if (record_is(before, PLAN_STATE, "published") ||
	    record_is(before, PLAN_STATE, "approved"))
		record_set(before, PLAN_STATE, "superseded");
	else
		followers_drop(f);
}

/* Whoever said the same is told with it. */
static bool feedback_after(struct db *db, const struct record *old, const struct record *r,
                           struct followers *f, struct err *e)
{
	static const int same[] = { FEEDBACK_TOLD_WHO, FEEDBACK_TOLD_HOW, FEEDBACK_TOLD_ON,
	                            FEEDBACK_TOLD_LANGUAGE, FEEDBACK_PUBLISHED,
	                            FEEDBACK_PLACE };
	bool any = false, ok;
	char **uid;
	int n;

	for (size_t k = 0; k < sizeof(same) / sizeof(*same); k++)
		any |= record_differs(old, r, same[k]);
	if (!any || record_is(r, FEEDBACK_STATE, "merged"))
		return true;
	ok = feedback_merged(db, record_get(r, FIELD_UID), &uid, &n, e);
	for (int i = 0; i < n; i++) {
		struct record *with = followers_row(db, f, ENT_feedback, uid[i]);

		for (size_t k = 0; with && k < sizeof(same) / sizeof(*same); k++)
			record_set(with, same[k], record_get(r, same[k]));
		if (with && !record_has(with, FEEDBACK_RESPONDED))
			record_set(with, FEEDBACK_RESPONDED, record_get(r, FEEDBACK_TOLD_ON));
		free(uid[i]);
	}
	free(uid);
	return ok;
}

bool follow_after(struct db *db, const struct change *c,
                  const struct record *old, const struct record *r,
                  struct followers *f, struct err *e)
{
	int had = f->n;
	bool ok = true;

	if (c->plain || c->imported || record_is_gone(r))
		return true;
	if (r->ent == &entities[ENT_update] && !old &&
	    !record_has(r, UPDATE_CHECKED))
		update_after(db, r, f);
	if (r->ent == &entities[ENT_occurrence])
		occurrence_after(db, old, r, f);
	if (r->ent == &entities[ENT_plan] && old &&
	    record_became(old, r, PLAN_STATE, "published"))
		plan_after(db, r, f);
	if (r->ent == &entities[ENT_action])
		ok = action_after(db, old, r, f, e);
	if (r->ent == &entities[ENT_feedback])
		ok = feedback_after(db, old, r, f, e);
	ok = ok && follow_learning(db, old, r, f, e);
	if (f->n > had && is_among(c, record_get(f->rec[f->n - 1], FIELD_UID)))
		followers_drop(f);
	return ok;
}
