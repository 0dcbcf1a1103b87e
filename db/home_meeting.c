/* What needs somebody before a body meets, and after it met without a quorum. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/home_need.h"
#include "db/meeting.h"
#include "db/meeting_query.h"
#include "db/priv.h"

enum { AHEAD = 30, RANK_PROVISIONAL = 4, RANK_MEETING = 5, A_DAY = 10 };

static bool sits_there(const struct meeting *m, const char *me)
{
	for (int i = 0; me && i < m->nseats; i++)
		if (strcmp(m->seat[i].person, me) == 0)
			return true;
	return !me;
}

static bool is_coming(const struct meeting *m)
{
	return strcmp(m->state, "planned") == 0 || strcmp(m->state, "called") == 0;
}

/* "Partnership Group, 3 December 2026: 5 of 7, community 1 of 2". */
static void add_meeting(struct home *h, const struct meeting *m)
{
	char day[DAY_SHOWN], number[24], *lacks = meeting_short(m);
	struct need *n;

	day_show(m->day, day);
	snprintf(number, sizeof(number), "%lld", m->number);
	n = home_need(h, ENT_meeting, m->uid, number,
	              xprintf("%s, %s: %s", m->body_name, day, lacks));
	n->word = xstrdup(_("not quorate"));
	n->rank = (day_number(m->day) - day_number(h->today)) * A_DAY + RANK_MEETING;
	free(lacks);
}

static bool add_meetings(struct db *db, struct home *h, const char *me, struct err *e)
{
	char until[DAY_SIZE];
	struct meetings ms;
	bool ok;

	day_text(day_number(h->today) + AHEAD, until);
	ok = meetings_read(db, h->today, until, &ms, e);
	for (int i = 0; ok && i < ms.n; i++)
		if (is_coming(&ms.list[i]) && meeting_quorate(&ms.list[i], 0) == QUORATE_NO &&
		    sits_there(&ms.list[i], me))
			add_meeting(h, &ms.list[i]);
	meetings_fini(&ms);
	return ok;
}

static bool add_provisional(struct db *db, struct home *h, const char *me, struct err *e)
{
	const char *arg[] = { me, h->today };
	struct result r = { 0 };
	bool ok = db_run(db, meeting_sql[MEETING_PROVISIONAL], 2, arg, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		char day[DAY_SHOWN];
		struct need *n;

		day_show(result_get(&r, i, 3), day);
		n = home_need(h, ENT_decision, result_get(&r, i, 0), result_get(&r, i, 1),
		              xprintf(_("%s (%s, %s, without a quorum)"), result_get(&r, i, 2),
		                      result_get(&r, i, 4), day));
		n->word = xstrdup(_("to ratify"));
		n->rank = RANK_PROVISIONAL;
	}
	result_fini(&r);
	return ok;
}

bool home_meetings(struct db *db, struct home *h, const char *me, struct err *e)
{
	return add_meetings(db, h, me, e) && add_provisional(db, h, me, e);
}
