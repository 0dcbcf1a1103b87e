#include "report/paper.h"

#include <stdlib.h>

#include "core/day.h"
#include "core/err.h"
#include "core/hash.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "db/tracker.h"
#include "report/writer.h"

static void set_setting(struct db *db, char **place, const char *name)
{
	char *value = store_setting(db, name, "");

	doc_set(place, *value ? value : NULL);
	free(value);
}

struct doc *paper_begin(struct db *db, const char *title, struct err *e)
{
	char head[64], day[DAY_SHOWN], *text;
	struct doc *doc;

	if (!history_head(db, head, e))
		return NULL;
	doc = doc_new(title);
	set_setting(db, &doc->organisation, "trust_name");
	set_setting(db, &doc->notice, "notice");
	day_show(db_today(db), day);
	text = xprintf(_("As at %s."), day);
	doc_set(&doc->as_at, text);
	doc_set(&doc->period, day);
	free(text);
	text = xprintf(_("History seal %s: the number of changes kept and the first 16 digits"
	                 " of their hash. \"pcref audit verify\" checks them."), head);
	doc_set(&doc->seal, text);
	free(text);
	return doc;
}

/* The hash of what stands in the paper, whatever it is written as. */
static bool hash_doc(const struct doc *doc, char hex[static HASH_SIZE], struct err *e)
{
	struct hash *h = hash_new();
	char *text = NULL;
	size_t len = 0;
	FILE *f = xmemstream(&text, &len);
	bool ok = txt_write(doc, f, e);

	fclose(f);
	hash_add(h, text, len);
	hash_end(h, hex);
	free(text);
	return ok;
}

bool paper_give(struct db *db, const char *kind, const struct tracker *t, const struct doc *doc,
                struct err *e)
{
	char hex[HASH_SIZE], *first = tracker_sentence(t);
	bool ok = hash_doc(doc, hex, e) &&
	          paper_keep(db, kind, t->body, doc->title, t->since, first, hex, e);

	free(first);
	return ok;
}

bool paper_profile(struct db *db, enum suppress_profile *profile, struct err *e)
{
	char *name = store_setting(db, "suppression", "mhsds");
	bool found = suppress_find(name, profile);

	if (!found)
		err_set(e, ERR_CONFIG, _("the setting suppression is \"%s\"; it must be %s or"
		        " none"), name, suppress_names());
	free(name);
	return found;
}
