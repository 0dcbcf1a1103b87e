#include "report/annual/holding.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

static void add_code(void *with, const char *const *value, long long n)
{
	struct holding *h = with;

	for (int i = 0; i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, value[0]) == 0)
			h->code[i] += (uint64_t)n;
}

static int team_at(const struct holding *h, const char *team)
{
	for (int i = 0; i < h->nteam; i++)
		if (strcmp(h->team[i].team, team) == 0)
			return i;
	return -1;
}

static void add_team_code(void *with, const char *const *value, long long n)
{
	struct holding *h = with;
	int at = team_at(h, value[0]);

	for (int i = 0; at >= 0 && i < ETHNIC_COUNT; i++)
		if (strcmp(ethnic_codes[i].code, value[1]) == 0)
			h->team_code[at][i] += (uint64_t)n;
}

/* Months after the day of the paper are none of its business, and what has
 * no month cannot be drawn in time. */
static void keep_months(const struct year *y, struct holding *h)
{
	int kept = 0, from;

	for (int i = 0; i < h->nmonth; i++) {
		struct rate_row *m = &h->month[i];
		bool dated = strcmp(m->month, "unknown") != 0 &&
			strncmp(m->month, y->as_at, strlen("2026-03")) <= 0;

		if (dated && kept != i) {
			struct rate_row was = h->month[kept];

			h->month[kept] = *m;
			*m = was;
		}
		kept += dated;
	}
	h->shown = kept < MONTHS ? kept : MONTHS;
	from = kept - h->shown;
	h->first = h->month + from;
}

static bool read_one(struct year *y, struct holding *h, struct err *e)
{
	static const enum count_by by[] = { BY_TEAM, BY_CODE };
	struct rate_row *all = NULL;
	int n = 0;

	h->dataset = year_row(y, ENT_dataset, h->load.dataset);
	if (!load_rates(y->db, &h->load, false, false, &all, &n, e))
		return false;
	if (n)
		h->all = all[0].counts;
	rate_rows_fini(all, n);
	if (!load_rates(y->db, &h->load, true, false, &h->team, &h->nteam, e) ||
	    !load_rates(y->db, &h->load, false, true, &h->month, &h->nmonth, e) ||
	    !load_counts(y->db, &h->load, by + 1, 1, add_code, h, e))
		return false;
	keep_months(y, h);
	h->team_code = xcalloc((size_t)h->nteam, sizeof(*h->team_code));
	return load_rates(y->db, &h->load, true, true, &h->both, &h->nboth, e) &&
		load_counts(y->db, &h->load, by, 2, add_team_code, h, e);
}

bool holdings_read(struct year *y, struct err *e)
{
	struct load *load = NULL;
	bool done;

	done = load_list(y->db, true, y->as_at, &load, &y->nholding, e);
	if (!done)
		y->nholding = 0;
	y->holding = xcalloc((size_t)y->nholding, sizeof(*y->holding));
	for (int i = 0; i < y->nholding; i++) {
		y->holding[i].load = load[i];
		done = done && read_one(y, &y->holding[i], e);
	}
	free(load);
	return done;
}

void holdings_free(struct year *y)
{
	for (int i = 0; i < y->nholding; i++) {
		rate_rows_fini(y->holding[i].team, y->holding[i].nteam);
		rate_rows_fini(y->holding[i].month, y->holding[i].nmonth);
		rate_rows_fini(y->holding[i].both, y->holding[i].nboth);
		free(y->holding[i].team_code);
	}
	free(y->holding);
}

uint64_t holding_known(const struct ethnic_counts *c)
{
	return c->cls[CLASS_KNOWN];
}

char *holding_key(const struct holding *h, const char *what, const char *which)
{
	return xprintf("load %lld %s %s", h->load.number, what, which);
}

static void sum_of(struct doc *d, const struct holding *h, const char *what, char **part,
                   size_t n)
{
	char *total = holding_key(h, what, "");

	doc_sum_of(d, total, (const char *const *)part, n);
	free(total);
	while (n)
		free(part[--n]);
}

static void sum_months(struct doc *d, const struct holding *h)
{
	char *part[MONTHS];
	uint64_t sum = 0;
	size_t n = 0;

	for (int i = 0; i < h->shown; i++) {
		part[n++] = holding_key(h, "month", h->first[i].month);
		sum += counts_all(&h->first[i].counts);
	}
	if (n && sum == counts_all(&h->all))
		sum_of(d, h, "records", part, n);
	else
		while (n)
			free(part[--n]);
}

void holding_sums(struct doc *d, const struct holding *h)
{
	char *gap[CLASS_COUNT], *half[2];
	size_t n = 0;

	for (int i = 0; i < CLASS_COUNT; i++)
		if (i != CLASS_KNOWN)
			gap[n++] = holding_key(h, "class", ethnic_classes[i].name);
	sum_of(d, h, "gap", gap, n);
	half[0] = holding_key(h, "known", "");
	half[1] = holding_key(h, "gap", "");
	sum_of(d, h, "records", half, 2);
	half[0] = holding_key(h, "known", "");
	half[1] = holding_key(h, "class", ethnic_classes[CLASS_NOT_STATED].name);
	sum_of(d, h, "asked", half, 2);
	sum_months(d, h);
}

int holding_target(const struct holding *h)
{
	return h->dataset ? (int)record_int(h->dataset, DATASET_TARGET) : 0;
}
