/* quality.c - pcref data dqmi, pcref data ask. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/public.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/quality.h"

static void put_line(struct out *o, const char *name, const char *label,
                     double value, int decimals, const char *how)
{
	char text[48];

	snprintf(text, sizeof(text), "%.*f", decimals, value);
	out_cell(o, name);
	out_cell(o, label);
	out_cell(o, text);
	out_cell(o, how);
}

static void put_count(struct out *o, const char *name, const char *label,
                      uint64_t n, const char *how)
{
	put_line(o, name, label, (double)n, 0, how);
}

static void put_lines(struct out *o, const struct quality *q)
{
	const uint64_t *n = q->all.cls;

	put_count(o, "records", _("Records"), counts_all(&q->all), "N");
	put_count(o, "missing", _("Missing"), n[CLASS_MISSING], "M");
	put_count(o, "invalid", _("Invalid"), n[CLASS_INVALID], "I");
	put_count(o, "default", _("99, not known"), n[CLASS_NOT_KNOWN], "U");
	put_count(o, "known", _("Known"), n[CLASS_KNOWN], "K");
	put_count(o, "not_stated", _("Not stated"), n[CLASS_NOT_STATED], "Z");
	put_line(o, "threshold", _("Threshold of 99"), q->threshold * 100, 1,
	         _("t, per cent; setting dqmi.threshold"));
	put_line(o, "complete", _("DQMI complete"), q->complete.is.value * 100, 1,
	         "(N - M) / N");
	put_line(o, "valid", _("DQMI valid"), q->valid.is.value * 100, 1,
	         "(K + Z + U) / (N - M)");
	put_line(o, "item", _("DQMI item score"), q->item.is.value, 1,
	         "100 (K + Z + U - max(0, U - t N)) / N");
	put_count(o, "sent", _("Periods sent"), (uint64_t)q->coverage.sent,
	          q->coverage.lacking ? q->coverage.lacking : "");
	put_count(o, "expected", _("Periods expected"), (uint64_t)q->coverage.expected,
	          coverage_rule(&q->coverage));
	if (q->coverage.expected) {
		put_line(o, "coverage", _("Coverage"), q->coverage.share * 100, 1,
		         _("periods sent / periods expected"));
		put_line(o, "score", _("DQMI of the data set"), q->score, 1,
		         _("mean item score x mean coverage; here of the one item"
		           " ethnicity"));
	}
	for (int i = 0; i < QUALITY_GAINS; i++)
		put_line(o, ethnic_classes[q->gain[i].cls].name,
		         _(ethnic_classes[q->gain[i].cls].label),
		         q->gain[i].points, 2, _("points it would add if they were"
		                                 " known"));
}

/* The feed, month by month, the newest first. */
static void put_published(struct out *o, const struct quality *q)
{
	for (int i = 0; i < q->npublished; i++) {
		const struct quality_published *p = &q->published[i];
		char *name, *how;

		if (!p->is)
			continue;
		name = xprintf("published-%.7s", p->ends);
		how = xprintf(_("DQMI feed of %s, load %lld of figures: complete %lld of %lld,"
		                " valid %lld of %lld, default %lld"), p->unit, p->load,
		              p->complete, p->all, p->valid, p->valid_of, p->defaults);
		put_line(o, name, _("Published item score"), p->item, 1, how);
		free(name);
		free(how);
	}
}

static bool read_chosen(struct call *c, struct quality *q, struct err *e)
{
	struct load l;

	if (!data_load_chosen(c, &l, e))
		return false;
	if (quality_read(c->db, &l, q, e))
		return true;
	quality_fini(q);
	return false;
}

static void print_words(const struct quality *q, bool advice)
{
	char *pace = quality_pace(q), *text = quality_advice(q), *beside = quality_beside(q);

	printf("\n%s\n", pace);
	if (advice)
		printf("%s\n%s\n", text, beside);
	free(beside);
	free(pace);
	free(text);
}

int verb_data_dqmi(struct call *c)
{
	static const struct out_column col[] = {
		{ "line", N_("Line"), false }, { "label", N_("Name"), false },
		{ "value", N_("Value"), true }, { "rule", N_("Rule"), false }
	};
	struct err e = { 0 };
	struct quality q;
	struct out o;
	int rc;

	if (!read_chosen(c, &q, &e))
		return call_fail(&e);
	if (call_has(c, FLAG_public)) {
		rc = public_dqmi(c, &q);
		quality_fini(&q);
		return rc;
	}
	out_begin(&o, c, col, 4);
	put_lines(&o, &q);
	put_published(&o, &q);
	rc = out_end(&o);
	if (out_form(c) == OUT_TABLE)
		print_words(&q, true);
	quality_fini(&q);
	return rc;
}

/* Teams by how many people are to be asked, not by per cent. */
int verb_data_ask(struct call *c)
{
	static const struct out_column col[] = {
		{ "team", N_("Team"), false }, { "label", N_("Name"), false },
		{ "to_ask", N_("To ask"), true }, { "records", N_("Records"), true },
		{ "known_percent", N_("Known %"), true },
		{ "low", N_("Low"), true }, { "high", N_("High"), true },
		{ "points", N_("Points"), true }
	};
	struct err e = { 0 };
	struct quality q;
	struct out o;
	char text[32];
	int rc;

	if (!read_chosen(c, &q, &e))
		return call_fail(&e);
	if (call_has(c, FLAG_public)) {
		rc = public_ask(c, &q);
		quality_fini(&q);
		return rc;
	}
	out_begin(&o, c, col, 8);
	for (int i = 0; i < q.nteams; i++) {
		const struct quality_team *t = &q.team[i];
		const double v[] = { t->known.value * 100, t->known.low * 100,
		                     t->known.high * 100, t->points };

		out_cell(&o, t->team);
		out_cell(&o, t->label);
		out_number(&o, (long long)t->to_ask);
		out_number(&o, (long long)t->n);
		for (int k = 0; k < 4; k++) {
			snprintf(text, sizeof(text), "%.2f", v[k]);
			out_cell(&o, text);
		}
	}
	rc = out_end(&o);
	if (out_form(c) == OUT_TABLE)
		print_words(&q, false);
	quality_fini(&q);
	return rc;
}
