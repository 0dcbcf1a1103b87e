/* history.c - the verbs about what was changed: undo, redo, audit. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"

static int put_back(struct call *c, char *(*how)(struct db *, struct err *))
{
	struct err e = { 0 };
	char *said = how(c->db, &e), *safe;

	if (!said)
		return call_fail(&e);
	safe = text_safe(said);
	puts(safe);
	free(safe);
	free(said);
	return 0;
}

int verb_undo(struct call *c)
{
	return put_back(c, store_undo);
}

int verb_redo(struct call *c)
{
	return put_back(c, store_redo);
}

int verb_audit_verify(struct call *c)
{
	struct err e = { 0 };
	char head[64];
	long long n = history_verify(c->db, &e);

	if (n < 0 || !history_head(c->db, head, &e))
		return call_fail(&e);
	printf(_("The history holds: %lld entries, head %s\n"), n, head);
	return 0;
}

int history_print(const struct call *c, const char *uid)
{
	static const struct column col[] = {
		{ "seq", N_("Entry"), true }, { "at", N_("When (UTC)"), false },
		{ "who", N_("Who"), false }, { "what", N_("What"), false },
		{ "why", N_("Why"), false },
	};
	struct past *p;
	struct err e = { 0 };
	struct out o;
	int n, most;

	if (!call_limit(c, 1000, &most, &e) ||
	    !history_list(c->db, uid, 0, most, &p, &n, &e))
		return call_fail(&e);
	out_begin(&o, c, col, 5);
	for (int i = 0; i < n; i++) {
		out_number(&o, p[i].seq);
		out_cell(&o, p[i].at);
		out_cell(&o, p[i].who);
		out_cell(&o, p[i].what);
		out_cell(&o, p[i].why);
	}
	pasts_fini(p, n);
	return out_end(&o);
}

int verb_audit_log(struct call *c)
{
	return history_print(c, NULL);
}
