#include "db/meeting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/meeting_query.h"
#include "db/priv.h"

#define QUERY(id, sql) [id] = sql,
const char *const meeting_sql[MEETING_QUERIES] = {
#include "db/meeting.def"
};
#undef QUERY

/* The columns of MEETING_SEATS. */
enum {
	COL_UID, COL_NUMBER, COL_TITLE, COL_DAY, COL_TIME, COL_STATE, COL_MINUTED,
	COL_BODY, COL_BODY_NAME, COL_BODY_KIND, COL_LEAST, COL_SHARE, COL_COMMUNITY,
	COL_EACH, COL_CHAIR, COL_SEAT, COL_SEAT_TITLE, COL_CONSTITUENCY, COL_ROLE,
	COL_VOTING, COL_PERSON, COL_NAME, COL_ATTENDANCE, COL_ATTENDED, COL_DEPUTY,
	COL_DEPUTY_NAME, COL_ITEMS, COL_NOTED, COL_PAYMENT
};

static const char *text_at(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? s : "";
}

#define COPY(to, r, row, col) snprintf(to, sizeof(to), "%s", text_at(r, row, col))

static int asked(const struct result *r, int row, int col)
{
	return result_get(r, row, col) ? (int)result_int(r, row, col) : QUORUM_NONE;
}

static void read_rule(struct quorum_rule *rule, const struct result *r, int row)
{
	rule->least = asked(r, row, COL_LEAST);
	rule->share = asked(r, row, COL_SHARE);
	rule->community = asked(r, row, COL_COMMUNITY);
	rule->chair = strcmp(text_at(r, row, COL_CHAIR), "yes") == 0;
	rule->neach = quorum_read_each(text_at(r, row, COL_EACH), rule->each);
	if (rule->neach < 0)
		rule->neach = 0;
}

static void read_meeting(struct meeting *m, const struct result *r, int row)
{
	*m = (struct meeting){ .number = result_int(r, row, COL_NUMBER) };
	COPY(m->uid, r, row, COL_UID);
	COPY(m->body, r, row, COL_BODY);
	COPY(m->body_kind, r, row, COL_BODY_KIND);
	COPY(m->day, r, row, COL_DAY);
	COPY(m->state, r, row, COL_STATE);
	COPY(m->minuted, r, row, COL_MINUTED);
	m->title = xstrdup(text_at(r, row, COL_TITLE));
	m->body_name = xstrdup(text_at(r, row, COL_BODY_NAME));
	m->time = xstrdup(text_at(r, row, COL_TIME));
	m->over = strcmp(m->state, "held") == 0 || strcmp(m->state, "approved") == 0;
	read_rule(&m->rule, r, row);
}

static struct meeting_seat *add_seat(struct meeting *m)
{
	m->seat = xreallocarray(m->seat, (size_t)m->nseats + 1, sizeof(*m->seat));
	m->seat[m->nseats] = (struct meeting_seat){ .title = NULL };
	return &m->seat[m->nseats++];
}

static void read_seat(struct meeting *m, const struct result *r, int row)
{
	struct meeting_seat *s = add_seat(m);

	COPY(s->uid, r, row, COL_SEAT);
	COPY(s->attendance, r, row, COL_ATTENDANCE);
	COPY(s->person, r, row, COL_PERSON);
	COPY(s->deputy, r, row, COL_DEPUTY);
	COPY(s->constituency, r, row, COL_CONSTITUENCY);
	COPY(s->role, r, row, COL_ROLE);
	COPY(s->attended, r, row, COL_ATTENDED);
	COPY(s->payment, r, row, COL_PAYMENT);
	COPY(s->noted, r, row, COL_NOTED);
	s->title = xstrdup(text_at(r, row, COL_SEAT_TITLE));
	s->name = xstrdup(text_at(r, row, COL_NAME));
	s->deputy_name = xstrdup(text_at(r, row, COL_DEPUTY_NAME));
	s->items = xstrdup(text_at(r, row, COL_ITEMS));
	s->voting = strcmp(text_at(r, row, COL_VOTING), "yes") == 0;
	if (*s->attended && strcmp(s->attended, "expected") != 0)
		m->noted = true;
}

static enum quorum_came came(const struct meeting_seat *s)
{
	static const struct {
		const char *code;
		enum quorum_came came;
	} ways[] = {
		{ "present", CAME_PRESENT }, { "part", CAME_PART },
		{ "apologies", CAME_NOT }, { "absent", CAME_NOT }, { "deputy", CAME_DEPUTY },
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if (strcmp(s->attended, ways[i].code) == 0)
			return ways[i].came;
	return CAME_EXPECTED;
}

void meeting_quorum(const struct meeting *m, int item, struct quorum *q)
{
	struct quorum_seat *seat = xcalloc((size_t)m->nseats, sizeof(*seat));
	int n = 0;

	for (int i = 0; i < m->nseats; i++) {
		const struct meeting_seat *s = &m->seat[i];

		if (*s->uid)
			seat[n++] = (struct quorum_seat){
				.constituency = s->constituency, .role = s->role,
				.holder = s->person, .deputy = s->deputy,
				.items = s->items, .voting = s->voting, .came = came(s) };
	}
	quorum_work_out(q, &m->rule, seat, n, item, !m->over);
	free(seat);
}

enum quorate meeting_quorate(const struct meeting *m, int item)
{
	struct quorum q;

	meeting_quorum(m, item, &q);
	if (q.known && (m->noted || !m->over))
		return q.quorate ? QUORATE_YES : QUORATE_NO;
	if (*m->minuted)
		return strcmp(m->minuted, "yes") == 0 ? QUORATE_YES : QUORATE_NO;
	return QUORATE_UNKNOWN;
}

bool meeting_differs(const struct meeting *m)
{
	return *m->minuted && m->noted && m->quorum.known &&
	       m->quorum.quorate != (strcmp(m->minuted, "yes") == 0);
}

bool meeting_has_community(const struct meeting *m)
{
	for (int i = 0; i < m->nseats; i++)
		if (m->seat[i].voting && quorum_is_community(m->seat[i].constituency))
			return true;
	return false;
}

static char *minuted_says(const struct meeting *m)
{
	switch (meeting_quorate(m, 0)) {
	case QUORATE_YES: return xstrdup(_("Quorate: yes, as minuted"));
	case QUORATE_NO:  return xstrdup(_("Quorate: no, as minuted"));
	default:          return xstrdup(m->quorum.known
		? _("Quorate: not known, nobody's attendance is noted")
		: _("Quorate: not known, the body has no rule"));
	}
}

char *meeting_says(const struct meeting *m)
{
	char *says, *all;

	if (!m->quorum.known || (m->over && !m->noted))
		return minuted_says(m);
	says = quorum_says(&m->quorum);
	if (!meeting_differs(m))
		return says;
	all = xprintf(_("%s; minuted as %s"), says,
	              strcmp(m->minuted, "yes") == 0 ? _("quorate") : _("not quorate"));
	free(says);
	return all;
}

char *meeting_short(const struct meeting *m)
{
	const struct quorum *q = &m->quorum;
	char *all = q->needed ? xprintf(_("%d of %d"), q->came, q->needed)
	                      : xprintf(_("%d coming"), q->came), *more;

	if (q->community_needed >= 0) {
		more = xprintf(_("%s, community %d of %d"), all, q->community,
		               q->community_needed);
		free(all);
		all = more;
	}
	for (int i = 0; i < q->neach; i++) {
		more = xprintf("%s, %s %d of %d", all, q->each[i].code, q->each[i].came,
		               q->each[i].least);
		free(all);
		all = more;
	}
	if (q->chair_needed && !q->chair) {
		more = xprintf(_("%s, no chair"), all);
		free(all);
		all = more;
	}
	return all;
}

static bool run_seats(struct db *db, const char *uid, const char *from, const char *to,
                      struct meetings *ms, struct err *e)
{
	const char *arg[] = { uid, from, to };
	struct result r = { 0 };
	bool ok = db_run(db, meeting_sql[MEETING_SEATS], 3, arg, &r, e);

	*ms = (struct meetings){ 0 };
	for (int row = 0; ok && row < r.nrow; row++) {
		if (!ms->n || strcmp(ms->list[ms->n - 1].uid, text_at(&r, row, COL_UID)) != 0) {
			ms->list = xreallocarray(ms->list, (size_t)ms->n + 1, sizeof(*ms->list));
			read_meeting(&ms->list[ms->n++], &r, row);
		}
		if (result_get(&r, row, COL_SEAT))
			read_seat(&ms->list[ms->n - 1], &r, row);
	}
	result_fini(&r);
	for (int i = 0; i < ms->n; i++)
		meeting_quorum(&ms->list[i], 0, &ms->list[i].quorum);
	return ok;
}

bool meetings_read(struct db *db, const char *from, const char *to, struct meetings *ms,
                   struct err *e)
{
	return run_seats(db, NULL, from, to, ms, e);
}

void meetings_fini(struct meetings *ms)
{
	for (int i = 0; i < ms->n; i++)
		meeting_fini(&ms->list[i]);
	free(ms->list);
	*ms = (struct meetings){ 0 };
}

static bool read_guests(struct db *db, struct meeting *m, struct err *e)
{
	const char *uid = m->uid;
	struct result r = { 0 };
	bool ok = db_run(db, meeting_sql[MEETING_GUESTS], 1, &uid, &r, e);

	for (int row = 0; ok && row < r.nrow; row++) {
		struct meeting_seat *s = add_seat(m);

		COPY(s->attendance, &r, row, 0);
		COPY(s->attended, &r, row, 2);
		COPY(s->person, &r, row, 3);
		s->title = xstrdup(text_at(&r, row, 1));
		s->name = xstrdup(text_at(&r, row, 4));
		s->deputy_name = xstrdup("");
		s->items = xstrdup(text_at(&r, row, 5));
	}
	result_fini(&r);
	return ok;
}

bool meeting_read(struct db *db, const char *uid, struct meeting *m, struct err *e)
{
	struct meetings ms;

	*m = (struct meeting){ 0 };
	if (!run_seats(db, uid, "0001-01-01", "9999-12-31", &ms, e))
		return false;
	if (!ms.n)
		return err_set(e, ERR_INPUT, _("there is no such meeting"));
	*m = ms.list[0];
	free(ms.list);
	return read_guests(db, m, e);
}

void meeting_fini(struct meeting *m)
{
	for (int i = 0; i < m->nseats; i++) {
		free(m->seat[i].title);
		free(m->seat[i].name);
		free(m->seat[i].deputy_name);
		free(m->seat[i].items);
	}
	free(m->seat);
	free(m->title);
	free(m->body_name);
	free(m->time);
	*m = (struct meeting){ 0 };
}
