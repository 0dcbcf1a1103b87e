/* The clear differences between ethnic groups, of all measures in one picture. */
#include <libintl.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/reading.h"
#include "report/annual/layout.h"
#include "report/disparity.h"

enum { MOST = 12, COL_RATIO = 1, COL_LIMITS = 2 };

static const struct figure *last_of(const struct reading *r, int group)
{
	return &r->period[r->n - 1].group[group];
}

/* Clear and for the worse now; where neither way is worse, clear. */
static bool is_gap(const struct reading *r, int group)
{
	return group != r->reference && figure_side(last_of(r, group), &r->rule) < 0;
}

static enum figure_change change_of(const struct reading *r, int group)
{
	int was = reading_before(r, r->n - 1);

	return was < 0 ? CHANGE_UNKNOWN
		: figure_change(&r->period[was].group[group], last_of(r, group));
}

static bool is_clear_in(const struct reading *r, int period, int group)
{
	return period >= 0 && figure_side(&r->period[period].group[group], &r->rule) < 0;
}

/* It was clear, now or in the period before, and it moved. */
static bool has_moved(const struct reading *r, int group)
{
	enum figure_change change = change_of(r, group);

	return group != r->reference &&
		(change == CHANGE_NARROWED || change == CHANGE_WIDENED) &&
		(is_gap(r, group) || is_clear_in(r, reading_before(r, r->n - 1), group));
}

static void put_gap(struct table *t, const struct reading *r, int g)
{
	const struct reading_period *p = &r->period[r->n - 1];
	const struct figure *f = last_of(r, g);
	const char *ref = r->groups.group[r->reference].name;
	char *key = disparity_key(r, p, r->groups.group[g].name);
	char *reference = disparity_key(r, p, ref);
	char *who = xprintf(_("%s: %s"), r->groups.group[g].name, record_title(&r->metric));

	table_row(t);
	cell_text(t, who);
	if (f->compared) {
		cell_number(t, f->ratio.value, 2);
		cell_rests(t, key, reference);
		cell_limits(t, f->ratio.low, f->ratio.high, 2);
		cell_rests(t, key, reference);
	} else {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
	}
	cell_text(t, figure_reading_word(f->reading));
	cell_rests(t, key, reference);
	cell_text(t, ref);
	cell_text(t, p->label);
	cell_text(t, figure_change_word(change_of(r, g)));
	cell_rests(t, key, reference);
	free(who);
	free(key);
	free(reference);
}

static struct table *gaps_table(struct year *y, struct node *s, size_t n)
{
	char *title = xprintf(ngettext("%zu clear difference for the worse",
				       "%zu clear differences for the worse", n), n);
	struct table *t = doc_figure(y->doc, s, title, _("How many times the figure of the group"
		" compared with, each with its 95% limits, on a scale where twice and half are as"
		" far from 1."),
		_("Differences between ethnic groups that are clear, or moved clearly"),
		(struct chart){ .kind = CHART_RATIO, .value = COL_RATIO, .limits = COL_LIMITS });

	free(title);
	table_col(t, _("For whom, and what"), ALIGN_START);
	table_col(t, _("Times as high"), ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	table_col(t, _("Reading"), ALIGN_START);
	table_col(t, _("Compared with"), ALIGN_START);
	table_col(t, _("When"), ALIGN_START);
	table_col(t, _("Since the period before"), ALIGN_START);
	return t;
}

struct gaps {
	size_t measures, clear, told;	/* told: those that moved, too */
};

static struct gaps count_gaps(const struct year *y)
{
	struct gaps n = { 0 };

	for (int i = 0; i < y->nreading; i++) {
		const struct reading *r = &y->reading[i];

		n.measures += r->reference >= 0;
		for (int g = 0; r->reference >= 0 && g < r->groups.n; g++) {
			n.clear += is_gap(r, g);
			n.told += is_gap(r, g) || has_moved(r, g);
		}
	}
	return n;
}

static void list_gaps(struct year *y, struct node *s, const struct gaps *n)
{
	struct table *t = gaps_table(y, s, n->clear);

	for (int i = 0; i < y->nreading; i++) {
		const struct reading *r = &y->reading[i];

		for (int g = 0; r->reference >= 0 && g < r->groups.n; g++)
			if ((is_gap(r, g) || has_moved(r, g)) && t->nrows < MOST)
				put_gap(t, r, g);
	}
	if (n->told > MOST)
		doc_say(s, ngettext("%zu more stands in the whole report.",
				    "%zu more stand in the whole report.", n->told - MOST),
			n->told - MOST);
}

void block_differences(struct year *y, struct node *s)
{
	struct gaps n = count_gaps(y);

	if (!n.measures) {
		doc_say(s, _("No metric has been recorded by ethnicity, so it is not known whether"
			     " groups fare differently."));
		return;
	}
	if (n.told)
		list_gaps(y, s, &n);
	else
		doc_say(s, _("In none of the measures is a difference for the worse clear."));
	doc_say(s, _("%s compared. A difference is clear where its 95%% limits leave"
		     " 1 out: it is then hardly chance alone. With few people nothing is said;"
		     " that a difference is not clear does not mean that there is none. The"
		     " figures are not adjusted for age."),
		lang_count("%lld measure was", "%lld measures were", (long long)n.measures).text);
	score_of_disparities(y, s);
}
