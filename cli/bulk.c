/* bulk.c - one change of many rows: pcref action edit --where FILTER --set ... */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/bulk.h"
#include "db/db.h"

/* --set NAME=VALUE, and fields given as options. */
static bool read_sets(const struct call *c, struct bulk *b, struct err *e)
{
	const struct values *set = &c->flag[FLAG_set];
	bool ok = true;

	for (int i = 0; ok && i < set->n; i++)
		ok = bulk_set(b, c->db, set->text[i], e);
	for (int i = FIELD_OWN; ok && i < c->ent->nfields; i++) {
		const struct values *v = &c->field[i];
		char *text = v->n ? xprintf("%s=%s", c->ent->fields[i].name, v->text[v->n - 1])
		                  : NULL;

		ok = !text || bulk_set(b, c->db, text, e);
		free(text);
	}
	return ok && (b->nset || err_set(e, ERR_USAGE, _("nothing is said to be set; as in"
	              " --set owner=bello, or --owner bello")));
}

static bool read_rows(const struct call *c, struct bulk *b, struct err *e)
{
	struct page p = { .ent = c->ent, .sort = FIELD_NUMBER };
	struct filters f;
	bool ok = filters_read(&f, c->ent, db_lookup(c->db), call_flag(c, FLAG_where), e);

	if (!ok)
		return false;
	p.filter = f.all;
	p.nfilter = f.n;
	ok = bulk_page(b, c->db, &p, e);
	filters_fini(&f);
	return ok;
}

static int print_lines(const struct call *c, const struct bulk *b)
{
	static const struct out_column columns[] = {
		{ .name = "ref", .label = N_("Ref") }, { .name = "title", .label = N_("Title") },
		{ .name = "field", .label = N_("Field") },
		{ .name = "before", .label = N_("Before") },
		{ .name = "after", .label = N_("After") },
	};
	struct out o;

	out_begin(&o, c, columns, 5);
	for (int i = 0; i < b->nline; i++) {
		out_cell(&o, b->line[i].name);
		out_cell(&o, b->line[i].title);
		out_cell(&o, b->line[i].label);
		out_cell(&o, b->line[i].before);
		out_cell(&o, b->line[i].after);
	}
	return out_end(&o);
}

int entity_bulk(struct call *c)
{
	struct err e = { 0 };
	struct bulk b;
	char warning[256] = "";
	int rc;

	bulk_init(&b, c->ent);
	if (read_sets(c, &b, &e) && read_rows(c, &b, &e) &&
	    (call_has(c, FLAG_dry_run) ||
	     bulk_apply(&b, c->db, call_flag(c, FLAG_reason), warning, &e))) {
		rc = print_lines(c, &b);
		fprintf(stderr, call_has(c, FLAG_dry_run)
		        ? ngettext("Would change %d of %d row\n", "Would change %d of %d rows\n",
		                   (unsigned long)b.nrow)
		        : ngettext("Changed %d of %d row\n", "Changed %d of %d rows\n",
		                   (unsigned long)b.nrow), b.nchanged, b.nrow);
	} else {
		rc = call_fail(&e);
	}
	if (*warning)
		fprintf(stderr, "pcref: %s\n", warning);
	bulk_fini(&b);
	return rc;
}
