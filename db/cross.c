#include "db/cross.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/period.h"
#include "db/db.h"
#include "db/observation.h"

enum { UNKNOWN = -1 };

/* What is met, in the order it comes, until all of it is there. */
struct cell {
	int row, col;
	long long n;
};

struct gathering {
	struct cross *x;
	enum count_by by[2];
	struct cell *cell;
	int n;
};

static int place(char ***names, int *n, const char *name)
{
	for (int i = *n - 1; i >= 0; i--)
		if (strcmp((*names)[i], name) == 0)
			return i;
	if ((*n & (*n - 1)) == 0)
		*names = xreallocarray(*names, *n ? 2 * (size_t)*n : 1, sizeof(**names));
	(*names)[*n] = xstrdup(name);
	return (*n)++;
}

static void add(struct gathering *g, const char *row, const char *col, long long n)
{
	if ((g->n & (g->n - 1)) == 0)
		g->cell = xreallocarray(g->cell, g->n ? 2 * (size_t)g->n : 1,
		                        sizeof(*g->cell));
	g->cell[g->n++] = (struct cell){ place(&g->x->row, &g->x->nrow, row),
		place(&g->x->col, &g->x->ncol, col), n };
}

/* ---- order ---- */

static int rank_of(enum count_by by, const char *name)
{
	for (int i = 0; by == BY_CLASS && i < CLASS_COUNT; i++)
		if (strcmp(ethnic_classes[i].name, name) == 0)
			return i;
	for (int i = 0; by == BY_VODIM && i < VODIM_COUNT; i++)
		if (strcmp(vodim_classes[i].name, name) == 0)
			return i;
	return 0;
}

struct order {
	enum count_by by;
	char **name;
};

static int compare(const void *a, const void *b, void *of)
{
	const struct order *o = of;
	const char *x = o->name[*(const int *)a], *y = o->name[*(const int *)b];
	int ranks = rank_of(o->by, x) - rank_of(o->by, y);

	return ranks ? ranks : strcmp(x, y);
}

/* Where each of the names goes; the names go there at once. */
static int *put_in_order(char **name, int n, enum count_by by)
{
	struct order o = { by, name };
	int *at = xcalloc((size_t)n + 1, sizeof(*at)), *to;
	char **sorted = xcalloc((size_t)n + 1, sizeof(*sorted));

	to = xcalloc((size_t)n + 1, sizeof(*to));
	for (int i = 0; i < n; i++)
		at[i] = i;
	qsort_r(at, (size_t)n, sizeof(*at), compare, &o);
	for (int i = 0; i < n; i++) {
		to[at[i]] = i;
		sorted[i] = name[at[i]];
	}
	if (n)
		memcpy(name, sorted, (size_t)n * sizeof(*name));
	free(sorted);
	free(at);
	return to;
}

/* ---- sums ---- */

static void put(long long *to, long long n)
{
	*to = *to == UNKNOWN || n == UNKNOWN ? UNKNOWN : *to + n;
}

static void finish(struct gathering *g)
{
	struct cross *x = g->x;
	int *row = put_in_order(x->row, x->nrow, g->by[0]);
	int *col = put_in_order(x->col, x->ncol, g->by[1]);

	x->n = xcalloc((size_t)x->nrow * (size_t)x->ncol + 1, sizeof(*x->n));
	x->of_row = xcalloc((size_t)x->nrow + 1, sizeof(*x->of_row));
	x->of_col = xcalloc((size_t)x->ncol + 1, sizeof(*x->of_col));
	for (int i = 0; i < g->n; i++) {
		const struct cell *c = &g->cell[i];

		put(&x->n[row[c->row] * x->ncol + col[c->col]], c->n);
		put(&x->of_row[row[c->row]], c->n);
		put(&x->of_col[col[c->col]], c->n);
		put(&x->all, c->n);
	}
	free(row);
	free(col);
	free(g->cell);
}

/* ---- of a load ---- */

static void take(void *with, const char *const *value, long long n)
{
	add(with, value[0], value[1], n);
}

bool cross_read(struct db *db, const struct load *l, enum count_by row, enum count_by col,
                struct cross *x, struct err *e)
{
	const enum count_by by[2] = { row, col };
	struct gathering g = { .x = x, .by = { row, col } };
	bool ok;

	*x = (struct cross){ 0 };
	ok = load_counts(db, l, by, 2, take, &g, e);
	finish(&g);
	return ok;
}

/* ---- of a metric ---- */

/* The last of those that are by two dimensions, and no more. */
static const struct observation *newest(const struct observation *o, int n)
{
	const struct observation *last = NULL;

	for (int i = 0; i < n; i++) {
		const char *plus = strchr(o[i].dimension, '+');

		if (!plus || strchr(plus + 1, '+') || !strchr(o[i].category, '+'))
			continue;
		if (!last || strcmp(o[i].ends, last->ends) > 0 ||
		    (strcmp(o[i].ends, last->ends) == 0 && !*o[i].unit && *last->unit))
			last = &o[i];
	}
	return last;
}

static bool belongs(const struct observation *a, const struct observation *b)
{
	return strcmp(a->ends, b->ends) == 0 && strcmp(a->starts, b->starts) == 0 &&
	       strcmp(a->unit, b->unit) == 0 && strcmp(a->dimension, b->dimension) == 0;
}

/* "A+female": a code is said by its group's name. */
static void take_observation(struct gathering *g, const struct observation *o)
{
	char row[sizeof(o->category)];
	const char *plus = strchr(o->category, '+');
	enum ethnic_code code;

	snprintf(row, sizeof(row), "%.*s", (int)(plus - o->category), o->category);
	code = ethnic_code_named(row);
	add(g, code == ETHNIC_NONE ? row : _(ethnic_codes[code].label), plus + 1,
	    o->suppressed || o->numerator < 0 ? UNKNOWN : o->numerator);
}

bool cross_read_metric(struct db *db, const char *metric, const char *as_at, struct cross *x,
                       char by[static 32], char label[static PERIOD_SHOWN], struct err *e)
{
	struct gathering g = { .x = x, .by = { BY_COUNT, BY_COUNT } };
	const struct observation *last;
	struct observation *o = NULL;
	bool ok;
	int n = 0;

	*x = (struct cross){ 0 };
	ok = observations_read(db, metric, as_at, &o, &n, e);
	last = ok ? newest(o, n) : NULL;
	if (ok && !last)
		ok = err_set(e, ERR_INPUT, _("nothing is recorded of it by two characteristics,"
		             " as ethnicity+sex; \"pcref metric observe\" takes it in"));
	for (int i = 0; last && i < n; i++)
		if (belongs(&o[i], last) && strchr(o[i].category, '+'))
			take_observation(&g, &o[i]);
	if (last) {
		snprintf(by, 32, "%.31s", last->dimension);
		period_show(last->starts, last->ends, label);
	}
	finish(&g);
	free(o);
	return ok;
}

void cross_fini(struct cross *x)
{
	for (int i = 0; i < x->nrow; i++)
		free(x->row[i]);
	for (int i = 0; i < x->ncol; i++)
		free(x->col[i]);
	free(x->row);
	free(x->col);
	free(x->n);
	free(x->of_row);
	free(x->of_col);
	*x = (struct cross){ 0 };
}
