/* store.c - the verbs about the file as a whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/erase.h"
#include "db/store.h"

int verb_backup(struct call *c)
{
	struct err e = { 0 };
	char path[512];

	if (!db_backup(c->db, path, &e))
		return call_fail(&e);
	printf(_("Copied to %s\n"), path);
	return 0;
}

int verb_init(struct call *c)
{
	printf(_("%s is ready\n"), db_path(c->db));
	return 0;
}

int verb_search(struct call *c)
{
	static const struct out_column col[] = {
		{ "ref", N_("Ref"), false }, { "kind", N_("Kind"), false },
		{ "title", N_("Title"), false }, { "seen", N_("Where"), false },
	};
	struct err e = { 0 };
	struct hit *hit;
	struct out o;
	char *words = call_words(c);
	int n, most;
	bool ok;

	ok = call_limit(c, 50, &most, &e) &&
	     store_search(c->db, NULL, words, most, &hit, &n, &e);
	free(words);
	if (!ok)
		return call_fail(&e);
	access_search(c->db, hit, n);
	out_begin(&o, c, col, 4);
	for (int i = 0; i < n; i++) {
		out_cell(&o, hit[i].name);
		out_cell(&o, hit[i].ent->name);
		out_cell(&o, hit[i].title);
		out_cell(&o, hit[i].seen ? hit[i].seen : "");
	}
	hits_fini(hit, n);
	return out_end(&o);
}
