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
	char *title = text_safe(m->title);

	if (dry)
		printf(_("Would add a plan, %s"), title);
	else
		printf(_("Added %s, %s"), m->name, title);
	printf(_(": %d objectives, %d open actions as drafts, %d milestones, %d leads, %d links\n"),
	       m->objectives, m->actions, m->milestones, m->leads, m->links);
	if (m->unplaced)
		printf(_("%d open actions belong to no objective and were left where they are\n"),
		       m->unplaced);
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
