#include "report/rollup.h"

#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

static int by_size(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

bool rollup_range(const struct rollup *r, enum score_area_id area,
                  struct rollup_range *range)
{
	int *score = xcalloc((size_t)r->n, sizeof(*score)), n = 0;

	for (int i = 0; i < r->n; i++)
		if (r->bundle[i].area[area].assessed)
			score[n++] = r->bundle[i].area[area].score;
	qsort(score, (size_t)n, sizeof(*score), by_size);
	if (n)
		*range = (struct rollup_range){ score[0], (score[(n - 1) / 2] +
			score[n / 2] + 1) / 2, score[n - 1], n };
	free(score);
	return n > 0;
}

bool rollup_known(const struct bundle *b, long long *known, long long *all)
{
	*known = *all = 0;
	for (int i = 0; i < b->ndatasets; i++) {
		if (b->dataset[i].all < 0 || b->dataset[i].cls[CLASS_KNOWN] < 0)
			continue;
		*known += b->dataset[i].cls[CLASS_KNOWN];
		*all += b->dataset[i].all;
	}
	if (*known > *all)		/* each is rounded by itself */
		*known = *all;
	return *all > 0;
}

double rollup_pooled(const struct rollup *r)
{
	long long known = 0, all = 0, k, n;

	for (int i = 0; i < r->n; i++)
		if (rollup_known(&r->bundle[i], &k, &n)) {
			known += k;
			all += n;
		}
	return all ? (double)known / (double)all : 0;
}

int rollup_outside(double p, long long known, long long all)
{
	double se = sqrt(p * (1 - p) / (double)all);
	double far = (double)known / (double)all - p;

	return far > 3.0902 * se ? 1 : far < -3.0902 * se ? -1 : 0;
}

static void put_scores(struct doc *d, const struct rollup *r)
{
	struct node *s = doc_section(d, d->root, _("Scores by area"));
	struct table *t;

	doc_say(s, _("Each trust scores how it runs the framework, not equality. The scores are"
		     " our own convention and are not a ranking: look at what each has assessed."));
	t = doc_table(d, s, _("Score of each area, and how many criteria were assessed"));
	table_col(t, _("Trust"), ALIGN_START);
	table_col(t, _("As at"), ALIGN_START);
	for (int a = 0; a < AREA_COUNT; a++) {
		table_col(t, _(score_areas[a].label), ALIGN_END);
		table_col(t, _("assessed"), ALIGN_END);
	}
	for (int i = 0; i < r->n; i++) {
		const struct bundle *b = &r->bundle[i];
		char day[DAY_SHOWN];

		table_row(t);
		cell_theirs(t, b->trust);
		day_show(b->as_at, day);
		cell_text(t, day);
		for (int a = 0; a < AREA_COUNT; a++) {
			char *of = xprintf(_("%d of %d"), b->area[a].assessed, b->area[a].of);

			if (b->area[a].assessed)
				cell_number(t, b->area[a].score, 0);
			else
				cell_none(t, CELL_NOT_KNOWN);
			cell_text(t, of);
			free(of);
		}
	}
}

static void put_ranges(struct doc *d, const struct rollup *r)
{
	struct node *s = doc_section(d, d->root, _("Ranges"));
	struct table *t = doc_table(d, s, _("Least, middle and most of the scores"));

	table_col(t, _("Area"), ALIGN_START);
	table_col(t, _("Trusts with a score"), ALIGN_END);
	table_col(t, _("Least"), ALIGN_END);
	table_col(t, _("Median"), ALIGN_END);
	table_col(t, _("Most"), ALIGN_END);
	for (int a = 0; a < AREA_COUNT; a++) {
		struct rollup_range g = { 0 };
		bool any = rollup_range(r, (enum score_area_id)a, &g);

		table_row(t);
		cell_text(t, _(score_areas[a].label));
		cell_number(t, g.of, 0);
		for (int k = 0; k < 3; k++)
			if (any)
				cell_number(t, k == 0 ? g.least : k == 1 ? g.median : g.most, 0);
			else
				cell_none(t, CELL_NOT_KNOWN);
	}
}

static char *funnel_title(const struct rollup *r, double p)
{
	long long known, all;
	int low = 0, high = 0;

	for (int i = 0; i < r->n; i++)
		if (rollup_known(&r->bundle[i], &known, &all)) {
			int out = rollup_outside(p, known, all);

			low += out < 0;
			high += out > 0;
		}
	if (!low && !high)
		return xstrdup(_("Known ethnicity: no trust stands apart from the others"));
	return xprintf(_("Known ethnicity: %d below and %d above what chance would explain"), low,
		       high);
}

static void put_known(struct table *t, const struct bundle *b, double p)
{
	static const char *const words[] = { N_("below"), N_("within the limits"), N_("above") };
	long long known, all;

	table_row(t);
	cell_theirs(t, b->trust);
	if (!rollup_known(b, &known, &all)) {
		for (int i = 0; i < 3; i++)
			cell_none(t, CELL_NO_DATA);
		return;
	}
	cell_number(t, (double)all, 0);
	cell_number(t, 100 * (double)known / (double)all, 0);
	cell_text(t, _(words[rollup_outside(p, known, all) + 1]));
}

static void put_funnel(struct doc *d, const struct rollup *r)
{
	struct node *s = doc_section(d, d->root, _("Known ethnicity"));
	double p = rollup_pooled(r);
	char *title, *alt, *word;
	struct table *t;

	if (p <= 0) {
		doc_say(s, _("No trust has sent counts of ethnicity."));
		return;
	}
	title = funnel_title(r, p);
	word = xprintf(_("all together: %.0f%%"), 100 * p);
	alt = xprintf(_("A point for each trust: per cent known against the number of people, with"
			" limits around the %.0f per cent of all together that chance alone "
			"would keep"
			" 95 and 99.8 of 100 trusts in."), 100 * p);
	t = doc_figure(d, s, title, alt, _("Known ethnicity of each trust, all data sets together"),
		       (struct chart){ .kind = CHART_FUNNEL, .value = 2, .first = 1,
				       .target = 100 * p, .target_word = word });
	table_col(t, _("Trust"), ALIGN_START);
	table_col(t, _("People"), ALIGN_END);
	table_col(t, _("Known, per cent"), ALIGN_END);
	table_col(t, _("Against the limits"), ALIGN_START);
	for (int i = 0; i < r->n; i++)
		put_known(t, &r->bundle[i], p);
	free(title);
	free(word);
	free(alt);
}

static void put_actions(struct doc *d, const struct rollup *r)
{
	struct node *s = doc_section(d, d->root, _("Actions"));
	static const enum status shown[] = { STATUS_COMPLETE, STATUS_DONE, STATUS_ON_TRACK,
		STATUS_AT_RISK, STATUS_OFF_TRACK, STATUS_OVERDUE, STATUS_MISSING };
	struct table *t = doc_table(d, s, _("Actions by computed status"));

	table_col(t, _("Trust"), ALIGN_START);
	for (size_t k = 0; k < sizeof(shown) / sizeof(*shown); k++)
		table_col(t, _(statuses[shown[k]].label), ALIGN_END);
	for (int i = 0; i < r->n; i++) {
		table_row(t);
		cell_theirs(t, r->bundle[i].trust);
		for (size_t k = 0; k < sizeof(shown) / sizeof(*shown); k++)
			cell_number(t, (double)r->bundle[i].actions[shown[k]], 0);
	}
}

static const struct bundle_metric *metric_of(const struct bundle *b, const char *code)
{
	for (int i = 0; i < b->nmetrics; i++)
		if (strcmp(b->metric[i].code, code) == 0)
			return &b->metric[i];
	return NULL;
}

static void cell_figure(struct table *t, const struct bundle_metric *m, const char *group)
{
	for (int i = 0; i < m->ngroups; i++) {
		const struct bundle_group *g = &m->group[i];

		if (strcmp(g->name, group) != 0)
			continue;
		if (g->figure == BUNDLE_HIDDEN)
			cell_text(t, SUPPRESS_MARK);
		else if (g->figure < 0)
			cell_none(t, CELL_NOT_KNOWN);
		else
			cell_number(t, (double)g->figure, 0);
		return;
	}
	cell_none(t, CELL_NO_DATA);
}

static void put_metric(struct doc *d, struct node *s, const struct rollup *r,
		       const struct bundle_metric *first)
{
	char *title = xprintf(_("%s, %s: per %lld"), first->code, first->name, first->per);
	struct table *t = doc_table(d, s, title);
	const char *group[BUNDLE_GROUPS] = { 0 };
	int n = 0;

	table_col(t, _("Trust"), ALIGN_START);
	table_col(t, _("Until"), ALIGN_START);
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		const char *name = ethnic_codes[i].group[GROUPING_NHS5];

		if (name && (!n || strcmp(group[n - 1], name) != 0)) {
			table_col(t, _(name), ALIGN_END);
			group[n++] = name;
		}
	}
	for (int i = 0; i < r->n; i++) {
		const struct bundle_metric *m = metric_of(&r->bundle[i], first->code);
		char day[DAY_SHOWN];

		if (!m || m->per != first->per)
			continue;
		table_row(t);
		cell_theirs(t, r->bundle[i].trust);
		day_show(m->to, day);
		cell_text(t, day);
		for (int k = 0; k < n; k++)
			cell_figure(t, m, group[k]);
	}
	free(title);
}

static bool was_before(const struct rollup *r, int bundle, const char *code)
{
	for (int i = 0; i < bundle; i++)
		if (metric_of(&r->bundle[i], code))
			return true;
	return false;
}

static void put_metrics(struct doc *d, const struct rollup *r)
{
	struct node *s = doc_section(d, d->root, _("Core metrics by ethnicity"));
	bool any = false;

	doc_say(s, _("The newest period of each trust, in the NHS five groups (Chinese under Other"
		     " ethnic groups). Crude: not adjusted for age. A group of which less than a"
		     " whole is recorded is left out."));
	for (int i = 0; i < r->n; i++)
		for (int k = 0; k < r->bundle[i].nmetrics; k++)
			if (!was_before(r, i, r->bundle[i].metric[k].code)) {
				put_metric(d, s, r, &r->bundle[i].metric[k]);
				any = true;
			}
	if (!any)
		doc_say(s, _("No trust has sent a core metric by ethnicity."));
}

struct doc *rollup_build(const struct rollup *r, const char *as_at)
{
	struct doc *d = doc_new(_("PCREF side by side"));
	char day[DAY_SHOWN], *period = xprintf(ngettext("%d trust", "%d trusts",
	                                                 (unsigned long)r->n), r->n);

	day_show(as_at, day);
	doc_set(&d->as_at, day);
	doc_set(&d->period, period);
	free(period);
	put_ranges(d, r);
	put_scores(d, r);
	put_funnel(d, r);
	put_metrics(d, r);
	put_actions(d, r);
	doc_say(doc_section(d, d->root, _("Method")), "%s", r->of_server
		? _("Read from a server that keeps all the trusts, by a login that it lets read no"
		" free text and no names; small numbers were suppressed. Not adjusted for what sets"
		" the trusts apart.")
		: _("Each trust's bundle was signed by it and"
		" checked here; small numbers were suppressed before it was sent, and no free text"
		" was in it. Not adjusted for what sets the trusts apart."));
	doc_publish(d, SUPPRESS_NONE);
	return d;
}
