/* maps.c - pcref data map: what values mean that are no codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/data.h"
#include "cli/out.h"
#include "cli/verb.h"
#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/load.h"
#include "db/store.h"

/* The code that a label is likely to mean, or "". */
static const char *likely(const char *word)
{
	const char *is = ethnic_category(word, strlen(word));

	return is && ethnic_code_named(is) != ETHNIC_NONE ? is : "";
}

static bool save(struct call *c, const char *value, const char *code,
                 struct err *e)
{
	const char *set = call_flag(c, FLAG_dataset);
	char day[DAY_SIZE], uid[UID_SIZE] = "";
	const char *from = call_flag(c, FLAG_as_at) ? call_as_at(c, day, e) : "";
	struct record r;
	bool ok;

	if (!from || (set && !data_set_find(c, set, uid, e)))
		return false;
	store_start(c->db, &r, &entities[ENT_mapping]);
	record_set(&r, MAPPING_VALUE, value);
	record_set(&r, MAPPING_DATASET, uid);
	record_set(&r, MAPPING_FROM, from);
	ok = record_read(&r, MAPPING_CODE, db_lookup(c->db), code, e) &&
	     (call_has(c, FLAG_dry_run) ? record_check(NULL, &r, db_words(c->db), e)
	                                : store_save(c->db, &r, NULL, e));
	if (ok)
		printf(call_has(c, FLAG_dry_run) ? _("Would map \"%s\" to %s\n")
		       : _("Mapped \"%s\" to %s\n"), value,
		       record_get(&r, MAPPING_CODE));
	record_fini(&r);
	return ok;
}

/* Every word that is likely to mean a code. */
static int accept_all(struct call *c, const struct load_item *word, int n)
{
	struct err e = { 0 };
	int done = 0;

	for (int i = 0; i < n; i++) {
		const char *code = likely(word[i].item);

		if (!*code)
			continue;
		if (!save(c, word[i].item, code, &e))
			return call_fail(&e);
		done++;
	}
	printf(ngettext("%d of %d value mapped; import the file again to see what moves\n",
	         "%d of %d values mapped; import the file again to see what moves\n",
	         (unsigned long)n), done, n);
	return 0;
}

static int list(struct call *c, const struct load_item *word, int n)
{
	static const struct out_column col[] = {
		{ "value", N_("Value"), false }, { "rows", N_("Rows"), true },
		{ "likely", N_("Likely"), false }
	};
	struct out o;

	out_begin(&o, c, col, sizeof(col) / sizeof(*col));
	for (int i = 0; i < n; i++) {
		out_cell(&o, word[i].item);
		out_number(&o, word[i].n);
		out_cell(&o, likely(word[i].item));
	}
	return out_end(&o);
}

/* The words of the newest load that were not understood. */
static int unmatched(struct call *c)
{
	struct load_item *word = NULL;
	struct load l;
	struct err e = { 0 };
	int n = 0, rc;

	if (!data_load_chosen(c, &l, &e) ||
	    !load_items(c->db, &l, "word", &word, &n, &e))
		return call_fail(&e);
	if (!n)
		fprintf(stderr, _("pcref: load %lld of %s has no value of five"
		        " rows or more that was not understood\n"), l.number,
		        l.name);
	rc = call_has(c, FLAG_accept) ? accept_all(c, word, n)
	                              : list(c, word, n);
	load_items_fini(word, n);
	return rc;
}

int verb_data_map(struct call *c)
{
	struct err e = { 0 };

	if (c->argc == 0)
		return unmatched(c);
	if (c->argc == 1)
		return call_refuse(ERR_USAGE, _("say what \"%s\" means: pcref"
		                   " data map VALUE CODE, as in \"White British\""
		                   " A"), c->argv[0]);
	return save(c, c->argv[0], c->argv[1], &e) ? 0 : call_fail(&e);
}
