/* pack.c - pcref pack: duties and criteria with their evidence, in one zip. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "tui/packing.h"

static void say_lacking(struct packed *p)
{
	char *rest = p->lacking, *line;

	while ((line = strsep(&rest, "\n")))
		if (*line)
			fprintf(stderr, "pcref: %s\n", line);
}

int verb_pack(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *duty = call_flag(c, FLAG_duty);
	struct packed p;
	struct err e = { 0 };
	char *says;
	int rc;

	if (!path)
		return call_refuse(ERR_USAGE, _("say where the pack goes: -o FILE.zip"));
	if (duty && strcmp(duty, "all") == 0)
		duty = NULL;
	if (!pack_to(c->db, duty, path, &p, &e)) {
		packed_fini(&p);
		return call_fail(&e);
	}
	say_lacking(&p);
	says = packed_says(&p, path);
	if (strcmp(path, "-") != 0)
		puts(says);
	free(says);
	rc = p.wrong ? ERR_FOUND : ERR_NONE;
	packed_fini(&p);
	return rc;
}
