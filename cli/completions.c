/* completions.c - the script that each shell reads. */
#include <stdio.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"

static const struct {
	const char *name, *script;
} shells[] = {
#define SHELL(...) { __VA_ARGS__ },
#include "cli/shell.def"
#undef SHELL
};

int verb_completions(struct call *c)
{
	for (size_t i = 0; i < sizeof(shells) / sizeof(*shells); i++)
		if (strcmp(c->argv[0], shells[i].name) == 0) {
			fputs(shells[i].script, stdout);
			return 0;
		}
	return call_refuse(ERR_USAGE, _("there are completions for bash, zsh and"
	                   " fish, not for \"%s\""), c->argv[0]);
}
