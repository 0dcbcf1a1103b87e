/* public.c - pcref data completeness, dqmi, ask and checks, campaign effect, chart
 * and diff with --public: the same lists, for others to see. */
#include "cli/public.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

enum { KEY = 400 };

static void key_of(char to[static KEY], const char *of, const char *what)
{
	snprintf(to, KEY, "%.300s %s", of, what);
}

static void class_key(char to[static KEY], const char *of, int cls)
{
	key_of(to, of, ethnic_classes[cls].name);
}

/* ---- rates ---- */

/* A count of several classes, by their bits. */
static void mask_key(char to[static KEY], const char *of, unsigned classes)
{
	char what[24];

	for (int i = 0; i < CLASS_COUNT; i++)
		if (classes == 1U << i) {
			class_key(to, of, i);
			return;
		}
	snprintf(what, sizeof(what), "classes %u", classes);
	key_of(to, of, what);
}

/* Of the classes, as many as the bits say. */
static void sum_mask(struct doc *d, const char *of, unsigned classes)
{
	char total[KEY], part[CLASS_COUNT][KEY];
	const char *parts[CLASS_COUNT];
	size_t n = 0;

	for (int i = 0; i < CLASS_COUNT; i++)
		if (classes >> i & 1) {
			class_key(part[n], of, i);
			parts[n] = part[n];
			n++;
		}
	mask_key(total, of, classes);
	if (n > 1)
		doc_sum_of(d, total, parts, n);
}

static const unsigned ALL = (1U << CLASS_COUNT) - 1;

bool public_shows(enum rate r)
{
	return rates[r].kind == RATE_SHARE || rates[r].kind == RATE_SCORE;
}

static void sum_rates(struct doc *d, const char *of)
{
	for (int r = 0; r < RATE_COUNT; r++)
		if (public_shows((enum rate)r)) {
			sum_mask(d, of, rates[r].above);
			sum_mask(d, of, rates[r].below);
		}
}

/* It tells of the not stated and the not known, beside what is shown. */
static void put_score(struct table *t, double score, const char *of)
{
	char unstated[KEY], unknown[KEY];

	class_key(unstated, of, CLASS_NOT_STATED);
	class_key(unknown, of, CLASS_NOT_KNOWN);
	cell_number(t, score, 0);
	cell_rests(t, unstated, unknown);
}

void public_rate(struct veil *v, enum rate r, const struct ethnic_counts *c, const char *of)
{
	struct table *t = v->table;
	char above[KEY], below[KEY];
	struct rate_value is;
	bool rate = rate_work(r, c, 0, &is);

	mask_key(above, of, rates[r].above);
	mask_key(below, of, rates[r].below);
	cell_text(t, rates[r].name);
	cell_text(t, _(rates[r].label));
	if (rates[r].kind == RATE_SCORE) {
		cell_none(t, CELL_NOT_APPLICABLE);
		cell_none(t, CELL_NOT_APPLICABLE);
		put_score(t, is.is.value, of);
		cell_none(t, CELL_NOT_APPLICABLE);
	} else {
		cell_people(t, above, (int64_t)is.above);
		cell_people(t, below, (int64_t)is.below);
		cell_percent(t, above, (int64_t)is.above, below, (int64_t)is.below);
		if (rate)
			cell_percent_limits(t, above, (int64_t)is.above, below,
			                    (int64_t)is.below, is.is.low, is.is.high);
		else
			cell_none(t, CELL_NOT_APPLICABLE);
	}
	cell_text(t, _(rates[r].formula));
	if (r == RATE_KNOWN)
		sum_rates(v->doc, of);
}

/* ---- the index, and whom to ask ---- */

static void index_count(struct veil *v, const char *name, const char *label, unsigned classes,
                        const struct ethnic_counts *c)
{
	char key[KEY];
	uint64_t n = 0;

	for (int i = 0; i < CLASS_COUNT; i++)
		n += classes >> i & 1 ? c->cls[i] : 0;
	mask_key(key, "", classes);
	table_row(v->table);
	cell_text(v->table, name);
	cell_text(v->table, label);
	cell_people(v->table, key, (int64_t)n);
	sum_mask(v->doc, "", classes);
}

static void index_score(struct veil *v, const char *name, const char *label, double score)
{
	table_row(v->table);
	cell_text(v->table, name);
	cell_text(v->table, label);
	put_score(v->table, score, "");
}

/* Months are nobody's. */
static void index_periods(struct veil *v, const char *name, const char *label, int n)
{
	table_row(v->table);
	cell_text(v->table, name);
	cell_text(v->table, label);
	cell_number(v->table, n, 0);
}

int public_dqmi(struct call *c, const struct quality *q)
{
	static const struct veil_column col[] = {
		{ "line", NULL, N_("Line"), false }, { "label", NULL, N_("Name"), false },
		{ "value", NULL, N_("Value"), true }
	};
	struct veil v;

	veil_begin(&v, col, 3);
	index_count(&v, "records", _("Records"), ALL, &q->all);
	for (int i = 0; i < CLASS_COUNT; i++)
		index_count(&v, ethnic_classes[i].name, _(ethnic_classes[i].label), 1U << i,
		            &q->all);
	index_count(&v, "complete_records", _("Records that are complete"),
	            rates[RATE_DQMI_COMPLETE].above, &q->all);
	index_count(&v, "valid_records", _("Records that are valid"),
	            rates[RATE_DQMI_VALID].above, &q->all);
	index_score(&v, "item", _("DQMI item score"), q->item.is.value);
	if (q->coverage.expected) {
		index_periods(&v, "sent", _("Periods sent"), q->coverage.sent);
		index_periods(&v, "expected", _("Periods expected"), q->coverage.expected);
		index_score(&v, "score", _("DQMI of the data set"), q->score);
	}
	return veil_end(&v, c);
}

int public_ask(struct call *c, const struct quality *q)
{
	static const struct veil_column col[] = {
		{ "team", NULL, N_("Team"), false }, { "label", NULL, N_("Name"), false },
		{ "to_ask", NULL, N_("To ask"), true }, { "records", NULL, N_("Records"), true },
		{ "to_ask_percent", NULL, N_("To ask %"), true },
	};
	struct veil v;

	veil_begin(&v, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < q->nteams; i++) {
		const struct quality_team *t = &q->team[i];
		char ask[KEY], all[KEY], rest[KEY];

		key_of(ask, t->team, "to ask");
		key_of(all, t->team, "all");
		key_of(rest, t->team, "rest");
		table_row(v.table);
		cell_theirs(v.table, t->team);
		cell_theirs(v.table, t->label);
		cell_people(v.table, ask, (int64_t)t->to_ask);
		cell_people(v.table, all, (int64_t)t->n);
		cell_percent(v.table, ask, (int64_t)t->to_ask, all, (int64_t)t->n);
	}
	return veil_end(&v, c);
}

/* ---- checks ---- */

/* What was found is told by team and number: the sentence has whole counts. */
static void put_findings(struct veil *v, enum check_id id, const struct check_result *r)
{
	for (int i = 0; i < r->n; i++) {
		table_row(v->table);
		cell_text(v->table, checks[id].name);
		cell_text(v->table, _(checks[id].label));
		cell_text(v->table, check_status_word(r->status));
		cell_theirs(v->table, r->finding[i].team);
		cell_people(v->table, NULL, r->finding[i].n);
	}
	if (r->n)
		return;
	table_row(v->table);
	cell_text(v->table, checks[id].name);
	cell_text(v->table, _(checks[id].label));
	cell_text(v->table, check_status_word(r->status));
	cell_none(v->table, CELL_NOT_APPLICABLE);
	cell_none(v->table, CELL_NOT_APPLICABLE);
}

int public_checks(struct call *c, const struct check_result *r, enum check_id only)
{
	static const struct veil_column col[] = {
		{ "check", NULL, N_("Check"), false }, { "label", NULL, N_("Name"), false },
		{ "status", NULL, N_("Status"), false }, { "team", NULL, N_("Team"), false },
		{ "records", NULL, N_("Records"), true }
	};
	struct veil v;

	veil_begin(&v, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < CHECK_COUNT; i++)
		if (only == CHECK_COUNT || only == (enum check_id)i)
			put_findings(&v, (enum check_id)i, &r[i]);
	return veil_end(&v, c);
}

/* ---- campaigns ---- */

static void put_side(struct veil *v, const struct campaign_side *s, int code, const char *side)
{
	char key[KEY], all[KEY];
	struct limits l = { 0 };

	key_of(key, side, ethnic_codes[code].code);
	key_of(all, side, "all");
	stats_wilson(s->code[code], s->n, &l);
	cell_people(v->table, key, (int64_t)s->code[code]);
	cell_percent(v->table, key, (int64_t)s->code[code], all, (int64_t)s->n);
	cell_percent_limits(v->table, key, (int64_t)s->code[code], all, (int64_t)s->n, l.low,
	                    l.high);
}

int public_campaign(struct call *c, const struct campaign *of)
{
	static const struct veil_column col[] = {
		{ "code", NULL, N_("Code"), false }, { "group", NULL, N_("Group"), false },
		{ "before", NULL, N_("Before"), true }, { "before_percent", NULL, "%", true },
		{ "before_low", "before_high", N_("95% limits"), true },
		{ "after", NULL, N_("After"), true }, { "after_percent", NULL, "%", true },
		{ "after_low", "after_high", N_("95% limits"), true }
	};
	struct veil v;

	veil_begin(&v, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < ETHNIC_COUNT; i++) {
		if (!of->before.code[i] && !of->after.code[i])
			continue;
		table_row(v.table);
		cell_text(v.table, ethnic_codes[i].code);
		cell_text(v.table, _(ethnic_codes[i].label));
		put_side(&v, &of->before, i, "before");
		put_side(&v, &of->after, i, "after");
	}
	return veil_end(&v, c);
}
