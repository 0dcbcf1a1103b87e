/* erase.c - the verbs by which words are forgotten. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/draft.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"

/* --field words --field summary: "words summary"; NULL where none is named. */
static char *fields_asked(const struct call *c)
{
	const struct values *v = &c->flag[FLAG_field];
	char *text;
	size_t len;
	FILE *out;

	if (!v->n)
		return NULL;
	out = xmemstream(&text, &len);
	for (int i = 0; i < v->n; i++)
		fprintf(out, "%s%s", i ? " " : "", v->text[i]);
	fclose(out);
	return text;
}

static bool ask(const struct call *c, const struct record *row,
                const char *fields, const char *authority, const char *reason,
                struct record *erasure, struct err *e)
{
	if (!erase_start(c->db, row, fields, erasure, e))
		return false;
	record_set(erasure, ERASURE_AUTHORITY, authority);
	record_set(erasure, ERASURE_REASON, reason);
	return call_has(c, FLAG_dry_run) || store_save(c->db, erasure, NULL, e);
}

int verb_erase(struct call *c)
{
	const char *authority = call_flag(c, FLAG_authority);
	const char *reason = call_flag(c, FLAG_reason);
	char name[NAME_SIZE], *fields;
	struct record row, erasure;
	struct err e = { 0 };
	bool ok;

	if (!authority || !*authority || !reason || !*reason)
		return call_refuse(ERR_USAGE, _("say on what authority and why:"
		                   " --authority TEXT --reason TEXT"));
	if (!erase_find(c->db, c->argv[0], &row, &e))
		return call_fail(&e);
	fields = fields_asked(c);
	ok = ask(c, &row, fields, authority, reason, &erasure, &e);
	free(fields);
	record_fini(&row);
	if (!ok)
		return call_fail(&e);
	record_name(&erasure, name);
	if (call_has(c, FLAG_dry_run))
		printf(_("Would ask to erase %s of %s\n"),
		       record_get(&erasure, ERASURE_FIELDS),
		       record_get(&erasure, ERASURE_ITEM));
	else
		printf(_("Asked: %s, to erase %s of %s.  Another person approves"
		         " it: pcref erase approve %s\n"), name,
		       record_get(&erasure, ERASURE_FIELDS),
		       record_get(&erasure, ERASURE_ITEM), name);
	record_fini(&erasure);
	return 0;
}

/* Typing that was not saved may hold the words too. */
static void forget_drafts(const struct call *c)
{
	struct tui_drafts d;

	draft_init(&d, c->state, db_path(c->db));
	draft_forget(&d, time(NULL) + 1);
	draft_fini(&d);
}

int verb_erase_approve(struct call *c)
{
	struct record erasure;
	struct err e = { 0 };
	char *left = NULL;
	bool ok;

	if (!store_find(c->db, &entities[ENT_erasure], c->argv[0], &erasure,
	                &e))
		return call_fail(&e);
	ok = erase_approve(c->db, &erasure, &left, &e);
	if (ok)
		forget_drafts(c);
	if (ok)
		printf(_("Erased %s of %s, from the row, its history, the search"
		         " and the backups; what others typed and have not saved"
		         " goes when they next open it\n"),
		       record_get(&erasure, ERASURE_FIELDS),
		       record_get(&erasure, ERASURE_ITEM));
	if (ok && *left)
		fprintf(stderr, db_is_server(c->where.path)
		        ? _("pcref: out of reach of this program, these may still"
		            " hold the words:\n%s")
		        : _("pcref: these copies may still hold the words;"
		            " delete them yourself:\n%s"), left);
	free(left);
	record_fini(&erasure);
	return ok ? 0 : call_fail(&e);
}

/* --- retention -------------------------------------------------------- */

struct due {
	struct call *call;
	const struct record *rule;
	struct out *out;
	int asked;
	struct err *e;
	bool ok;
};

static bool list_due(const struct record *row, void *with)
{
	struct due *d = with;
	int from = entity_field(row->ent, record_get(d->rule, RETENTION_FROM));
	char name[NAME_SIZE];

	record_name(row, name);
	out_cell(d->out, name);
	out_cell(d->out, record_get(row, from));
	record_name(d->rule, name);
	out_cell(d->out, name);
	out_cell(d->out, record_get(d->rule, RETENTION_AUTHORITY));
	return true;
}

/* Once asked for, a row is not asked for again. */
static bool is_asked(struct db *db, const struct record *row, struct err *e)
{
	char name[NAME_SIZE];
	struct filter same = { .field = ERASURE_ITEM, .value = name };
	struct page p = { .ent = &entities[ENT_erasure], .sort = FIELD_NUMBER,
	                  .filter = &same, .nfilter = 1 };
	long long n;

	record_name(row, name);
	return !store_count(db, &p, &n, e) || n > 0;
}

static bool ask_due(const struct record *row, void *with)
{
	struct due *d = with;
	struct record erasure;

	if (is_asked(d->call->db, row, d->e))
		return true;
	d->ok = ask(d->call, row, NULL, record_get(d->rule, RETENTION_AUTHORITY),
	            record_get(d->rule, RETENTION_TITLE), &erasure, d->e);
	if (d->ok)
		record_fini(&erasure);
	d->asked += d->ok;
	return d->ok;
}

static bool each_rule(struct call *c, struct due *d,
                      bool (*each)(const struct record *, void *),
                      struct err *e)
{
	struct page p = { .ent = &entities[ENT_retention], .sort = FIELD_NUMBER };
	struct rows rules;
	bool ok = store_page(c->db, &p, NULL, 0, false, 1000, &rules, e);

	for (int i = 0; ok && i < rules.n; i++) {
		d->rule = rules.row + i;
		ok = retention_each(c->db, d->rule, each, d, e) && d->ok;
	}
	rows_fini(&rules);
	return ok;
}

int verb_retention_due(struct call *c)
{
	static const struct out_column col[] = {
		{ "ref", N_("Ref"), false }, { "dated", N_("Dated"), false },
		{ "rule", N_("Rule"), false },
		{ "authority", N_("Authority"), false },
	};
	struct err e = { 0 };
	struct out o;
	struct due d = { .call = c, .out = &o, .ok = true, .e = &e };

	out_begin(&o, c, col, 4);
	if (!each_rule(c, &d, list_due, &e))
		return call_fail(&e);
	return out_end(&o);
}

int verb_retention_ask(struct call *c)
{
	struct err e = { 0 };
	struct due d = { .call = c, .ok = true, .e = &e };

	if (!each_rule(c, &d, ask_due, &e))
		return call_fail(&e);
	printf(ngettext("%s %d erasure; \"pcref erasure list --state asked\" shows it\n",
	                "%s %d erasures; \"pcref erasure list --state asked\" shows them\n",
	                (unsigned long)d.asked), call_has(c, FLAG_dry_run)
	       ? _("Would ask for") : _("Asked for"), d.asked);
	return 0;
}
