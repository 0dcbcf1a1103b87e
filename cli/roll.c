/* roll.c - pcref plan roll: carry a plan into the next year. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/roll.h"
#include "db/store.h"

static void say(const struct rolled *m, bool dry)
{
	char *title = text_safe(m->title), *parts = rolled_words(m);

	if (dry)
		printf(_("Would add a plan, %s"), title);
	else
		printf(_("Added %s, %s"), m->name, title);
	printf(": %s, %s\n", parts, lang_count("%lld link", "%lld links", m->links).text);
	if (m->unplaced)
		printf(ngettext("%d open action belongs to no objective and was left where it"
		       " is\n", "%d open actions belong to no objective and were left where they"
		       " are\n", (unsigned long)m->unplaced), m->unplaced);
	free(parts);
	free(title);
}

int verb_plan_roll(struct call *c)
{
	const char *year = call_flag(c, FLAG_to);
	struct err e = { 0 };
	struct record plan;
	struct rolled made = { 0 };
	bool ok, dry = call_has(c, FLAG_dry_run);
	char *which;

	if (!year)
		return call_refuse(ERR_USAGE,
		                   _("say the year that it is carried into: --to 2027/28"));
	which = call_words(c);
	ok = store_find(c->db, &entities[ENT_plan], which, &plan, &e);
	free(which);
	if (!ok)
		return call_fail(&e);
	ok = plan_roll(c->db, &plan, year, dry, &made, &e);
	if (ok)
		say(&made, dry);
	record_fini(&plan);
	free(made.title);
	return ok ? ERR_NONE : call_fail(&e);
}
