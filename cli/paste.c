/* paste.c - pcref plan paste: a published plan becomes draft actions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "db/db.h"
#include "db/store.h"
#include "import/plan.h"

static void line(const char *label, const char *text)
{
	char *safe = text_safe_lines(text);

	if (*safe)
		printf("  %s: %s\n", label, safe);
	free(safe);
}

/* An objective of the file is not kept yet, and has no reference. */
static const char *new_objective(const struct paste *p, const char *uid)
{
	for (int i = 0; i < p->n; i++)
		for (int k = 1; k < p->one[i].n; k++)
			if (*uid && record_is(&p->one[i].rec[k], FIELD_UID, uid))
				return record_title(&p->one[i].rec[k]);
	return NULL;
}

static void show_field(const struct call *c, const struct paste *p,
                       const struct record *r, int f)
{
	const char *made = f == ACTION_OBJECTIVE
	                   ? new_objective(p, record_get(r, f)) : NULL;
	char *text = made ? xstrdup(made) : record_show(r, f, db_lookup(c->db));

	line(_(r->ent->fields[f].label), text);
	free(text);
}

static void show_lead(const struct call *c, const struct record *r)
{
	char *text = xprintf("%s (%s)", record_title(r), words_label(
		db_words(c->db), VOC_lead_kind, record_get(r, LEAD_KIND)));

	line(_("Lead"), text);
	free(text);
}

/* Everything that would be kept of one action. */
static void show(const struct call *c, const struct paste *p, int i)
{
	const struct pasted *o = &p->one[i];
	const struct record *r = &o->rec[0];
	char *title = text_safe(record_title(r));

	printf(_("%d of %d, line %llu: %s\n"), i + 1, p->n,
	       (unsigned long long)o->line, title);
	free(title);
	for (int f = FIELD_OWN; f < r->ent->nfields; f++)
		if (f != r->ent->title && f != ACTION_STATE &&
		    f != ACTION_SOURCE)
			show_field(c, p, r, f);
	for (int k = 1; k < o->n; k++)
		if (o->rec[k].ent == &entities[ENT_lead])
			show_lead(c, &o->rec[k]);
}

static bool may_ask(const struct call *c)
{
	return !call_has(c, FLAG_no_input) && isatty(STDIN_FILENO) &&
	       isatty(STDOUT_FILENO) && strcmp(c->argv[0], "-") != 0;
}

/* One by one; false where the person stops, and nothing is kept. */
static bool choose(const struct call *c, const struct paste *p, bool *wanted)
{
	bool all = false;
	char typed[16];

	for (int i = 0; i < p->n; i++) {
		wanted[i] = all;
		if (all)
			continue;
		show(c, p, i);
		fputs(_("Keep it as a draft?  Type y, n, a for all that follow, or"
		        " q to keep nothing: "), stdout);
		fflush(stdout);
		if (!fgets(typed, sizeof(typed), stdin) || *typed == 'q')
			return false;
		all = *typed == 'a';
		wanted[i] = all || *typed == 'y';
	}
	return true;
}

static void gap(int n, const char *one, const char *many)
{
	if (n)
		printf("  %s\n", lang_count(one, many, n).text);
}

/* "11 have no owner" */
static void say_gaps(const struct paste *p, const bool *wanted)
{
	int owner = 0, due = 0, words = 0, when = 0, status = 0;

	for (int i = 0; i < p->n; i++) {
		const struct pasted *o = &p->one[i];

		owner += wanted[i] && o->no_owner;
		due += wanted[i] && o->no_due;
		words += wanted[i] && o->words_only;
		when += wanted[i] && o->no_done_when;
		status += wanted[i] && o->no_status;
	}
	gap(owner, NN_("%lld has no owner", "%lld have no owner"));
	gap(due, NN_("%lld has no due date", "%lld have no due date"));
	gap(words, NN_("%lld has a due date in words only",
	               "%lld have a due date in words only"));
	gap(when, NN_("%lld does not say when it is done",
	              "%lld do not say when they are done"));
	gap(status, NN_("%lld has no status", "%lld have no status"));
}

static bool keep(const struct call *c, struct paste *p, const bool *wanted,
                 int *kept, struct err *e)
{
	struct record **row = NULL;
	struct change ch = { .why = call_flag(c, FLAG_reason), .imported = true };
	int n = 0;
	bool ok;

	*kept = 0;
	/* An objective comes before the actions that name it; one that only a
	 * left-out action brought is brought by whoever names it next. */
	for (int pass = 0; pass < 3; pass++)
		for (int i = 0; i < p->n; i++)
			for (int k = 0; k < p->one[i].n; k++) {
				struct record *r = &p->one[i].rec[k];
				int turn = r->ent == &entities[ENT_objective]
				           ? 0 : k ? 2 : 1;

				if (turn != pass || (turn && !wanted[i]))
					continue;
				row = xreallocarray(row, (size_t)n + 1,
				                    sizeof(*row));
				row[n++] = r;
				*kept += turn == 1;
			}
	ch.rec = row;
	ch.nrec = n;
	ok = *kept == 0 || store_apply(c->db, &ch, e);
	free(row);
	return ok;
}

static bool read_proto(const struct call *c, struct record *proto,
                       struct err *e)
{
	store_start(c->db, proto, c->ent);
	for (int i = FIELD_OWN; i < c->ent->nfields; i++) {
		const struct values *v = &c->field[i];

		if (v->n && !record_read(proto, i, db_lookup(c->db),
		                         v->text[v->n - 1], e))
			return false;
	}
	if (!record_has(proto, ACTION_SOURCE))
		record_set(proto, ACTION_SOURCE, c->argv[0]);
	return true;
}

static int finish(const struct call *c, struct paste *p, bool *wanted)
{
	struct err e = { 0 };
	bool dry = call_has(c, FLAG_dry_run);
	int kept = p->n;

	for (int i = 0; i < p->nleft; i++) {
		char *safe = text_safe(p->left[i]);

		fprintf(stderr, _("pcref: no part of an action, %s\n"), safe);
		free(safe);
	}
	if (!dry && !keep(c, p, wanted, &kept, &e))
		return call_fail(&e);
	printf(dry ? ngettext("Would add %d draft action of %d\n",
	                      "Would add %d draft actions of %d\n", (unsigned long)kept)
	           : ngettext("Added %d draft action of %d\n",
	                      "Added %d draft actions of %d\n", (unsigned long)kept),
	       kept, p->n);
	say_gaps(p, wanted);
	return 0;
}

int verb_plan_paste(struct call *c)
{
	struct record proto = { 0 };
	struct paste p = { 0 };
	struct err e = { 0 };
	bool *wanted = NULL;
	int rc;

	if (!read_proto(c, &proto, &e) ||
	    !paste_read(&p, c->db, c->argv[0], &proto, &e)) {
		rc = call_fail(&e);
	} else {
		wanted = xcalloc((size_t)p.n, sizeof(*wanted));
		for (int i = 0; i < p.n; i++)
			wanted[i] = true;
		if (call_has(c, FLAG_dry_run))
			for (int i = 0; i < p.n; i++)
				show(c, &p, i);
		if (call_has(c, FLAG_dry_run) || call_has(c, FLAG_yes))
			rc = finish(c, &p, wanted);
		else if (!may_ask(c))
			rc = call_refuse(ERR_USAGE, _("nothing was kept; look at"
			    " it with --dry-run, and keep it all with --yes"));
		else
			rc = choose(c, &p, wanted) ? finish(c, &p, wanted)
			     : call_refuse(ERR_USAGE, _("nothing was kept"));
	}
	free(wanted);
	paste_fini(&p);
	record_fini(&proto);
	return rc;
}
