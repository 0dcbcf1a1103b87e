/* The words of last year, as those that the next begins with. */
#include <stdlib.h>

#include "core/mem.h"
#include "db/store.h"
#include "report/publication.h"

struct carrying {
	struct db *db;
	char from[WHEN_SIZE], to[WHEN_SIZE];
	struct record *old;
	int n;
	struct record *begun;	/* words that the year has */
	int nbegun;
};

static bool gather(const struct record *r, void *with)
{
	struct carrying *c = with;

	if (record_is(r, NARRATIVE_YEAR, c->from)) {
		c->old = xreallocarray(c->old, (size_t)c->n + 1, sizeof(*c->old));
		record_copy(&c->old[c->n++], r);
	} else if (record_is(r, NARRATIVE_YEAR, c->to)) {
		c->begun = xreallocarray(c->begun, (size_t)c->nbegun + 1, sizeof(*c->begun));
		record_copy(&c->begun[c->nbegun++], r);
	}
	return true;
}

/* Carried before, or written anew under the same heading. */
static bool is_begun(const struct carrying *c, const struct record *r)
{
	for (int i = 0; i < c->nbegun; i++) {
		const struct record *b = &c->begun[i];

		if (record_is(r, FIELD_UID, record_get(b, NARRATIVE_FROM)) ||
		    (record_is(r, NARRATIVE_SECTION, record_get(b, NARRATIVE_SECTION)) &&
		     record_is(r, NARRATIVE_TITLE, record_get(b, NARRATIVE_TITLE))))
			return true;
	}
	return false;
}

static void begin(const struct carrying *c, const struct record *old, struct record *r)
{
	static const int same[] = { NARRATIVE_TITLE, NARRATIVE_SECTION, NARRATIVE_TEXT,
		NARRATIVE_AUTHOR };

	store_start(c->db, r, old->ent);
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		record_set(r, same[i], record_get(old, same[i]));
	record_set(r, NARRATIVE_YEAR, c->to);
	record_set(r, NARRATIVE_STATE, "carried");
	record_set(r, NARRATIVE_FROM, record_get(old, FIELD_UID));
}

static int carry_all(struct carrying *c, struct err *e)
{
	struct record *rec = xcalloc((size_t)c->n + 1, sizeof(*rec));
	struct record **row = xcalloc((size_t)c->n + 1, sizeof(*row));
	struct change ch = { .rec = row, .imported = true };
	int n;

	for (int i = 0; i < c->n; i++)
		if (!is_begun(c, &c->old[i])) {
			row[ch.nrec] = &rec[ch.nrec];
			begin(c, &c->old[i], &rec[ch.nrec++]);
		}
	n = !ch.nrec || store_apply(c->db, &ch, e) ? ch.nrec : -1;
	for (int i = 0; i < ch.nrec; i++)
		record_fini(&rec[i]);
	free(rec);
	free(row);
	return n;
}

int narratives_carry(struct db *db, const char *year, struct err *e)
{
	struct page all = { .ent = &entities[ENT_narrative], .sort = FIELD_ID };
	struct carrying c = { .db = db };
	int n = -1;

	if (publication_year(year, 0, c.to, e) && publication_year(year, -1, c.from, e) &&
	    store_each(db, &all, gather, &c, e))
		n = carry_all(&c, e);
	for (int i = 0; i < c.n; i++)
		record_fini(&c.old[i]);
	for (int i = 0; i < c.nbegun; i++)
		record_fini(&c.begun[i]);
	free(c.old);
	free(c.begun);
	return n;
}
