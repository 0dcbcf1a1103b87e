/* Differences between ethnic groups: what each metric shows, and what is done. */
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/reading.h"
#include "report/annual/year.h"
#include "report/disparity.h"
#include "report/doc.h"

/* Of the trust itself, in periods that were over by the day of the paper. */
bool metrics_read(struct year *y, struct err *e)
{
	const struct shelf *s = &y->shelf[ENT_metric];
	struct reading_choice own = { .unit = "", .as_at = y->as_at };

	y->reading = xcalloc(s->n + 1, sizeof(*y->reading));
	for (size_t i = 0; i < s->n; i++) {
		struct reading *r = &y->reading[y->nreading];

		if (record_is(&s->rec[i], METRIC_THEME, "population"))
			continue;
		if (!reading_read(y->db, record_get(&s->rec[i], FIELD_UID), &own, r, e))
			return false;
		if (r->n)
			y->nreading++;
		else
			reading_fini(r);
	}
	return true;
}

void metrics_drop(struct year *y)
{
	for (int i = 0; i < y->nreading; i++)
		reading_fini(&y->reading[i]);
	free(y->reading);
}

static void tell_flags(const struct year *y, struct node *s)
{
	struct node *list = NULL;

	for (int i = 0; i < y->nreading; i++) {
		const struct reading *r = &y->reading[i];

		for (int g = 0; g < r->groups.n; g++) {
			if (!reading_flags(r, g))
				continue;
			if (!list) {
				doc_say(s, _("Flagged, because clear and alike in two periods that "
					     "do not overlap:"));
				list = doc_list(s, false);
			}
			doc_text(doc_item(list), "%s: %s, %s.", record_title(&r->metric),
				 r->groups.group[g].name,
				 figure_reading_word(r->period[r->n - 1].group[g].reading));
		}
	}
	if (!list)
		doc_say(s, _("No difference between ethnic groups is flagged: none is clear and "
			     "alike in two periods that do not overlap."));
}

void tell_metrics(struct year *y, struct node *parent)
{
	struct node *s = doc_section(y->doc, parent, _("Differences between ethnic groups"));

	if (!y->nreading) {
		doc_say(s, _("No metric has been recorded by ethnicity, so it is not known whether "
			     "groups fare differently."));
		return;
	}
	tell_flags(y, s);
	for (int i = 0; i < y->nreading; i++)
		disparity_section(y->doc, s, &y->reading[i], y->reading[i].n - 1);
}
