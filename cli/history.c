/* history.c - the verbs about what was changed: undo, redo, audit. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"

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

int history_print(const struct call *c, const char *uid)
{
	static const struct out_column col[] = {
		{ "seq", N_("Entry"), true }, { "at", N_("When (UTC)"), false },
		{ "who", N_("Who"), false }, { "what", N_("What"), false },
		{ "why", N_("Why"), false },
	};
	struct past *p;
	struct err e = { 0 };
	struct out o;
	int n, most;

	if (!call_limit(c, 1000, &most, &e) ||
	    !history_list(c->db, uid, 0, most, &p, &n, &e))
		return call_fail(&e);
	out_begin(&o, c, col, 5);
	for (int i = 0; i < n; i++) {
		out_number(&o, p[i].seq);
		out_cell(&o, p[i].at);
		out_cell(&o, p[i].who);
		out_cell(&o, p[i].what);
		out_cell(&o, p[i].why);
	}
	pasts_fini(p, n);
	return out_end(&o);
}

int verb_audit_log(struct call *c)
{
	return history_print(c, NULL);
}
