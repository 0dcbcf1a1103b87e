#include "cli/slip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/depend.h"

enum answer { ANSWER_NO, ANSWER_ALL, ANSWER_ONLY };

static void say(const struct moves *m)
{
	fprintf(stderr, ngettext("pcref: one other action waits for it and would be due before"
	        " it; it moves as well:\n", "pcref: %d other actions wait for it and would be"
	        " due before it; they move as well:\n", (unsigned long)m->n), m->n);
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

bool slip_ask(const struct call *c, const struct record *r, struct record **rec,
              int *n, struct err *e)
{
	struct moves m;
	enum answer a = ANSWER_ONLY;
	bool ok = depend_moves(c->db, r, &m, e);

	if (ok && m.n) {
		say(&m);
		a = ask(c);
	}
	if (a == ANSWER_ALL)
		depend_give(&m, rec, n);
	moves_fini(&m);
	return ok && (a != ANSWER_NO || err_set(e, ERR_USAGE, _("nothing was"
	       " changed; say --yes to move them as well, or --only to move"
	       " this one alone")));
}
