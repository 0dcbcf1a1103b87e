#include "cli/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/verify.h"

enum { MOST_TYPED = 4000 };

static bool may_ask(const struct call *c)
{
	return !call_has(c, FLAG_no_input) && isatty(STDIN_FILENO) &&
	       isatty(STDOUT_FILENO);
}

static bool show(const struct call *c, const struct record *action,
                 struct err *e)
{
	char name[NAME_SIZE];
	struct looks l;
	bool ok = verify_looks(c->db, action, &l, e);

	record_name(action, name);
	if (ok)
		printf("%s  %s\n", name, record_title(action));
	for (int i = 0; i < l.n; i++) {
		char *safe = text_safe(l.line[i]);

		puts(safe);
		free(safe);
	}
	looks_fini(&l);
	return ok;
}

static bool ask(const char *question, char typed[static MOST_TYPED])
{
	fputs(question, stdout);
	fflush(stdout);
	if (!fgets(typed, MOST_TYPED, stdin))
		return false;
	typed[strcspn(typed, "\n")] = '\0';
	return *typed != '\0';
}

/* The whole word or its first letter; NULL for others. */
static const char *read_answer(const char *typed)
{
	static const char *const answers[] = { "yes", "partly", "no" };

	for (int i = 0; typed && i < 3; i++)
		if (*typed && strncmp(answers[i], typed, strlen(typed)) == 0)
			return answers[i];
	return NULL;
}

bool verify_ask(const struct call *c, struct record *action,
                struct record *update, struct err *e)
{
	const char *given = call_flag(c, FLAG_answer), *answer = "yes";
	const char *words = call_flag(c, FLAG_reason);
	char typed[MOST_TYPED], said[MOST_TYPED];

	if (given) {
		answer = read_answer(given);
	} else if (may_ask(c) && record_is(action, ACTION_STATE, "done")) {
		if (!show(c, action, e))
			return false;
		answer = ask(_("Verified?  Type yes, partly or no: "), typed)
		         ? read_answer(typed) : NULL;
	}
	if (!answer)
		return err_set(e, ERR_USAGE, _("nothing was changed: the answer"
		               " is yes, partly or no"));
	if (*answer != 'y' && !words && may_ask(c) &&
	    ask(_("What is lacking? "), said))
		words = said;
	return verify_answer(c->db, action, answer, words, update, e);
}
