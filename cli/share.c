/* share.c - pcref export: lists for the public, the board or a partner. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/text.h"
#include "report/share.h"
#include "report/writer.h"

int verb_export(struct call *c)
{
	const char *path = call_flag(c, FLAG_output), *whom = call_flag(c, FLAG_for);
	const struct writer *w;
	struct err e = { 0 };
	enum share to;
	struct doc *doc;
	char *safe;
	bool ok;

	if (!path || !whom)
		return call_refuse(ERR_USAGE, _("say for whom and where: --for public, board or"
		                   " partner, -o FILE.xlsx"));
	if (strcmp(path, "-") == 0)
		w = writer_find(call_has(c, FLAG_json) ? "json" : "txt", &e);
	else
		w = writer_for(path, &e);
	if (!w || !share_find(whom, &to, &e))
		return call_fail(&e);
	doc = share_build(c->db, to, c->argv, c->argc, &e);
	ok = doc && out_write(doc, path, w, &e);
	doc_free(doc);
	if (!ok)
		return call_fail(&e);
	safe = text_safe(path);
	if (strcmp(path, "-") != 0)
		printf(_("Wrote %s (%s).  %s\n"), safe, _(w->name), share_note(to));
	free(safe);
	return ERR_NONE;
}
