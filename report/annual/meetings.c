/* How often each body met and was quorate in the year, and what it decided. */
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/meeting.h"
#include "report/annual/say.h"

struct met {
	int planned, held, quorate, not_quorate, not_known;
	bool community;
};

static struct met count_of(const struct meetings *ms, const char *body)
{
	struct met n = { 0 };

	for (int i = 0; i < ms->n; i++) {
		const struct meeting *m = &ms->list[i];
		enum quorate q = meeting_quorate(m, 0);

		if (strcmp(m->body, body) != 0)
			continue;
		n.planned++;
		n.held += m->over;
		n.quorate += m->over && q == QUORATE_YES;
		n.not_quorate += m->over && q == QUORATE_NO;
		n.not_known += m->over && q == QUORATE_UNKNOWN;
		n.community |= meeting_has_community(m);
	}
	return n;
}

static void met_row(struct table *t, const struct record *body, const struct met *n)
{
	table_row(t);
	cell_theirs(t, record_title(body));
	cell_number(t, n->planned, 0);
	cell_number(t, n->held, 0);
	cell_number(t, n->quorate, 0);
	cell_number(t, n->not_quorate, 0);
	cell_number(t, n->not_known, 0);
	cell_text(t, n->community ? _("yes") : _("no"));
}

static void met_table(struct year *y, struct node *s, const struct meetings *ms)
{
	const struct shelf *bodies = &y->shelf[ENT_body];
	struct table *t = doc_table(y->doc, s, _("Meetings of the year, body by body"));

	table_col(t, _("Body"), ALIGN_START);
	table_col(t, _("Planned"), ALIGN_END);
	table_col(t, _("Held"), ALIGN_END);
	table_col(t, _("Quorate"), ALIGN_END);
	table_col(t, _("Not quorate"), ALIGN_END);
	table_col(t, _("Not known"), ALIGN_END);
	table_col(t, _("Community seats"), ALIGN_START);
	for (size_t i = 0; i < bodies->n; i++) {
		struct met n = count_of(ms, record_get(&bodies->rec[i], FIELD_UID));

		if (n.planned)
			met_row(t, &bodies->rec[i], &n);
	}
}

/* What was said of a meeting by its minutes and by its attendance may differ. */
static void tell_differing(struct node *s, const struct meetings *ms)
{
	for (int i = 0; i < ms->n; i++) {
		const struct meeting *m = &ms->list[i];
		char *says;

		if (!m->over || !meeting_differs(m))
			continue;
		says = meeting_says(m);
		doc_say(s, "MTG-%lld: %s.", m->number, says);
		free(says);
	}
}

static bool in_year(const struct year *y, const struct record *decision)
{
	const struct record *m = year_row(y, ENT_meeting, record_get(decision, DECISION_MEETING));

	return m && year_holds(y, record_get(m, MEETING_DAY));
}

static void decision_row(const struct year *y, struct table *t, const struct record *r)
{
	const struct record *m = year_row(y, ENT_meeting, record_get(r, DECISION_MEETING));
	bool waits = record_is(r, DECISION_STATE, "provisional");
	char *stands = year_shown(y, r, DECISION_STATE);

	table_row(t);
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_ref(t, y, m, MEETING_BODY);
	cell_when(t, record_get(m, MEETING_DAY));
	cell_choice(t, y, r, DECISION_OUTCOME);
	cell_status(t, waits ? TONE_WARN : TONE_NONE, stands);
	free(stands);
}

static void decisions_table(struct year *y, struct node *s)
{
	const struct shelf *d = &y->shelf[ENT_decision];
	struct table *t = NULL;

	for (size_t i = 0; i < d->n; i++) {
		if (!in_year(y, &d->rec[i]))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Decisions of the year"));
			doc_inside(s);
			table_col(t, _("Decision"), ALIGN_START);
			table_col(t, _("What"), ALIGN_START);
			table_col(t, _("By"), ALIGN_START);
			table_col(t, _("On"), ALIGN_START);
			table_col(t, _("Outcome"), ALIGN_START);
			table_col(t, _("Stands"), ALIGN_START);
		}
		decision_row(y, t, &d->rec[i]);
	}
	if (!t)
		doc_say(s, _("No decision is recorded for the year."));
}

void tell_meetings(struct year *y, struct node *s)
{
	const char *end = strcmp(y->to, y->as_at) < 0 ? y->to : y->as_at;
	struct meetings ms;
	struct err ignored;

	if (!meetings_read(y->db, y->from, end, &ms, &ignored) || !ms.n) {
		doc_say(s, _("No meeting is recorded for the year, so it is not known how often"
			     " each body met or was quorate."));
	} else {
		met_table(y, s, &ms);
		tell_differing(s, &ms);
		decisions_table(y, s);
		doc_say(s, _("A decision taken without a quorum is provisional until a quorate"
			     " meeting ratifies it."));
	}
	meetings_fini(&ms);
}
