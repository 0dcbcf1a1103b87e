/* meeting.c - pcref meeting attend, roll, arising: who came, is it quorate,
 * and what the last one left. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/meeting.h"
#include "db/store.h"

static bool find_meeting(const struct call *c, struct meeting *m, struct err *e)
{
	struct record r;
	bool ok;

	*m = (struct meeting){ 0 };
	if (!store_find(c->db, &entities[ENT_meeting], c->argv[0], &r, e))
		return false;
	ok = meeting_read(c->db, record_get(&r, FIELD_UID), m, e);
	record_fini(&r);
	return ok;
}

static void say_quorum(const struct meeting *m)
{
	char *says = meeting_says(m), *safe = text_safe(says);

	puts(safe);
	free(safe);
	free(says);
}

/* A person's own seat, or the seat itself. */
static const struct meeting_seat *seat_of(const struct meeting *m, const char *uid)
{
	for (int i = 0; i < m->nseats; i++)
		if (strcmp(m->seat[i].person, uid) == 0 || strcmp(m->seat[i].uid, uid) == 0)
			return &m->seat[i];
	return NULL;
}

static bool find_uid(const struct call *c, enum entity_id ent, const char *text,
                     char uid[static UID_SIZE], struct err *e)
{
	struct record r;

	if (!store_find(c->db, &entities[ent], text, &r, e))
		return false;
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	return true;
}

/* A person, else a seat: what cannot be found as either is told as a person. */
static bool find_seat(const struct call *c, const struct meeting *m, struct meeting_seat *guest,
                      const struct meeting_seat **seat, struct err *e)
{
	char uid[UID_SIZE];
	struct err ignored;

	*seat = NULL;
	if (find_uid(c, ENT_membership, c->argv[1], uid, &ignored))
		*seat = seat_of(m, uid);
	if (*seat)
		return true;
	if (!find_uid(c, ENT_person, c->argv[1], uid, e))
		return false;
	*seat = seat_of(m, uid);
	if (!*seat) {
		*guest = (struct meeting_seat){ .title = (char *)_("in attendance") };
		snprintf(guest->person, sizeof(guest->person), "%s", uid);
		*seat = guest;
	}
	return true;
}

static bool read_state(const struct call *c, char state[static 16], struct err *e)
{
	struct record r;
	bool ok;

	record_init(&r, &entities[ENT_attendance]);
	ok = record_read(&r, ATTENDANCE_STATE, db_lookup(c->db), c->argv[2], e);
	snprintf(state, 16, "%s", record_get(&r, ATTENDANCE_STATE));
	record_fini(&r);
	return ok;
}

static bool attend_one(const struct call *c, const struct meeting *m, const char *state,
                       struct err *e)
{
	const char *deputy = call_flag(c, FLAG_deputy);
	const struct meeting_seat *seat;
	struct meeting_seat guest;
	char uid[UID_SIZE] = "";

	if (deputy && !find_uid(c, ENT_person, deputy, uid, e))
		return false;
	return find_seat(c, m, &guest, &seat, e) &&
	       meeting_attend(c->db, m, seat, state, uid, call_flag(c, FLAG_items), e);
}

int verb_meeting_attend(struct call *c)
{
	struct err e = { 0 };
	struct meeting m;
	char state[16], uid[UID_SIZE];
	bool ok = find_meeting(c, &m, &e) && read_state(c, state, &e) &&
	          (strcmp(c->argv[1], "all") == 0 ? meeting_attend_all(c->db, &m, state, &e)
	                                          : attend_one(c, &m, state, &e));

	memcpy(uid, m.uid, sizeof(uid));
	meeting_fini(&m);
	if (!ok || !meeting_read(c->db, uid, &m, &e)) {
		meeting_fini(&m);
		return call_fail(&e);
	}
	printf("MTG-%lld: ", m.number);
	say_quorum(&m);
	meeting_fini(&m);
	return ERR_NONE;
}

static const char *label(const struct call *c, enum vocab_id v, const char *code)
{
	return *code ? words_label(db_words(c->db), v, code) : "";
}

static const char *stands(const struct call *c, const struct meeting_seat *s)
{
	if (!*s->person && *s->uid)
		return _("vacant");
	return label(c, VOC_attended, *s->attended ? s->attended : "expected");
}

int verb_meeting_roll(struct call *c)
{
	static const struct out_column columns[] = {
		{ .name = "name", .label = N_("Name") }, { .name = "seat", .label = N_("Seat") },
		{ .name = "constituency", .label = N_("Constituency") },
		{ .name = "role", .label = N_("Role") }, { .name = "votes", .label = N_("Votes") },
		{ .name = "attendance", .label = N_("Attendance") },
		{ .name = "deputy", .label = N_("Deputy") },
		{ .name = "items", .label = N_("Items") },
	};
	struct err e = { 0 };
	struct meeting m;
	struct out o;
	int rc;

	if (!find_meeting(c, &m, &e))
		return call_fail(&e);
	out_begin(&o, c, columns, 8);
	for (int i = 0; i < m.nseats; i++) {
		const struct meeting_seat *s = &m.seat[i];

		out_cell(&o, s->name);
		out_cell(&o, s->title);
		out_cell(&o, label(c, VOC_constituency, s->constituency));
		out_cell(&o, label(c, VOC_member_role, s->role));
		out_cell(&o, label(c, VOC_yes_no, s->voting ? "yes" : "no"));
		out_cell(&o, stands(c, s));
		out_cell(&o, s->deputy_name);
		out_cell(&o, s->items);
	}
	rc = out_end(&o);
	if (out_form(c) == OUT_TABLE)
		say_quorum(&m);
	meeting_fini(&m);
	return rc;
}

int verb_meeting_arising(struct call *c)
{
	struct err e = { 0 };
	struct meeting m;
	int n;

	if (!find_meeting(c, &m, &e))
		return call_fail(&e);
	n = meeting_arise(c->db, m.uid, &e);
	if (n > 0)
		printf(ngettext("MTG-%lld: %d matter arising is on the agenda\n",
		       "MTG-%lld: %d matters arising are on the agenda\n", (unsigned long)n),
		       m.number, n);
	else if (n == 0)
		printf(_("MTG-%lld: the last meeting left nothing open\n"), m.number);
	meeting_fini(&m);
	return n < 0 ? call_fail(&e) : ERR_NONE;
}
