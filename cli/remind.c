/* remind.c - pcref remind: what is late and due, as text or for a calendar. */
#include "report/remind.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/store.h"

enum { DAYS = 14, MOST = 3660 };

static bool read_days(const struct call *c, int *days, struct err *e)
{
	const char *typed = call_flag(c, FLAG_days);
	char *end = NULL;
	long n = typed ? strtol(typed, &end, 10) : DAYS;

	*days = (int)n;
	if (!typed || (end != typed && !*end && n >= 1 && n <= MOST))
		return true;
	return err_set(e, ERR_USAGE, _("--days takes a number from 1 to %d, not \"%s\""), MOST,
	               typed);
}

/* The format that is asked for, or that the name of the file says. */
static bool is_ics(const struct call *c, bool *ics, struct err *e)
{
	const char *format = call_flag(c, FLAG_format), *path = call_flag(c, FLAG_output);
	size_t len = path ? strlen(path) : 0;

	if (!format)
		format = len > 4 && strcmp(path + len - 4, ".ics") == 0 ? "ics" : "text";
	*ics = strcmp(format, "ics") == 0;
	return *ics || strcmp(format, "text") == 0 ||
	       err_set(e, ERR_USAGE, _("--format is text or ics, not \"%s\""), format);
}

/* Whom it is for: --of, or who is at work; NULL is everybody. */
static bool read_who(const struct call *c, char uid[static UID_SIZE], struct err *e)
{
	const char *named = call_flag(c, FLAG_of);
	struct record r;

	*uid = '\0';
	if (call_has(c, FLAG_all))
		return true;
	if (!named) {
		snprintf(uid, UID_SIZE, "%s", db_me(c->db) ? db_me(c->db) : "");
		return true;
	}
	if (!store_find(c->db, &entities[ENT_person], named, &r, e))
		return false;
	snprintf(uid, UID_SIZE, "%s", record_get(&r, FIELD_UID));
	record_fini(&r);
	return true;
}

static bool write_to(const struct call *c, FILE *out, bool ics, const char *who, int days,
                     struct err *e)
{
	return ics ? remind_ics(c->db, who, days, c->at, out, e)
	           : remind_text(c->db, who, days, out, e);
}

int verb_remind(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	bool ics, to_file = path && strcmp(path, "-") != 0, ok;
	char uid[UID_SIZE];
	struct err e = { 0 };
	FILE *out = stdout;
	int days;

	if (!read_days(c, &days, &e) || !is_ics(c, &ics, &e) || !read_who(c, uid, &e))
		return call_fail(&e);
	if (to_file)
		out = fopen(path, "w");
	if (!out)
		return call_refuse(ERR_CREATE, _("cannot write %s: %s"), path, strerror(errno));
	ok = write_to(c, out, ics, *uid ? uid : NULL, days, &e);
	if (!(out == stdout ? fflush(stdout) == 0 : fclose(out) == 0) && ok)
		ok = err_set(&e, ERR_IO, _("cannot write all of it: %s"), strerror(errno));
	return ok ? ERR_NONE : call_fail(&e);
}
