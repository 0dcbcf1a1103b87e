#include "cli/veil.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bundle.h"

void veil_begin(struct veil *v, const struct veil_column *col, int ncol)
{
	*v = (struct veil){ .doc = doc_new(""), .col = col, .ncol = ncol };
	v->table = doc_table(v->doc, doc_section(v->doc, NULL, ""), "");
	for (int i = 0; i < ncol; i++)
		table_col(v->table, _(col[i].label), col[i].number ? ALIGN_END : ALIGN_START);
}

void veil_drop(struct veil *v)
{
	doc_free(v->doc);
	*v = (struct veil){ .doc = NULL };
}

static void put_real(struct out *o, double v, int decimals)
{
	char text[48];

	snprintf(text, sizeof(text), "%.*f", decimals, v);
	out_cell(o, text);
}

static void put_cell(struct out *o, const struct cell *c, bool limits)
{
	if (c->number && limits) {
		put_real(o, c->low, c->decimals);
		put_real(o, c->high, c->decimals);
	} else if (c->number) {
		put_real(o, c->value, c->decimals);
	} else {
		bool none = c->kind == CELL_NO_DATA || c->kind == CELL_NOT_APPLICABLE;

		out_cell(o, none ? "" : c->text);
		if (limits)
			out_cell(o, none ? "" : c->text);
	}
}

static int print(const struct veil *v, struct call *c)
{
	struct out_column *col = xcalloc(2 * (size_t)v->ncol, sizeof(*col));
	struct out o;
	int n = 0, rc;

	for (int i = 0; i < v->ncol; i++) {
		const struct veil_column *k = &v->col[i];

		col[n++] = (struct out_column){ k->name, k->high ? N_("Low") : k->label,
		                            k->number };
		if (k->high)
			col[n++] = (struct out_column){ k->high, N_("High"), k->number };
	}
	out_begin(&o, c, col, n);
	for (size_t i = 0; i < v->table->nrows; i++)
		for (int k = 0; k < v->ncol; k++)
			put_cell(&o, &v->table->row[i].cell[k], v->col[k].high);
	rc = out_end(&o);
	free(col);
	return rc;
}

int veil_end(struct veil *v, struct call *c)
{
	enum suppress_profile p;
	struct err e = { 0 };
	int rc;

	if (db_bundle_profile(c->db, &p, &e)) {
		doc_publish(v->doc, p);
		rc = print(v, c);
		if (out_form(c) == OUT_TABLE)
			fprintf(stderr, "pcref: %s\n", suppress_note(p));
	} else {
		rc = call_fail(&e);
	}
	veil_drop(v);
	return rc;
}
