/* diff.c - pcref data diff: what is new, resolved and still there between two
 * loads. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/take.h"
#include "cli/veil.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"

/* A cell of either load: the values it is divided by, and both counts. */
struct moved {
	char *key[BY_COUNT];
	long long n[2];
};

struct cells {
	struct moved *cell;
	int n, nby, side;
};

static void add_cell(void *with, const char *const *value, long long n)
{
	struct cells *c = with;
	struct moved *last;

	if ((c->n & (c->n - 1)) == 0)
		c->cell = xreallocarray(c->cell, c->n ? 2 * (size_t)c->n : 1,
		                        sizeof(*c->cell));
	last = &c->cell[c->n++];
	*last = (struct moved){ { 0 }, { 0 } };
	for (int i = 0; i < c->nby; i++)
		last->key[i] = xstrdup(value[i] ? value[i] : "");
	last->n[c->side] = n;
}

static int compare_keys(const void *a, const void *b, void *of)
{
	const struct cells *c = of;
	const struct moved *x = a, *y = b;
	int order = 0;

	for (int i = 0; i < c->nby && !order; i++)
		order = strcmp(x->key[i], y->key[i]);
	return order;
}

static void cells_fini(struct cells *c)
{
	for (int i = 0; i < c->n; i++)
		for (int k = 0; k < c->nby; k++)
			free(c->cell[i].key[k]);
	free(c->cell);
}

/* Cells of the same key become one. */
static void join_cells(struct cells *c)
{
	int n = 0;

	if (c->n)
		qsort_r(c->cell, (size_t)c->n, sizeof(*c->cell), compare_keys, c);
	for (int i = 0; i < c->n; i++) {
		if (n && compare_keys(&c->cell[n - 1], &c->cell[i], c) == 0) {
			c->cell[n - 1].n[0] += c->cell[i].n[0];
			c->cell[n - 1].n[1] += c->cell[i].n[1];
			for (int k = 0; k < c->nby; k++)
				free(c->cell[i].key[k]);
			continue;
		}
		c->cell[n++] = c->cell[i];
	}
	c->n = n;
}

static bool compare(struct call *c, const struct load *a, const struct load *b,
                    const enum count_by *by, int nby, struct cells *cells,
                    struct err *e)
{
	*cells = (struct cells){ .nby = nby };
	if (!load_counts(c->db, a, by, nby, add_cell, cells, e))
		return false;
	cells->side = 1;
	if (!load_counts(c->db, b, by, nby, add_cell, cells, e))
		return false;
	join_cells(cells);
	return true;
}

bool diff_say_codes(struct call *c, const struct load *a, const struct load *b,
                    struct err *e)
{
	static const enum count_by by[] = { BY_CODE };
	struct cells cells;
	bool ok = compare(c, a, b, by, 1, &cells, e);

	for (int i = 0; ok && i < cells.n; i++) {
		const struct moved *x = &cells.cell[i];

		if (x->n[0] != x->n[1])
			printf(_("  %s: %lld before, %lld now, %+lld\n"),
			       x->key[0], x->n[0], x->n[1], x->n[1] - x->n[0]);
	}
	cells_fini(&cells);
	return ok;
}

/* A row that should be put right: all classes but known. */
static bool is_gap(const char *cls)
{
	return strcmp(cls, ethnic_classes[CLASS_KNOWN].name) != 0;
}

/* Of n before and n now, what both have persists; the rest is resolved or
 * new.  Counts are all that is kept, so records cannot be followed. */
static void put_cell(struct out *o, const struct cells *cells,
                     const struct moved *x, int cls)
{
	long long same = x->n[0] < x->n[1] ? x->n[0] : x->n[1];
	bool gap = cls < 0 || is_gap(x->key[cls]);

	for (int i = 0; i < cells->nby; i++)
		out_cell(o, x->key[i]);
	out_number(o, x->n[0]);
	out_number(o, x->n[1]);
	out_number(o, x->n[1] - x->n[0]);
	out_number(o, x->n[1] - same);
	out_number(o, x->n[0] - same);
	out_number(o, same);
	out_cell(o, !gap ? _("known") : x->n[1] > x->n[0] ? _("more")
	         : x->n[1] < x->n[0] ? _("fewer") : _("as many"));
}

static int print(struct call *c, const struct cells *cells,
                 const enum count_by *by)
{
	struct out_column col[BY_COUNT + 7];
	static const struct out_column rest[] = {
		{ "before", N_("Before"), true }, { "now", N_("Now"), true },
		{ "change", N_("Change"), true }, { "new", N_("New"), true },
		{ "resolved", N_("Resolved"), true },
		{ "persisting", N_("Persisting"), true },
		{ "reading", N_("Reading"), false }
	};
	struct out o;
	int cls = -1;

	for (int i = 0; i < cells->nby; i++) {
		col[i] = (struct out_column){ count_bys[by[i]].name,
			count_bys[by[i]].label, false };
		if (by[i] == BY_CLASS)
			cls = i;
	}
	memcpy(col + cells->nby, rest, sizeof(rest));
	out_begin(&o, c, col, cells->nby + 7);
	for (int i = 0; i < cells->n; i++)
		if (call_has(c, FLAG_all) ||
		    cells->cell[i].n[0] != cells->cell[i].n[1])
			put_cell(&o, cells, &cells->cell[i], cls);
	return out_end(&o);
}

static void put_veiled(struct veil *v, const struct cells *cells, int i)
{
	const struct moved *x = &cells->cell[i];
	char *was = xprintf("%d was", i), *now = xprintf("%d now", i);

	table_row(v->table);
	for (int k = 0; k < cells->nby; k++)
		cell_theirs(v->table, x->key[k]);
	cell_people(v->table, was, x->n[0]);
	cell_people(v->table, now, x->n[1]);
	free(was);
	free(now);
}

/* For others to see; a difference would tell what rounding keeps. */
static int print_veiled(struct call *c, const struct cells *cells, const enum count_by *by)
{
	static const struct veil_column rest[] = {
		{ "before", NULL, N_("Before"), true }, { "now", NULL, N_("Now"), true }
	};
	struct veil_column col[BY_COUNT + 2];
	struct veil v;

	for (int i = 0; i < cells->nby; i++)
		col[i] = (struct veil_column){ count_bys[by[i]].name, NULL,
		                           count_bys[by[i]].label, false };
	memcpy(col + cells->nby, rest, sizeof(rest));
	veil_begin(&v, col, cells->nby + 2);
	for (int i = 0; i < cells->n; i++)
		put_veiled(&v, cells, i);
	return veil_end(&v, c);
}

static bool find_load(struct call *c, const char *text, struct load *l,
                      struct err *e)
{
	char *end;
	long long n = strtoll(text, &end, 10);

	if (*end || end == text)
		return err_set(e, ERR_USAGE, _("diff takes the numbers of two"
		               " loads, not \"%s\""), text);
	return load_find(c->db, n, l, e);
}

/* Without a second load: the one before the first, of the same data set. */
static bool find_before(struct call *c, const struct load *l, struct load *a,
                        struct err *e)
{
	struct load *list;
	bool found = false;
	int n;

	if (!load_list(c->db, false, NULL, &list, &n, e))
		return false;
	for (int i = 0; i < n && !found; i++) {
		found = !list[i].gone && list[i].number < l->number &&
		        strcmp(list[i].dataset, l->dataset) == 0;
		if (found)
			*a = list[i];
	}
	free(list);
	return found || err_set(e, ERR_INPUT, _("load %lld of %s is the first:"
	                        " there is none to compare it with"), l->number,
	                        l->name);
}

int verb_data_diff(struct call *c)
{
	enum count_by by[BY_COUNT];
	const char *said = call_flag(c, FLAG_by);
	struct load a, b;
	struct cells cells;
	struct err e = { 0 };
	int nby, rc;

	if (!count_by_read(said ? said : "class", by, &nby, &e) ||
	    !find_load(c, c->argv[0], &a, &e))
		return call_fail(&e);
	if (c->argc < 2)
		b = a;
	if (c->argc < 2 ? !find_before(c, &b, &a, &e)
	                : !find_load(c, c->argv[1], &b, &e))
		return call_fail(&e);
	if (!compare(c, &a, &b, by, nby, &cells, &e)) {
		cells_fini(&cells);
		return call_fail(&e);
	}
	fprintf(stderr, _("pcref: load %lld of %s against load %lld of %s,"
	        " counts of %s\n"), b.number, b.name, a.number, a.name,
	        *b.counted ? b.counted : "rows");
	if (strcmp(*a.counted ? a.counted : "rows",
	           *b.counted ? b.counted : "rows") != 0)
		fputs(_("pcref: one counts rows and the other people: they are"
		        " not alike\n"), stderr);
	rc = call_has(c, FLAG_public) ? print_veiled(c, &cells, by)
	                              : print(c, &cells, by);
	cells_fini(&cells);
	return rc;
}
