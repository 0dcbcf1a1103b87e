/* evidence.c - pcref evidence attach, pcref evidence check. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/call.h"
#include "cli/entity.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "db/db.h"
#include "db/store.h"
#include "import/evidence.h"

/* The first word is the file, the others a title. */
int verb_evidence_attach(struct call *c)
{
	const char *path = c->argv[0];
	struct err e = { 0 };
	struct record r;
	char *title;

	c->argc--;
	c->argv++;
	title = call_words(c);
	store_start(c->db, &r, c->ent);
	record_set(&r, EVIDENCE_STRENGTH, "documented");
	if (!record_read(&r, EVIDENCE_TITLE, db_lookup(c->db), title, &e) ||
	    !evidence_attach(&r, path, &e)) {
		free(title);
		record_fini(&r);
		return call_fail(&e);
	}
	free(title);
	return entity_add_record(c, &r, NULL, 0);
}

static void put(struct call *c, struct out *o, const struct evidence_finding *f)
{
	char name[NAME_SIZE], *size;

	record_name(&f->rec, name);
	out_cell(o, name);
	out_cell(o, record_title(&f->rec));
	out_cell(o, o->form == OUT_TABLE || o->form == OUT_PLAIN
	            ? evidence_label(f->kind) : evidence_word(f->kind));
	out_cell(o, record_get(&f->rec, EVIDENCE_DATED));
	out_cell(o, record_get(&f->rec, EVIDENCE_PLACE));
	size = record_file(&f->rec, EVIDENCE_SIZE, db_lookup(c->db));
	out_cell(o, size);
	free(size);
}

int verb_evidence_check(struct call *c)
{
	static const struct out_column col[] = {
		{ "ref", N_("Ref"), false }, { "title", N_("Title"), false },
		{ "finding", N_("Finding"), false },
		{ "dated", N_("Dated"), false }, { "place", N_("Where"), false },
		{ "size", N_("Size"), true },
	};
	struct evidence_found f;
	struct err e = { 0 };
	struct out o;
	int rc;

	if (!evidence_look(c->db, NULL, &f, &e))
		return call_fail(&e);
	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < f.n; i++)
		put(c, &o, &f.one[i]);
	rc = out_end(&o);
	if (f.wrong)
		fprintf(stderr, ngettext("pcref: %d of %d piece of evidence is missing, changed,"
		        " not readable or too old\n", "pcref: %d of %d pieces of evidence are"
		        " missing, changed, not readable or too old\n", (unsigned long)f.n),
		        f.wrong, f.n);
	rc = rc ? rc : f.wrong > 0;
	evidence_found_fini(&f);
	return rc;
}
