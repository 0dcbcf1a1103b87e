/* What is counted over the meetings of a year: held, quorate, ratified. */
#include <stdio.h>
#include <string.h>

#include "db/meeting.h"
#include "db/score_count.h"

static void name_it(struct score_count *to, const struct meeting *m)
{
	int fits = count_fits(m->title, 60, 90);

	snprintf(to->ref, sizeof(to->ref), "MTG-%lld (%.*s%s)", m->number, fits, m->title,
	         m->title[fits] ? "..." : "");
}

static void name_body(struct score_count *to, const struct meeting *m, int step)
{
	int fits = count_fits(m->body_name, 60, 90);

	to->step = step;
	snprintf(to->ref, sizeof(to->ref), "%.*s%s", fits, m->body_name,
	         m->body_name[fits] ? "..." : "");
}

static void add_held(struct score_count *to, const struct meeting *m)
{
	to->den++;
	to->num += m->over;
	if (!m->over && !*to->ref)
		name_it(to, m);
}

/* Deputies are asked for sooner than seats are made. */
static void add_quorate(struct score_count *to, const struct meeting *m)
{
	enum quorate q = m->over ? meeting_quorate(m, 0) : QUORATE_UNKNOWN;
	bool community = meeting_has_community(m);

	if (q == QUORATE_UNKNOWN)
		return;
	score_add_meeting(to, q == QUORATE_YES, community);
	if (q == QUORATE_NO && (!*to->ref || to->step != 0))
		name_body(to, m, 0);
	else if (q == QUORATE_YES && !community && !*to->ref)
		name_body(to, m, 1);
}

static bool count_ratified(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_RATIFIED];
	struct result r;
	bool ok = count_run(c, SCORE_PROVISIONAL, 2, &r, e);

	for (int i = 0; ok && i < r.nrow; i++) {
		bool ratified = result_int(&r, i, 2) != 0;

		to->den++;
		to->num += ratified;
		if (!ratified && !*to->ref)
			count_ref(to, "DEC", &r, i, 0, 1);
	}
	result_fini(&r);
	return ok;
}

bool count_meetings(struct counting *c, struct err *e)
{
	char from[DAY_SIZE];
	struct meetings ms;
	bool ok;

	day_text(day_number(c->year) + 1, from);
	ok = meetings_read(c->db, from, c->as_at, &ms, e);
	for (int i = 0; ok && i < ms.n; i++) {
		add_held(&c->in.count[CRIT_MEETINGS], &ms.list[i]);
		add_quorate(&c->in.count[CRIT_QUORATE], &ms.list[i]);
	}
	meetings_fini(&ms);
	return ok && count_ratified(c, e);
}
