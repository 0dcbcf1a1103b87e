#include "report/control.h"

#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/doc.h"
#include "report/paper.h"

enum { COL_PERIOD, COL_VALUE, COL_MEAN, COL_LIMITS, COL_SPECIAL };

static char *key_of(int point, const char *what)
{
	return xprintf("point %d %s", point, what);
}

/* The point with the fewest people: where any is hidden, it is. */
static int smallest(const struct series *s)
{
	int at = 0;

	for (int i = 1; i < s->n; i++)
		if (s->point[i].num < s->point[at].num)
			at = i;
	return at;
}

static void put_value(struct table *t, const struct series *s, int i)
{
	const struct series_point *p = &s->point[i];
	char *num = key_of(i, "num"), *den = key_of(i, "den");

	if (!s->people)
		cell_number(t, p->value, 1);
	else if (*s->unit && p->den)
		cell_percent(t, num, p->num, den, p->den);
	else if (!p->den)
		cell_people(t, num, p->num);
	else {
		cell_number(t, p->value, 1);
		cell_rests(t, num, den);
	}
	free(num);
	free(den);
}

/* Mean and limits are made of every point, hidden ones too. */
static void rests_on_all(struct table *t, const struct series *s)
{
	char *least = key_of(smallest(s), "num");

	if (s->people)
		cell_rests(t, least, NULL);
	free(least);
}

void control_points(struct table *t, const struct series *s)
{
	for (int i = 0; i < s->n; i++) {
		const struct xmr_point *x = &s->xmr.point[i];

		table_row(t);
		cell_text(t, s->point[i].label);
		put_value(t, s, i);
		cell_number(t, x->mean, 1);
		rests_on_all(t, s);
		cell_limits(t, x->low, x->high, 1);
		rests_on_all(t, s);
		if (x->rule)
			cell_status(t, TONE_WARN, xmr_rule_word(x->rule));
		else
			cell_text(t, _("usual"));
	}
}

void control_section(struct doc *d, struct node *parent, const struct series *s)
{
	struct node *section = doc_section(d, parent, s->title);
	char *says = series_sentence(s), *word = series_number(s, s->target);
	char *target = xprintf(_("target %s"), word);
	struct node *note;
	struct table *t = doc_figure(d, section, says, _("The values in order of time, with"
		" their mean and limits; points that are special are larger."), s->title,
		(struct chart){ .kind = CHART_CONTROL, .value = COL_VALUE,
		                .limits = COL_LIMITS, .first = COL_MEAN,
		                .last = COL_SPECIAL,
		                .target = s->has_target ? s->target : 0,
		                .target_word = target });

	table_col(t, _("Period"), ALIGN_START);
	table_col(t, _("Value"), ALIGN_END);
	table_col(t, _("Mean"), ALIGN_END);
	table_col(t, _("Limits"), ALIGN_END);
	table_col(t, _("Special"), ALIGN_START);
	control_points(t, s);
	note = doc_note(section, _("How the limits are made"));
	doc_text(note, _("XmR chart as in Making Data Count: mean of the points, and 2.66 times"
	                 " the mean moving range to either side. %s"), s->source);
	for (int i = 0; i < s->nrebases; i++)
		doc_text(note, _(" Re-based from %s."), s->reason[i]);
	free(target);
	free(word);
	free(says);
}

struct doc *control_doc(struct db *db, const struct series *s, enum suppress_profile p,
                        struct err *e)
{
	struct doc *d = paper_begin(db, s->title, e);

	if (!d)
		return NULL;
	control_section(d, NULL, s);
	doc_publish(d, p);
	return d;
}
