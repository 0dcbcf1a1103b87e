/* survey_keep.c - what was read of a survey, into the store. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/db.h"
#include "db/store.h"
#include "import/survey.h"

/* The rows of one change. */
struct keeping {
	struct record *rec;
	int n;
};

static struct record *add(struct keeping *k)
{
	size_t n = (size_t)k->n++;

	if ((n & (n - 1)) == 0)
		k->rec = xreallocarray(k->rec, n ? 2 * n : 1, sizeof(*k->rec));
	return &k->rec[n];
}

static void give_uid(struct record *r)
{
	char uid[UID_SIZE];

	chain_random(uid, 16);
	record_set(r, FIELD_UID, uid);
}

/* Where it came from: the name of the file and its hash, never the file, which
 * holds more than was taken. */
static const char *add_evidence(struct keeping *k, const struct survey *s, struct db *db)
{
	const char *slash = strrchr(s->path, '/');
	char *title = xprintf(ngettext("Feedback from %.200s: %d of %lld row",
	                      "Feedback from %.200s: %d of %lld rows",
	                      (unsigned long)s->read), slash ? slash + 1 : s->path, s->n, s->read);
	struct record *r = add(k);

	store_start(db, r, &entities[ENT_evidence]);
	give_uid(r);
	record_set(r, EVIDENCE_TITLE, title);
	record_set(r, EVIDENCE_KIND, "data");
	record_set(r, EVIDENCE_DATED, db_today(db));
	record_set(r, EVIDENCE_SHA256, s->hash);
	free(title);
	return record_get(r, FIELD_UID);
}

static char *pairs(const char *const *pair, int n)
{
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	for (int i = 0; i < n; i++)
		fprintf(out, "%s%s", i ? "; " : "", pair[i]);
	fclose(out);
	return text;
}

static void add_profile(struct keeping *k, const struct survey *s, struct db *db)
{
	char *columns = pairs(s->map, s->nmap), *values = pairs(s->fixed, s->nfixed);
	struct record *r;

	if (!s->how.ent) {
		r = add(k);
		store_start(db, r, &entities[ENT_profile]);
		record_set(r, PROFILE_NAME, s->profile);
		record_set(r, PROFILE_KIND, "feedback");
		record_set(r, PROFILE_COLUMNS, columns);
		record_set(r, PROFILE_FIXED, values);
	}
	free(columns);
	free(values);
}

static bool add_links(struct keeping *k, struct db *db, const char *uid, const char *themes,
                      const char *evidence, struct err *e)
{
	struct link_end about = { &links[LINK_feedback_theme], false };
	struct record came, *rec = NULL;
	int n = 0;
	bool ok = !*themes || store_links_read(db, about, uid, themes, &rec, &n, e);

	for (int i = 0; i < n; i++)
		*add(k) = rec[i];
	free(rec);
	if (!ok || !store_link_record(db, LINK_feedback_evidence, uid, evidence, true, &came, e))
		return false;
	*add(k) = came;
	return true;
}

static bool apply(struct keeping *k, struct db *db, struct err *e)
{
	struct record **row = xcalloc((size_t)k->n, sizeof(*row));
	struct change c = { .rec = row, .nrec = k->n, .why = _("import of a survey") };
	bool ok;

	for (int i = 0; i < k->n; i++)
		row[i] = &k->rec[i];
	ok = store_apply(db, &c, e);
	free(row);
	return ok;
}

bool survey_keep(struct survey *s, struct db *db, struct err *e)
{
	struct keeping k = { 0 };
	char evidence[UID_SIZE];
	bool ok = true;

	snprintf(evidence, sizeof(evidence), "%s", add_evidence(&k, s, db));
	add_profile(&k, s, db);
	for (int i = 0; ok && i < s->n; i++) {
		give_uid(&s->rec[i]);
		record_copy(add(&k), &s->rec[i]);
		ok = add_links(&k, db, record_get(&s->rec[i], FIELD_UID), s->themes[i], evidence,
		               e);
	}
	ok = ok && apply(&k, db, e);
	for (int i = 0; i < k.n; i++)
		record_fini(&k.rec[i]);
	free(k.rec);
	return ok;
}
