/* why.c - pcref why: where a number comes from. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/text.h"
#include "db/trail.h"

int verb_why(struct call *c)
{
	struct err e = { 0 };
	char *text = trail_read(c->db, c->argv[0], &e), *safe;

	if (!text)
		return call_fail(&e);
	safe = text_safe_lines(text);
	fputs(safe, stdout);
	free(safe);
	free(text);
	return 0;
}
