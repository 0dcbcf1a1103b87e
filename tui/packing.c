#include "tui/packing.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "import/evidence.h"
#include "report/pack.h"
#include "report/writer.h"

static void lacks(struct packed *to, const struct pack_file *f)
{
	char name[NAME_SIZE], *more;

	record_name(&f->rec, name);
	more = xprintf(_("%s%s is not in the pack: %s"), to->lacking ? to->lacking : "", name,
	               f->state);
	free(to->lacking);
	to->lacking = xprintf("%s\n", more);
	free(more);
	to->wrong++;
}

/* Put the files in that are what they were. */
static bool fill(struct db *db, struct pack *p, struct packed *to, struct err *e)
{
	for (int i = 0; i < p->nfiles; i++) {
		struct pack_file *f = &p->file[i];
		enum finding_kind kind;
		char *bytes;
		size_t len;

		if (!evidence_bytes(db, &f->rec, &kind, &bytes, &len, e))
			return false;
		f->state = evidence_label(kind);
		if (bytes)
			pack_put(f, bytes, len);
		to->files += bytes != NULL;
		if (kind < FINDING_OLD)
			lacks(to, f);
	}
	return true;
}

static bool write_to(struct pack *p, const char *path, struct err *e)
{
	char *bytes;
	size_t len;
	FILE *f = xmemstream(&bytes, &len);
	bool ok = pack_write(p, f, e);

	fclose(f);
	ok = ok && out_bytes(bytes, len, path, e);
	free(bytes);
	return ok;
}

bool pack_to(struct db *db, const char *duty, const char *path, struct packed *to,
             struct err *e)
{
	struct pack p = { 0 };
	bool ok;

	*to = (struct packed){ 0 };
	ok = pack_read(db, duty, &p, e) && fill(db, &p, to, e) && write_to(&p, path, e);
	to->things = p.nthings;
	to->evidence = p.nfiles;
	pack_fini(&p);
	return ok;
}

char *packed_says(const struct packed *p, const char *path)
{
	char *safe = text_safe(path);
	char *says = xprintf(_("Wrote %s: %s, %s, %s in it, %d missing or changed.  Look that no"
		" file names a patient."), safe,
		lang_count("%lld duty or criterion", "%lld duties and criteria", p->things).text,
		lang_count("%lld piece of evidence", "%lld pieces of evidence", p->evidence).text,
		lang_count("%lld file", "%lld files", p->files).text, p->wrong);

	free(safe);
	return says;
}

void packed_fini(struct packed *p)
{
	free(p->lacking);
	*p = (struct packed){ 0 };
}
