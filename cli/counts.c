/* counts.c - pcref data counts, pcref data completeness. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/chart.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/suppress.h"
#include "db/load.h"

/* "team,month,class", in any order, each once. */
bool count_by_read(const char *text, enum count_by by[static BY_COUNT], int *n,
                   struct err *e)
{
	char *copy = xstrdup(text), *save = NULL;
	bool ok = true;

	*n = 0;
	for (char *s = strtok_r(copy, ",", &save); ok && s;
	     s = strtok_r(NULL, ",", &save)) {
		enum count_by found = count_by_find(s);
		for (int i = 0; i < *n; i++)
			if (by[i] == found)
				found = BY_COUNT;
		ok = found != BY_COUNT;
		if (ok)
			by[(*n)++] = found;
	}
	free(copy);
	return (ok && *n) || err_set(e, ERR_USAGE, _("--by takes some of team,"
	       "service,month,code,class,vodim with commas between, each once,"
	       " not \"%s\""), text);
}

struct counting {
	struct out out;
	int nby;
	struct suppress *s;	/* what may be shown; of all rows together */
	char **value;		/* nby of each row, until that is known */
	int n;
};

static void keep_count(void *with, const char *const *value, long long n)
{
	struct counting *c = with;

	c->value = xreallocarray(c->value, (size_t)(c->n + 1) * (size_t)c->nby,
	                         sizeof(*c->value));
	for (int i = 0; i < c->nby; i++)
		c->value[c->n * c->nby + i] = xstrdup(value[i]);
	suppress_count(c->s, NULL, n, true);
	c->n++;
}

static void put_counts(struct counting *c)
{
	suppress_apply(c->s);
	for (int row = 0; row < c->n; row++) {
		for (int i = 0; i < c->nby; i++) {
			out_cell(&c->out, c->value[row * c->nby + i]);
			free(c->value[row * c->nby + i]);
		}
		if (suppress_hides(c->s, row))
			out_cell(&c->out, SUPPRESS_MARK);
		else
			out_number(&c->out, suppress_shown(c->s, row));
	}
	free(c->value);
	suppress_free(c->s);
}

int verb_data_counts(struct call *c)
{
	const char *typed = call_flag(c, FLAG_by);
	struct out_column col[BY_COUNT + 1] = { 0 };
	enum count_by by[BY_COUNT];
	struct counting counting = { 0 };
	enum suppress_profile profile;
	struct err e = { 0 };
	struct load l;
	bool ok;

	if (!chart_profile(c, &profile, &e) ||
	    !count_by_read(typed ? typed : "team,month,class", by, &counting.nby,
	             &e) || !data_load_chosen(c, &l, &e))
		return call_fail(&e);
	for (int i = 0; i < counting.nby; i++)
		col[i] = (struct out_column){ count_bys[by[i]].name,
		                          count_bys[by[i]].label, false };
	col[counting.nby] = (struct out_column){ "n", N_("Rows"), true };
	out_begin(&counting.out, c, col, counting.nby + 1);
	counting.s = suppress_new(profile);
	ok = load_counts(c->db, &l, by, counting.nby, keep_count, &counting, &e);
	put_counts(&counting);
	return ok ? out_end(&counting.out) : call_fail(&e);
}

/* ---- completeness ---- */

enum division { BY_SET, BY_TEAMS, BY_MONTHS };

/* In hundredths of a per cent; where there is no rate, nothing. */
static void put_percent(struct out *o, bool is, double percent)
{
	char text[32];

	snprintf(text, sizeof(text), "%.2f", percent);
	out_cell(o, is ? text : "");
}

static void put_rate(struct out *o, enum rate r, const struct ethnic_counts *c)
{
	struct rate_value v;
	bool is = rate_work(r, c, 0, &v);
	double scale = rates[r].kind == RATE_SCORE ? 1 : 100;

	out_cell(o, rates[r].name);
	out_cell(o, _(rates[r].label));
	out_number(o, (long long)v.above);
	out_number(o, (long long)v.below);
	put_percent(o, is, v.is.value * scale);
	put_percent(o, is && v.limited, v.is.low * scale);
	put_percent(o, is && v.limited, v.is.high * scale);
	out_cell(o, _(rates[r].formula));
}

static bool put_load(struct call *c, struct out *o, const struct load *l,
                     enum division by, struct err *e)
{
	struct rate_row *rows;
	int n;

	if (!load_rates(c->db, l, by == BY_TEAMS, by == BY_MONTHS, &rows, &n,
	                e))
		return false;
	for (int i = 0; i < n; i++)
		for (int r = 0; r < RATE_COUNT; r++) {
			out_cell(o, l->name);
			if (by == BY_TEAMS)
				out_cell(o, rows[i].team);
			if (by == BY_MONTHS)
				out_cell(o, rows[i].month);
			put_rate(o, (enum rate)r, &rows[i].counts);
		}
	rate_rows_fini(rows, n);
	return true;
}

static bool read_division(const struct call *c, enum division *by,
                          struct err *e)
{
	const char *typed = call_flag(c, FLAG_by);

	*by = BY_SET;
	if (!typed || strcmp(typed, "dataset") == 0)
		return true;
	if (strcmp(typed, "team") == 0)
		*by = BY_TEAMS;
	else if (strcmp(typed, "month") == 0)
		*by = BY_MONTHS;
	else
		return err_set(e, ERR_USAGE, _("--by takes team, month or"
		               " dataset, not \"%s\""), typed);
	return true;
}

/* The loads it is about: of --dataset, or the newest of every data set. */
static bool choose_loads(struct call *c, struct load **list, int *n,
                         struct err *e)
{
	char day[DAY_SIZE];
	const char *as_at = call_as_at(c, day, e);

	*list = NULL;
	if (!as_at)
		return false;
	if (call_flag(c, FLAG_dataset)) {
		*n = 1;
		*list = xcalloc(1, sizeof(**list));
		return data_load_chosen(c, *list, e);
	}
	return load_list(c->db, true, call_flag(c, FLAG_as_at) ? as_at : NULL,
	                 list, n, e) &&
	       (*n || err_set(e, ERR_INPUT, _("no extract has been loaded;"
	                      " \"pcref data import\" loads one")));
}

static void begin_rates(struct out *o, const struct call *c, enum division by,
                        struct out_column col[static 10])
{
	static const struct out_column rest[] = {
		{ "rate", N_("Rate"), false }, { "label", N_("Name"), false },
		{ "numerator", N_("Numerator"), true },
		{ "denominator", N_("Denominator"), true },
		{ "percent", N_("Per cent"), true }, { "low", N_("Low"), true },
		{ "high", N_("High"), true }, { "rule", N_("Rule"), false }
	};
	int n = 0;

	col[n++] = (struct out_column){ "dataset", N_("Data set"), false };
	if (by == BY_TEAMS)
		col[n++] = (struct out_column){ "team", N_("Team"), false };
	if (by == BY_MONTHS)
		col[n++] = (struct out_column){ "month", N_("Month"), false };
	memcpy(col + n, rest, sizeof(rest));
	n += (int)(sizeof(rest) / sizeof(*rest));
	out_begin(o, c, col, n);
}

int verb_data_completeness(struct call *c)
{
	struct out_column col[10];
	struct load *list = NULL;
	enum division by;
	struct err e = { 0 };
	struct out o;
	bool ok;
	int n = 0;

	ok = read_division(c, &by, &e) && choose_loads(c, &list, &n, &e);
	if (ok)
		begin_rates(&o, c, by, col);
	for (int i = 0; ok && i < n; i++)
		ok = put_load(c, &o, &list[i], by, &e);
	free(list);
	return ok ? out_end(&o) : call_fail(&e);
}
