/* What we said we would do, and what changed. */
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/deeds.h"
#include "report/annual/say.h"

static void tell_plan(const struct year *y, struct node *s, const struct record *plan)
{
	struct node *p = doc_para(s);
	const char *body = year_title(y, plan, PLAN_BODY);
	char *state = year_shown(y, plan, PLAN_STATE);
	char *approved = say_when(record_get(plan, PLAN_APPROVED));
	char *published = say_when(record_get(plan, PLAN_PUBLISHED));

	doc_text(p, _("Plan: "));
	doc_theirs(p, record_title(plan));
	doc_text(p, _(" (%s). Approved: %s"), state, approved);
	if (*body) {
		doc_text(p, _(", by "));
		doc_theirs(p, body);
	}
	doc_text(p, _(". Published: %s."), published);
	free(state);
	free(approved);
	free(published);
}

/* Those of one plan, or, uid "", those of none. */
void tell_aims(const struct year *y, struct node *s, const char *uid, const char *lead)
{
	const struct shelf *aims = &y->shelf[ENT_objective];
	struct node *list = NULL;

	for (size_t i = 0; i < aims->n; i++) {
		if (!record_is(&aims->rec[i], OBJECTIVE_PLAN, uid))
			continue;
		if (!list) {
			doc_say(s, "%s", lead);
			list = doc_list(s, false);
		}
		doc_theirs(doc_item(list), record_title(&aims->rec[i]));
	}
}

static void tell_plans(struct year *y, struct node *s)
{
	const struct shelf *plans = &y->shelf[ENT_plan];

	for (size_t i = 0; i < plans->n; i++) {
		tell_plan(y, s, &plans->rec[i]);
		tell_aims(y, s, record_get(&plans->rec[i], FIELD_UID), _("Its objectives:"));
	}
	if (!plans->n)
		doc_say(s, _("No plan is recorded, so what was promised is known from its actions "
			     "alone."));
	tell_aims(y, s, "", _("Objectives of no plan:"));
}

static size_t stand_count(const struct year *y, const char *area, int stand)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += (!area || strcmp(y->deed[i].area, area) == 0) &&
			say_stand(y->deed[i].status) == stand;
	return n;
}

static size_t area_count(const struct year *y, const char *area)
{
	size_t n = 0;

	for (int stand = 0; stand < STAND_COUNT; stand++)
		n += stand_count(y, area, stand);
	return n;
}

static void stand_row(const struct year *y, struct table *t, const char *label,
                      const char *area)
{
	cell_text(t, label);
	for (int stand = 0; stand < STAND_COUNT; stand++)
		cell_number(t, (double)stand_count(y, area, stand), 0);
	cell_number(t, (double)area_count(y, area), 0);
}

/* The area with the largest share of late actions, to be named in the title. */
static const struct word *most_late(const struct year *y, size_t *late, size_t *of)
{
	const struct words *w = db_words(y->db);
	const struct word *most = NULL;

	*late = *of = 0;
	for (int i = 0; i < w->n[VOC_area]; i++) {
		const struct word *word = &w->word[VOC_area][i];
		size_t n = stand_count(y, word->code, STAND_LATE);
		size_t all = area_count(y, word->code);

		if (n == 0 || n * *of < *late * all)
			continue;
		most = word;
		*late = n;
		*of = all;
	}
	return most;
}

static char *stand_title(const struct year *y)
{
	size_t late, of, n = area_count(y, NULL);
	const struct word *word = most_late(y, &late, &of);
	size_t kept = stand_count(y, NULL, STAND_COMPLETE);
	size_t all = stand_count(y, NULL, STAND_LATE);

	if (!word)
		return xprintf(ngettext("No live action is late; %zu of %zu has been verified",
			"No live action is late; %zu of %zu have been verified", kept), kept, n);
	return xprintf(ngettext("%zu of %zu live actions is late, the largest share in %s (%zu of "
				"%zu); verified: %zu",
				"%zu of %zu live actions are late, the largest share in %s (%zu of "
				"%zu); verified: %zu", all),
		       all, n, word->label, late, of, kept);
}

static char *stand_alt(const struct year *y)
{
	return xprintf(_("A bar for each area, as long as it has actions, divided by how they "
			 "stand: in all %zu complete, %zu done, %zu on track, %zu at risk or off "
			 "track, %zu late and %zu not started or not reported."),
		       stand_count(y, NULL, STAND_COMPLETE), stand_count(y, NULL, STAND_DONE),
		       stand_count(y, NULL, STAND_ON_TRACK), stand_count(y, NULL, STAND_AT_RISK),
		       stand_count(y, NULL, STAND_LATE), stand_count(y, NULL, STAND_OPEN));
}

static void stand_figure(struct year *y, struct node *s)
{
	const struct words *w = db_words(y->db);
	struct chart chart = { .kind = CHART_STACK, .first = 1, .last = STAND_COUNT };
	char *title = stand_title(y), *alt = stand_alt(y);
	struct table *t = doc_figure(y->doc, s, title, alt, _("Actions by area and status"), chart);

	table_col(t, _("Area"), ALIGN_START);
	for (int stand = 0; stand < STAND_COUNT; stand++)
		table_col(t, say_stand_label(stand), ALIGN_END);
	table_col(t, _("All"), ALIGN_END);
	for (int i = 0; i < w->n[VOC_area]; i++) {
		table_row(t);
		stand_row(y, t, w->word[VOC_area][i].label, w->word[VOC_area][i].code);
	}
	if (area_count(y, "")) {
		table_row(t);
		stand_row(y, t, _("No area named"), "");
	}
	table_total(t);
	stand_row(y, t, _("All areas"), NULL);
	free(title);
	free(alt);
}

static size_t outside(const struct year *y, enum status status)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += y->deed[i].status == status;
	return n;
}

static void tell_outside(const struct year *y, struct node *s)
{
	doc_say(s, _("Done: said to be done, evidence awaited. At risk: or off track. Late: "
		     "overdue, or the date has passed and nothing was reported. Open: not started, "
		     "not reported, or without a lead or a date. Not in the picture: %s, %zu "
		     "paused, %zu cancelled, and %zu superseded by or merged into others."),
		lang_count("%lld draft", "%lld drafts", (long long)outside(y, STATUS_DRAFT)).text,
		outside(y, STATUS_PAUSED), outside(y, STATUS_CANCELLED),
		outside(y, STATUS_SUPERSEDED) + outside(y, STATUS_MERGED));
	doc_say(s, _("How an action stands is worked out from its dates by the same rule for all. "
		     "What its lead declares stands beside it; where the two differ the action is "
		     "named."));
}

/* What happened to an action in the year, the furthest first. */
static const struct event {
	int field;
	const char *word;
} events[] = {
	{ ACTION_VERIFIED_ON, N_("verified by another person") },
	{ ACTION_DONE_ON, N_("done, evidence awaited") },
	{ ACTION_CLOSED_ON, N_("closed") },
};

static const struct event *event_of(const struct year *y, const struct record *r)
{
	for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++)
		if (year_holds(y, record_get(r, events[i].field)))
			return &events[i];
	return NULL;
}

const char *deed_done_on(const struct year *y, const struct deed *d)
{
	const struct event *v = event_of(y, d->rec);

	return v && v->field != ACTION_CLOSED_ON ? record_get(d->rec, v->field) : NULL;
}

static void change_cells(const struct year *y, struct table *t, const struct record *r,
                         const struct event *v)
{
	if (!table_row_listed(t))
		return;
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	if (v->field == ACTION_CLOSED_ON)
		cell_choice(t, y, r, ACTION_STATE);
	else if (v->field == ACTION_VERIFIED_ON && record_is(r, ACTION_SAME_PERSON, "yes"))
		cell_text(t, _("verified, but by its own lead"));
	else
		cell_text(t, _(v->word));
	cell_when(t, record_get(r, v->field));
}

static void tell_changes(struct year *y, struct node *s)
{
	const struct shelf *acts = &y->shelf[ENT_action];
	struct table *t = NULL;

	for (size_t i = 0; i < acts->n; i++) {
		const struct event *v = event_of(y, &acts->rec[i]);

		if (!v)
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Actions done, verified or closed in the year"));
			doc_inside(s);
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What it was"), ALIGN_START);
			table_col(t, _("What happened"), ALIGN_START);
			table_col(t, _("When"), ALIGN_START);
		}
		change_cells(y, t, &acts->rec[i], v);
	}
	if (!t)
		doc_say(s, _("No action was done, verified or closed in the year."));
}

static size_t verified_by(const struct year *y, const char *day)
{
	const struct shelf *acts = &y->shelf[ENT_action];
	size_t n = 0;

	for (size_t i = 0; i < acts->n; i++) {
		const char *on = record_get(&acts->rec[i], ACTION_VERIFIED_ON);

		n += *on && strcmp(on, day) <= 0;
	}
	return n;
}

static void tell_last_year(const struct year *y, struct node *s)
{
	char before[DAY_SIZE];
	size_t then, now = verified_by(y, y->as_at);
	char *day, *n;

	day_text(day_number(y->from) - 1, before);
	then = verified_by(y, before);
	day = say_when(before);
	n = say_count(then, "%s action", "%s actions");
	doc_say(s, _("Up to %s, %s had been verified; %zu more since then."), day, n, now - then);
	free(day);
	free(n);
}

static void slip_cells(struct table *t, const struct record *r)
{
	if (!table_row_listed(t))
		return;
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_when(t, record_get(r, ACTION_FIRST_DUE));
	cell_when(t, record_get(r, ACTION_DUE));
	cell_number(t, (double)record_int(r, ACTION_MOVES), 0);
	cell_theirs(t, record_get(r, ACTION_DUE_REASON));
}

static void tell_slips(struct year *y, struct node *s)
{
	const struct shelf *acts = &y->shelf[ENT_action];
	struct table *t = NULL;

	for (size_t i = 0; i < acts->n; i++) {
		if (record_int(&acts->rec[i], ACTION_MOVES) < 1)
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Actions whose date was put off"));
			doc_inside(s);
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What"), ALIGN_START);
			table_col(t, _("First due"), ALIGN_START);
			table_col(t, _("Due now"), ALIGN_START);
			table_col(t, _("Times moved"), ALIGN_END);
			table_col(t, _("Why"), ALIGN_START);
		}
		slip_cells(t, &acts->rec[i]);
	}
	if (!t)
		doc_say(s, _("No due date was put off."));
}

void section_promises(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("What we said we would do, and what changed"));

	tell_plans(y, s);
	if (!y->shelf[ENT_action].n) {
		doc_say(s, _("No action is recorded yet."));
		return;
	}
	stand_figure(y, s);
	tell_outside(y, s);
	tell_promised(y, doc_section(y->doc, s, _("What was promised for this year")));
	s = doc_section(y->doc, s, _("What changed since last year"));
	tell_last_year(y, s);
	tell_changes(y, s);
	tell_slips(y, s);
}
