#include "report/control.h"

#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/doc.h"
#include "report/paper.h"

enum { COL_PERIOD, COL_VALUE, COL_MEAN, COL_LIMITS, COL_SPECIAL };

static void put_point(struct table *t, const struct series *s, int i)
{
	const struct series_point *p = &s->point[i];
	const struct xmr_point *x = &s->xmr.point[i];

	table_row(t);
	cell_text(t, p->label);
	if (*s->unit && p->den)
		cell_percent(t, NULL, p->num, NULL, p->den);
	else
		cell_number(t, p->value, 1);
	cell_number(t, x->mean, 1);
	cell_limits(t, x->low, x->high, 1);
	if (x->rule)
		cell_status(t, TONE_WARN, xmr_rule_word(x->rule));
	else
		cell_text(t, _("usual"));
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
	for (int i = 0; i < s->n; i++)
		put_point(t, s, i);
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
