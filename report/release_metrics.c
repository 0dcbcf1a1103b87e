#include "report/release_metrics.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "db/reading.h"
#include "db/store.h"
#include "report/disparity.h"
#include "report/doc.h"

struct putting {
	struct release *release;
	struct table *table;
	const struct reading *r;
	const struct reading_period *p;
};

static void put_head(struct putting *w, const char *group)
{
	struct table *t = w->table;

	table_row(t);
	cell_text(t, record_get(&w->r->metric, METRIC_CODE));
	cell_text(t, record_title(&w->r->metric));
	cell_text(t, w->p->starts);
	cell_text(t, w->p->ends);
	cell_text(t, w->r->grouping);
	cell_text(t, group);
}

static void put_none(struct table *t, enum cell_kind kind, int n)
{
	for (int i = 0; i < n; i++)
		cell_none(t, kind);
}

/* A share comes from its counts, whole per cents where counts are rounded. */
static void put_value(struct putting *w, const struct figure *f, const char *key,
                      const char *of)
{
	struct table *t = w->table;

	if (!f->is) {
		put_none(t, CELL_NOT_KNOWN, 1);
		put_none(t, CELL_NOT_APPLICABLE, 1);
	} else if (w->r->rule.kind == FIGURE_SHARE && f->counted && f->divided) {
		cell_percent(t, key, (int64_t)f->num, of, (int64_t)f->den);
		cell_percent_limits(t, key, (int64_t)f->num, of, (int64_t)f->den,
		                    f->value.low / 100, f->value.high / 100);
	} else {
		cell_number(t, f->value.value, 1);
		cell_rests(t, key, of);
		if (f->limited) {
			cell_limits(t, f->value.low, f->value.high, 1);
			cell_rests(t, key, of);
		} else {
			cell_none(t, CELL_NOT_APPLICABLE);
		}
	}
}

static void put_ratio(struct putting *w, const struct figure *f, const char *key,
                      const char *reference)
{
	struct table *t = w->table;
	bool is = f->compared && f->reading != READING_TOO_FEW;

	cell_text(t, w->r->reference < 0 ? "" : w->r->groups.group[w->r->reference].name);
	if (!is) {
		put_none(t, CELL_NOT_APPLICABLE, 2);
	} else {
		cell_number(t, f->ratio.value, 2);
		cell_rests(t, key, reference);
		cell_limits(t, f->ratio.low, f->ratio.high, 2);
		cell_rests(t, key, reference);
	}
	cell_text(t, figure_reading_word(f->reading));
	cell_rests(t, key, reference);
}

static void put_group(struct putting *w, int g, const char *reference)
{
	const struct figure *f = &w->p->group[g];
	const char *name = w->r->groups.group[g].name;
	char *key = disparity_key(w->r, w->p, name), *of = disparity_key_of(w->r, w->p, name);
	char *unit = reading_unit_word(w->r);

	put_head(w, name);
	disparity_counts(w->table, w->r, f, key, of);
	put_value(w, f, key, of);
	cell_text(w->table, *unit ? unit : _("count"));
	put_ratio(w, f, key, reference);
	free(unit);
	free(key);
	free(of);
}

static void put_count(struct putting *w, const char *name, const char *key, int64_t n)
{
	put_head(w, name);
	cell_people(w->table, key, n);
	put_none(w->table, CELL_NOT_APPLICABLE, 8);
}

/* Whoever has the whole can take the parts from it. */
static void put_wholes(struct putting *w)
{
	const struct reading_period *p = w->p;
	char *all, *known, *rest;

	if (!p->has_known || !p->has_total || p->total.num < p->known)
		return;
	all = disparity_key(w->r, p, "all");
	known = disparity_key(w->r, p, "known");
	rest = disparity_key(w->r, p, "rest");
	put_count(w, _("Ethnicity known"), known, (int64_t)p->known);
	put_count(w, _("Not stated, not known, or in no row by ethnicity"), rest,
	          (int64_t)(p->total.num - p->known));
	put_count(w, _("All"), all, (int64_t)p->total.num);
	disparity_sums(w->release->doc, w->r, p, known);
	doc_sum(w->release->doc, all, known, rest);
	free(all);
	free(known);
	free(rest);
}

static void put_period(struct putting *w)
{
	const struct reading *r = w->r;
	char *reference = r->reference < 0 ? NULL
	                  : disparity_key(r, w->p, r->groups.group[r->reference].name);

	for (int g = 0; g < r->groups.n; g++)
		if (w->p->group[g].is || w->p->group[g].suppressed)
			put_group(w, g, reference);
	put_wholes(w);
	free(reference);
}

struct reading_all {
	struct db *db;
	const char *as_at;
	struct release *release;
	struct err *e;
	bool ok;
};

static bool put_metric(const struct record *m, void *with)
{
	struct reading_all *all = with;
	struct reading_choice own = { .unit = "", .as_at = all->as_at };
	struct reading r;

	if (record_is(m, METRIC_THEME, "population"))
		return true;
	all->ok = reading_read(all->db, record_get(m, FIELD_UID), &own, &r, all->e);
	for (int i = 0; all->ok && i < r.n; i++) {
		struct putting w = { all->release, all->release->table[RELEASE_METRICS], &r,
		                     &r.period[i] };

		put_period(&w);
	}
	if (all->ok)
		reading_fini(&r);
	return all->ok;
}

bool release_metrics(struct db *db, const char *as_at, struct release *r, struct err *e)
{
	struct page page = { .ent = &entities[ENT_metric], .sort = FIELD_NUMBER };
	struct reading_all all = { db, as_at, r, e, true };

	return store_each(db, &page, put_metric, &all, e) && all.ok;
}
