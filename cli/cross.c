/* cross.c - pcref data cross, metric cross: two characteristics across one another. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/veil.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/cross.h"
#include "db/store.h"

/* What stands in a cell: the count, or its per cent of its row or column. */
enum share { SHARE_NONE, SHARE_ROW, SHARE_COLUMN };

struct printing {
	struct call *call;
	const struct cross *x;
	const char *name, *label;	/* of the first column */
	enum share share;
};

static const char ALL[] = "all";

static bool read_share(const struct call *c, enum share *s, struct err *e)
{
	const char *typed = call_flag(c, FLAG_by);

	*s = !typed || strcmp(typed, "count") == 0 ? SHARE_NONE
	     : strcmp(typed, "row") == 0 ? SHARE_ROW : SHARE_COLUMN;
	return *s != SHARE_COLUMN || strcmp(typed, "column") == 0 ||
	       err_set(e, ERR_USAGE, _("--by takes count, row or column, not \"%s\""), typed);
}

/* Place i, k; a row or column behind the last is the sum. */
static long long count_at(const struct cross *x, int i, int k)
{
	if (i == x->nrow)
		return k == x->ncol ? x->all : x->of_col[k];
	return k == x->ncol ? x->of_row[i] : x->n[i * x->ncol + k];
}

static long long below(const struct printing *p, int i, int k)
{
	return p->share == SHARE_ROW ? count_at(p->x, i, p->x->ncol)
	                             : count_at(p->x, p->x->nrow, k);
}

static void put_cell(struct out *o, const struct printing *p, int i, int k)
{
	long long n = count_at(p->x, i, k), of = below(p, i, k);
	char text[32] = "";

	if (p->share != SHARE_NONE && n >= 0 && of > 0) {
		snprintf(text, sizeof(text), "%.1f", 100 * (double)n / (double)of);
		out_cell(o, text);
	} else if (p->share == SHARE_NONE && n >= 0) {
		out_number(o, n);
	} else {
		out_cell(o, "");
	}
}

static int print(const struct printing *p)
{
	const struct cross *x = p->x;
	struct out_column *col = xcalloc((size_t)x->ncol + 2, sizeof(*col));
	struct out o;
	int rc;

	col[0] = (struct out_column){ p->name, p->label, false };
	for (int k = 0; k <= x->ncol; k++) {
		const char *name = k < x->ncol ? x->col[k] : ALL;

		col[k + 1] = (struct out_column){ name, k < x->ncol ? name : N_("All"), true };
	}
	out_begin(&o, p->call, col, x->ncol + 2);
	for (int i = 0; i <= x->nrow; i++) {
		out_cell(&o, i < x->nrow ? x->row[i] : ALL);
		for (int k = 0; k <= x->ncol; k++)
			put_cell(&o, p, i, k);
	}
	rc = out_end(&o);
	free(col);
	return rc;
}

/* ---- for others to see ---- */

static char *key_at(int i, int k)
{
	return xprintf("cross %d %d", i, k);
}

static void veil_cell(struct table *t, const struct printing *p, int i, int k)
{
	const struct cross *x = p->x;
	long long n = count_at(x, i, k), of = below(p, i, k);
	bool row = p->share == SHARE_ROW;
	char *key = key_at(i, k), *whole = row ? key_at(i, x->ncol) : key_at(x->nrow, k);

	if (n < 0)
		cell_none(t, CELL_NOT_KNOWN);
	else if (p->share == SHARE_NONE)
		cell_people(t, key, n);
	else if (of > 0)
		cell_percent(t, key, n, whole, of);
	else
		cell_none(t, CELL_NOT_APPLICABLE);
	free(key);
	free(whole);
}

/* Every row and column makes up its sum. */
static void veil_sums(struct doc *d, const struct cross *x)
{
	int most = x->nrow > x->ncol ? x->nrow : x->ncol;
	char **part = xcalloc((size_t)most + 1, sizeof(*part)), *total;

	for (int i = 0; i <= x->nrow; i++) {
		for (int k = 0; k < x->ncol; k++)
			part[k] = key_at(i, k);
		total = key_at(i, x->ncol);
		doc_sum_of(d, total, (const char *const *)part, (size_t)x->ncol);
		for (int k = 0; k < x->ncol; k++)
			free(part[k]);
		free(total);
	}
	for (int k = 0; k <= x->ncol; k++) {
		for (int i = 0; i < x->nrow; i++)
			part[i] = key_at(i, k);
		total = key_at(x->nrow, k);
		doc_sum_of(d, total, (const char *const *)part, (size_t)x->nrow);
		for (int i = 0; i < x->nrow; i++)
			free(part[i]);
		free(total);
	}
	free(part);
}

static int print_veiled(const struct printing *p)
{
	const struct cross *x = p->x;
	struct veil_column *col = xcalloc((size_t)x->ncol + 2, sizeof(*col));
	struct veil v;
	int rc;

	col[0] = (struct veil_column){ p->name, NULL, p->label, false };
	for (int k = 0; k < x->ncol; k++)
		col[k + 1] = (struct veil_column){ x->col[k], NULL, x->col[k], true };
	col[x->ncol + 1] = (struct veil_column){ ALL, NULL, N_("All"), true };
	veil_begin(&v, col, x->ncol + 2);
	for (int i = 0; i <= x->nrow; i++) {
		table_row(v.table);
		if (i < x->nrow)
			cell_theirs(v.table, x->row[i]);
		else
			cell_text(v.table, ALL);
		for (int k = 0; k <= x->ncol; k++)
			veil_cell(v.table, p, i, k);
	}
	veil_sums(v.doc, x);
	rc = veil_end(&v, p->call);
	free(col);
	return rc;
}

static int show(const struct printing *p)
{
	return call_has(p->call, FLAG_public) ? print_veiled(p) : print(p);
}

/* ---- verbs ---- */

static bool read_by(const struct call *c, enum count_by by[static 2], struct err *e)
{
	for (int i = 0; i < 2; i++) {
		by[i] = count_by_find(c->argv[i]);
		if (by[i] == BY_COUNT || (i && by[1] == by[0]))
			return err_set(e, ERR_USAGE, _("what goes down and what across are two of"
			               " team, service, month, code, class and vodim, not"
			               " \"%s\""), c->argv[i]);
	}
	return true;
}

int verb_data_cross(struct call *c)
{
	enum count_by by[2] = { BY_COUNT, BY_COUNT };
	struct printing p = { .call = c };
	struct cross x = { 0 };
	struct err e = { 0 };
	struct load l;
	int rc;

	if (!read_by(c, by, &e) || !read_share(c, &p.share, &e) ||
	    !data_load_chosen(c, &l, &e))
		return call_fail(&e);
	p.x = &x;
	p.name = count_bys[by[0]].name;
	p.label = count_bys[by[0]].label;
	rc = cross_read(c->db, &l, by[0], by[1], &x, &e) ? show(&p) : call_fail(&e);
	cross_fini(&x);
	return rc;
}

int verb_metric_cross(struct call *c)
{
	char day[DAY_SIZE], by[32] = "", label[PERIOD_SHOWN] = "";
	struct printing p = { .call = c, .name = by };
	const char *as_at;
	struct cross x = { 0 };
	struct err e = { 0 };
	struct record m;
	int rc;

	as_at = call_as_at(c, day, &e);
	if (!as_at || !read_share(c, &p.share, &e) ||
	    !store_find(c->db, &entities[ENT_metric], c->argv[0], &m, &e))
		return call_fail(&e);
	p.x = &x;
	p.label = by;
	if (cross_read_metric(c->db, record_get(&m, FIELD_UID), as_at, &x, by, label, &e)) {
		fprintf(stderr, _("pcref: %s, %s\n"), record_title(&m), label);
		rc = show(&p);
	} else {
		rc = call_fail(&e);
	}
	record_fini(&m);
	cross_fini(&x);
	return rc;
}
