/* checks.c - pcref data checks: what of a data set can be believed. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/public.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/checks.h"
#include "db/load.h"

static int print_all(struct call *c, const struct check_result *r)
{
	static const struct out_column col[] = {
		{ "check", N_("Check"), false }, { "label", N_("Name"), false },
		{ "status", N_("Status"), false },
		{ "findings", N_("Findings"), true },
		{ "threshold", N_("Threshold"), true }, { "says", N_("Why"), false }
	};
	struct out o;

	out_begin(&o, c, col, (int)(sizeof(col) / sizeof(*col)));
	for (int i = 0; i < CHECK_COUNT; i++) {
		out_cell(&o, checks[i].name);
		out_cell(&o, _(checks[i].label));
		out_cell(&o, check_status_word(r[i].status));
		out_number(&o, r[i].n);
		if (r[i].threshold)
			out_number(&o, r[i].threshold);
		else
			out_cell(&o, "");
		out_cell(&o, r[i].says);
	}
	return out_end(&o);
}

static void print_page(enum check_id id, const struct check_result *r)
{
	const struct check *k = &checks[id];
	char *rule = check_rule(id, r->threshold);

	printf("%s (%s): %s; %s.\n\n", _(k->label), k->name,
	       check_status_word(r->status), r->says);
	printf(_("What it looks for: %s\nWhy it matters: %s\nRule: %s\n"), _(k->what),
	       _(k->why), rule);
	printf(_("Threshold: setting check.%s\nHow to fix it: %s\n\n"), k->name,
	       _(k->fix));
	free(rule);
}

static int print_one(struct call *c, enum check_id id,
                     const struct check_result *r)
{
	static const struct out_column col[] = {
		{ "team", N_("Team"), false }, { "records", N_("Records"), true },
		{ "says", N_("Finding"), false }
	};
	struct out o;

	if (out_form(c) == OUT_TABLE)
		print_page(id, r);
	out_begin(&o, c, col, 3);
	for (int i = 0; i < r->n; i++) {
		out_cell(&o, r->finding[i].team);
		out_number(&o, r->finding[i].n);
		out_cell(&o, r->finding[i].says);
	}
	return out_end(&o);
}

/* Exit 1 where one found something, or could not be run as it is set. */
static int verdict(const struct check_result *r, enum check_id only)
{
	for (int i = 0; i < CHECK_COUNT; i++)
		if ((only == CHECK_COUNT || only == (enum check_id)i) &&
		    (r[i].status == CHECK_FAIL || r[i].status == CHECK_ERROR))
			return ERR_FOUND;
	return 0;
}

int verb_data_checks(struct call *c)
{
	enum check_id only = c->argc ? check_find(c->argv[0]) : CHECK_COUNT;
	struct check_result r[CHECK_COUNT];
	struct err e = { 0 };
	struct load l;
	int rc;

	if (c->argc && only == CHECK_COUNT)
		return call_refuse(ERR_USAGE, _("there is no check \"%s\"; \"pcref data"
		                   " checks\" lists them"), c->argv[0]);
	if (!data_load_chosen(c, &l, &e))
		return call_fail(&e);
	if (!checks_run(c->db, &l, r, &e)) {
		checks_fini(r);
		return call_fail(&e);
	}
	if (call_has(c, FLAG_public))
		rc = public_checks(c, r, only);
	else
		rc = c->argc ? print_one(c, only, &r[only]) : print_all(c, r);
	rc = rc ? rc : verdict(r, only);
	checks_fini(r);
	return rc;
}
