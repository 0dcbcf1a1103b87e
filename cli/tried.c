/* tried.c - pcref tried, and what is said when an action or initiative is added. */
#include "cli/tried.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/tried.h"

enum { OFFERED = 3 };

/* The option that links the one that was added to the one before. */
static const char *option_for(const struct record *r, const struct tried *t)
{
	bool action = r->ent == &entities[ENT_action];

	if (t->ent == &entities[ENT_action])
		return action ? "action-earlier" : "initiative-tried";
	return action ? "action-tried" : "initiative-earlier";
}

void tried_offer(const struct call *c, const struct record *r)
{
	struct tried_list t;
	struct err ignored;
	char name[NAME_SIZE];

	if (call_has(c, FLAG_dry_run) ||
	    (r->ent != &entities[ENT_action] && r->ent != &entities[ENT_initiative]))
		return;
	record_name(r, name);
	if (!tried_read(c->db, record_title(r), record_get(r, FIELD_UID), &t, &ignored)) {
		tried_fini(&t);
		return;
	}
	for (int i = 0; i < t.n && i < OFFERED; i++) {
		char *says = tried_says(&t.one[i]), *safe = text_safe(says);

		fprintf(stderr, _("Tried before?  %s\n"), safe);
		if (!i)
			fprintf(stderr, _("  (to link it: pcref %s edit %s --%s %s)\n"),
			        r->ent->name, name, option_for(r, &t.one[i]), t.one[i].name);
		free(says);
		free(safe);
	}
	tried_fini(&t);
}

int verb_tried(struct call *c)
{
	static const struct out_column columns[] = {
		{ "ref", N_("Ref"), false }, { "title", N_("Title"), false },
		{ "ended", N_("How it ended"), false },
	};
	char *words = call_words(c);
	struct tried_list t;
	struct err e = { 0 };
	struct out o;
	bool ok = tried_read(c->db, words, "", &t, &e);
	int rc;

	free(words);
	out_begin(&o, c, columns, 3);
	for (int i = 0; ok && i < t.n; i++) {
		out_cell(&o, t.one[i].name);
		out_cell(&o, t.one[i].title);
		out_cell(&o, t.one[i].ended);
	}
	tried_fini(&t);
	rc = ok ? out_end(&o) : call_fail(&e);
	return rc;
}
