/* move.c - a trust from a file to a server, or back. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/err.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/move.h"

static bool is_elsewhere(const struct db *from, const struct db *to,
                         struct err *e)
{
	return strcmp(db_path(from), db_path(to)) != 0 || err_set(e, ERR_USAGE,
	       _("%s is where it is already; nothing was moved"), db_path(to));
}

int verb_move(struct call *c)
{
	struct db_options there = c->where;
	struct err e = { 0 };
	struct move move = { 0 };
	struct db *to;
	bool ok, made;

	there.path = call_flag(c, FLAG_to);
	if (!there.path)
		return call_refuse(ERR_USAGE, _("say where to: pcref move --to"
		                   " postgresql://host/name, or a new file"));
	there.create = there.bare = true;
	there.backups = "";
	made = !db_is_server(there.path) && access(there.path, F_OK) != 0;
	to = db_open(&there, &e);
	if (!to)
		return call_fail(&e);
	ok = is_elsewhere(c->db, to, &e) && db_move(c->db, to, &move, &e);
	if (ok)
		printf(_("Moved to %s: %s of %s, %s of the history, head %s\n"
		       "%s can be read from now on, not changed\n"), there.path,
		       lang_count("%lld row", "%lld rows", move.rows).text,
		       lang_count("%lld table", "%lld tables", move.tables).text,
		       lang_count("%lld entry", "%lld entries", move.entries).text,
		       move.head, db_path(c->db));
	db_close(to);
	if (!ok && made && !move.arrived)
		unlink(there.path);
	return ok ? 0 : call_fail(&e);
}
