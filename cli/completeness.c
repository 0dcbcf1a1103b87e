/* completeness.c - pcref data completeness: every rate under its own name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/public.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/load.h"
#include "db/quality.h"

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

static bool veil_load(struct call *c, struct veil *v, const struct load *l, enum division by,
                      struct err *e)
{
	struct rate_row *rows;
	bool ok;
	int n;

	ok = load_rates(c->db, l, by == BY_TEAMS, by == BY_MONTHS, &rows, &n, e);
	for (int i = 0; ok && i < n; i++) {
		char *of = xprintf("%lld %s %s", l->number, rows[i].team, rows[i].month);

		for (int r = 0; r < RATE_COUNT; r++) {
			if (!public_shows((enum rate)r))
				continue;
			table_row(v->table);
			cell_theirs(v->table, l->name);
			if (by == BY_TEAMS)
				cell_theirs(v->table, rows[i].team);
			if (by == BY_MONTHS)
				cell_text(v->table, rows[i].month);
			public_rate(v, (enum rate)r, &rows[i].counts, of);
		}
		free(of);
	}
	rate_rows_fini(rows, n);
	return ok;
}

/* For others to see: per cents are whole, and small counts hidden. */
static int print_veiled(struct call *c, const struct load *list, int n, enum division by)
{
	static const struct veil_column rest[] = {
		{ "rate", NULL, N_("Rate"), false }, { "label", NULL, N_("Name"), false },
		{ "numerator", NULL, N_("Numerator"), true },
		{ "denominator", NULL, N_("Denominator"), true },
		{ "percent", NULL, N_("Per cent"), true },
		{ "low", "high", N_("95% limits"), true }, { "rule", NULL, N_("Rule"), false }
	};
	struct veil_column col[9] = { { "dataset", NULL, N_("Data set"), false } };
	struct err e = { 0 };
	struct veil v;
	bool ok = true;
	int k = 1;

	if (by == BY_TEAMS)
		col[k++] = (struct veil_column){ "team", NULL, N_("Team"), false };
	if (by == BY_MONTHS)
		col[k++] = (struct veil_column){ "month", NULL, N_("Month"), false };
	memcpy(col + k, rest, sizeof(rest));
	veil_begin(&v, col, k + (int)(sizeof(rest) / sizeof(*rest)));
	for (int i = 0; ok && i < n; i++)
		ok = veil_load(c, &v, &list[i], by, &e);
	if (ok)
		return veil_end(&v, c);
	veil_drop(&v);
	return call_fail(&e);
}

static void print_pace(struct call *c, const struct load *l)
{
	struct err ignored;
	struct quality q;
	char *pace;

	if (quality_read_pace(c->db, l, &q, &ignored) && q.target) {
		pace = quality_pace(&q);
		printf("%s: %s\n", l->name, pace);
		free(pace);
	}
	quality_fini(&q);
}

int verb_data_completeness(struct call *c)
{
	struct out_column col[10];
	struct load *list = NULL;
	enum division by;
	struct err e = { 0 };
	struct out o;
	int n = 0, rc;
	bool ok;

	ok = read_division(c, &by, &e) && choose_loads(c, &list, &n, &e);
	if (ok && call_has(c, FLAG_public)) {
		rc = print_veiled(c, list, n, by);
		free(list);
		return rc;
	}
	if (ok)
		begin_rates(&o, c, by, col);
	for (int i = 0; ok && i < n; i++)
		ok = put_load(c, &o, &list[i], by, &e);
	rc = ok ? out_end(&o) : call_fail(&e);
	if (ok && out_form(c) == OUT_TABLE)
		for (int i = 0; i < n; i++)
			print_pace(c, &list[i]);
	free(list);
	return rc;
}
