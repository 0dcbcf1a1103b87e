/* What stands before the account: at a glance, foreword, population. */
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"

static size_t deeds_in(const struct year *y, int stand)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += say_stand(y->deed[i].status) == stand;
	return n;
}

static size_t late_again(const struct year *y)
{
	size_t n = 0;

	for (size_t i = 0; i < y->shelf[ENT_action].n; i++)
		n += say_stand(y->deed[i].status) == STAND_LATE &&
			record_int(y->deed[i].rec, ACTION_MOVES) >= 2;
	return n;
}

static void glance_actions(const struct year *y, struct node *list)
{
	size_t late = deeds_in(y, STAND_LATE), again = late_again(y);
	char *all = say_count(y->shelf[ENT_action].n, "%s action", "%s actions");
	struct node *item = doc_item(list);

	doc_strong(item, all);
	doc_text(item, _(": %zu verified, %zu done and awaiting evidence, %zu on track, %zu at "
			 "risk or off track, %zu late"),
		 deeds_in(y, STAND_COMPLETE), deeds_in(y, STAND_DONE),
		 deeds_in(y, STAND_ON_TRACK), deeds_in(y, STAND_AT_RISK), late);
	if (again)
		doc_text(item, _(", %zu of them after their date was moved twice or more"), again);
	doc_text(item, _("; %zu not started or not reported, the rest drafts, paused or closed "
			 "otherwise."), deeds_in(y, STAND_OPEN));
	free(all);
}

static void glance_feedback(const struct year *y, struct node *list)
{
	const struct shelf *s = &y->shelf[ENT_feedback];
	size_t in_year = 0, told = 0;
	struct node *item = doc_item(list);

	for (size_t i = 0; i < s->n; i++) {
		if (!year_holds(y, record_get(&s->rec[i], FEEDBACK_RECEIVED)))
			continue;
		in_year++;
		told += record_is(&s->rec[i], FEEDBACK_STATE, "told");
	}
	doc_strong(item, _("Feedback"));
	if (in_year == 0) {
		doc_text(item, _(": none is recorded as received in the year."));
	} else {
		char *share = say_share(y, "feedback told", told, "feedback", in_year, false);

		if (!say_may(y, told, in_year))
			doc_text(item, _(": so few have been told what came of what they said that "
					 "the number is not shown."));
		else
			doc_text(item, _(": %s of what people said in the year ended with their "
					 "being told what came of it."), share);
		free(share);
	}
}

void tell_glance(struct year *y, struct node *s)
{
	struct node *list = doc_list(s, false);

	glance_actions(y, list);
	glance_data(y, list);
	glance_feedback(y, list);
}

void section_glance(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("At a glance"));

	tell_glance(y, s);
	scores_at_a_glance(y, s);
}

void section_foreword(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Foreword"));
	const struct shelf *words = &y->shelf[ENT_narrative];
	size_t n = 0;

	for (size_t i = 0; i < words->n; i++)
		n += narrative_is_of(y, &words->rec[i], "foreword");
	if (!n)
		doc_say(s, _("The executive and community leads have not written a foreword"
			     " yet."));
}

static void population_of_plan(const struct year *y, struct node *defs)
{
	const struct shelf *s = &y->shelf[ENT_plan];

	for (size_t i = 0; i < s->n; i++) {
		if (!record_has(&s->rec[i], PLAN_POPULATION))
			continue;
		doc_theirs(doc_def(defs, record_title(&s->rec[i])),
			   record_get(&s->rec[i], PLAN_POPULATION));
	}
}

void section_population(struct year *y)
{
	struct node *s = doc_section(y->doc, NULL, _("Population and scope"));
	const char *population = year_setting(y, "population");
	struct node *defs = doc_defs(s);
	char *units = say_count(y->shelf[ENT_unit].n, "%s unit", "%s units");
	char *sets = say_count(y->shelf[ENT_dataset].n, "%s data set", "%s data sets");
	char *from = say_when(y->from), *to = say_when(y->to);

	doc_text(doc_def(defs, _("Period")), _("%s to %s."), from, to);
	if (population)
		doc_theirs(doc_def(defs, _("People served")), population);
	population_of_plan(y, defs);
	doc_text(doc_def(defs, _("Services")),
		 _("The trust has recorded %s and %s in which ethnicity should be known."), units,
		 sets);
	if (!population && !y->shelf[ENT_plan].n)
		doc_say(s, _("The people the trust serves are not described yet."));
	free(units);
	free(sets);
	free(from);
	free(to);
}
