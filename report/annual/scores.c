/* The scores, in a form that may be published: where a criterion counts people
 * its working is a share under disclosure control, and a next step that would
 * quote somebody's feedback names the criterion instead. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/annual/say.h"

static bool counts_people(enum criterion_id id)
{
	return id == CRIT_KNOWN || id == CRIT_VALID || id == CRIT_ACKNOWLEDGED ||
		id == CRIT_RESPONDED || id == CRIT_CLOSED;
}

static bool is_hidden(const struct year *y, enum criterion_id id)
{
	const struct score_count *c = &y->score.in.count[id];

	return counts_people(id) && y->score.level[id].assessed &&
		!say_may(y, (uint64_t)c->num, (uint64_t)c->den);
}

static char *working(const struct year *y, enum criterion_id id)
{
	const struct score_count *c = &y->score.in.count[id];
	char *says, *gate, *all;

	if (counts_people(id) && y->score.level[id].assessed) {
		char *share = say_share(y, NULL, (uint64_t)c->num, NULL, (uint64_t)c->den,
			false);

		says = xprintf(id == CRIT_KNOWN || id == CRIT_VALID ? _("%s of those counted") :
			       _("%s of those due"), share);
		free(share);
	} else {
		says = score_says(&y->score, id);
	}
	gate = score_gate(&y->score, id);
	all = gate ? xprintf("%s; %s", says, gate) : xstrdup(says);
	free(says);
	free(gate);
	return all;
}

static bool quotes_feedback(enum criterion_id id)
{
	return id == CRIT_ACKNOWLEDGED || id == CRIT_RESPONDED || id == CRIT_CLOSED ||
		id == CRIT_YOU_SAID;
}

static char *next_step(const struct year *y, int id)
{
	if (id < 0)
		return NULL;
	if (quotes_feedback((enum criterion_id)id) && y->score.level[id].assessed)
		return xprintf(_("Raise \"%s\"."), _(criteria[id].label));
	return score_next(&y->score, (enum criterion_id)id);
}

static void score_row(const struct year *y, struct table *t, const struct score_area *a)
{
	char *of = xprintf(_("%d of %d"), a->assessed, a->of), *next = next_step(y, a->next);

	table_row(t);
	cell_text(t, _(score_areas[a->id].label));
	if (a->assessed)
		cell_number(t, a->score, 0);
	else
		cell_none(t, CELL_NOT_KNOWN);
	cell_text(t, a->band == BAND_NONE ? _("too little assessed") : band_label(a->band));
	cell_text(t, of);
	cell_theirs(t, next ? next : _("nothing is left to do"));
	free(of);
	free(next);
}

void score_of_disparities(const struct year *y, struct node *section)
{
	const int64_t *d = y->score.in.disparities;

	if (d[DISPARITY_NARROWED] + d[DISPARITY_SAME] + d[DISPARITY_WIDENED] == 0)
		doc_say(section, _("Whether disparities between ethnic groups narrowed, stayed or "
				   "widened is not known: no measure by ethnicity is recorded."));
	else
		doc_say(section, _("Disparities between ethnic groups: %lld narrowed, %lld did not "
				   "change, %lld widened, %lld not known."),
			(long long)d[DISPARITY_NARROWED], (long long)d[DISPARITY_SAME],
			(long long)d[DISPARITY_WIDENED], (long long)d[DISPARITY_UNKNOWN]);
}

void scores_at_a_glance(struct year *y, struct node *section)
{
	struct table *t = doc_table(y->doc, section, _("How well the framework is run, lowest "
						       "area first (house score, 0 to 100)"));

	table_col(t, _("Area"), ALIGN_START);
	table_col(t, _("Score"), ALIGN_END);
	table_col(t, _("Band"), ALIGN_START);
	table_col(t, _("Assessed"), ALIGN_END);
	table_col(t, _("Smallest useful next step"), ALIGN_START);
	for (int i = 0; i < AREA_COUNT; i++)
		score_row(y, t, &y->score.area[i]);
	score_of_disparities(y, section);
	doc_say(section, _("The score is our own convention and no national one. It says how well "
			   "the framework is run; it does not say that care is equal. There is no "
			   "overall score."));
}

static const struct score_area *area_score(const struct year *y, const char *code)
{
	for (int i = 0; i < AREA_COUNT; i++)
		if (strcmp(score_areas[y->score.area[i].id].name, code) == 0)
			return &y->score.area[i];
	return NULL;
}

static void criterion_row(const struct year *y, struct table *t, enum criterion_id id)
{
	const struct score_level *l = &y->score.level[id];
	char *text = working(y, id);

	table_row(t);
	cell_text(t, _(criteria[id].label));
	if (!l->assessed)
		cell_none(t, CELL_NOT_KNOWN);
	else if (is_hidden(y, id))
		cell_text(t, SUPPRESS_MARK);
	else
		cell_number(t, l->level, 0);
	cell_theirs(t, text);
	free(text);
}

/* The lowest of those that may be told. */
static int lowest_of(const struct year *y, enum score_area_id area)
{
	int low = -1;

	for (int id = 0; id < CRIT_COUNT; id++)
		if (criteria[id].area == area && y->score.level[id].applies &&
		    y->score.level[id].assessed && !is_hidden(y, (enum criterion_id)id) &&
		    (low < 0 || y->score.level[id].level < y->score.level[low].level))
			low = id;
	return low;
}

static char *criteria_title(const struct year *y, const struct score_area *a)
{
	int low = lowest_of(y, a->id);

	if (low < 0)
		return xprintf(_("%s: no criterion could be assessed"),
			       _(score_areas[a->id].label));
	return xprintf(_("%s: \"%s\" is lowest, at %d of 100"), _(score_areas[a->id].label),
		       _(criteria[low].label), y->score.level[low].level);
}

static void criteria_figure(struct year *y, struct node *section, const struct score_area *a)
{
	struct chart chart = { .kind = CHART_BARS, .value = 1 };
	char *title = criteria_title(y, a);
	struct table *t = doc_figure(y->doc, section, title, _("A bar for each criterion, as long"
		" as its level of 0 to 100; none where it is not known."),
		_("How the score is made up"), chart);

	table_col(t, _("Criterion"), ALIGN_START);
	table_col(t, _("Level"), ALIGN_END);
	table_col(t, _("Working"), ALIGN_START);
	for (int id = 0; id < CRIT_COUNT; id++)
		if (criteria[id].area == a->id && y->score.level[id].applies)
			criterion_row(y, t, (enum criterion_id)id);
	free(title);
}

void score_of_area(struct year *y, struct node *section, const char *code)
{
	const struct score_area *a = area_score(y, code);

	if (!a)
		return;
	if (a->band == BAND_NONE)
		doc_say(section, ngettext("%d of %d criterion could be assessed; that is too few"
			" for a band.", "%d of %d criteria could be assessed; that is too few for a"
			" band.",
			(unsigned long)a->of), a->assessed, a->of);
	else
		doc_say(section, ngettext("Score %d, %s: %d of %d criterion could be assessed.",
			"Score %d, %s: %d of %d criteria could be assessed.",
			(unsigned long)a->of), a->score,
			band_label(a->band), a->assessed, a->of);
	criteria_figure(y, section, a);
}

/* Where the paper goes Part by Part, the areas of the score stand together. */
void score_of_areas(struct year *y, struct node *parent)
{
	struct node *s = doc_section(y->doc, parent, _("The score, criterion by criterion"));

	doc_trail(s, "rule:%s", _("the criteria of the score, each with its working; pcref score"
		" --explain prints them"));
	for (int i = 0; i < AREA_COUNT; i++)
		score_of_area(y, doc_section(y->doc, s, _(score_areas[i].label)),
			      score_areas[i].name);
}
