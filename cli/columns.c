/* columns.c - pcref data columns: what each column of a file holds. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/take.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "import/columns.h"

/* What data import would take a column for, or "". */
static const char *taken_for(const struct header *h, int column)
{
	for (int c = 0; c < COLUMN_COUNT; c++)
		if (h->at[c] == column)
			return header_columns[c].name;
	return "";
}

static int print(struct call *c, const struct columns *found)
{
	static const struct out_column col[] = {
		{ "column", N_("Column"), false },
		{ "taken_for", N_("Taken for"), false },
		{ "rows", N_("Rows"), true }, { "empty", N_("Empty"), true },
		{ "distinct", N_("Different"), true },
		{ "shortest", N_("Shortest"), true },
		{ "longest", N_("Longest"), true }
	};
	struct out o;

	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < found->header.n; i++) {
		const struct column *x = &found->column[i];

		out_cell(&o, found->header.name[i]);
		out_cell(&o, taken_for(&found->header, i));
		out_number(&o, (long long)(found->rows - found->broken));
		out_number(&o, (long long)x->empty);
		out_number(&o, x->distinct);
		out_number(&o, (long long)x->shortest);
		out_number(&o, (long long)x->longest);
	}
	return out_end(&o);
}

int verb_data_columns(struct call *c)
{
	struct source_options o = { .unhashed = true };
	struct columns found;
	struct err e = { 0 }, ignored = { 0 };
	bool ok;
	int rc;

	take_catch_signals(true, &o);
	ok = columns_read(c->argv[0], &o, &found, &e);
	take_catch_signals(false, &o);
	if (!ok) {
		columns_fini(&found);
		return call_fail(&e);
	}
	header_find(&found.header, NULL, &ignored);
	rc = print(c, &found);
	if (found.broken)
		fprintf(stderr, _("pcref: rows of another width, or with broken"
		        " quotes, are left out: %llu\n"),
		        (unsigned long long)found.broken);
	for (int i = 0; i < found.header.n; i++)
		if (found.column[i].distinct == DISTINCT_MOST) {
			fprintf(stderr, _("pcref: %d is that many or more\n"),
			        DISTINCT_MOST);
			break;
		}
	columns_fini(&found);
	return rc;
}
