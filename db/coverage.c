#include "db/coverage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/month.h"
#include "core/period.h"
#include "db/db.h"
#include "db/load.h"
#include "db/priv.h"
#include "db/store.h"

enum { YEAR = 12, QUARTER = 3, APRIL = 4, NAMED = 6 };

struct periods {
	int months;		/* in each */
	uint32_t first, last;	/* numbers of periods; first > last: none */
	bool *sent;		/* of each, from the first */
};

/* Months are numbered as in core/month.h; a financial year begins in April. */
static uint32_t period_of(uint32_t month, int months)
{
	return (month - (months == YEAR ? APRIL : 1)) / (uint32_t)months;
}

static uint32_t first_month(uint32_t period, int months)
{
	return period * (uint32_t)months + (months == YEAR ? APRIL : 1);
}

static void month_day_text(uint32_t month, bool last, char day[static DAY_SIZE])
{
	char text[MONTH_SIZE];
	int d;

	month_text(month, text);
	d = last ? day_last(atoi(text), atoi(text + 5)) : 1;
	snprintf(day, DAY_SIZE, "%.7s-%02u", text, (unsigned)d % 100);
}

static void days_of(const struct periods *p, uint32_t period, char starts[static DAY_SIZE],
                    char ends[static DAY_SIZE])
{
	uint32_t from = first_month(period, p->months);

	month_day_text(from, false, starts);
	month_day_text(from + (uint32_t)p->months - 1, true, ends);
}

static bool read_said(struct db *db, const struct load *l, struct coverage *c,
                      struct periods *p, struct err *e)
{
	struct record r;
	const char *from, *every;

	if (!store_get(db, &entities[ENT_dataset], l->dataset, &r, e))
		return false;
	every = record_get(&r, DATASET_EVERY);
	from = record_get(&r, DATASET_FROM);
	snprintf(c->every, sizeof(c->every), "%s", *every ? every : "month");
	p->months = strcmp(c->every, "year") == 0 ? YEAR
	            : strcmp(c->every, "quarter") == 0 ? QUARTER : 1;
	c->said = *from;
	p->last = period_of(month_read(l->as_at, strlen(l->as_at)), p->months);
	p->first = c->said ? period_of(month_read(from, strlen(from)), p->months)
	                   : UINT32_MAX;
	record_fini(&r);
	return true;
}

/* ---- what was sent ---- */

static void mark(struct periods *p, const struct rate_row *row, int n)
{
	uint32_t month, at;

	for (int i = 0; i < n; i++) {
		if (!month_parse(row[i].month, &month) || month == MONTH_UNKNOWN)
			continue;
		at = period_of(month, p->months);
		if (p->sent && at >= p->first && at <= p->last)
			p->sent[at - p->first] = true;
	}
}

static void find_first(struct periods *p, const struct rate_row *row, int n)
{
	uint32_t month, at;

	for (int i = 0; i < n; i++) {
		if (!month_parse(row[i].month, &month) || month == MONTH_UNKNOWN)
			continue;
		at = period_of(month, p->months);
		if (at <= p->last && at < p->first)
			p->first = at;
	}
}

static bool read_months(struct db *db, const struct load *l, struct periods *p,
                        bool said, struct err *e)
{
	struct rate_row *row = NULL;
	bool ok;
	int n = 0;

	ok = load_rates(db, l, false, true, &row, &n, e);
	if (ok && !said)
		find_first(p, row, n);
	if (p->first <= p->last)
		p->sent = xcalloc(p->last - p->first + 1, sizeof(*p->sent));
	if (ok)
		mark(p, row, n);
	rate_rows_fini(row, n);
	return ok;
}

/* Has an earlier load records of the period that it was as at? */
static bool sent_then(struct db *db, const struct load *l, const struct periods *p,
                      uint32_t period, bool *sent, struct err *e)
{
	char starts[DAY_SIZE], ends[DAY_SIZE], id[24];
	const char *arg[3] = { id, starts, ends };
	struct result r = { 0 };
	bool ok;

	days_of(p, period, starts, ends);
	starts[7] = ends[7] = '\0';
	snprintf(id, sizeof(id), "%lld", l->id);
	ok = db_run(db, "SELECT referred FROM ethnic_count WHERE load_id = CAST($1 AS"
	            " BIGINT) AND referred >= CAST($2 AS TEXT) AND referred <="
	            " CAST($3 AS TEXT) LIMIT 1", 3, arg, &r, e);
	*sent = ok && r.nrow;
	result_fini(&r);
	return ok;
}

static bool read_earlier(struct db *db, const struct load *l, struct periods *p,
                         struct err *e)
{
	struct load *list = NULL;
	int n = 0;
	bool ok = load_list(db, false, l->as_at, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		uint32_t at = period_of(month_read(list[i].as_at, strlen(list[i].as_at)),
		                        p->months);

		if (list[i].gone || strcmp(list[i].dataset, l->dataset) != 0 ||
		    at < p->first || at > p->last || p->sent[at - p->first])
			continue;
		ok = sent_then(db, &list[i], p, at, &p->sent[at - p->first], e);
	}
	free(list);
	return ok;
}

/* ---- the sum ---- */

static void name_lacking(struct coverage *c, const struct periods *p)
{
	char starts[DAY_SIZE], ends[DAY_SIZE], shown[PERIOD_SHOWN], *list = NULL;
	int n = 0;

	for (uint32_t i = p->first; i <= p->last; i++) {
		char *more;

		if (p->sent[i - p->first] || n++ >= NAMED)
			continue;
		days_of(p, i, starts, ends);
		period_show(starts, ends, shown);
		more = list ? xprintf("%s, %s", list, shown) : xstrdup(shown);
		free(list);
		list = more;
	}
	if (n > NAMED) {
		c->lacking = xprintf(_("%s and %d more"), list, n - NAMED);
		free(list);
	} else {
		c->lacking = list;
	}
}

/* The last period is waited for until it has ended. */
static void leave_out_running(struct periods *p, const char *as_at)
{
	char starts[DAY_SIZE], ends[DAY_SIZE];

	days_of(p, p->last, starts, ends);
	if (strcmp(ends, as_at) > 0 && !p->sent[p->last - p->first])
		p->last--;
}

bool coverage_read(struct db *db, const struct load *l, struct coverage *c, struct err *e)
{
	struct periods p = { .sent = NULL };
	bool ok;

	*c = (struct coverage){ 0 };
	ok = read_said(db, l, c, &p, e) && read_months(db, l, &p, c->said, e) &&
	     (!p.sent || read_earlier(db, l, &p, e));
	if (ok && p.sent) {
		leave_out_running(&p, l->as_at);
		for (uint32_t i = p.first; i <= p.last; i++)
			c->sent += p.sent[i - p.first];
		c->expected = (int)(p.last + 1 - p.first);
		c->share = c->expected ? (double)c->sent / c->expected : 0;
		name_lacking(c, &p);
	}
	free(p.sent);
	return ok;
}

const char *coverage_rule(const struct coverage *c)
{
	static const char *const rule[][2] = {
		{ N_("months, from the first with records"),
		  N_("months, from the one that the data set names") },
		{ N_("quarters, from the first with records"),
		  N_("quarters, from the one that the data set names") },
		{ N_("financial years, from the first with records"),
		  N_("financial years, from the one that the data set names") }
	};

	return _(rule[*c->every == 'y' ? 2 : *c->every == 'q'][c->said]);
}

void coverage_fini(struct coverage *c)
{
	free(c->lacking);
	c->lacking = NULL;
}
