/* tour.c - pcref tour: ten steps through a demonstration trust of its own, so
 * that nothing of the user's can be harmed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/demo/demo.h"
#include "cli/draft.h"
#include "cli/screen.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"

/* Under another name first, so that it is there whole or not at all. */
static bool make(struct call *c, const char *path, struct err *e)
{
	char *part = xprintf("%s.new", path);
	bool ok;

	fprintf(stderr, "%s\n", _("Making the demonstration trust; a moment."));
	unlink(part);
	c->where.path = part;
	ok = demo_make(c, e);
	if (c->db)
		db_close(c->db);
	c->db = NULL;
	if (ok && rename(part, path) != 0)
		ok = err_set(e, ERR_CREATE, _("cannot make %s: %s"), path, strerror(errno));
	free(part);
	return ok;
}

static bool open_demo(struct call *c, const char *path, struct err *e)
{
	if (access(path, F_OK) != 0 && !make(c, path, e))
		return false;
	c->where.path = path;
	c->where.create = false;
	c->db = db_open(&c->where, e);
	return c->db != NULL;
}

int verb_tour(struct call *c)
{
	char *path = xprintf("%s/tour.db", c->state), *backups = xprintf("%s/tour-backups",
	                                                                 c->state);
	const char *theirs = c->where.backups;
	struct err e = { 0 };
	int rc;

	draft_folder(c->state);
	c->where.backups = backups;
	rc = open_demo(c, path, &e) ? screen_run(c, true) : call_fail(&e);
	if (c->db)
		db_close(c->db);
	c->where.backups = theirs;
	free(backups);
	free(path);
	return rc;
}
