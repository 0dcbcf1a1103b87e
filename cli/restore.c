/* restore.c - go back to a backup, knowing what it lacks. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/day.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/role.h"
#include "db/store.h"

enum { SHOWN = 20, MOST = 100000 };

static int list(const struct call *c)
{
	static const struct out_column col[] = {
		{ "day", N_("Day"), false }, { "bytes", N_("Bytes"), true },
		{ "file", N_("File"), false },
	};
	struct err e = { 0 };
	struct backup *b;
	struct stat st;
	struct out o;
	int n;

	if (!backups_list(c->where.backups, &b, &n, &e))
		return call_fail(&e);
	if (!n && out_form(c) == OUT_TABLE)
		fprintf(stderr, _("pcref: there are no backups in %s yet\n"),
		        c->where.backups);
	out_begin(&o, c, col, 3);
	for (int i = n - 1; i >= 0; i--) {
		out_cell(&o, b[i].day);
		out_number(&o, stat(b[i].path, &st) == 0 ? st.st_size : 0);
		out_cell(&o, b[i].path);
	}
	free(b);
	return out_end(&o);
}

static struct db *open_to_read(const struct call *c, const char *path,
                               struct err *e)
{
	struct db_options o = c->where;

	o.path = path;
	o.read_only = true;
	o.create = false;
	return db_open(&o, e);
}

static void say_lacking(const struct past *p, int n)
{
	char day[DAY_SHOWN], *safe;

	if (!n)
		printf(_("The backup lacks nothing that is in the file now.\n"));
	else
		printf(ngettext("The backup lacks %d change; the newest:\n",
		                "The backup lacks %d changes; the newest:\n", (unsigned long)n),
		       n);
	for (int i = 0; i < n && i < SHOWN; i++) {
		day_show(p[i].at, day);
		safe = text_safe(p[i].what);
		printf("  %s, %s: %s\n", day, p[i].who, safe);
		free(safe);
	}
}

/* Where either cannot be read that is told, and is no reason to stop: it may
 * be why somebody restores. */
static void compare(struct db *now, struct db *then, struct err *e)
{
	struct past *p;
	int n;

	if (now && then && history_lacks(now, then, MOST, &p, &n, e)) {
		say_lacking(p, n);
		pasts_fini(p, n);
	} else {
		printf(_("What the backup lacks cannot be told: %s\n"), e->msg);
	}
}

/* May whoever is here do it?  Of a file that cannot be read nobody knows. */
static bool look(const struct call *c, const char *file, struct err *e)
{
	struct db *now = open_to_read(c, c->where.path, e);
	struct db *then = now ? open_to_read(c, file, e) : NULL;
	bool may = !now || db_is_server(c->where.path) || role_allows_whole(now, e);

	if (now && *db_notice(now))
		fprintf(stderr, "pcref: %s\n", db_notice(now));
	if (may)
		compare(now, then, e);
	db_close(now);
	db_close(then);
	return may;
}

static bool is_there(const char *file)
{
	return access(file, F_OK) == 0 || errno != ENOENT;
}

static bool agreed(const struct call *c)
{
	char answer[16];

	if (call_has(c, FLAG_yes))
		return true;
	if (call_has(c, FLAG_no_input) || !isatty(STDIN_FILENO))
		return false;
	printf(_("Go back to it?  Type yes: "));
	fflush(stdout);
	return fgets(answer, sizeof(answer), stdin) &&
	       strcmp(answer, "yes\n") == 0;
}

int verb_restore(struct call *c)
{
	struct err e = { 0 };
	char aside[512];

	if (call_has(c, FLAG_list))
		return list(c);
	if (c->argc == 0)
		return call_refuse(ERR_USAGE, _("name a backup; \"pcref restore"
		                   " --list\" shows them"));
	if (!is_there(c->argv[0]))
		return call_refuse(ERR_INPUT, _("there is no backup %s; \"pcref restore"
		                   " --list\" shows those there are"), c->argv[0]);
	if (!look(c, c->argv[0], &e))
		return call_fail(&e);
	if (db_is_server(c->where.path))
		return call_refuse(ERR_USAGE, _("nothing was restored: a server is"
		    " given a backup by moving a copy of it to an empty database:"
		    " pcref --db COPY move --to postgresql://host/name"));
	if (!agreed(c))
		return call_refuse(ERR_USAGE, _("nothing was restored; say --yes"
		                   " to go back to it"));
	if (!db_restore(&c->where, c->argv[0], aside, &e))
		return call_fail(&e);
	printf(_("Restored %s\n"), c->where.path);
	if (*aside)
		printf(_("What was there is kept as %s\n"), aside);
	return 0;
}
