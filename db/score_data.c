/* What is counted over data sets and the newest load of each, as known on the
 * day: loads of one data set are never summed, those of several are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entity.h"
#include "core/words.h"
#include "db/db.h"
#include "db/load.h"
#include "db/score_count.h"

static int64_t in_class(const struct ethnic_counts *n, enum ethnic_class cls)
{
	return (int64_t)n->cls[cls];
}

/* The team where most is to be done. */
static void offer_team(struct score_count *to, const struct load *load,
                       const struct rate_row *row, int64_t n, int64_t *most)
{
	const char *team = *row->label ? row->label : row->team;

	if (n <= *most)
		return;
	*most = n;
	snprintf(to->ref, sizeof(to->ref), "%.*s (%.*s)", count_fits(team, 40, 80), team,
	         count_fits(load->name, 30, 60), load->name);
}

struct teams {
	int64_t unknown, invalid;	/* of the team that has most, so far */
};

static void add_team(struct counting *c, const struct load *load, const struct rate_row *row,
                     struct teams *most)
{
	struct score_count *known = &c->in.count[CRIT_KNOWN], *valid = &c->in.count[CRIT_VALID];
	const struct ethnic_counts *n = &row->counts;
	int64_t k = in_class(n, CLASS_KNOWN), z = in_class(n, CLASS_NOT_STATED);
	int64_t u = in_class(n, CLASS_NOT_KNOWN), i = in_class(n, CLASS_INVALID);
	int64_t m = in_class(n, CLASS_MISSING);

	known->num += k;
	known->den += k + z + u + i + m;
	known->beside += k + z;
	valid->num += k + z + u;
	valid->den += k + z + u + i;
	offer_team(known, load, row, u + i + m, &most->unknown);
	offer_team(valid, load, row, i, &most->invalid);
}

static bool count_load(struct counting *c, const struct load *load, struct teams *most,
                       struct err *e)
{
	struct rate_row *rows = NULL;
	int n = 0;
	bool ok = load_rates(c->db, load, true, false, &rows, &n, e);

	for (int i = 0; ok && i < n; i++)
		add_team(c, load, &rows[i], most);
	count_evidence(&c->in.count[CRIT_KNOWN], load->as_at);
	count_evidence(&c->in.count[CRIT_VALID], load->as_at);
	rate_rows_fini(rows, n);
	return ok;
}

/* --- groups in the caseload we have not heard from --- */

struct caseload {
	struct counting *c;
	int64_t n[ETHNIC_COUNT];
};

static void add_code(void *with, const char *const *value, long long n)
{
	struct caseload *load = with;

	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, value[0]) == 0)
			load->n[i] += n;
}

static void name_group(struct score_count *to, const struct words *words, const char *code)
{
	snprintf(to->ref, sizeof(to->ref), "%.150s", words_label(words, VOC_ethnic, code));
}

/* The largest group that is silent is the next step. */
static void count_heard(const struct caseload *load)
{
	struct counting *c = load->c;
	struct score_count *to = &c->in.count[CRIT_HEARD];
	int64_t most = 0;

	for (int i = 0; i < ETHNIC_COUNT && c->asked; i++) {
		if (ethnic_codes[i].cls != CLASS_KNOWN || !load->n[i])
			continue;
		to->den++;
		to->num += c->heard[i];
		if (!c->heard[i] && load->n[i] > most) {
			most = load->n[i];
			name_group(to, db_words(c->db), ethnic_codes[i].code);
		}
	}
}

static bool count_loads(struct counting *c, struct err *e)
{
	static const enum count_by by_code[] = { BY_CODE };
	struct caseload caseload = { .c = c };
	struct teams most = { 0 };
	struct load *loads = NULL;
	int n = 0;
	bool ok = load_list(c->db, true, c->as_at, &loads, &n, e);

	for (int i = 0; ok && i < n; i++)
		ok = count_load(c, &loads[i], &most, e) &&
		     load_counts(c->db, &loads[i], by_code, 1, add_code, &caseload, e);
	if (ok)
		count_heard(&caseload);
	free(loads);
	return ok;
}

bool count_data(struct counting *c, struct err *e)
{
	struct score_count *to = &c->in.count[CRIT_PUBLISHED];
	struct result res;
	bool ok = count_run(c, SCORE_DATASETS, 1, &res, e);

	if (ok) {
		to->num = to->den = result_int(&res, 0, 0) > 0;
		count_evidence(to, count_text(&res, 0, 1));
		snprintf(to->ref, sizeof(to->ref), "%s-%s", entities[ENT_dataset].prefix,
		         count_text(&res, 0, 2));
	}
	result_fini(&res);
	return ok && count_loads(c, e);
}
