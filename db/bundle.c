#include "db/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "db/load.h"
#include "db/priv.h"
#include "db/score.h"
#include "db/status.h"
#include "db/store.h"

static bool take_scores(struct db *db, const char *as_at, struct bundle *b,
                        struct err *e)
{
	struct score s;

	if (!db_score(db, as_at, &s, e))
		return false;
	for (int i = 0; i < AREA_COUNT; i++) {
		const struct score_area *a = &s.area[i];

		b->area[a->id].score = a->score;
		b->area[a->id].band = a->band;
		b->area[a->id].assessed = a->assessed;
		b->area[a->id].of = a->of;
	}
	for (int c = 0; c < CRIT_COUNT; c++)
		b->level[c] = s.level[c].assessed ? s.level[c].level : -1;
	return true;
}

struct counting {
	struct db *db;
	struct bundle *b;
};

static bool count_action(const struct record *r, void *with)
{
	struct counting *c = with;

	c->b->actions[db_status(c->db, r)]++;
	return true;
}

static bool take_actions(struct db *db, struct bundle *b, struct err *e)
{
	struct page all = { .ent = &entities[ENT_action], .sort = FIELD_NUMBER };
	struct counting c = { db, b };

	return store_each(db, &all, count_action, &c, e);
}

static bool take_feedback(struct db *db, const char *as_at, struct bundle *b,
                          struct err *e)
{
	struct result r = { 0 };
	bool ok = db_run(db, "SELECT state, count(*) FROM feedback WHERE gone = 0"
	    " AND received_on <= CAST($1 AS TEXT) GROUP BY state ORDER BY state",
	    1, &as_at, &r, e);

	for (int i = 0; ok && i < r.nrow && i < BUNDLE_STATES; i++) {
		snprintf(b->feedback[i].state, sizeof(b->feedback[i].state),
		         "%s", result_get(&r, i, 0));
		b->feedback[i].n = result_int(&r, i, 1);
		b->nfeedback++;
	}
	result_fini(&r);
	return ok;
}

static bool take_dataset(struct db *db, const struct load *l, struct bundle *b,
                         struct err *e)
{
	struct bundle_dataset *d = &b->dataset[b->ndatasets];
	struct rate_row *row;
	int n;

	if (!load_rates(db, l, false, false, &row, &n, e))
		return false;
	if (n) {
		bundle_copy(d->name, sizeof(d->name), l->name);
		snprintf(d->as_at, sizeof(d->as_at), "%s", l->as_at);
		d->all = (long long)counts_all(&row[0].counts);
		for (int c = 0; c < CLASS_COUNT; c++)
			d->cls[c] = (long long)row[0].counts.cls[c];
		b->ndatasets++;
	}
	rate_rows_fini(row, n);
	return true;
}

static bool take_data(struct db *db, const char *as_at, struct bundle *b,
                      struct err *e)
{
	struct load *l;
	int n;
	bool ok = load_list(db, true, as_at, &l, &n, e);

	if (!ok)
		return false;
	for (int i = 0; ok && i < n && b->ndatasets < BUNDLE_DATASETS; i++)
		ok = take_dataset(db, &l[i], b, e);
	free(l);
	return ok;
}

bool db_bundle_profile(struct db *db, enum suppress_profile *p, struct err *e)
{
	char *name = store_setting(db, "suppression", "mhsds");
	bool ok = suppress_find(name, p) && *p != SUPPRESS_NONE;

	free(name);
	return ok || err_set(e, ERR_CONFIG, _("what is shown to others goes"
	       " through disclosure control, so the setting suppression must be one"
	       " of %s"), suppress_names());
}

bool db_bundle(struct db *db, const char *as_at, const char *called,
               struct bundle *b, struct err *e)
{
	char *name = store_setting(db, "trust_name", called ? called : "");

	*b = (struct bundle){ 0 };
	bundle_copy(b->trust, sizeof(b->trust), name);
	free(name);
	snprintf(b->as_at, sizeof(b->as_at), "%s", as_at);
	snprintf(b->made, sizeof(b->made), "%.31s", db->at);
	if (!*b->trust)
		return err_set(e, ERR_DATA, _("the trust has no name yet: pcref"
		               " setting edit trust_name --value NAME"));
	return take_scores(db, as_at, b, e) && take_actions(db, b, e) &&
	       take_feedback(db, as_at, b, e) && take_data(db, as_at, b, e) &&
	       bundle_take_metrics(db, as_at, b, e);
}
