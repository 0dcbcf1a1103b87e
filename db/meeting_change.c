/* meeting_change.c - what changes at a meeting, what follows from it for its
 * decisions, and what confirmed minutes no longer allow. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/history.h"
#include "db/meeting.h"
#include "db/meeting_query.h"
#include "db/priv.h"

static bool is_of(const struct record *r, enum entity_id ent)
{
	return r->ent == &entities[ent];
}

struct batch {
	struct record *rec;
	int n;
};

static struct record *batch_add(struct batch *b)
{
	b->rec = xreallocarray(b->rec, (size_t)b->n + 1, sizeof(*b->rec));
	return &b->rec[b->n++];
}

static bool batch_save(struct db *db, struct batch *b, const char *why, struct err *e)
{
	struct record **row = xcalloc((size_t)b->n, sizeof(*row));
	struct change c = { .why = why, .rec = row, .nrec = b->n };
	bool ok;

	for (int i = 0; i < b->n; i++)
		row[i] = &b->rec[i];
	ok = store_apply(db, &c, e);
	free(row);
	return ok;
}

static void batch_fini(struct batch *b)
{
	for (int i = 0; i < b->n; i++)
		record_fini(&b->rec[i]);
	free(b->rec);
}

static bool start_attendance(struct db *db, const struct meeting *m,
                             const struct meeting_seat *s, struct record *r, struct err *e)
{
	const struct entity *ent = &entities[ENT_attendance];

	if (*s->attendance)
		return store_get(db, ent, s->attendance, r, e);
	store_start(db, r, ent);
	record_set(r, ATTENDANCE_MEETING, m->uid);
	record_set(r, ATTENDANCE_MEMBERSHIP, s->uid);
	if (!*s->uid) {
		record_set(r, ATTENDANCE_PERSON, s->person);
		record_set(r, ATTENDANCE_SEAT, s->title);
	}
	return true;
}

static void note_attendance(struct db *db, struct record *r, const char *attended)
{
	bool sent = strcmp(attended, "apologies") == 0;

	record_set(r, ATTENDANCE_STATE, attended);
	record_set(r, ATTENDANCE_DAY, sent ? db_today(db) : NULL);
}

bool meeting_attend(struct db *db, const struct meeting *m, const struct meeting_seat *s,
                    const char *attended, const char *deputy, const char *items,
                    struct err *e)
{
	struct record r;
	bool ok;

	if (!start_attendance(db, m, s, &r, e))
		return false;
	note_attendance(db, &r, attended);
	record_set(&r, ATTENDANCE_DEPUTY, strcmp(attended, "deputy") == 0 ? deputy : NULL);
	record_set(&r, ATTENDANCE_ITEMS, strcmp(attended, "part") == 0 ? items : NULL);
	ok = store_save(db, &r, NULL, e);
	record_fini(&r);
	return ok;
}

static bool is_open(const struct meeting_seat *s)
{
	return *s->uid && *s->person &&
	       (!*s->attended || strcmp(s->attended, "expected") == 0);
}

bool meeting_attend_all(struct db *db, const struct meeting *m, const char *attended,
                        struct err *e)
{
	struct batch b = { 0 };
	bool ok = true;

	for (int i = 0; ok && i < m->nseats; i++) {
		if (!is_open(&m->seat[i]))
			continue;
		ok = start_attendance(db, m, &m->seat[i], batch_add(&b), e);
		if (ok)
			note_attendance(db, &b.rec[b.n - 1], attended);
		else
			b.n--;
	}
	ok = ok && (!b.n || batch_save(db, &b, NULL, e));
	batch_fini(&b);
	return ok;
}

/* --- filled in ------------------------------------------------------- */

/* A seat's attendance bears the seat's name, and who holds it that day. */
static bool fill_attendance(struct db *db, struct record *r, struct err *e)
{
	struct record seat;

	if (!record_has(r, ATTENDANCE_MEMBERSHIP))
		return true;
	if (!store_get(db, &entities[ENT_membership], record_get(r, ATTENDANCE_MEMBERSHIP),
	               &seat, e))
		return false;
	if (!record_has(r, ATTENDANCE_SEAT))
		record_set(r, ATTENDANCE_SEAT, record_title(&seat));
	if (!record_has(r, ATTENDANCE_PERSON))
		record_set(r, ATTENDANCE_PERSON, record_get(&seat, MEMBERSHIP_PERSON));
	record_fini(&seat);
	return true;
}

static bool fill_agenda(struct db *db, struct record *r, struct err *e)
{
	const char *meeting = record_get(r, AGENDA_MEETING);
	struct result res = { 0 };
	bool ok;

	if (record_has(r, AGENDA_NUMBER) || !*meeting)
		return true;
	ok = db_run(db, meeting_sql[MEETING_NEXT_ITEM], 1, &meeting, &res, e);
	if (ok)
		record_set(r, AGENDA_NUMBER, result_get(&res, 0, 0));
	result_fini(&res);
	return ok;
}

static bool fill_rating(struct db *db, struct record *r, struct err *e)
{
	struct record c;

	if (!record_has(r, RATING_COMPETENCY) || record_has(r, RATING_SCALE))
		return true;
	if (!store_get(db, &entities[ENT_competency], record_get(r, RATING_COMPETENCY), &c, e))
		return false;
	record_set(r, RATING_SCALE, record_get(&c, COMPETENCY_ON));
	record_fini(&c);
	return true;
}

/* A competency's levels are those of the scale it is rated on. */
static bool fill_competency(struct db *db, struct record *r, struct err *e)
{
	struct record s;

	if (!record_has(r, COMPETENCY_ON))
		return true;
	if (!store_get(db, &entities[ENT_scale], record_get(r, COMPETENCY_ON), &s, e))
		return false;
	record_set(r, COMPETENCY_BOTTOM, record_get(&s, SCALE_BOTTOM));
	record_set(r, COMPETENCY_TOP, record_get(&s, SCALE_TOP));
	record_fini(&s);
	return true;
}

bool meeting_fill(struct db *db, struct record *r, struct err *e)
{
	if (record_is_gone(r))
		return true;
	if (is_of(r, ENT_attendance))
		return fill_attendance(db, r, e);
	if (is_of(r, ENT_agenda_item))
		return fill_agenda(db, r, e);
	if (is_of(r, ENT_rating))
		return fill_rating(db, r, e);
	if (is_of(r, ENT_competency))
		return fill_competency(db, r, e);
	return true;
}

/* --- what follows ---------------------------------------------------- */

/* The meeting that a change of this row may make quorate or not. */
static const char *meeting_of(const struct record *r)
{
	if (is_of(r, ENT_meeting))
		return record_get(r, FIELD_UID);
	if (is_of(r, ENT_attendance))
		return record_get(r, ATTENDANCE_MEETING);
	if (is_of(r, ENT_decision))
		return record_get(r, DECISION_MEETING);
	return "";
}

static bool settle_decision(struct db *db, struct entry *en, const struct meeting *m,
                            const char *uid, int item, struct err *e)
{
	enum quorate q = meeting_quorate(m, item);
	const char *state = q == QUORATE_NO ? "provisional" : "made";
	struct record r, *row = &r;
	bool ok = true;

	if (q == QUORATE_UNKNOWN)
		return true;
	if (!store_get(db, &entities[ENT_decision], uid, &r, e))
		return false;
	if (!record_is(&r, DECISION_STATE, state)) {
		record_set(&r, DECISION_STATE, state);
		ok = store_save_more(db, en, &row, 1, e);
	}
	record_fini(&r);
	return ok;
}

static bool settle_meeting(struct db *db, struct entry *en, const char *uid, struct err *e)
{
	struct result r = { 0 };
	struct meeting m;
	bool ok = db_run(db, meeting_sql[MEETING_DECISIONS], 1, &uid, &r, e);

	if (!ok || !r.nrow) {
		result_fini(&r);
		return ok;
	}
	ok = meeting_read(db, uid, &m, e);
	for (int i = 0; ok && m.over && i < r.nrow; i++)
		ok = settle_decision(db, en, &m, result_get(&r, i, 0),
		                     (int)result_int(&r, i, 1), e);
	meeting_fini(&m);
	result_fini(&r);
	return ok;
}

static bool is_first(const struct change *c, int i, const char *uid)
{
	for (int k = 0; k < i; k++)
		if (strcmp(meeting_of(c->rec[k]), uid) == 0)
			return false;
	return true;
}

bool meeting_follow(struct db *db, struct entry *en, const struct change *c, struct err *e)
{
	for (int i = 0; i < c->nrec; i++) {
		const char *uid = meeting_of(c->rec[i]);
		bool gone = is_of(c->rec[i], ENT_meeting) && record_is_gone(c->rec[i]);

		if (*uid && !gone && is_first(c, i, uid) && !settle_meeting(db, en, uid, e))
			return false;
	}
	return true;
}

/* --- matters arising -------------------------------------------------- */

static bool link_all(struct db *db, struct batch *b, const char *item, enum link_id kind,
                     const struct result *r, struct err *e)
{
	for (int i = 0; i < r->nrow; i++)
		if (!store_link_record(db, kind, item, result_get(r, i, 0), true,
		                       batch_add(b), e)) {
			b->n--;
			return false;
		}
	return true;
}

static void start_item(struct db *db, struct record *r, const char *meeting,
                       const struct result *before)
{
	char uid[UID_SIZE], *title = xprintf(_("Matters arising from MTG-%s"),
	                                     result_get(before, 0, 1));

	store_start(db, r, &entities[ENT_agenda_item]);
	chain_random(uid, 16);
	record_set(r, FIELD_UID, uid);
	record_set(r, AGENDA_MEETING, meeting);
	record_set(r, AGENDA_TITLE, title);
	record_set(r, AGENDA_KIND, "arising");
	free(title);
}

/* The item that an earlier call made is filled up. */
static bool find_item(struct db *db, const char *meeting, char uid[static UID_SIZE],
                      struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT uid FROM agenda_item WHERE gone = 0 AND kind = 'arising'"
	                 " AND meeting = CAST($1 AS TEXT) ORDER BY number LIMIT 1", 1,
	                 &meeting, &r, e);

	snprintf(uid, UID_SIZE, "%s", ok && r.nrow ? result_get(&r, 0, 0) : "");
	result_fini(&r);
	return ok;
}

static int arise_from(struct db *db, const char *uid, const struct result *before,
                      struct err *e)
{
	const char *last = result_get(before, 0, 0);
	struct result acts = { 0 }, decs = { 0 };
	struct batch b = { 0 };
	char item[UID_SIZE];
	int n = -1;
	bool ok = db_run(db, meeting_sql[MEETING_ARISING], 1, &last, &acts, e) &&
	          db_run(db, meeting_sql[MEETING_OPEN_DECISIONS], 1, &uid, &decs, e) &&
	          find_item(db, uid, item, e);

	if (ok && acts.nrow + decs.nrow == 0)
		n = 0;
	if (ok && n < 0) {
		if (!*item) {
			start_item(db, batch_add(&b), uid, before);
			snprintf(item, sizeof(item), "%s", record_get(&b.rec[0], FIELD_UID));
		}
		ok = link_all(db, &b, item, LINK_agenda_action, &acts, e) &&
		     link_all(db, &b, item, LINK_agenda_decision, &decs, e) &&
		     batch_save(db, &b, "matters arising", e);
		n = ok ? acts.nrow + decs.nrow : -1;
	}
	batch_fini(&b);
	result_fini(&acts);
	result_fini(&decs);
	return n;
}

int meeting_arise(struct db *db, const char *uid, struct err *e)
{
	struct result before = { 0 };
	int n = -1;

	if (db_run(db, meeting_sql[MEETING_BEFORE], 1, &uid, &before, e))
		n = before.nrow ? arise_from(db, uid, &before, e) : 0;
	result_fini(&before);
	return n;
}
