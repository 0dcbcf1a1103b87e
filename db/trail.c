#include "db/trail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/period.h"
#include "db/db.h"
#include "db/load.h"
#include "db/observation.h"
#include "db/reading.h"
#include "db/store.h"
#include "db/trail_priv.h"

/* ---- loads ---- */

static void tell_load(FILE *out, const struct load *l)
{
	char as_at[DAY_SHOWN], made[DAY_SHOWN];

	day_show(l->as_at, as_at);
	day_show(l->made_at, made);
	fprintf(out, _("File: %s, %s, SHA-256 %s.\n"), l->file,
	        lang_count("%lld byte", "%lld bytes", l->bytes).text, l->file_hash);
	fprintf(out, _("Rows: %lld of %lld accepted, as at %s; counts SHA-256 %s.\n"),
	        l->accepted, l->read, as_at, l->counts_hash);
	fprintf(out, _("Loaded by %s on %s as load %lld of %s%s.\n"), l->made_by,
	        made, l->number, l->name, l->gone ? _("; withdrawn since") : "");
}

static bool of_load(struct telling *t, const char *which)
{
	struct load l;

	if (!load_find(t->db, strtoll(which, NULL, 10), &l, t->e))
		return false;
	tell_load(t->out, &l);
	return true;
}

static bool of_completeness(struct telling *t, const char *which)
{
	struct ethnic_counts all = { 0 };
	struct rate_row *rows = NULL;
	struct rate_value v;
	struct record r;
	struct load l;
	int n = 0;
	bool ok;

	if (!store_find(t->db, &entities[ENT_dataset], which, &r, t->e))
		return false;
	ok = load_newest(t->db, record_get(&r, FIELD_UID), NULL, &l, t->e) &&
	     load_rates(t->db, &l, false, false, &rows, &n, t->e);
	record_fini(&r);
	if (ok && n)
		all = rows[0].counts;
	rate_rows_fini(rows, n);
	if (!ok)
		return false;
	if (rate_work(RATE_KNOWN, &all, 0, &v))
		fprintf(t->out, _("%s, %s: %llu of %llu = %.1f%% (%.1f to %.1f).\n"
		        "Rule: %s; 95 per cent Wilson limits.\n"),
		        _(rates[RATE_KNOWN].label), l.name,
		        (unsigned long long)v.above, (unsigned long long)v.below,
		        v.is.value * 100, v.is.low * 100, v.is.high * 100,
		        _(rates[RATE_KNOWN].formula));
	tell_load(t->out, &l);
	return true;
}

/* ---- observations ---- */

static bool tell_observations(struct telling *t, long long number,
                              const char *lines)
{
	struct observation_load l;
	char made[DAY_SHOWN];

	if (!observation_load_find(t->db, number, &l, t->e))
		return false;
	day_show(l.made_at, made);
	if (strcmp(l.origin, "hand") == 0)
		fprintf(t->out, _("By hand: %s"), l.file);
	else
		fprintf(t->out, _("File: %s, %s, SHA-256 %s"), l.file,
		        lang_count("%lld byte", "%lld bytes", l.bytes).text,
		        *l.file_hash ? l.file_hash : _("not taken"));
	fprintf(t->out, _("%s; rows SHA-256 %s.\nTaken in by %s on %s as"
	        " observations %lld%s.\n"), lines, l.rows_hash, l.made_by, made,
	        l.number, l.gone ? _("; withdrawn since") : "");
	return true;
}

static bool of_observations(struct telling *t, const char *which)
{
	return tell_observations(t, strtoll(which, NULL, 10), "");
}

/* "; lines 2 to 19" of those that hold for a period and came with a load. */
static char *lines_of(const struct observation *o, int n,
                      const struct reading_period *p, long long load)
{
	long long first = 0, last = 0;

	for (int i = 0; i < n; i++) {
		if (o[i].load != load || strcmp(o[i].starts, p->starts) != 0 ||
		    strcmp(o[i].ends, p->ends) != 0)
			continue;
		first = !first || o[i].line < first ? o[i].line : first;
		last = o[i].line > last ? o[i].line : last;
	}
	return first == last ? xprintf(_("; line %lld"), first)
	                     : xprintf(_("; lines %lld to %lld"), first, last);
}

static bool tell_sources(struct telling *t, const struct reading *r,
                         const struct reading_period *p)
{
	struct observation *o = NULL;
	bool ok;
	int n = 0;

	ok = observations_read(t->db, record_get(&r->metric, FIELD_UID), NULL, &o,
	                       &n, t->e);
	for (int i = 0; ok && i < p->nloads; i++) {
		char *lines = lines_of(o, n, p, p->load[i]);

		ok = tell_observations(t, p->load[i], lines);
		free(lines);
	}
	free(o);
	return ok;
}

static const char *rule_words(const struct reading *r)
{
	switch (r->rule.kind) {
	case FIGURE_SHARE:
		return _("numerator / denominator, Wilson limits; ratios with limits on"
		         " the log scale");
	case FIGURE_RATE:
		return _("numerator / denominator, Byar's limits, exact ones under ten"
		         " events; ratios with limits on the log scale");
	case FIGURE_COUNT:
		return _("a count, as it is");
	default:
		return _("as published; nothing is worked out");
	}
}

static bool tell_metric(struct telling *t, const struct reading *r, int at)
{
	const struct reading_period *p = &r->period[at];
	char *text;

	fprintf(t->out, "%s, %s, %s.\n", record_get(&r->metric, METRIC_CODE),
	        record_title(&r->metric), p->label);
	fprintf(t->out, _("Numerator: %s. Denominator: %s.\n"),
	        record_get(&r->metric, METRIC_NUMERATOR),
	        record_get(&r->metric, METRIC_DENOMINATOR));
	fprintf(t->out, _("Rule: %s.\nGrouping: %s; reference: %s.\n"),
	        rule_words(r), r->grouping, r->reference < 0 ? _("none")
	        : r->groups.group[r->reference].name);
	text = reading_caveat(r, at, NULL);
	fprintf(t->out, "%s\n", text);
	free(text);
	return tell_sources(t, r, p);
}

static bool of_metric(struct telling *t, const char *which)
{
	struct reading_choice as_is = { 0 };
	const char *colon = strchr(which, ':');
	char *code = xstrndup(which, colon ? (size_t)(colon - which)
	                                   : strlen(which));
	struct record m;
	struct reading r;
	int at;
	bool ok = store_find(t->db, &entities[ENT_metric], code, &m, t->e);

	free(code);
	if (!ok)
		return false;
	ok = reading_read(t->db, record_get(&m, FIELD_UID), &as_is, &r, t->e);
	record_fini(&m);
	if (!ok)
		return false;
	at = r.n - 1;
	while (colon && at >= 0 && strcmp(r.period[at].code, colon + 1) != 0)
		at--;
	ok = at < 0 ? err_set(t->e, ERR_INPUT, _("%s has no figure by ethnicity"
	                      " there"), which) : tell_metric(t, &r, at);
	reading_fini(&r);
	return ok;
}

static bool of_rule(struct telling *t, const char *rule)
{
	fprintf(t->out, _("Rule: %s\n"), rule);
	return true;
}

char *trail_read(struct db *db, const char *number, struct err *e)
{
	static const struct {
		const char *kind;
		bool (*tell)(struct telling *, const char *);
	} kinds[] = {
		{ "metric", of_metric }, { "completeness", of_completeness },
		{ "load", of_load }, { "observations", of_observations },
		{ "rows", trail_rows }, { "rule", of_rule },
	};
	size_t kind = strcspn(number, ":"), len;
	struct telling t = { db, NULL, e };
	bool known = false, ok = false;
	char *text;

	t.out = xmemstream(&text, &len);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (number[kind] && strlen(kinds[i].kind) == kind &&
		    strncmp(kinds[i].kind, number, kind) == 0) {
			known = true;
			ok = kinds[i].tell(&t, number + kind + 1);
		}
	fclose(t.out);
	if (ok)
		return text;
	free(text);
	if (!known)
		err_set(e, ERR_USAGE, _("\"%s\" is no number with a trail: say"
		        " report:4.2, metric:CODE, metric:CODE:PERIOD,"
		        " completeness:DATASET, load:N, observations:N or"
		        " \"rows:LIST FILTER\""), number);
	return NULL;
}
