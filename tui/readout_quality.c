/* readout_quality.c - the Data Quality Maturity Index of a data set line by
 * line, then its teams by how many people are to be asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/quality.h"
#include "tui/readout.h"

/* The rule stands in the row, the whole of it in its sentence. */
static void put_line(struct readout *s, const char *name, char *value,
                     const char *rule)
{
	struct readout_row *r = readout_add(s, xprintf("%s: %s. %s", name, value,
	                                               rule));

	r->cell[0] = xstrdup(name);
	r->cell[1] = value;
	r->cell[2] = xstrdup(rule);
}

static void put_coverage(struct readout *s, const struct coverage *c)
{
	char *rule = xprintf(_("%d of %d %s%s%s"), c->sent, c->expected, coverage_rule(c),
	                     c->lacking ? _("; lacking: ") : "",
	                     c->lacking ? c->lacking : "");

	put_line(s, _("Coverage"), c->expected ? xprintf("%.0f%%", c->share * 100)
	         : xstrdup("--"), rule);
	free(rule);
}

static void put_index(struct readout *s, const struct quality *q)
{
	bool covered = q->coverage.expected > 0;

	put_line(s, _("DQMI of the data set"), covered ? xprintf("%.1f", q->score)
	         : xstrdup("--"), _("item score x coverage"));
	put_line(s, _("DQMI item score"), xprintf("%.1f", q->item.is.value),
	         _(rates[RATE_DQMI_ITEM].formula));
	put_coverage(s, &q->coverage);
	put_line(s, _("DQMI complete"), xprintf("%.1f%%", q->complete.is.value * 100),
	         _(rates[RATE_DQMI_COMPLETE].formula));
	put_line(s, _("DQMI valid"), xprintf("%.1f%%", q->valid.is.value * 100),
	         _(rates[RATE_DQMI_VALID].formula));
	for (int i = 0; i < QUALITY_GAINS; i++) {
		char *name = xprintf(_("If known: %s"),
		                     _(ethnic_classes[q->gain[i].cls].label));

		put_line(s, name, xprintf("%+.1f", q->gain[i].points),
		         _("points of the index it would add"));
		free(name);
	}
}

static void put_published(struct readout *s, const struct quality *q)
{
	char *beside = quality_beside(q);

	put_line(s, _("As published"), q->npublished && q->published->is
	         ? xprintf("%.1f", q->published->item) : xstrdup("--"), beside);
	free(beside);
}

static void put_team(struct readout *s, const struct quality *q, int i)
{
	const struct quality_team *t = &q->team[i];
	const char *name = *t->label ? t->label : *t->team ? t->team : _("no team");
	struct readout_row *r = readout_add(s, xprintf(ngettext("%s: %llu person to ask"
		" of %llu; known %.1f%% (%.1f to %.1f). Knowing all of them adds %.1f points to"
		" known ethnicity.", "%s: %llu people to ask of %llu; known %.1f%% (%.1f to %.1f)."
		" Knowing all of them adds %.1f points to known ethnicity.", t->to_ask), name,
		(unsigned long long)t->to_ask,
		(unsigned long long)t->n, t->known.value * 100, t->known.low * 100,
		t->known.high * 100, t->points));

	r->cell[0] = xstrdup(name);
	r->cell[1] = xprintf("%llu", (unsigned long long)t->to_ask);
	r->cell[2] = xprintf(_("to ask, of %llu; known %.0f%%"),
	                     (unsigned long long)t->n, t->known.value * 100);
	snprintf(r->series, sizeof(r->series), "completeness:%.80s%s%.80s",
	         q->load.name, *t->team ? ":" : "", t->team);
}

bool readout_quality(struct db *db, struct readout *s, struct err *e)
{
	struct quality q = { 0 };
	struct load l;
	char *pace, *advice;
	bool ok = load_newest(db, s->what.key, NULL, &l, e) &&
	          quality_read(db, &l, &q, e);

	readout_head(s, N_("Line"), 0, false);
	readout_head(s, N_("Value"), 9, true);
	readout_head(s, N_("Rule"), 40, false);
	if (ok) {
		pace = quality_pace(&q);
		advice = quality_advice(&q);
		s->title = xprintf(_("Data › %s › index, and whom to ask"), l.name);
		s->why = xprintf("%s %s", pace, advice);
		put_index(s, &q);
		put_published(s, &q);
		free(pace);
		free(advice);
	}
	for (int i = 0; ok && i < q.nteams; i++)
		put_team(s, &q, i);
	quality_fini(&q);
	return ok;
}
