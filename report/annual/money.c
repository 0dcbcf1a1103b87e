/* Funding, and what stops when the money does. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/deeds.h"
#include "report/annual/say.h"

static bool is_over(const struct deed *d)
{
	return d->status == STATUS_COMPLETE || say_stand(d->status) == STAND_OUTSIDE;
}

/* Money that is given for a time. */
static bool is_passing(const struct record *r)
{
	return record_is(r, ACTION_FUNDING, "one_off") || record_is(r, ACTION_FUNDING, "charity") ||
		record_is(r, ACTION_FUNDING, "external");
}

static void funding_row(const struct year *y, struct table *t, const char *word,
                        const char *code)
{
	const struct shelf *s = &y->shelf[ENT_action];
	int64_t pence = 0;
	size_t n = 0, priced = 0;
	char *label = say_label(word);

	for (size_t i = 0; i < s->n; i++) {
		if (!record_is(&s->rec[i], ACTION_FUNDING, code))
			continue;
		n++;
		priced += record_has(&s->rec[i], ACTION_AMOUNT);
		pence += record_int(&s->rec[i], ACTION_AMOUNT);
	}
	table_row(t);
	cell_text(t, label);
	free(label);
	cell_number(t, (double)n, 0);
	cell_number(t, (double)priced, 0);
	if (priced)
		cell_number(t, (double)pence / 100, 2);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

static void tell_stops(struct year *y, struct node *s)
{
	struct table *t = NULL;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct record *r = y->deed[i].rec;

		if (!is_passing(r) || is_over(&y->deed[i]))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("What stops when one-off money ends"));
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What"), ALIGN_START);
			table_col(t, _("Funding"), ALIGN_START);
			table_col(t, _("Pounds"), ALIGN_END);
			table_col(t, _("Money ends"), ALIGN_START);
		}
		if (!table_row_listed(t))
			continue;
		cell_name(t, r);
		cell_theirs(t, record_title(r));
		cell_choice(t, y, r, ACTION_FUNDING);
		if (record_has(r, ACTION_AMOUNT))
			cell_number(t, (double)record_int(r, ACTION_AMOUNT) / 100, 2);
		else
			cell_none(t, CELL_NOT_KNOWN);
		cell_when(t, record_get(r, ACTION_FUNDING_ENDS));
	}
	if (!t)
		doc_say(s, _("No live action rests on one-off, charitable or outside money."));
}

void section_funding(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Funding"));
	const struct words *w = db_words(y->db);
	struct table *t;

	if (!y->shelf[ENT_action].n) {
		doc_say(s, _("No action is recorded, so no funding is."));
		return;
	}
	t = doc_table(y->doc, s, _("Where the money comes from"));
	table_col(t, _("Funding"), ALIGN_START);
	table_col(t, _("Actions"), ALIGN_END);
	table_col(t, _("With an amount"), ALIGN_END);
	table_col(t, _("Pounds"), ALIGN_END);
	for (int i = 0; i < w->n[VOC_funding]; i++)
		funding_row(y, t, w->word[VOC_funding][i].label, w->word[VOC_funding][i].code);
	funding_row(y, t, _("not recorded"), "");
	tell_stops(y, s);
}

static bool is_due_next(const struct year *y, const char *due)
{
	return *due && strncmp(due, y->to, DAY_SIZE - 1) > 0 &&
		strncmp(due, y->next, DAY_SIZE - 1) <= 0;
}

bool deed_is_coming(const struct year *y, const struct deed *d)
{
	return !is_over(d) && is_due_next(y, record_get(d->rec, ACTION_DUE));
}

static void tell_due(struct year *y, struct node *s)
{
	struct table *t = NULL;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct deed *d = &y->deed[i];

		if (!deed_is_coming(y, d))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Actions due in the coming year"));
			table_col(t, _("Action"), ALIGN_START);
			table_col(t, _("What will be different"), ALIGN_START);
			table_col(t, _("Lead"), ALIGN_START);
			doc_inside_column(s, 2);
			table_col(t, _("Due"), ALIGN_START);
		}
		if (!table_row_listed(t))
			continue;
		cell_name(t, d->rec);
		cell_theirs(t, record_title(d->rec));
		cell_lead(t, y, d->rec);
		cell_when(t, record_get(d->rec, ACTION_DUE));
	}
	if (!t)
		doc_say(s, _("No live action is due in the coming year."));
}

static size_t carried(const struct year *y)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += say_stand(y->deed[i].status) == STAND_LATE;
	return n;
}

/* The plan that begins in the coming year, and what it is to reach. */
static void tell_next_plan(const struct year *y, struct node *s)
{
	const struct shelf *plans = &y->shelf[ENT_plan];
	bool any = false;

	for (size_t i = 0; i < plans->n; i++) {
		const struct record *r = &plans->rec[i];
		char *state;
		struct node *p;

		if (!is_due_next(y, record_get(r, PLAN_FROM)) ||
		    record_is(r, PLAN_STATE, "superseded"))
			continue;
		state = year_shown(y, r, PLAN_STATE);
		p = doc_para(s);
		doc_text(p, _("The coming year has a plan of its own: "));
		doc_theirs(p, record_title(r));
		doc_text(p, " (%s).", state);
		tell_aims(y, s, record_get(r, FIELD_UID), _("What it is to reach:"));
		free(state);
		any = true;
	}
	if (!any)
		doc_say(s, _("No plan begins in the coming year; what follows is due under the"
			     " plans there are."));
}

void section_next(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Plan for the coming year"));
	size_t n = carried(y);

	tell_next_plan(y, s);

	if (n) {
		char *late = say_count(n, "%s late action goes over into the coming year and is "
			"named under the areas above.", "%s late actions go over into the coming "
			"year and are named under the areas above.");

		doc_say(s, "%s", late);
		free(late);
	}
	tell_due(y, s);
}
