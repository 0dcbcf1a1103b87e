#include <stdio.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "db/db.h"

int verb_schema(struct call *c)
{
	struct err e = { 0 };
	int missing = db_propose(c->db, stdout, &e);

	if (missing < 0)
		return call_fail(&e);
	return missing ? ERR_FOUND : 0;
}
