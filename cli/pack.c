/* pack.c - pcref pack: duties and criteria with their evidence, in one zip. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "import/evidence.h"
#include "report/pack.h"
#include "report/writer.h"

/* Put the files in that are what they were; what is not, is said. */
static bool look(const struct call *c, struct pack *p, int *wrong, struct err *e)
{
	*wrong = 0;
	for (int i = 0; i < p->nfiles; i++) {
		struct pack_file *f = &p->file[i];
		char *bytes, name[NAME_SIZE];
		enum finding_kind kind;
		size_t len;

		if (!evidence_bytes(c->db, &f->rec, &kind, &bytes, &len, e))
			return false;
		f->state = evidence_label(kind);
		if (bytes)
			pack_put(f, bytes, len);
		if (kind >= FINDING_OLD)
			continue;
		record_name(&f->rec, name);
		fprintf(stderr, _("pcref: %s is not in the pack: %s\n"), name, f->state);
		++*wrong;
	}
	return true;
}

static bool write_pack(struct pack *p, const char *path, struct err *e)
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

static void say_written(const struct pack *p, const char *path, int wrong)
{
	char *safe = text_safe(path);
	int in = 0;

	for (int i = 0; i < p->nfiles; i++)
		in += p->file[i].name != NULL;
	if (strcmp(path, "-") != 0)
		printf(_("Wrote %s: %d duties and criteria, %d pieces of evidence, %d files in it,"
		         " %d missing or changed.  Look that no file names a patient.\n"), safe,
		       p->nthings, p->nfiles, in, wrong);
	free(safe);
}

int verb_pack(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *duty = call_flag(c, FLAG_duty);
	struct pack p = { 0 };
	struct err e = { 0 };
	int wrong = 0;
	bool ok;

	if (!path)
		return call_refuse(ERR_USAGE, _("say where the pack goes: -o FILE.zip"));
	if (duty && strcmp(duty, "all") == 0)
		duty = NULL;
	ok = pack_read(c->db, duty, &p, &e) && look(c, &p, &wrong, &e) &&
	     write_pack(&p, path, &e);
	if (ok)
		say_written(&p, path, wrong);
	pack_fini(&p);
	return !ok ? call_fail(&e) : wrong ? ERR_FOUND : ERR_NONE;
}
