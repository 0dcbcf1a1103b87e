/* readout_words.c - the values of a load that were not understood, to be mapped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/rules.h"
#include "core/text.h"
#include "db/load.h"
#include "db/store.h"
#include "tui/readout.h"

/* What a value is said to mean by now, though the load was read before. */
struct said {
	const char *value, *dataset;
	char code[16];
};

static bool is_said(const struct record *r, void *with)
{
	struct said *s = with;
	const char *set = record_get(r, MAPPING_DATASET);
	char *own, *folded;

	if (*set && strcmp(set, s->dataset) != 0)
		return true;
	own = text_fold(record_get(r, MAPPING_VALUE));
	folded = text_fold(s->value);
	if (strcmp(own, folded) == 0)
		snprintf(s->code, sizeof(s->code), "%.15s", record_get(r, MAPPING_CODE));
	free(own);
	free(folded);
	return true;
}

static const char *likely_code(const char *word)
{
	const char *is = ethnic_category(word, strlen(word));

	return is && ethnic_code_named(is) != ETHNIC_NONE ? is : "";
}

static void put_word(struct readout *s, const struct load *l, const struct load_item *w,
                     const char *said)
{
	const char *likely = likely_code(w->item);
	struct lang_count rows = lang_count("%lld row", "%lld rows", w->n);
	struct readout_row *r = readout_add(s, *said
		? xprintf(_("\"%s\", %s: means %s in files from now on; import the file again (I)"
		            " to see what moves."), w->item, rows.text, said)
		: xprintf(_("\"%s\", %s: no code.  Say what it means here, once, for this data"
		            " set%s%s."), w->item, rows.text, *likely ? _("; perhaps ") : "",
		          likely));

	r->cell[0] = xstrdup(w->item);
	r->cell[1] = xprintf("%lld", w->n);
	r->cell[2] = xstrdup(likely);
	r->cell[3] = xstrdup(*said ? said : _("not yet"));
	readout_offer(r, 0, &entities[ENT_mapping], MAPPING_VALUE, w->item);
	if (*likely)
		readout_offer(r, 0, &entities[ENT_mapping], MAPPING_CODE, likely);
	readout_offer(r, 0, &entities[ENT_mapping], MAPPING_DATASET, l->dataset);
}

static bool put_words(struct db *db, struct readout *s, const struct load *l, struct err *e)
{
	struct page all = { .ent = &entities[ENT_mapping], .sort = FIELD_KEY };
	struct load_item *word = NULL;
	int n = 0;
	bool ok = load_items(db, l, "word", &word, &n, e);

	for (int i = 0; ok && i < n; i++) {
		struct said said = { .value = word[i].item, .dataset = l->dataset };

		ok = store_each(db, &all, is_said, &said, e);
		if (ok)
			put_word(s, l, &word[i], said.code);
	}
	load_items_fini(word, n);
	return ok;
}

bool readout_words(struct db *db, struct readout *s, struct err *e)
{
	struct load l;

	readout_head(s, N_("Value"), 0, false);
	readout_head(s, N_("Rows"), 9, true);
	readout_head(s, N_("Perhaps"), 8, false);
	readout_head(s, N_("Means"), 9, false);
	if (!load_newest(db, s->what.key, NULL, &l, e))
		return false;
	s->title = xprintf(_("Data › %s › values that were not understood"), l.name);
	s->why = xprintf(_("In load %lld, %s: values of five rows or more; rarer ones may be"
	                   " somebody's name, and are not kept. A mapping is dated and keeps its"
	                   " history; it holds for files imported after it."), l.number, l.file);
	s->empty = xprintf(_("Load %lld of %s has no value of five rows or more that was not"
	                     " understood."), l.number, l.name);
	return put_words(db, s, &l, e);
}
