/* loads.c - pcref data loads, pcref data withdraw. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/load.h"
#include "db/store.h"

/* How old what a load shows is: only of the newest of a data set is it asked
 * whether that is too old. */
struct ages {
	struct load *newest;
	int n;
	long long most;			/* days */
};

static bool ages_init(struct ages *a, struct call *c, struct err *e)
{
	char *days = store_setting(c->db, "data.stale_days", "45");

	a->most = strtoll(days, NULL, 10);
	free(days);
	return load_list(c->db, true, NULL, &a->newest, &a->n, e);
}

static const char *freshness(const struct ages *a, const struct load *l,
                             const char *today)
{
	for (int i = 0; i < a->n; i++)
		if (a->newest[i].number == l->number)
			return day_number(today) - day_number(l->as_at) > a->most
			       ? _("stale") : _("current");
	return l->gone ? "" : _("replaced");
}

int verb_data_loads(struct call *c)
{
	static const struct out_column col[] = {
		{ "load", N_("Load"), true },
		{ "dataset", N_("Data set"), false },
		{ "as_at", N_("As at"), false },
		{ "fresh", N_("Fresh"), false },
		{ "days", N_("Days old"), true },
		{ "file", N_("File"), false },
		{ "read", N_("Read"), true },
		{ "accepted", N_("Accepted"), true },
		{ "rejected", N_("Rejected"), true },
		{ "cleaned", N_("Cleaned"), true },
		{ "counted", N_("Counted"), false },
		{ "profile", N_("Profile"), false },
		{ "state", N_("State"), false },
		{ "loaded_at", N_("Loaded"), false },
		{ "loaded_by", N_("By"), false },
		{ "sha256", N_("SHA-256"), false }
	};
	struct load *list;
	struct err e = { 0 };
	struct ages ages;
	struct out o;
	int n;

	if (!load_list(c->db, false, NULL, &list, &n, &e) ||
	    !ages_init(&ages, c, &e))
		return call_fail(&e);
	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < n; i++) {
		out_number(&o, list[i].number);
		out_cell(&o, list[i].name);
		out_cell(&o, list[i].as_at);
		out_cell(&o, freshness(&ages, &list[i], c->today));
		out_number(&o, day_number(c->today) - day_number(list[i].as_at));
		out_cell(&o, list[i].file);
		out_number(&o, list[i].read);
		out_number(&o, list[i].accepted);
		out_number(&o, list[i].read - list[i].accepted);
		out_number(&o, list[i].cleaned);
		out_cell(&o, *list[i].counted ? list[i].counted : "rows");
		out_cell(&o, list[i].profile);
		out_cell(&o, list[i].gone ? _("withdrawn") : _("kept"));
		out_cell(&o, list[i].made_at);
		out_cell(&o, list[i].made_by);
		out_cell(&o, list[i].file_hash);
	}
	free(list);
	free(ages.newest);
	return out_end(&o);
}

static int print_withdrawn(const struct call *c, const struct load *l)
{
	static const struct out_column col[] = {
		{ "load", N_("Load"), true }, { "dataset", N_("Data set"), false },
		{ "as_at", N_("As at"), false }, { "file", N_("File"), false },
		{ "state", N_("State"), false }
	};
	struct out o;

	out_begin(&o, c, col, 5);
	out_number(&o, l->number);
	out_cell(&o, l->name);
	out_cell(&o, l->as_at);
	out_cell(&o, l->file);
	out_cell(&o, _("withdrawn"));
	return out_end(&o);
}

int verb_data_withdraw(struct call *c)
{
	struct err e = { 0 };
	struct load l;
	char *end;
	long long number = strtoll(c->argv[0], &end, 10);

	if (*end || end == c->argv[0])
		return call_refuse(ERR_USAGE, _("withdraw takes the number of a"
		                   " load, not \"%s\""), c->argv[0]);
	if (!load_find(c->db, number, &l, &e) ||
	    !load_withdraw(c->db, &l, &e))
		return call_fail(&e);
	if (out_form(c) != OUT_TABLE)
		return print_withdrawn(c, &l);
	printf(_("Withdrawn: load %lld of %s; \"pcref undo\" counts it"
	         " again\n"), l.number, l.name);
	return 0;
}
