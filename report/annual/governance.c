/* Who decides, who takes part, and what has been learned. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/quorum.h"
#include "db/db.h"
#include "report/annual/say.h"

/* The rule in words: all of its parts must hold. */
static char *quorum_rule(const struct record *r)
{
	char *part[4], *all;
	size_t n = 0;

	if (record_int(r, BODY_QUORUM))
		part[n++] = xprintf(_("%s members"), record_get(r, BODY_QUORUM));
	if (record_int(r, BODY_SHARE))
		part[n++] = xprintf(_("%s%% of voting seats"), record_get(r, BODY_SHARE));
	if (record_int(r, BODY_COMMUNITY))
		part[n++] = xprintf(_("%s from the community, carers and service users"),
				    record_get(r, BODY_COMMUNITY));
	if (record_is(r, BODY_CHAIR, "yes"))
		part[n++] = xstrdup(_("the chair or the deputy"));
	all = n ? say_list(part, n) : NULL;
	while (n)
		free(part[--n]);
	return all;
}

static bool holds_on(const struct record *seat, const char *day)
{
	const char *from = record_get(seat, MEMBERSHIP_FROM), *to = record_get(seat, MEMBERSHIP_TO);

	return (!*from || strcmp(from, day) <= 0) && (!*to || strcmp(to, day) >= 0);
}

/* Voting seats, how many of them are vacant, and how many speak for the
 * communities, service users and carers. */
static void member_cells(const struct year *y, struct table *t, const struct record *body)
{
	const struct shelf *s = &y->shelf[ENT_membership];
	size_t all = 0, vacant = 0, community = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct record *r = &s->rec[i];

		if (!record_is(r, MEMBERSHIP_BODY, record_get(body, FIELD_UID)) ||
		    !record_is(r, MEMBERSHIP_VOTING, "yes") || !holds_on(r, y->as_at))
			continue;
		all++;
		vacant += !record_has(r, MEMBERSHIP_PERSON);
		community += quorum_is_community(record_get(r, MEMBERSHIP_CONSTITUENCY));
	}
	if (!all) {
		for (int i = 0; i < 3; i++)
			cell_none(t, CELL_NOT_KNOWN);
		return;
	}
	cell_number(t, (double)all, 0);
	cell_number(t, (double)vacant, 0);
	cell_number(t, (double)community, 0);
}

static void body_row(const struct year *y, struct table *t, const struct record *r)
{
	char *rule = quorum_rule(r);

	table_row(t);
	cell_theirs(t, record_title(r));
	cell_choice(t, y, r, BODY_KIND);
	cell_ref(t, y, r, BODY_REPORTS);
	cell_theirs(t, record_get(r, BODY_FREQUENCY));
	member_cells(y, t, r);
	if (rule)
		cell_text(t, rule);
	else
		cell_none(t, CELL_NOT_KNOWN);
	free(rule);
}

static void tell_bodies(struct year *y, struct node *s)
{
	const struct shelf *bodies = &y->shelf[ENT_body];
	struct table *t;

	if (!bodies->n) {
		doc_say(s, _("No board, committee or partnership group is recorded."));
		return;
	}
	t = doc_table(y->doc, s, _("Bodies, their members and what makes them quorate"));
	table_col(t, _("Body"), ALIGN_START);
	table_col(t, _("Kind"), ALIGN_START);
	table_col(t, _("Reports to"), ALIGN_START);
	table_col(t, _("Meets"), ALIGN_START);
	table_col(t, _("Voting seats"), ALIGN_END);
	table_col(t, _("Vacant"), ALIGN_END);
	table_col(t, _("For communities"), ALIGN_END);
	table_col(t, _("Quorum"), ALIGN_START);
	for (size_t i = 0; i < bodies->n; i++)
		body_row(y, t, &bodies->rec[i]);
}

static size_t acts_with(const struct year *y, int field, const char *code)
{
	const struct shelf *s = &y->shelf[ENT_action];
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += record_is(&s->rec[i], field, code);
	return n;
}

static void involvement_table(struct year *y, struct node *s)
{
	const struct words *w = db_words(y->db);
	struct table *t = doc_table(y->doc, s, _("How far the people concerned took part"));

	table_col(t, _("Involvement"), ALIGN_START);
	table_col(t, _("Actions"), ALIGN_END);
	for (int i = 0; i < w->n[VOC_involvement]; i++) {
		const struct word *word = &w->word[VOC_involvement][i];

		char *label = say_label(word->label);

		table_row(t);
		cell_text(t, label);
		cell_number(t, (double)acts_with(y, ACTION_INVOLVEMENT, word->code), 0);
		free(label);
	}
	table_row(t);
	cell_text(t, _("Not recorded"));
	cell_number(t, (double)acts_with(y, ACTION_INVOLVEMENT, ""), 0);
	table_total(t);
	cell_text(t, _("All actions"));
	cell_number(t, (double)y->shelf[ENT_action].n, 0);
}

static void tell_involved(struct year *y, struct node *s)
{
	const struct shelf *acts = &y->shelf[ENT_action];
	struct table *t = NULL;
	size_t bare = 0;

	for (size_t i = 0; i < acts->n; i++) {
		const struct record *r = &acts->rec[i];
		bool made = record_is(r, ACTION_INVOLVEMENT, "co_production") ||
			record_is(r, ACTION_INVOLVEMENT, "community_led");

		bare += made && !record_has(r, ACTION_INVOLVED);
		if (!record_has(r, ACTION_INVOLVED))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Who took part, and what changed because of "
				"it"));
			doc_inside(s);
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What"), ALIGN_START);
			table_col(t, _("Involvement"), ALIGN_START);
			table_col(t, _("Who and what changed"), ALIGN_START);
		}
		if (!table_row_listed(t))
			continue;
		cell_name(t, r);
		cell_theirs(t, record_title(r));
		cell_choice(t, y, r, ACTION_INVOLVEMENT);
		cell_theirs(t, record_get(r, ACTION_INVOLVED));
	}
	if (bare) {
		char *n = say_count(bare, "%s action is called co-produced or community-led "
			"without saying who took part, when, and what changed because of it; the "
			"claim rests on nothing.", "%s actions are called co-produced or "
			"community-led without saying who took part, when, and what changed "
			"because of it; the claim rests on nothing.");

		doc_say(s, "%s", n);
		free(n);
	}
}

static void tell_events(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Event"), N_("Date"), N_("Reach"), N_("Promised"),
		N_("Changed"), NULL };
	const struct shelf *events = &y->shelf[ENT_event];
	struct table *t = NULL;

	for (size_t i = 0; i < events->n; i++) {
		const struct record *r = &events->rec[i];

		if (!year_holds(y, record_get(r, EVENT_DAY)))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Events: what was promised, and what changed"));
			table_heads(t, head);
		}
		table_row(t);
		cell_theirs(t, record_title(r));
		cell_when(t, record_get(r, EVENT_DAY));
		cell_theirs(t, record_get(r, EVENT_REACH));
		cell_theirs(t, record_get(r, EVENT_PROMISED));
		cell_theirs(t, record_get(r, EVENT_CHANGED));
	}
	if (!t)
		doc_say(s, _("No event is recorded for the year."));
}

void section_governance(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Co-production and governance"));

	tell_bodies(y, s);
	tell_meetings(y, doc_section(y->doc, s, _("Meetings and decisions")));
	tell_events(y, doc_section(y->doc, s, _("Events")));
	s = doc_section(y->doc, s, _("Co-production"));
	if (!y->shelf[ENT_action].n) {
		doc_say(s, _("No action is recorded, so nothing can be said of co-production."));
		return;
	}
	involvement_table(y, s);
	tell_involved(y, s);
}
