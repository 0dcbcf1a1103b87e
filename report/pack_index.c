#include "report/pack_index.h"

#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "report/annual/say.h"
#include "report/paper.h"
#include "report/writer.h"

struct indexing {
	const struct pack *p;
	struct doc *doc;
};

static void tell_warning(const struct indexing *x)
{
	struct node *n = doc_note(x->doc->root, _("Before you send it"));

	doc_text(n, _("The files are copied as they are. pcref keeps counts and no patient-level"
		" data, but it cannot see into a document: look into each that none of them"
		" names a patient. Extracts are named below with their hashes and are not in the"
		" pack, because each of their rows is a person."));
}

static void tell_count(const struct indexing *x)
{
	const struct pack *p = x->p;
	int in = 0;

	for (int i = 0; i < p->nfiles; i++)
		in += p->file[i].name != NULL;
	doc_say(x->doc->root, ngettext("%d piece of evidence; the files of %d are in the pack, with"
		" their SHA-256 in SHA256SUMS (\"sha256sum -c SHA256SUMS\" checks them).",
		"%d pieces of evidence; the files of %d are in the pack, with"
		" their SHA-256 in SHA256SUMS (\"sha256sum -c SHA256SUMS\" checks them).",
		(unsigned long)p->nfiles), p->nfiles, in);
}

static void cell_of(const struct indexing *x, struct table *t, const struct record *r, int field)
{
	char *shown = record_show(r, field, db_lookup(x->p->db));

	if (*shown)
		cell_theirs(t, shown);
	else
		cell_none(t, CELL_NOT_KNOWN);
	free(shown);
}

/* What somebody should look for, at the top where it is seen. */
static void tell_lacking(const struct indexing *x)
{
	static const char *const head[] = { N_("Evidence"), N_("Title"), N_("Where it should be"),
		N_("State"), NULL };
	const struct pack *p = x->p;
	struct node *s = doc_section(x->doc, NULL, _("What is not in the pack"));
	struct table *t = NULL;

	for (int i = 0; i < p->nfiles; i++) {
		const struct pack_file *f = &p->file[i];

		if (f->name)
			continue;
		if (!t) {
			t = doc_table(x->doc, s, _("Evidence whose file is not in the pack"));
			table_heads(t, head);
		}
		table_row(t);
		cell_name(t, &f->rec);
		cell_theirs(t, record_title(&f->rec));
		cell_of(x, t, &f->rec, EVIDENCE_PLACE);
		cell_text(t, f->state);
	}
	if (!t)
		doc_say(s, _("Every file is in it."));
}

static void evidence_row(const struct indexing *x, struct table *t, const struct pack_file *f,
                         const char *through)
{
	const struct record *r = &f->rec;

	table_row(t);
	cell_name(t, r);
	cell_theirs(t, record_title(r));
	cell_text(t, *through ? through : _("itself"));
	cell_of(x, t, r, EVIDENCE_STRENGTH);
	cell_when(t, record_get(r, EVIDENCE_DATED));
	cell_theirs(t, record_get(r, FIELD_MADE_BY));
	cell_of(x, t, r, EVIDENCE_SHA256);
	cell_text(t, f->state);
}

static void tell_evidence(const struct indexing *x, struct node *s, const struct pack_thing *t)
{
	static const char *const head[] = { N_("Evidence"), N_("Title"), N_("Linked to"),
		N_("Strength"), N_("Dated"), N_("Entered by"), N_("SHA-256"), N_("File"), NULL };
	struct node *list = NULL;
	struct table *to;

	if (!t->n) {
		doc_say(s, _("No evidence is linked to it."));
		return;
	}
	to = doc_table(x->doc, s, _("Evidence"));
	table_heads(to, head);
	for (int i = 0; i < t->n; i++)
		evidence_row(x, to, &x->p->file[t->file[i]], t->through[i]);
	for (int i = 0; i < t->n; i++) {
		const struct pack_file *f = &x->p->file[t->file[i]];

		if (!f->name)
			continue;
		list = list ? list : doc_list(s, false);
		doc_link(doc_item(list), f->name, record_title(&f->rec));
	}
}

static void def_of(const struct indexing *x, struct node *defs, const char *term,
                   const struct record *r, int field)
{
	char *shown = record_show(r, field, db_lookup(x->p->db));
	struct node *d = doc_def(defs, term);

	if (*shown)
		doc_theirs(d, shown);
	else
		doc_text(d, _("not recorded"));
	free(shown);
}

static void tell_duty(const struct indexing *x, struct node *parent, const struct pack_thing *t)
{
	char *title = xprintf("%s %s", record_get(&t->duty, DUTY_CODE), record_title(&t->duty));
	struct node *s = doc_section(x->doc, parent, title), *defs = doc_defs(s);

	def_of(x, defs, _("Status"), &t->duty, DUTY_STATUS);
	def_of(x, defs, _("Assessed by"), &t->duty, DUTY_REVIEWER);
	def_of(x, defs, _("Assessed on"), &t->duty, DUTY_REVIEWED);
	def_of(x, defs, _("Why"), &t->duty, DUTY_NOTES);
	tell_evidence(x, s, t);
	free(title);
}

static void def_words(struct node *defs, const char *term, char *words)
{
	if (words)
		doc_theirs(doc_def(defs, term), words);
	free(words);
}

static void tell_criterion(const struct indexing *x, struct node *parent,
                           const struct pack_thing *t)
{
	enum criterion_id id = (enum criterion_id)t->criterion;
	const struct score *score = &x->p->score;
	struct node *s = doc_section(x->doc, parent, _(criteria[id].label));
	struct node *defs = doc_defs(s);

	doc_text(doc_def(defs, _("Area")), "%s", _(score_areas[criteria[id].area].label));
	if (score->level[id].assessed)
		doc_text(doc_def(defs, _("Level")), _("%d of 100"), score->level[id].level);
	else
		doc_text(doc_def(defs, _("Level")), _("not assessed"));
	def_words(defs, _("Working"), score_says(score, id));
	def_words(defs, _("Held"), score_held(score, id));
	def_words(defs, _("Held by old evidence"), score_gate(score, id));
	def_words(defs, _("Next step"), score_next(score, id));
	if (t->n || criteria[id].area != AREA_DATA)
		tell_evidence(x, s, t);
	else
		doc_say(s, _("It rests on the files under \"Files that figures come from\"."));
}

static void tell_loads(const struct indexing *x)
{
	static const char *const head[] = { N_("Data set"), N_("Load"), N_("As at"), N_("File"),
		N_("SHA-256"), N_("Loaded by"), N_("Loaded on"), NULL };
	struct node *s = doc_section(x->doc, NULL, _("Files that figures come from"));
	struct table *t;

	if (!x->p->nloads) {
		doc_say(s, _("No extract has been imported."));
		return;
	}
	t = doc_table(x->doc, s, _("The newest extract of each data set, not in the pack"));
	table_heads(t, head);
	for (int i = 0; i < x->p->nloads; i++) {
		const struct load *l = &x->p->load[i];
		char *name = xprintf("LOAD-%lld", l->number), *day = xstrndup(l->made_at, 10);

		table_row(t);
		cell_theirs(t, l->name);
		cell_text(t, name);
		cell_when(t, l->as_at);
		cell_theirs(t, l->file);
		cell_text(t, l->file_hash);
		cell_theirs(t, l->made_by);
		cell_when(t, day);
		free(name);
		free(day);
	}
}

static void tell_things(const struct indexing *x)
{
	const struct pack *p = x->p;
	struct node *duties = doc_section(x->doc, NULL, _("Duties")), *criterion = NULL;

	for (int i = 0; i < p->nthings; i++) {
		if (p->thing[i].criterion < 0) {
			tell_duty(x, duties, &p->thing[i]);
			continue;
		}
		if (!criterion)
			criterion = doc_section(x->doc, NULL, _("Criteria of the score"));
		tell_criterion(x, criterion, &p->thing[i]);
	}
}

bool pack_index(const struct pack *p, char **html, size_t *len, struct err *e)
{
	char *title = p->duty ? xprintf(_("Evidence pack: duty %s"), p->duty)
	                      : xstrdup(_("Evidence pack: every duty and criterion"));
	struct indexing x = { p, paper_begin(p->db, title, e) };
	enum suppress_profile profile;
	bool ok = x.doc && paper_profile(p->db, &profile, e);
	FILE *f;

	free(title);
	if (ok) {
		tell_warning(&x);
		tell_count(&x);
		tell_lacking(&x);
		tell_things(&x);
		tell_loads(&x);
		doc_publish(x.doc, profile);
		f = xmemstream(html, len);
		ok = html_write(x.doc, f, e);
		fclose(f);
		if (!ok)
			free(*html);
	}
	doc_free(x.doc);
	return ok;
}
