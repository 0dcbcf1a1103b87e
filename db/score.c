#include "db/score.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "db/priv.h"
#include "db/score_count.h"

#define QUERY(id, sql) [id] = sql,
static const char *const queries[SCORE_QUERIES] = {
#include "db/score.def"
};
#undef QUERY

bool count_run(struct counting *c, enum score_query q, int n, struct result *res,
               struct err *e)
{
	const char *arg[] = { c->as_at, c->year };

	*res = (struct result){ 0 };
	return db_run(c->db, queries[q], n, arg, res, e);
}

const char *count_text(const struct result *res, int row, int col)
{
	const char *s = result_get(res, row, col);

	return s ? s : "";
}

int count_fits(const char *text, int cells, int bytes)
{
	size_t len = strlen(text), cut = text_cut(text, len, cells);

	while (cut > (size_t)bytes)
		cut = text_prev(text, len, cut);
	return (int)cut;
}

void count_ref(struct score_count *to, const char *prefix, const struct result *res, int row,
               int number, int title)
{
	const char *name = count_text(res, row, title);
	int fits = count_fits(name, 60, 100);

	snprintf(to->ref, sizeof(to->ref), "%s-%s (%.*s%s)", prefix,
	         count_text(res, row, number), fits, name, name[fits] ? "..." : "");
}

void count_evidence(struct score_count *to, const char *day)
{
	if (strcmp(day, to->evidence) > 0)
		snprintf(to->evidence, sizeof(to->evidence), "%.10s", day);
}

bool db_score_rules(struct db *db, struct score_rules *rules, struct err *e)
{
	struct result res = { 0 };
	bool ok = db_run(db, queries[SCORE_SETTINGS], 0, NULL, &res, e);

	score_rules_init(rules);
	for (int i = 0; ok && i < res.nrow; i++)
		ok = score_rule_set(rules, result_get(&res, i, 0), result_get(&res, i, 1), e);
	result_fini(&res);
	return ok;
}

static bool count_routes(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_ROUTES];
	struct result res;
	bool ok = count_run(c, SCORE_ROUTES, 2, &res, e);

	if (ok) {
		to->den = result_int(&res, 0, 0);
		to->num = result_int(&res, 0, 1);
		count_evidence(to, count_text(&res, 0, 2));
	}
	result_fini(&res);
	if (!ok || to->num == to->den)
		return ok;
	ok = count_run(c, SCORE_STALE_ROUTE, 2, &res, e);
	if (ok && res.nrow)
		count_ref(to, "RTE", &res, 0, 0, 1);
	result_fini(&res);
	return ok;
}

bool count_given(const struct counting *c, enum entity_id ent, int64_t number)
{
	for (int i = 0; i < c->ngiven; i++)
		if (c->given[i].ent == ent && c->given[i].number == number)
			return true;
	return false;
}

bool db_score(struct db *db, const char *as_at, struct score *out, struct err *e)
{
	return db_score_if(db, as_at, NULL, 0, out, e);
}

bool db_score_if(struct db *db, const char *as_at, const struct score_if *given, int n,
                 struct score *out, struct err *e)
{
	static bool (*const counters[])(struct counting *, struct err *) = {
		count_actions, count_duties, count_meetings, count_competencies, count_feedback,
		count_routes, count_data, count_metrics,
	};
	struct counting c = { .db = db, .given = given, .ngiven = n };

	if (!db_score_rules(db, &c.rules, e))
		return false;
	snprintf(c.as_at, sizeof(c.as_at), "%s", as_at);
	snprintf(c.in.as_at, sizeof(c.in.as_at), "%s", as_at);
	day_add_months(as_at, -12, c.year);
	for (size_t i = 0; i < sizeof(counters) / sizeof(*counters); i++)
		if (!counters[i](&c, e))
			return false;
	score_work_out(out, &c.in, &c.rules);
	return true;
}
