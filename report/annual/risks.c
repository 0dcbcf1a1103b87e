/* The risks to the plan, and the actions of the first priority that slip. */
#include <stdlib.h>

#include "core/lang.h"
#include "report/annual/say.h"

static void cell_level(struct table *t, const struct record *r, int field)
{
	if (record_has(r, field))
		cell_number(t, (double)record_int(r, field), 0);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

static void risk_row(const struct year *y, struct table *t, const struct record *r)
{
	table_row(t);
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_choice(t, y, r, RISK_STATE);
	cell_level(t, r, RISK_LIKELIHOOD);
	cell_level(t, r, RISK_IMPACT);
	cell_level(t, r, RISK_RATING);
	cell_ref(t, y, r, RISK_OWNER);
	if (record_has(r, RISK_CONTROLS))
		cell_theirs(t, record_get(r, RISK_CONTROLS));
	else
		cell_none(t, CELL_NOT_KNOWN);
	if (record_has(r, RISK_ASSURANCE))
		cell_theirs(t, record_get(r, RISK_ASSURANCE));
	else
		cell_none(t, CELL_NO_DATA);
}

static void tell_register(struct year *y, struct node *s)
{
	static const char *const head[] = { N_("Risk"), N_("What"), N_("State"),
		N_("Likelihood"), N_("Impact"), N_("Rated"), N_("Owner"), N_("What holds it down"),
		N_("Board assurance") };
	const struct shelf *risks = &y->shelf[ENT_risk];
	struct table *t = NULL;

	for (size_t i = 0; i < risks->n; i++) {
		if (record_is(&risks->rec[i], RISK_STATE, "closed"))
			continue;
		if (!t) {
			t = doc_table(y->doc, s, _("Risks to the plan; likelihood times impact,"
				" each from 1 to 5"));
			for (size_t k = 0; k < sizeof(head) / sizeof(*head); k++)
				table_col(t, _(head[k]), k >= 3 && k <= 5 ? ALIGN_END
				                                          : ALIGN_START);
			doc_inside_column(s, 6);
			doc_inside_column(s, 8);
		}
		risk_row(y, t, &risks->rec[i]);
	}
	if (!t)
		doc_say(s, _("No risk is recorded here; the trust's own register is the place to"
			     " look."));
}

static void tell_slipping(struct year *y, struct node *s)
{
	struct node *list = NULL;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++) {
		const struct deed *d = &y->deed[i];
		int stand = say_stand(d->status);
		char name[NAME_SIZE];
		struct node *item;

		if (record_int(d->rec, ACTION_PRIORITY) != 1 ||
		    (stand != STAND_LATE && stand != STAND_AT_RISK))
			continue;
		if (!list) {
			doc_say(s, _("Actions of the first priority that are late, at risk or off "
				     "track:"));
			list = doc_list(s, false);
		}
		item = doc_item(list);
		record_name(d->rec, name);
		doc_text(item, "%s ", name);
		doc_theirs(item, record_title(d->rec));
		doc_text(item, ": %s", _(statuses[d->status].label));
	}
}

void section_risks(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Risks"));

	tell_register(y, s);
	tell_slipping(y, s);
}
