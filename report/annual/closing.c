/* What the paper rests on, and who signs it. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"

static size_t lacking(const struct year *y, int field)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += say_stand(y->deed[i].status) != STAND_OUTSIDE &&
			!record_has(y->deed[i].rec, field);
	return n;
}

static void tell_gaps(struct year *y, struct node *s)
{
	static const struct { int field; const char *what; } gaps[] = {
		{ ACTION_OWNER, N_("No person named to lead it for the trust") },
		{ ACTION_DUE, N_("No due date") },
		{ ACTION_AREA, N_("No area") },
		{ ACTION_DONE_WHEN, N_("No words on when it is done") },
		{ ACTION_REPORTED, N_("Nothing reported yet") },
		{ ACTION_FUNDING, N_("No word on funding") },
	};
	struct table *t = doc_table(y->doc, s, _("What is missing from live actions"));

	doc_inside(s);
	table_col(t, _("Missing"), ALIGN_START);
	table_col(t, _("Actions"), ALIGN_END);
	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
		table_row(t);
		cell_text(t, _(gaps[i].what));
		cell_number(t, (double)lacking(y, gaps[i].field), 0);
	}
}

static void tell_rules(struct year *y, struct node *s)
{
	struct node *defs = doc_defs(s);

	doc_text(doc_def(defs, _("Small numbers")), "%s", suppress_note(y->opt->profile));
	doc_text(doc_def(defs, _("What is counted")),
		 _("People and what they said are counted and protected; actions, duties and "
		   "bodies are not people and are shown as they are. Where one hidden count "
		   "would follow from a total or from another table, a second one is hidden "
		   "with it."));
	doc_text(doc_def(defs, "[c]"), _("Hidden to protect people. It may stand for nobody."));
	doc_text(doc_def(defs, _("No data, not known, not applicable")),
		 _("Nothing was recorded; it was recorded that nobody knows; the question does not "
		   "arise. None of them is nought."));
	doc_text(doc_def(defs, _("The day")),
		 _("Whatever is dated after the day of the paper is left out. Corrections made "
		   "since then are in it."));
}

void section_quality(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("What this paper rests on"));

	if (y->shelf[ENT_action].n)
		tell_gaps(y, s);
	quality_data(y, s);
	tell_rules(y, s);
}

static void sign_row(struct year *y, struct table *t, const char *label, const char *setting)
{
	const char *who = year_setting(y, setting);

	table_row(t);
	cell_text(t, label);
	if (who)
		cell_theirs(t, who);
	else
		cell_text(t, _("not signed yet"));
}

void section_signing(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Sign-off"));
	struct table *t = doc_table(y->doc, s, _("Who signed this report, and when"));

	table_col(t, _("For"), ALIGN_START);
	table_col(t, _("Signed by, on"), ALIGN_START);
	sign_row(y, t, _("The executive lead"), "signed_executive");
	sign_row(y, t, _("The community leads"), "signed_community");
	sign_row(y, t, _("The board"), "signed_board");
	doc_say(s, _("The seal at the foot of the paper is the head of the trust's history on "
		     "the day it was written. Whoever holds this paper can have it checked that "
		     "nothing recorded before then was changed since."));
}
