/* history.c - the verbs about what was changed: undo, redo, audit. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/day.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"

enum { PAGE = 1000 };

static int put_back(struct call *c, char *(*how)(struct db *, struct err *))
{
	struct err e = { 0 };
	char *said = how(c->db, &e), *safe;

	if (!said)
		return call_fail(&e);
	safe = text_safe(said);
	puts(safe);
	free(safe);
	free(said);
	return 0;
}

int verb_undo(struct call *c)
{
	return put_back(c, store_undo);
}

int verb_redo(struct call *c)
{
	return put_back(c, store_redo);
}

int verb_audit_verify(struct call *c)
{
	const char *seal = call_flag(c, FLAG_head);
	struct err e = { 0 };
	char head[64];
	long long n = history_verify(c->db, &e), read, rows;

	if (n < 0 || !history_head(c->db, head, &e))
		return call_fail(&e);
	read = access_verify(c->db, &e);
	if (read < 0 || (seal && !history_had_head(c->db, seal, &e)))
		return call_fail(&e);
	rows = history_compare(c->db, &e);
	if (rows < 0)
		return call_fail(&e);
	printf(_("The history holds: %s, head %s; %s; %s\n"),
	       lang_count("%lld entry", "%lld entries", n).text, head,
	       lang_count("%lld row is as it left it", "%lld rows are as it left them",
	                  rows).text,
	       lang_count("%lld entry of the access log holds",
	                  "%lld entries of the access log hold", read).text);
	if (seal)
		printf(_("The seal %s is of this history\n"), seal);
	return 0;
}

int verb_audit_access(struct call *c)
{
	static const struct out_column col[] = {
		{ "seq", N_("Entry"), true }, { "at", N_("When (UTC)"), false },
		{ "who", N_("Who"), false }, { "what", N_("What"), false },
	};
	struct access *a;
	struct err e = { 0 };
	struct out o;
	int n, most;

	if (!call_limit(c, 1000, &most, &e) ||
	    !access_list(c->db, most, &a, &n, &e))
		return call_fail(&e);
	out_begin(&o, c, col, 4);
	for (int i = 0; i < n; i++) {
		out_number(&o, a[i].seq);
		out_cell(&o, a[i].at);
		out_cell(&o, a[i].who);
		out_cell(&o, a[i].what);
	}
	accesses_fini(a, n);
	return out_end(&o);
}

static bool put_value(const struct value_past *v, void *with)
{
	FILE *to = with;
	const struct { const char *name, *text; } part[] = {
		{ "op", v->op }, { "who", v->who }, { "at", v->at },
		{ "why", v->why }, { "entity", v->entity }, { "uid", v->uid },
		{ "field", v->field }, { "old", v->old }, { "new", v->new },
	};

	fprintf(to, "{\"seq\": %s", v->seq);
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		fprintf(to, ", \"%s\": ", part[i].name);
		out_json(to, part[i].text);
	}
	fprintf(to, ", \"erased\": %s}\n", v->erased ? "true" : "false");
	return !ferror(to);
}

/* One object a line: a history of any length can be read a line at a time. */
int verb_audit_export(struct call *c)
{
	const char *path = call_flag(c, FLAG_output);
	bool standard = !path || strcmp(path, "-") == 0;
	FILE *to = standard ? stdout : fopen(path, "wx");
	struct err e = { 0 };
	bool ok;

	if (!to)
		return call_refuse(ERR_CREATE, _("cannot make %s: %s"), path,
		                   strerror(errno));
	access_note(c->db, "exported the whole history", NULL);
	ok = history_each(c->db, put_value, to, &e);
	if ((standard ? fflush(to) : fclose(to)) != 0)
		return call_refuse(ERR_IO, _("cannot write the history: %s"),
		                   strerror(errno));
	return ok ? 0 : call_fail(&e);
}

/* Entries after the one of this number, or from this day on. */
struct since {
	long long seq;
	char day[DAY_SIZE];
};

static bool read_since(const struct call *c, struct since *s, struct err *e)
{
	const char *typed = call_flag(c, FLAG_since);
	char *end;

	*s = (struct since){ 0 };
	if (!typed)
		return true;
	s->seq = strtoll(typed, &end, 10);
	if (*typed && !*end && s->seq >= 0)
		return true;
	s->seq = 0;
	return day_read(typed, c->today, s->day) ||
	       err_set(e, ERR_USAGE, _("--since takes the number of an entry or a day, not \"%s\""),
	               typed);
}

static bool is_before(const struct past *p, const struct since *s)
{
	return p->seq <= s->seq || strncmp(p->at, s->day, strlen(s->day)) < 0;
}

static void put_past(struct out *o, const struct past *p)
{
	out_number(o, p->seq);
	out_cell(o, p->at);
	out_cell(o, p->who);
	out_cell(o, p->what);
	out_cell(o, p->why);
}

/* A page at a time, until one is as old as that. */
static bool put_pasts(struct call *c, const char *uid, const struct since *s, int most,
                      struct out *o, struct err *e)
{
	long long before = 0;
	int n = PAGE, at = PAGE;

	while (n == PAGE && at == n && most > 0) {
		struct past *p;

		if (!history_list(c->db, uid, before, most < PAGE ? most : PAGE, &p, &n, e))
			return false;
		for (at = 0; at < n && !is_before(&p[at], s); at++)
			put_past(o, &p[at]);
		before = n ? p[n - 1].seq : 0;
		most -= n;
		pasts_fini(p, n);
	}
	return true;
}

int history_print(struct call *c, const char *uid)
{
	static const struct out_column col[] = {
		{ "seq", N_("Entry"), true }, { "at", N_("When (UTC)"), false },
		{ "who", N_("Who"), false }, { "what", N_("What"), false },
		{ "why", N_("Why"), false },
	};
	struct since since;
	struct err e = { 0 };
	struct out o;
	int most;

	if (!read_since(c, &since, &e) ||
	    !call_limit(c, call_has(c, FLAG_since) ? INT_MAX : PAGE, &most, &e))
		return call_fail(&e);
	out_begin(&o, c, col, 5);
	if (!put_pasts(c, uid, &since, most, &o, &e))
		return call_fail(&e);
	return out_end(&o);
}

int verb_audit_log(struct call *c)
{
	return history_print(c, NULL);
}
