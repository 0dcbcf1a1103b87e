/* observe.c - observations in and out: pcref metric record, observe,
 * observations, loads, withdraw. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/period.h"
#include "core/text.h"
#include "db/observation.h"
#include "db/store.h"
#include "import/digest.h"
#include "import/sheet.h"

enum observe_column { C_METRIC, C_PERIOD, C_UNIT, C_DIMENSION, C_CATEGORY,
                      C_NUMERATOR, C_DENOMINATOR, C_VALUE, C_LOW, C_HIGH,
                      C_COUNT };

static const struct out_column columns[C_COUNT] = {
	{ "metric", N_("Metric"), false }, { "period", N_("Period"), false },
	{ "unit", N_("Unit"), false }, { "dimension", N_("By"), false },
	{ "category", N_("Category"), false },
	{ "numerator", N_("Numerator"), true },
	{ "denominator", N_("Denominator"), true }, { "value", N_("Value"), true },
	{ "low", N_("Low"), true }, { "high", N_("High"), true }
};

/* ---- reading cells ---- */

static bool is_hidden(const char *s)
{
	return strcmp(s, "*") == 0 || strcmp(s, "[c]") == 0;
}

static bool read_count(const char *s, long long *n, bool *hidden, struct err *e)
{
	char *end;

	*n = OBSERVATION_NONE;
	if (!*s)
		return true;
	if (is_hidden(s)) {
		*hidden = true;
		return true;
	}
	errno = 0;
	*n = strtoll(s, &end, 10);
	return (!*end && !errno && *n >= 0) ||
	       err_set(e, ERR_DATA, _("a count is a whole number, or * where it is"
	               " hidden, not \"%s\""), s);
}

static bool read_value(const char *s, char *to, bool *hidden, struct err *e)
{
	char *end;

	*to = '\0';
	if (is_hidden(s)) {
		*hidden = true;
		return true;
	}
	strtod(s, &end);
	if (*end || strlen(s) >= OBSERVATION_TEXT)
		return err_set(e, ERR_DATA, _("a value is a number, or * where it"
		               " is hidden, not \"%s\""), s);
	snprintf(to, OBSERVATION_TEXT, "%s", s);
	return true;
}

static bool read_metric(struct call *c, const char *code, struct observation *o,
                        struct err *e)
{
	return metric_by_code(c->db, code, o->metric) ||
	       err_set(e, ERR_DATA, _("there is no metric \"%s\"; \"pcref metric"
	               " list\" shows them"), code);
}

static bool read_period(struct call *c, const char *typed,
                        struct observation *o, struct err *e)
{
	return period_read(typed, c->today, o->starts, o->ends) ||
	       err_set(e, ERR_DATA, _("a period is a month, quarter or year, as"
	               " 2026-Q2, or two days with two dots between, not \"%s\""),
	               typed);
}

static const char *cell(const struct sheet *s, int row, const int *at,
                        enum observe_column col)
{
	return at[col] < 0 ? "" : s->row[row].cell[at[col]];
}

/* No group is all people. */
static void read_category(const char *dimension, const char *category,
                          struct observation *o)
{
	snprintf(o->category, sizeof(o->category), "%s", category);
	snprintf(o->dimension, sizeof(o->dimension), "%s",
	         *dimension ? dimension : *category ? "ethnicity" : "");
}

static bool read_row(struct call *c, const struct sheet *s, int row,
                     const int *at, struct observation *o, struct err *e)
{
	*o = (struct observation){ .line = (long long)s->row[row].line };
	snprintf(o->unit, sizeof(o->unit), "%s", cell(s, row, at, C_UNIT));
	read_category(cell(s, row, at, C_DIMENSION), cell(s, row, at, C_CATEGORY),
	              o);
	return read_metric(c, cell(s, row, at, C_METRIC), o, e) &&
	       read_period(c, cell(s, row, at, C_PERIOD), o, e) &&
	       read_count(cell(s, row, at, C_NUMERATOR), &o->numerator,
	                  &o->suppressed, e) &&
	       read_count(cell(s, row, at, C_DENOMINATOR), &o->denominator,
	                  &o->suppressed, e) &&
	       read_value(cell(s, row, at, C_VALUE), o->published,
	                  &o->suppressed, e) &&
	       read_value(cell(s, row, at, C_LOW), o->low, &o->suppressed, e) &&
	       read_value(cell(s, row, at, C_HIGH), o->high, &o->suppressed, e);
}

static bool find_columns(const struct sheet *s, int at[static C_COUNT],
                         struct err *e)
{
	for (int c = 0; c < C_COUNT; c++) {
		at[c] = -1;
		for (int i = 0; i < s->ncol; i++)
			if (strcasecmp(s->head[i], columns[c].name) == 0)
				at[c] = i;
	}
	if (at[C_METRIC] < 0 || at[C_PERIOD] < 0 || at[C_CATEGORY] < 0)
		return err_set(e, ERR_DATA, _("it needs the columns metric, period"
		               " and category; unit, dimension, numerator,"
		               " denominator, value, low and high may follow"));
	return true;
}

static bool read_rows(struct call *c, const struct sheet *s,
                      struct observation *o, struct err *e)
{
	int at[C_COUNT];

	if (!find_columns(s, at, e))
		return false;
	for (int i = 0; i < s->nrow; i++) {
		struct err why = { 0 };

		if (!read_row(c, s, i, at, &o[i], &why))
			return err_set(e, ERR_DATA, _("line %llu: %s; nothing was"
			               " kept"), (unsigned long long)s->row[i].line,
			               why.msg);
	}
	return true;
}

/* ---- keeping ---- */

static int said(const struct call *c, const struct observation_load *l)
{
	if (call_has(c, FLAG_dry_run)) {
		printf(ngettext("Would keep %lld observation, %lld of them hidden by its"
		         " source\n", "Would keep %lld observations, %lld of them hidden by"
		         " their source\n", (unsigned long)l->kept), l->kept, l->suppressed);
		return 0;
	}
	printf(ngettext("Kept %lld observation as observations %lld",
	                "Kept %lld observations as observations %lld",
	                (unsigned long)l->kept), l->kept, l->number);
	if (l->suppressed)
		printf(_(", %lld of them hidden by their source"), l->suppressed);
	putchar('\n');
	return 0;
}

static bool keep(struct call *c, struct observation_load *l,
                 const struct observation *o, int n, struct err *e)
{
	struct observation_load same;

	if (!call_has(c, FLAG_again) && *l->file_hash &&
	    observation_load_same(c->db, l->file_hash, &same))
		return err_set(e, ERR_DATA, _("this file is there already, as"
		               " observations %lld; --again takes it in once more"),
		               same.number);
	l->kept = n;
	for (int i = 0; i < n; i++)
		l->suppressed += o[i].suppressed;
	return call_has(c, FLAG_dry_run) ||
	       observations_save(c->db, l, o, n, e);
}

static void name_file(struct observation_load *l, const char *path)
{
	const char *slash = strrchr(path, '/');

	snprintf(l->file, sizeof(l->file), "%s", strcmp(path, "-") == 0
	         ? _("standard input") : slash ? slash + 1 : path);
}

int verb_metric_observe(struct call *c)
{
	struct observation_load l = { .origin = "file",
		.profile = "observations" };
	struct observation *o = NULL;
	struct err e = { 0 };
	struct sheet s;
	bool ok;

	name_file(&l, c->argv[0]);
	ok = sheet_read(&s, c->argv[0], &e);
	if (ok) {
		o = xcalloc((size_t)s.nrow + 1, sizeof(*o));
		l.read = s.nrow;
		ok = digest_file(c->argv[0], l.file_hash, &l.bytes, &e) &&
		     read_rows(c, &s, o, &e) && keep(c, &l, o, s.nrow, &e);
	}
	sheet_fini(&s);
	free(o);
	return ok ? said(c, &l) : call_fail(&e);
}

int verb_metric_record(struct call *c)
{
	struct observation_load l = { .origin = "hand", .read = 1 };
	const char *why = call_flag(c, FLAG_reason);
	const char *unit = call_flag(c, FLAG_unit);
	struct observation o = { .denominator = OBSERVATION_NONE, .line = 1 };
	struct err e = { 0 };
	bool all = strcasecmp(c->argv[2], "all") == 0;

	read_category("", all ? "" : c->argv[2], &o);
	snprintf(o.unit, sizeof(o.unit), "%s", unit ? unit : "");
	snprintf(l.file, sizeof(l.file), "%s", why ? why : _("entered by hand"));
	if (!read_metric(c, c->argv[0], &o, &e) ||
	    !read_period(c, c->argv[1], &o, &e) ||
	    !read_count(c->argv[3], &o.numerator, &o.suppressed, &e) ||
	    (c->argc > 4 && !read_count(c->argv[4], &o.denominator,
	                                &o.suppressed, &e)) ||
	    !keep(c, &l, &o, 1, &e))
		return call_fail(&e);
	return said(c, &l);
}

/* ---- listing ---- */

static void put_count(struct out *out, long long n, bool hidden)
{
	if (n >= 0)
		out_number(out, n);
	else
		out_cell(out, hidden ? "*" : "");
}

static void put_observation(struct out *out, struct call *c,
                            const struct observation *o)
{
	char code[PERIOD_CODE];
	struct record m;
	struct err e;

	if (store_get(c->db, &entities[ENT_metric], o->metric, &m, &e)) {
		out_cell(out, record_get(&m, METRIC_CODE));
		record_fini(&m);
	} else {
		out_cell(out, o->metric);
	}
	period_code(o->starts, o->ends, code);
	out_cell(out, code);
	out_cell(out, o->unit);
	out_cell(out, o->dimension);
	out_cell(out, o->category);
	put_count(out, o->numerator, o->suppressed && !*o->published);
	put_count(out, o->denominator, false);
	out_cell(out, o->published);
	out_cell(out, o->low);
	out_cell(out, o->high);
}

int verb_metric_observations(struct call *c)
{
	struct observation *o = NULL;
	struct err e = { 0 };
	struct record m;
	struct out out;
	bool ok = true;
	int n = 0;

	if (c->argc && !store_find(c->db, &entities[ENT_metric], c->argv[0], &m, &e))
		return call_fail(&e);
	ok = observations_read(c->db, c->argc ? record_get(&m, FIELD_UID) : NULL,
	                       NULL, &o, &n, &e);
	if (c->argc)
		record_fini(&m);
	if (ok)
		out_begin(&out, c, columns, C_COUNT);
	for (int i = 0; ok && i < n; i++)
		put_observation(&out, c, &o[i]);
	free(o);
	return ok ? out_end(&out) : call_fail(&e);
}

int verb_metric_loads(struct call *c)
{
	static const struct out_column col[] = {
		{ "observations", N_("Number"), true },
		{ "made", N_("Taken in"), false }, { "by", N_("By"), false },
		{ "file", N_("From"), false }, { "state", N_("State"), false },
		{ "read", N_("Read"), true }, { "kept", N_("Kept"), true },
		{ "suppressed", N_("Hidden"), true },
		{ "unmatched", N_("Not matched"), true },
		{ "sha256", N_("SHA-256"), false }
	};
	struct observation_load *list = NULL;
	struct err e = { 0 };
	struct out o;
	int n;

	if (!observation_loads(c->db, &list, &n, &e)) {
		free(list);
		return call_fail(&e);
	}
	out_begin(&o, c, col, (int)(sizeof(col) / sizeof(*col)));
	for (int i = 0; i < n; i++) {
		const struct observation_load *l = &list[i];

		out_number(&o, l->number);
		out_cell(&o, l->made_at);
		out_cell(&o, l->made_by);
		out_cell(&o, l->file);
		out_cell(&o, l->gone ? _("withdrawn") : _("kept"));
		out_number(&o, l->read);
		out_number(&o, l->kept);
		out_number(&o, l->suppressed);
		out_number(&o, l->unmatched);
		out_cell(&o, l->file_hash);
	}
	free(list);
	return out_end(&o);
}

static int print_withdrawn(const struct call *c, const struct observation_load *l)
{
	static const struct out_column col[] = {
		{ "observations", N_("Number"), true }, { "file", N_("From"), false },
		{ "state", N_("State"), false }
	};
	struct out o;

	out_begin(&o, c, col, 3);
	out_number(&o, l->number);
	out_cell(&o, l->file);
	out_cell(&o, _("withdrawn"));
	return out_end(&o);
}

int verb_metric_withdraw(struct call *c)
{
	struct observation_load l;
	struct err e = { 0 };
	char *end;
	long long number = strtoll(c->argv[0], &end, 10);

	if (*end || end == c->argv[0])
		return call_refuse(ERR_USAGE, _("it takes the number of a load, as"
		                   " \"pcref metric loads\" lists it, not \"%s\""),
		                   c->argv[0]);
	if (!observation_load_find(c->db, number, &l, &e) ||
	    !observation_load_withdraw(c->db, &l, &e))
		return call_fail(&e);
	if (out_form(c) != OUT_TABLE)
		return print_withdrawn(c, &l);
	printf(_("Withdrew observations %lld, %s\n"), l.number, l.file);
	return 0;
}
