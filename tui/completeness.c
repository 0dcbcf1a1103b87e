#include "tui/completeness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/quality.h"

uint64_t complete_to_ask(const struct ethnic_counts *c)
{
	return c->cls[CLASS_NOT_KNOWN] + c->cls[CLASS_INVALID] +
	       c->cls[CLASS_MISSING];
}

const struct ethnic_counts *complete_counts(const struct complete *c, int team,
                                            int month)
{
	const struct complete_team *t = &c->team[team];

	return month < 0 ? &t->all : &t->month[month];
}

/* ---- reading ---- */

static int by_month(const void *a, const void *b)
{
	return strcmp(a, b);		/* "unknown" comes after digits */
}

static void find_months(struct complete *c, const struct rate_row *rows, int n)
{
	int kept = 0;

	c->month = xcalloc((size_t)n, sizeof(*c->month));
	for (int i = 0; i < n; i++)
		snprintf(c->month[i], sizeof(c->month[i]), "%.11s",
		         rows[i].month);
	qsort(c->month, (size_t)n, sizeof(*c->month), by_month);
	for (int i = 0; i < n; i++)
		if (!kept || strcmp(c->month[kept - 1], c->month[i]) != 0)
			memmove(c->month[kept++], c->month[i],
			        sizeof(*c->month));
	c->nmonths = kept;
}

static void add_counts(struct ethnic_counts *to, const struct ethnic_counts *c)
{
	for (int i = 0; i < CLASS_COUNT; i++)
		to->cls[i] += c->cls[i];
	for (int i = 0; i < VODIM_COUNT; i++)
		to->vodim[i] += c->vodim[i];
	to->exact += c->exact;
}

static struct complete_team *add_team(struct complete *c, const char *team,
                                      const char *name)
{
	struct complete_team *t = &c->team[c->nteams++];

	t->team = xstrdup(team);
	t->name = xstrdup(*name ? name : team);
	t->month = xcalloc((size_t)c->nmonths, sizeof(*t->month));
	return t;
}

/* The rows come by team and month. */
static void fill(struct complete *c, const struct rate_row *rows, int n)
{
	struct complete_team *all, *t = NULL;

	find_months(c, rows, n);
	c->team = xcalloc((size_t)n + 1, sizeof(*c->team));
	all = add_team(c, "", _("All teams"));
	for (int i = 0; i < n; i++) {
		int m = (int)((char (*)[12])bsearch(rows[i].month, c->month,
		        (size_t)c->nmonths, sizeof(*c->month), by_month) -
		        c->month);
		if (!t || strcmp(t->team, rows[i].team) != 0)
			t = add_team(c, rows[i].team, rows[i].label);
		add_counts(&t->month[m], &rows[i].counts);
		add_counts(&t->all, &rows[i].counts);
		add_counts(&all->month[m], &rows[i].counts);
		add_counts(&all->all, &rows[i].counts);
	}
}

/* Teams that share a label are told apart by their ids. */
static void name_apart(struct complete *c)
{
	bool *twice = xcalloc((size_t)c->nteams, sizeof(*twice));

	for (int i = 1; i < c->nteams; i++)
		for (int k = i + 1; k < c->nteams; k++)
			if (strcmp(c->team[i].name, c->team[k].name) == 0)
				twice[i] = twice[k] = true;
	for (int i = 1; i < c->nteams; i++) {
		char *name = c->team[i].name;
		if (!twice[i])
			continue;
		c->team[i].name = xprintf("%s %s", c->team[i].team, name);
		free(name);
	}
	free(twice);
}

static int by_name(const void *a, const void *b)
{
	const struct complete_team *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : strcmp(x->team, y->team);
}

static int by_to_ask(const void *a, const void *b)
{
	const struct complete_team *t = a, *u = b;
	uint64_t x = complete_to_ask(&t->all), y = complete_to_ask(&u->all);

	return x == y ? by_name(a, b) : (x < y) - (x > y);
}

/* Shares are compared as products, so that nothing is rounded. */
static int by_known(const void *a, const void *b)
{
	const struct complete_team *t = a, *u = b;
	double x = (double)t->all.cls[CLASS_KNOWN] *
	           (double)counts_all(&u->all);
	double y = (double)u->all.cls[CLASS_KNOWN] *
	           (double)counts_all(&t->all);

	return x > y ? 1 : x < y ? -1 : by_name(a, b);
}

static void sort(struct complete *c, enum complete_order order)
{
	static int (*const by[ORDER_COUNT])(const void *, const void *) = {
		[ORDER_TO_ASK] = by_to_ask, [ORDER_NAME] = by_name,
		[ORDER_KNOWN] = by_known
	};

	qsort(c->team + 1, (size_t)c->nteams - 1, sizeof(*c->team), by[order]);
}

void complete_fini(struct complete *c)
{
	for (int i = 0; i < c->nteams; i++) {
		free(c->team[i].team);
		free(c->team[i].name);
		free(c->team[i].month);
	}
	free(c->team);
	free(c->month);
	free(c->load);
	free(c->pace);
	*c = (struct complete){ .at = c->at };
}

static bool read_pace(struct complete *c, struct db *db, struct err *e)
{
	struct quality q;
	bool ok = quality_read_pace(db, &c->load[c->at], &q, e);

	if (ok)
		c->pace = quality_pace(&q);
	quality_fini(&q);
	return ok;
}

bool complete_read(struct complete *c, struct db *db, enum complete_order order,
                   struct err *e)
{
	struct rate_row *rows;
	bool ok;
	int n;

	complete_fini(c);
	if (!load_list(db, true, NULL, &c->load, &c->nloads, e) || !c->nloads)
		return !e->code;
	if (c->at >= c->nloads)
		c->at = 0;
	ok = load_rates(db, &c->load[c->at], true, true, &rows, &n, e);
	if (ok) {
		fill(c, rows, n);
		name_apart(c);
		sort(c, order);
	}
	rate_rows_fini(rows, n);
	return ok && read_pace(c, db, e);
}

/* ---- words ---- */

char *complete_number(uint64_t n)
{
	char plain[24], *text = xcalloc(1, 32), *to = text;
	int len = snprintf(plain, sizeof(plain), "%llu", (unsigned long long)n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*to++ = ',';
		*to++ = plain[i];
	}
	return text;
}

char *complete_month(const struct complete *c, int month)
{
	const char *m = month < 0 ? "" : c->month[month];

	if (month < 0)
		return xstrdup(_("all months"));
	if (*m < '0' || *m > '9')
		return xstrdup(_("no month"));
	return xprintf("%s %.4s", day_month_name(atoi(m + 5)), m);
}

static char *rest_of(const struct ethnic_counts *n)
{
	char *text = xstrdup(""), *more, *count;

	for (int i = CLASS_NOT_STATED; i < CLASS_COUNT; i++) {
		count = complete_number(n->cls[i]);
		more = xprintf("%s%s%s %s", text, i == CLASS_NOT_STATED ? "" :
		               ", ", _(ethnic_classes[i].label), count);
		free(count);
		free(text);
		text = more;
	}
	return text;
}

char *complete_sentence(const struct complete *c, int team, int month)
{
	const struct ethnic_counts *n = complete_counts(c, team, month);
	char *when = complete_month(c, month), *text, *known, *all, *rest;
	struct rate_value v;

	if (!rate_work(RATE_KNOWN, n, 0, &v)) {
		text = xprintf(_("%s, %s: no rows."), c->team[team].name, when);
		free(when);
		return text;
	}
	known = complete_number(v.above);
	all = complete_number(v.below);
	rest = rest_of(n);
	text = xprintf(_("%s, %s: %s known of %s rows = %.0f%% (%.0f to %.0f)."
	               " %s."), c->team[team].name, when, known, all,
	               v.is.value * 100, v.is.low * 100, v.is.high * 100, rest);
	free(rest);
	free(all);
	free(known);
	free(when);
	return text;
}

char *complete_why(const struct complete *c)
{
	const struct load *l = &c->load[c->at];
	char as_at[DAY_SHOWN], made[DAY_SHOWN], *accepted, *read, *text;

	day_show(l->as_at, as_at);
	day_show(l->made_at, made);
	accepted = complete_number((uint64_t)l->accepted);
	read = complete_number((uint64_t)l->read);
	text = xprintf(_("%s: %s, with 95 per cent Wilson limits. Load %lld of"
	               " %s, as at %s: %s of %s rows of %s, loaded by %s on"
	               " %s; SHA-256 %.16s. Trend: the newest month against"
	               " those before it, by their limits."),
	               _(rates[RATE_KNOWN].label), _(rates[RATE_KNOWN].formula),
	               l->number, l->name, as_at, accepted, read, l->file,
	               l->made_by, made, l->file_hash);
	free(accepted);
	free(read);
	return text;
}

const char *complete_trend(const struct complete *c, int team)
{
	struct ethnic_counts before = { 0 };
	struct rate_value now, was;
	int last = c->nmonths - 1;

	if (last >= 0 && strcmp(c->month[last], "unknown") == 0)
		last--;
	for (int m = 0; m < last; m++)
		add_counts(&before, complete_counts(c, team, m));
	if (last < 1 || !rate_work(RATE_KNOWN, &before, 0, &was) ||
	    !rate_work(RATE_KNOWN, complete_counts(c, team, last), 0, &now) ||
	    now.below < 20)
		return _("too few");
	if (now.is.low > was.is.high)
		return _("better");
	return now.is.high < was.is.low ? _("worse") : _("as usual");
}
