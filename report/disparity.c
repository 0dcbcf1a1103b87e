#include "report/disparity.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/doc.h"
#include "report/paper.h"

enum { COL_GROUP, COL_EVENTS, COL_OF, COL_VALUE, COL_LIMITS, COL_RATIO,
       COL_RATIO_LIMITS, COL_READING };

char *disparity_key(const struct reading *r, const struct reading_period *p,
                    const char *what)
{
	return xprintf("metric %s %s %s %s", record_get(&r->metric, METRIC_CODE),
	               p->starts, p->ends, what);
}

/* A population is of the Census and published whole; all else is people. */
char *disparity_key_of(const struct reading *r, const struct reading_period *p,
                       const char *what)
{
	return record_has(&r->metric, METRIC_POPULATION) ? NULL
	       : xprintf("metric %s %s %s %s of", record_get(&r->metric, METRIC_CODE),
	                 p->starts, p->ends, what);
}

void disparity_counts(struct table *t, const struct reading *r, const struct figure *f,
                      const char *key, const char *of)
{
	if (f->counted)
		cell_people(t, key, (int64_t)f->num);
	else if (f->suppressed)
		cell_text(t, SUPPRESS_MARK);
	else
		cell_none(t, CELL_NOT_KNOWN);
	if (f->divided && record_has(&r->metric, METRIC_POPULATION))
		cell_number(t, (double)f->den, 0);
	else if (f->divided)
		cell_people(t, of, (int64_t)f->den);
	else
		cell_none(t, CELL_NOT_KNOWN);
}

static void put_columns(struct table *t, const struct reading *r)
{
	char *unit = reading_unit_word(r);
	char *value = xprintf(*unit ? _("Value, %s") : _("Value"), unit);

	table_col(t, _("Ethnic group"), ALIGN_START);
	table_col(t, _("Events"), ALIGN_END);
	table_col(t, _("Of"), ALIGN_END);
	table_col(t, value, ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	table_col(t, _("Times the reference"), ALIGN_END);
	table_col(t, _("95% limits"), ALIGN_END);
	table_col(t, _("Reading"), ALIGN_START);
	free(value);
	free(unit);
}

/* A share comes from its counts: a whole per cent where these are rounded. */
static void put_share(struct table *t, const struct figure *f, const char *key,
                      const char *of)
{
	cell_percent(t, key, (int64_t)f->num, of, (int64_t)f->den);
	cell_percent_limits(t, key, (int64_t)f->num, of, (int64_t)f->den,
	                    f->value.low / 100, f->value.high / 100);
}

static void put_value(struct table *t, enum figure_kind kind, const struct figure *f,
                      const char *key, const char *of)
{
	if (!f->is) {
		cell_none(t, CELL_NOT_KNOWN);
		cell_none(t, CELL_NOT_APPLICABLE);
		return;
	}
	if (kind == FIGURE_SHARE && f->counted && f->divided) {
		put_share(t, f, key, of);
		return;
	}
	cell_number(t, f->value.value, 1);
	cell_rests(t, key, of);
	if (!f->limited) {
		cell_none(t, CELL_NOT_APPLICABLE);
		return;
	}
	cell_limits(t, f->value.low, f->value.high, 1);
	cell_rests(t, key, of);
}

static void put_ratio(struct table *t, const struct figure *f, const char *key,
                      const char *reference)
{
	if (!f->compared || f->reading == READING_TOO_FEW) {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
		return;
	}
	cell_number(t, f->ratio.value, 2);
	cell_rests(t, key, reference);
	cell_limits(t, f->ratio.low, f->ratio.high, 2);
	cell_rests(t, key, reference);
}

static void put_row(struct table *t, const struct reading *r,
                    const struct reading_period *p, int g, const char *reference)
{
	const struct figure *f = &p->group[g];
	const char *name = r->groups.group[g].name;
	char *key = disparity_key(r, p, name);
	char *of = disparity_key_of(r, p, name);

	table_row(t);
	cell_text(t, name);
	disparity_counts(t, r, f, key, of);
	put_value(t, r->rule.kind, f, key, of);
	put_ratio(t, f, key, reference);
	cell_text(t, figure_reading_word(f->reading));
	cell_rests(t, key, of);
	free(key);
	free(of);
}

static int clear_ones(const struct reading *r, int period)
{
	int n = 0;

	for (int i = 0; i < r->groups.n; i++)
		n += figure_side(&r->period[period].group[i], &r->rule) < 0;
	return n;
}

static int first_clear(const struct reading *r, int period)
{
	int i = 0;

	while (i < r->groups.n && figure_side(&r->period[period].group[i], &r->rule) >= 0)
		i++;
	return i;
}

static char *finding(const struct reading *r, int period)
{
	int n = clear_ones(r, period), first = first_clear(r, period);
	const char *of = record_title(&r->metric);

	if (!n)
		return xprintf(_("%s: no group differs clearly for the worse"), of);
	if (n == 1)
		return xprintf(_("%s: %s differs clearly for the worse"), of,
		               r->groups.group[first].name);
	return xprintf(ngettext("%s: %d group differs clearly for the worse",
	                        "%s: %d groups differ clearly for the worse",
	                        (unsigned long)n), of, n);
}

static void tell_known(struct node *s, const struct reading *r, int period)
{
	struct node *note = doc_note(s, _("How to read it"));
	char *caveat = reading_caveat_words(r, period);

	doc_text(note, _("Compared with %s by the 95%% limits of the ratio: clearly"
	                 " higher, clearly lower, or no clear difference. With fewer"
	                 " than %s nothing is said. A difference is flagged"
	                 " when it is clear and alike in two periods that do not"
	                 " overlap. "), r->groups.group[r->reference].name,
	         lang_count("%lld event", "%lld events", (long long)r->rule.least).text);
	doc_text(note, "%s", caveat);
	free(caveat);
}

static void tell_flags(struct node *s, const struct reading *r)
{
	struct node *list = NULL;

	for (int i = 0; i < r->groups.n; i++) {
		if (!reading_flags(r, i))
			continue;
		if (!list)
			list = doc_list(s, false);
		doc_text(doc_item(list), _("Flagged: %s, clear in two periods."),
		         r->groups.group[i].name);
	}
}

void disparity_sums(struct doc *d, const struct reading *r,
                    const struct reading_period *p, const char *known)
{
	char **part = xcalloc((size_t)r->groups.n, sizeof(*part));
	uint64_t sum = 0;
	size_t n = 0;

	for (int g = 0; g < r->groups.n; g++)
		if (p->group[g].counted) {
			part[n++] = disparity_key(r, p, r->groups.group[g].name);
			sum += p->group[g].num;
		}
	if (n && sum == p->known)
		doc_sum_of(d, known, (const char *const *)part, n);
	for (size_t i = 0; i < n; i++)
		free(part[i]);
	free(part);
}

/* How many are known of all, as counts that go through disclosure control. */
static void put_known(struct doc *d, struct node *s, const struct reading *r,
                      const struct reading_period *p)
{
	struct table *t;
	char *all = disparity_key(r, p, "all"), *known = disparity_key(r, p, "known");

	if (p->has_known && p->has_total && p->total.num >= p->known) {
		t = doc_table(d, s, _("How far ethnicity is known"));
		doc_inside(s);
		table_col(t, _("Events"), ALIGN_START);
		table_col(t, _("Number"), ALIGN_END);
		table_row(t);
		cell_text(t, _("Of people whose ethnicity is known"));
		cell_people(t, known, (int64_t)p->known);
		disparity_sums(d, r, p, known);
		table_row(t);
		cell_text(t, _("Not stated, not known, or in no row by ethnicity"));
		cell_people(t, NULL, (int64_t)(p->total.num - p->known));
		table_total(t);
		cell_text(t, _("All"));
		cell_people(t, all, (int64_t)p->total.num);
	}
	free(all);
	free(known);
}

void disparity_section(struct doc *d, struct node *parent,
                       const struct reading *r, int period)
{
	const struct reading_period *p = &r->period[period];
	char *title = xprintf("%s: %s", record_get(&r->metric, METRIC_CODE),
	                      record_title(&r->metric));
	struct node *s = doc_section(d, parent, title);
	char *says = finding(r, period), *caption, *reference;
	struct table *t;

	free(title);
	doc_trail(s, "metric:%s:%s", record_get(&r->metric, METRIC_CODE), p->code);
	if (r->reference < 0) {
		doc_say(s, _("It has no reference group, so groups are not compared."));
		free(says);
		return;
	}
	caption = xprintf(_("%s by ethnic group, %s; grouping: %s; reference: %s"),
	                  record_title(&r->metric), p->label, r->grouping,
	                  r->groups.group[r->reference].name);
	reference = disparity_key(r, p, r->groups.group[r->reference].name);
	t = doc_figure(d, s, says, _("Ratios of each group to the reference with their"
		" 95% limits, on a scale where twice and half are as far from 1."), caption,
		(struct chart){ .kind = CHART_RATIO, .value = COL_RATIO,
		                .limits = COL_RATIO_LIMITS });
	put_columns(t, r);
	for (int g = 0; g < r->groups.n; g++)
		if (p->group[g].is || p->group[g].suppressed)
			put_row(t, r, p, g, reference);
	put_known(d, s, r, p);
	tell_flags(s, r);
	tell_known(s, r, period);
	free(reference);
	free(caption);
	free(says);
}

struct doc *disparity_doc(struct db *db, const struct reading *r, int period,
                          enum suppress_profile p, struct err *e)
{
	struct doc *d = paper_begin(db, record_title(&r->metric), e);

	if (!d)
		return NULL;
	disparity_section(d, NULL, r, period);
	doc_publish(d, p);
	return d;
}
