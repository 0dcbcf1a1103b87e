#include "cli/slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/depend.h"
#include "db/store.h"

enum answer { ANSWER_NO, ANSWER_ALL, ANSWER_ONLY };

static void say(const struct moves *m)
{
	fprintf(stderr, m->n == 1 ? _("pcref: one other action waits for it and"
	        " would be due before it; it moves as well:\n") :
	        _("pcref: %d other actions wait for it and would be due before"
	          " it; they move as well:\n"), m->n);
	for (int i = 0; i < m->n; i++) {
		char *line = depend_say(m, i), *safe = text_safe(line);

		fprintf(stderr, "  %s\n", safe);
		free(safe);
		free(line);
	}
}

static enum answer ask(const struct call *c)
{
	char typed[16];

	if (call_has(c, FLAG_yes) || call_has(c, FLAG_dry_run))
		return ANSWER_ALL;
	if (call_has(c, FLAG_only))
		return ANSWER_ONLY;
	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO))
		return ANSWER_NO;
	fputs(_("Move them all?  Type yes, only for this one alone, or no: "),
	      stderr);
	if (!fgets(typed, sizeof(typed), stdin))
		return ANSWER_NO;
	typed[strcspn(typed, "\n")] = '\0';
	return strcmp(typed, "yes") == 0 ? ANSWER_ALL :
	       strcmp(typed, "only") == 0 ? ANSWER_ONLY : ANSWER_NO;
}

/* The records are now the caller's. */
static void give(struct moves *m, struct record **rec, int *n)
{
	*rec = xreallocarray(*rec, (size_t)(*n + m->n), sizeof(**rec));
	for (int i = 0; i < m->n; i++)
		(*rec)[(*n)++] = m->rec[i];
	for (int i = 0; i < m->n; i++)
		free(m->was[i]);
	free(m->rec);
	free(m->was);
	*m = (struct moves){ 0 };
}

/* The action as an update would leave it. */
static bool action_of(const struct call *c, const struct record *update,
                      struct record *action)
{
	struct err ignored;

	if (!record_has(update, UPDATE_DUE) || !store_get(c->db,
	    &entities[ENT_action], record_get(update, UPDATE_ACTION), action,
	    &ignored))
		return false;
	record_set(action, ACTION_DUE, record_get(update, UPDATE_DUE));
	record_set(action, ACTION_DUE_REASON,
	           record_get(update, UPDATE_DUE_REASON));
	return true;
}

bool slip_ask(const struct call *c, const struct record *r, struct record **rec,
              int *n, struct err *e)
{
	struct record action = { 0 };
	struct moves m = { 0 };
	enum answer a = ANSWER_ONLY;
	bool ok;

	if (c->ent == &entities[ENT_action])
		record_copy(&action, r);
	else if (c->ent != &entities[ENT_update] || !action_of(c, r, &action))
		return true;
	ok = depend_moves(c->db, &action, &m, e);
	if (ok && m.n) {
		say(&m);
		a = ask(c);
	}
	if (a == ANSWER_ALL)
		give(&m, rec, n);
	moves_fini(&m);
	record_fini(&action);
	return ok && (a != ANSWER_NO || err_set(e, ERR_USAGE, _("nothing was"
	       " changed; say --yes to move them as well, or --only to move"
	       " this one alone")));
}
