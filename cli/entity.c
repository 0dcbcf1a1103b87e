/* entity.c - the verbs that every entity has, from its description. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "cli/personal.h"
#include "cli/slip.h"
#include "cli/tried.h"
#include "cli/verify.h"
#include "core/bank.h"
#include "core/chain.h"
#include "core/entity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "core/when.h"
#include "db/bulk.h"
#include "db/db.h"
#include "db/store.h"

static const struct verb entity_verbs[] = {
	{ .words = "add", .args = "TITLE ...", .run = entity_add, .most = 64,
	  .flags = ON(draft) | ON(dry_run) | ON(no_input) | ON(reason) | ON(set) | ON(yes) |
	           ON(only) | ON(answer),
	  .needs = NEED_DB | MAKES_DB | WRITES, .least = 1,
	  .help = N_("Add one; its fields are options.") },
	{ .words = "list", .args = "[FILTER ...]", .run = entity_list, .most = 64,
	  .needs = NEED_DB | TAKES_FILTER,
	  .flags = ON_FORMS | ON(sort) | ON(limit) | ON(match) | ON(all) | ON(view) |
	           ON(columns) | ON(slipped) | ON(stalled) | ON(by),
	  .help = N_("List those of a filter: owner:bello due<30d -state:done."),
	  .more = N_("--by FIELD counts them instead by what that field says, the most first;"
	  " dates by the month.") },
	{ .words = "show", .args = "WHICH", .run = entity_show, .least = 1, .most = 64,
	  .needs = NEED_DB, .flags = ON_FORMS | ON(all),
	  .help = N_("Show one: ACT-42, 42, or its title.") },
	{ .words = "edit", .args = "[WHICH]", .run = entity_edit,
	  .most = 64, .needs = NEED_DB | WRITES,
	  .flags = ON(dry_run) | ON(no_input) | ON(reason) | ON(where) | ON(set) | ON(yes) |
	           ON(only) | ON(answer) | ON_FORMS,
	  .help = N_("Change the fields given as options, of one or --where of many."),
	  .more = N_("\"\" empties a field. --where FILTER changes every row of a filter as one"
	  " step of undo, and lists each value before and after; with --dry-run it only"
	  " lists them. --set NAME=VALUE sets a local field too: --set tags+=ward.") },
	{ .words = "remove", .args = "WHICH", .run = entity_remove, .least = 1, .most = 64,
	  .needs = NEED_DB | WRITES,
	  .flags = ON(dry_run) | ON(no_input) | ON(reason),
	  .help = N_("Take it away; \"pcref undo\" brings it back.") },
	{ .words = "history", .args = "WHICH", .run = entity_history, .least = 1, .most = 64,
	  .needs = NEED_DB, .flags = ON_FORMS | ON(limit),
	  .help = N_("Who changed what, when and why.") },
	{ .words = "import", .args = "FILE", .run = entity_import, .least = 1, .most = 1,
	  .needs = NEED_DB | MAKES_DB | WRITES, .flags = ON(dry_run) | ON(no_input) | ON(reason),
	  .help = N_("Take in what list --csv or --json wrote; all rows or none.") },
	{ 0 }
};

static const struct verb step_verb = {
	.words = "", .args = "WHICH", .run = entity_step, .least = 1, .most = 64,
	.needs = NEED_DB | WRITES,
	.flags = ON(dry_run) | ON(no_input) | ON(reason) | ON(yes) | ON(only) | ON(answer),
};

static const struct transition *step_named(const struct entity *ent,
                                           const char *word)
{
	for (const struct transition *t = transitions; t->verb; t++)
		if (&entities[t->ent] == ent && strcmp(t->verb, word) == 0)
			return t;
	return NULL;
}

const struct verb *entity_verbs_all(void)
{
	return entity_verbs;
}

const struct verb *entity_verb(const struct entity *ent, const char *word)
{
	for (const struct verb *v = entity_verbs; word && v->words; v++)
		if (strcmp(v->words, word) == 0)
			return v;
	return word && step_named(ent, word) ? &step_verb : NULL;
}

int entity_no_verb(const struct entity *ent, const char *word)
{
	const char *names[64];
	int n = 0, i;

	for (const struct verb *v = entity_verbs; v->words; v++)
		names[n++] = v->words;
	for (const struct transition *t = transitions; t->verb && n < 64; t++)
		if (&entities[t->ent] == ent)
			names[n++] = t->verb;
	i = text_nearest(word, names, n);
	if (i < 0)
		return call_refuse(ERR_USAGE, _("\"pcref %s\" cannot \"%s\";"
		    " \"pcref %s --help\" says what it can"), ent->name, word,
		    ent->name);
	return call_refuse(ERR_USAGE, _("\"pcref %s\" cannot \"%s\".  Did you"
	                   " mean \"%s\"?"), ent->name, word, names[i]);
}

static bool find(const struct call *c, struct record *r, struct err *e)
{
	char *which = call_words(c);
	bool ok = store_find(c->db, c->ent, which, r, e);

	free(which);
	return ok;
}

static const char *typed(const struct call *c, int field)
{
	const struct values *v = &c->field[field];

	return v->n ? v->text[v->n - 1] : NULL;
}

static bool read_fields(const struct call *c, struct record *r, struct err *e)
{
	for (int i = FIELD_OWN; i < c->ent->nfields; i++)
		if (typed(c, i) && !record_read(r, i, db_lookup(c->db),
		                                typed(c, i), e))
			return false;
	return true;
}

/* Links given as options, as records to save in the same change; a row not
 * yet kept needs its uid before its links can name it. */
static bool read_links(const struct call *c, const char *uid,
                       struct record **rec, int *n, struct err *e)
{
	struct link_end end;

	for (int i = 0; link_end_of(c->ent, i, &end); i++) {
		const char *text = typed(c, c->ent->nfields + i);

		if (text && !store_links_read(c->db, end, uid, text, rec, n, e))
			return false;
	}
	return true;
}

/* --set names what options cannot: the trust's own fields. */
static bool read_sets(const struct call *c, struct record *r, struct record **rec, int *n,
                      struct err *e)
{
	struct bulk b;
	bool ok = true;

	bulk_init(&b, c->ent);
	for (int i = 0; ok && i < c->flag[FLAG_set].n; i++)
		ok = bulk_set(&b, c->db, c->flag[FLAG_set].text[i], e) &&
		     bulk_set_row(&b.set[i], c->db, r, rec, n, e);
	bulk_fini(&b);
	return ok;
}

static bool save_with_links(const struct call *c, struct record *r,
                            struct record *link, int nlinks,
                            char warning[static 256], struct err *e)
{
	struct record **row = xcalloc((size_t)nlinks + 1, sizeof(*row));
	struct change ch = { .why = call_flag(c, FLAG_reason) };
	bool ok;

	for (int i = 0; i < nlinks; i++)
		row[i] = &link[i];
	row[nlinks] = r;
	ch.rec = row;
	ch.nrec = nlinks + 1;
	ok = store_apply(c->db, &ch, e);
	snprintf(warning, 256, "%s", ch.warning);
	free(row);
	return ok;
}

/* --reason of a moved date is why it moves; feedback has a summary. */
static void fill_in(const struct call *c, struct record *r)
{
	const char *why = call_flag(c, FLAG_reason);

	if (c->ent == &entities[ENT_action] && typed(c, ACTION_DUE) && why &&
	    !typed(c, ACTION_DUE_REASON))
		record_set(r, ACTION_DUE_REASON, why);
	if (c->ent == &entities[ENT_update] && typed(c, UPDATE_DUE) && why &&
	    !typed(c, UPDATE_DUE_REASON))
		record_set(r, UPDATE_DUE_REASON, why);
	if (c->ent == &entities[ENT_feedback])
		feedback_summarise(r);
}

/* All is done as ever, and none of it kept. */
static bool try_save(const struct call *c, struct record *r, struct record *link, int nlinks,
                     char warning[static 256], struct err *e)
{
	struct err ignored;
	bool ok = store_hold(c->db, e) &&
	          save_with_links(c, r, link, nlinks, warning, e);

	store_let_go(c->db, false, &ignored);
	return ok;
}

/* Read the options into r and save it, and n records beside it: what add, edit
 * and the steps share. */
static bool read_and_save(const struct call *c, struct record *r,
                          const struct record *beside, int nbeside, struct err *e)
{
	struct record *link = xcalloc((size_t)nbeside + 1, sizeof(*link));
	char warning[256] = "", uid[UID_SIZE];
	int n = 0;
	bool ok;

	for (; n < nbeside; n++)
		record_copy(&link[n], &beside[n]);
	if (!record_has(r, FIELD_UID)) {
		chain_random(uid, 16);
		record_set(r, FIELD_UID, uid);
	}
	ok = read_fields(c, r, e) && read_links(c, record_get(r, FIELD_UID), &link, &n, e) &&
	     read_sets(c, r, &link, &n, e);
	fill_in(c, r);
	ok = ok && personal_ask(c, r, e) && slip_ask(c, r, &link, &n, e);
	ok = ok && (call_has(c, FLAG_dry_run) ? try_save : save_with_links)(c, r, link, n,
	                                                                    warning, e);
	if (ok && *warning)
		fprintf(stderr, "pcref: %s\n", warning);
	while (n--)
		record_fini(&link[n]);
	free(link);
	return ok;
}

/* " (in 61 working days)", where the bank holidays can be read. */
static void say_working_days(const struct call *c, const char *due)
{
	struct bank bank;
	struct err ignored;

	if (!db_bank(c->db, &bank, &ignored))
		return;
	fputs(lang_count(" (in %lld working day)", " (in %lld working days)",
	                 bank_days(&bank, c->today, due)).text, stdout);
	bank_fini(&bank);
}

/* "Added ACT-42, due 30 September 2026 (in 61 working days)"; a step says
 * where to: "Changed ACT-42 to done, due ...". */
static void say(const struct call *c, const char *did, const struct record *r,
                const struct transition *step)
{
	const char *due = c->ent == &entities[ENT_action]
	                  ? record_get(r, ACTION_DUE) : "";
	char name[NAME_SIZE], shown[WHEN_SHOWN], *title;

	record_name(r, name);
	printf("%s %s", did, record_has(r, FIELD_NUMBER) ? name : _("it"));
	if (step) {
		char *state = record_show(r, step->field, db_lookup(c->db));
		printf(_(" to %s"), state);
		free(state);
	}
	fputs(", ", stdout);
	if (*due && when_show(due, shown)) {
		printf(_("due %s"), shown);
		if (when_is_day(due) && strcmp(due, c->today) >= 0)
			say_working_days(c, due);
	} else {
		title = text_safe(record_title(r));
		fputs(title, stdout);
		free(title);
	}
	putchar('\n');
}

static int finish(const struct call *c, struct record *r, bool ok,
                  const char *did, const struct transition *step,
                  const struct err *e)
{
	if (ok)
		say(c, call_has(c, FLAG_dry_run) ? _("Would keep") : did, r,
		    step);
	record_fini(r);
	return ok ? 0 : call_fail(e);
}

static int added(const struct call *c, struct record *r, bool ok, const struct err *e)
{
	if (ok)
		tried_offer(c, r);
	return finish(c, r, ok, _("Added"), NULL, e);
}

int entity_add_record(struct call *c, struct record *r, const struct record *beside, int n)
{
	struct err e = { 0 };
	bool ok = read_and_save(c, r, beside, n, &e);

	return added(c, r, ok, &e);
}

int entity_add(struct call *c)
{
	struct err e = { 0 };
	struct record r;
	char *title = call_words(c);
	bool ok;

	store_start(c->db, &r, c->ent);
	if (call_has(c, FLAG_draft) && c->ent == &entities[ENT_action])
		record_set(&r, ACTION_STATE, "draft");
	ok = (!c->argc || record_read(&r, c->ent->title, db_lookup(c->db), title, &e)) &&
	     read_and_save(c, &r, NULL, 0, &e);
	free(title);
	return added(c, &r, ok, &e);
}

int entity_edit(struct call *c)
{
	struct err e = { 0 };
	struct record r;

	if (call_has(c, FLAG_where) != (c->argc == 0))
		return call_refuse(ERR_USAGE, c->argc ? _("say which row, or --where for many,"
		                   " not both") : _("\"pcref %s edit\" needs a row, or --where"
		                   " with a filter"), c->ent->name);
	if (call_has(c, FLAG_where))
		return entity_bulk(c);
	if (!find(c, &r, &e))
		return call_fail(&e);
	return finish(c, &r, read_and_save(c, &r, NULL, 0, &e), _("Changed"), NULL, &e);
}

/* A check has an answer, and is kept as an update. */
static int check_step(const struct call *c, struct record *r,
                      const struct transition *t)
{
	struct record update = { 0 };
	struct err e = { 0 };
	bool ok = verify_ask(c, r, &update, &e) && read_and_save(c, r, &update, 1, &e);

	record_fini(&update);
	return finish(c, r, ok, _("Changed"), t, &e);
}

int entity_step(struct call *c)
{
	const struct transition *t = step_named(c->ent, c->word);
	const char *why = call_flag(c, FLAG_reason);
	struct err e = { 0 };
	struct record r;
	char was[32];
	bool ok;

	if (!find(c, &r, &e))
		return call_fail(&e);
	if (transition_is_check(t))
		return check_step(c, &r, t);
	snprintf(was, sizeof(was), "%s", record_get(&r, t->field));
	record_set(&r, t->field, t->to);
	if (t->reason && !why && transition_told(t, was))
		record_set(&r, t->reason, NULL);
	ok = (!t->reason || !why || record_read(&r, t->reason, db_lookup(c->db), why, &e)) &&
	     read_and_save(c, &r, NULL, 0, &e);
	return finish(c, &r, ok, _("Changed"), t, &e);
}

int entity_remove(struct call *c)
{
	struct err e = { 0 };
	struct record r;
	bool ok;

	if (!find(c, &r, &e))
		return call_fail(&e);
	ok = call_has(c, FLAG_dry_run) || store_remove(c->db, &r, &e);
	return finish(c, &r, ok, _("Removed"), NULL, &e);
}

int entity_history(struct call *c)
{
	struct err e = { 0 };
	struct record r;
	int rc;

	if (!find(c, &r, &e))
		return call_fail(&e);
	rc = history_print(c, record_get(&r, FIELD_UID));
	record_fini(&r);
	return rc;
}
