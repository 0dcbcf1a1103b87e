/* theme.c - pcref theme merge: what is about one theme is about another. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/feedback.h"
#include "db/store.h"

/* All is done as ever, and none of it kept. */
static bool merge(const struct call *c, const struct record *from, const struct record *into,
                  int *moved, struct err *e)
{
	struct err ignored;
	bool dry = call_has(c, FLAG_dry_run), ok;

	if (dry && !store_hold(c->db, e))
		return false;
	ok = theme_merge(c->db, from, into, call_flag(c, FLAG_reason), moved, e);
	if (dry)
		store_let_go(c->db, false, &ignored);
	return ok;
}

int verb_theme_merge(struct call *c)
{
	struct record from, into;
	struct err e = { 0 };
	char *old, *new;
	int moved;
	bool ok;

	if (!store_find(c->db, &entities[ENT_theme], c->argv[0], &from, &e))
		return call_fail(&e);
	if (!store_find(c->db, &entities[ENT_theme], c->argv[1], &into, &e)) {
		record_fini(&from);
		return call_fail(&e);
	}
	ok = merge(c, &from, &into, &moved, &e);
	old = text_safe(record_title(&from));
	new = text_safe(record_title(&into));
	if (ok)
		printf(call_has(c, FLAG_dry_run)
		       ? _("Would merge \"%s\" into \"%s\": pieces of feedback moved: %d\n")
		       : _("Merged \"%s\" into \"%s\"; pieces of feedback moved: %d\n"),
		       old, new, moved);
	free(old);
	free(new);
	record_fini(&from);
	record_fini(&into);
	return ok ? 0 : call_fail(&e);
}
