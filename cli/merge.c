/* merge.c - bring home what was done in a copy of the file. */
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/entity.h"
#include "core/lang.h"
#include "db/merge.h"

static int show_clashes(const struct call *c, const struct merge *m)
{
	static const struct out_column col[] = {
		{ "ref", N_("Ref"), false }, { "field", N_("Field"), false },
		{ "seen", N_("Both had"), false }, { "ours", N_("Here"), false },
		{ "theirs", N_("In the copy"), false },
		{ "who", N_("Changed there by"), false },
	};
	struct out o;

	out_begin(&o, c, col, 6);
	for (int i = 0; i < m->nclash; i++) {
		out_cell(&o, m->clash[i].name);
		out_cell(&o, _(m->clash[i].field));
		out_cell(&o, m->clash[i].seen);
		out_cell(&o, m->clash[i].ours);
		out_cell(&o, m->clash[i].theirs);
		out_cell(&o, m->clash[i].who);
	}
	return out_end(&o);
}

static void say(const struct call *c, const struct merge *m)
{
	fprintf(stderr, call_has(c, FLAG_dry_run) ? _("Would take in %s of %s\n")
	        : _("Took in %s of %s\n"),
	        lang_count("%lld change", "%lld changes", m->replayed).text,
	        lang_count("%lld row", "%lld rows", m->rows).text);
	if (m->renumbered)
		fprintf(stderr, ngettext("%d new row has another number here, because theirs"
		        " was taken\n", "%d new rows have another number here, because theirs"
		        " was taken\n", (unsigned long)m->renumbered), m->renumbered);
	if (m->skipped)
		fprintf(stderr, ngettext("%d load of an extract was not taken in: import that"
		        " file here\n", "%d loads of extracts were not taken in: import those"
		        " files here\n", (unsigned long)m->skipped), m->skipped);
	if (m->nclash && call_has(c, FLAG_theirs))
		fprintf(stderr, ngettext("%d value had changed here too; the copy's was taken\n",
		                         "%d values had changed here too; the copy's were taken\n",
		                         (unsigned long)m->nclash), m->nclash);
	else if (m->nclash)
		fprintf(stderr, ngettext("%d value had changed here too; the one here stays.",
		                         "%d values had changed here too; those here stay.",
		                         (unsigned long)m->nclash), m->nclash);
	if (m->nclash && !call_has(c, FLAG_theirs))
		fprintf(stderr, "  %s\n", call_has(c, FLAG_dry_run)
		        ? _("--theirs takes the copy's") : _("What the copy has is above:"
		        " where that is right, edit the row"));
}

int verb_merge(struct call *c)
{
	struct db_options o = c->where;
	struct err e = { 0 };
	struct merge m = { 0 };
	struct db *other;
	bool ok;
	int rc = 0;

	o.path = c->argv[0];
	o.read_only = true;
	o.create = false;
	other = db_open(&o, &e);
	if (!other)
		return call_fail(&e);
	ok = merge_from(c->db, other, call_has(c, FLAG_theirs),
	                call_has(c, FLAG_dry_run), &m, &e);
	db_close(other);
	if (m.nclash || out_form(c) != OUT_TABLE)
		rc = show_clashes(c, &m);
	if (ok)
		say(c, &m);
	if (ok && m.nclash && !call_has(c, FLAG_theirs))
		rc = ERR_FOUND;
	merge_fini(&m);
	return ok ? rc : call_fail(&e);
}
