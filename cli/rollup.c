/* rollup.c - many trusts side by side, from their bundles or on a server. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/bundle.h"
#include "import/bundles.h"
#include "report/rollup.h"
#include "report/writer.h"

static void say_refused(void *refused, const char *file, const char *why)
{
	char *name = text_safe(file), *safe = text_safe(why);

	fprintf(stderr, _("pcref: %s was refused: %s\n"), name, safe);
	free(name);
	free(safe);
	++*(int *)refused;
}

static bool take_server(const struct call *c, struct rollup *r, struct err *e)
{
	struct db *db;
	int empty = 0;
	bool ok;

	if (!db_is_server(c->where.path))
		return err_set(e, ERR_USAGE, _("name a folder of bundles, or the"
		               " server that keeps the trusts: --db"
		               " postgresql://host/name"));
	r->of_server = true;
	db = db_open(&c->where, e);
	ok = db && db_bundles(db, c->today, &r->bundle, &r->n, &empty, e);
	db_close(db);
	if (empty)
		fprintf(stderr, _("pcref: left out, for they keep nothing yet: %d"
		        " of the trusts of %s\n"), empty, c->where.path);
	return ok && (r->n || err_set(e, ERR_INPUT, _("no trust of %s keeps"
	       " anything yet"), c->where.path));
}

static int show(const struct call *c, const struct rollup *r)
{
	static const struct out_column col[] = {
		{ "trust", N_("Trust"), false }, { "as_at", N_("As at"), false },
		{ "leadership", N_("Leadership"), true },
		{ "data", N_("Data"), true }, { "feedback", N_("Feedback"), true },
		{ "people", N_("People"), true },
		{ "known", N_("Known %"), true },
		{ "funnel", N_("Against the limits"), false },
	};
	static const char *const words[] = { N_("below"), N_("within"),
	                                     N_("above") };
	double p = rollup_pooled(r);
	struct out o;

	out_begin(&o, c, col, 8);
	for (int i = 0; i < r->n; i++) {
		const struct bundle *b = &r->bundle[i];
		long long known, all;

		out_cell(&o, b->trust);
		out_cell(&o, b->as_at);
		for (int a = 0; a < AREA_COUNT; a++)
			if (b->area[a].assessed)
				out_number(&o, b->area[a].score);
			else
				out_cell(&o, "");
		if (rollup_known(b, &known, &all)) {
			out_number(&o, all);
			out_number(&o, (200 * known + all) / (2 * all));
			out_cell(&o, _(words[rollup_outside(p, known, all) + 1]));
		} else {
			for (int k = 0; k < 3; k++)
				out_cell(&o, "");
		}
	}
	return out_end(&o);
}

static int write_paper(const struct call *c, const struct rollup *r,
                       struct err *e)
{
	const char *path = call_flag(c, FLAG_output);
	const struct writer *w = writer_for(path, e);
	struct doc *d;
	bool ok;

	if (!w)
		return call_fail(e);
	d = rollup_build(r, c->today);
	ok = out_write(d, path, w, e);
	doc_free(d);
	if (!ok)
		return call_fail(e);
	printf(ngettext("Wrote %s: %d trust\n", "Wrote %s: %d trusts side by side\n",
	                (unsigned long)r->n), path, r->n);
	return 0;
}

int verb_rollup(struct call *c)
{
	struct rollup r = { 0 };
	struct err e = { 0 };
	int refused = 0, rc;

	if (c->argc ? bundles_read(c->argv[0], c->today, &r.bundle, &r.n,
	                           say_refused, &refused, &e)
	            : take_server(c, &r, &e))
		rc = call_has(c, FLAG_output) ? write_paper(c, &r, &e)
		                              : show(c, &r);
	else
		rc = call_fail(&e);
	free(r.bundle);
	return rc ? rc : refused ? ERR_FOUND : 0;
}
