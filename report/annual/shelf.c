/* The rows that a report is made of, each text kept once: of a hundred thousand
 * rows most say what others say too. */
#include "report/annual/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/err.h"
#include "core/mem.h"
#include "db/store.h"
#include "report/annual/year.h"

enum { BLOCK = 1 << 18, SLOTS = 1 << 12 };

struct slot {
	size_t hash;
	char *text;
};

struct pool {
	char **block;
	size_t nblock, left;
	struct slot *slot;	/* texts by their hash; a power of two of them */
	size_t nslot, n;
};

/* A piece of so many bytes that lives as long as the pool. */
static void *take(struct pool *p, size_t len)
{
	char *at;

	len = (len + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
	if (len > p->left) {
		p->left = len > BLOCK ? len : BLOCK;
		p->block = xreallocarray(p->block, p->nblock + 1, sizeof(*p->block));
		p->block[p->nblock++] = xcalloc(p->left, 1);
	}
	at = p->block[p->nblock - 1] + (len > BLOCK ? 0 : BLOCK - p->left);
	p->left -= len;
	return at;
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static size_t hash(const char *text)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 0x100000001b3;
	return (size_t)(h ^ h >> 32);
}

static struct slot *place(struct slot *slot, size_t nslot, size_t hash, const char *text)
{
	size_t at = hash & (nslot - 1);

	while (slot[at].text && (slot[at].hash != hash || strcmp(slot[at].text, text) != 0))
		at = (at + 1) & (nslot - 1);
	return &slot[at];
}

static void grow(struct pool *p)
{
	size_t n = p->nslot ? 2 * p->nslot : SLOTS;
	struct slot *slot = xcalloc(n, sizeof(*slot));

	for (size_t i = 0; i < p->nslot; i++)
		if (p->slot[i].text)
			*place(slot, n, p->slot[i].hash, p->slot[i].text) = p->slot[i];
	free(p->slot);
	p->slot = slot;
	p->nslot = n;
}

static char *keep(struct pool *p, const char *text)
{
	size_t len = strlen(text) + 1, h = hash(text);
	struct slot *at;

	if (2 * p->n >= p->nslot)
		grow(p);
	at = place(p->slot, p->nslot, h, text);
	if (!at->text) {
		at->text = memcpy(take(p, len), text, len);
		at->hash = h;
		p->n++;
	}
	return at->text;
}

/* What people said in confidence is for no paper, nor is another paper whole; who wrote a
 * row and when is told by the history. */
static bool is_told(const struct record *r, int field)
{
	if (field < FIELD_OWN)
		return field == FIELD_UID || field == FIELD_NUMBER || field == FIELD_MADE_AT ||
			field == FIELD_AT;
	if (r->ent == &entities[ENT_paper])
		return field != PAPER_COPY && field != PAPER_BRIEF;
	return field != FEEDBACK_WORDS || r->ent != &entities[ENT_feedback];
}

static void put(struct pool *p, struct shelf *s, const struct record *r)
{
	struct record *to;

	if ((s->n & (s->n - 1)) == 0)
		s->rec = xreallocarray(s->rec, s->n ? 2 * s->n : 1, sizeof(*s->rec));
	to = &s->rec[s->n++];
	to->ent = r->ent;
	to->text = take(p, (size_t)r->ent->nfields * sizeof(*to->text));
	for (int i = 0; i < r->ent->nfields; i++)
		to->text[i] = record_has(r, i) && is_told(r, i) ? keep(p, record_get(r, i)) : NULL;
}

struct reading {
	struct pool *pool;
	struct shelf *shelf;
	const char *as_at;
};

static bool shelve(const struct record *r, void *with)
{
	struct reading *in = with;
	struct record then;

	if (!then_differs(r, in->as_at)) {
		put(in->pool, in->shelf, r);
		return true;
	}
	record_copy(&then, r);
	if (then_row(&then, in->as_at))
		put(in->pool, in->shelf, &then);
	record_fini(&then);
	return true;
}

/* The days of a field that lie in the year. */
struct days {
	struct filter end[2];
};

static struct filter in_year(struct days *s, const struct year *y, int field, const char *after)
{
	s->end[0] = (struct filter){ .field = field, .how = FILTER_FROM, .value = y->from };
	s->end[1] = (struct filter){ .field = field, .how = FILTER_BEFORE, .value = after };
	return (struct filter){ .how = FILTER_ALL, .kid = s->end, .nkid = 2 };
}

/* Of what people said the report tells the year's own; of a busy trust that is a small
 * part. */
static bool read_feedback(const struct year *y, struct reading *in, struct err *e)
{
	static const int days[] = { FEEDBACK_RECEIVED, FEEDBACK_PUBLISHED, FEEDBACK_TOLD_ON };
	enum { DAYS = sizeof(days) / sizeof(*days) };
	struct days span[DAYS];
	struct filter day[DAYS], any = { .how = FILTER_ANY, .kid = day, .nkid = DAYS };
	struct page page = { .ent = &entities[ENT_feedback], .sort = FIELD_NUMBER,
		.filter = &any, .nfilter = 1 };
	char after[DAY_SIZE];

	day_text(day_number(y->to) + 1, after);
	for (int i = 0; i < DAYS; i++)
		day[i] = in_year(&span[i], y, days[i], after);
	return store_each(y->db, &page, shelve, in, e);
}

static bool read_shelf(const struct year *y, enum entity_id ent, struct reading *in,
                       struct err *e)
{
	struct page page = { .ent = &entities[ent], .sort = FIELD_NUMBER };

	return ent == ENT_feedback ? read_feedback(y, in, e)
	                           : store_each(y->db, &page, shelve, in, e);
}

bool shelves_read(struct year *y, struct err *e)
{
	bool ok = true;

	y->pool = xcalloc(1, sizeof(*y->pool));
	for (int i = 0; ok && i < ENT_COUNT; i++) {
		struct reading in = { y->pool, &y->shelf[i], y->as_at };

		ok = read_shelf(y, (enum entity_id)i, &in, e);
	}
	free(y->pool->slot);
	y->pool->slot = NULL;
	return ok;
}

void shelves_free(struct year *y)
{
	for (int i = 0; i < ENT_COUNT; i++) {
		free(y->shelf[i].rec);
		free(y->shelf[i].by_uid);
	}
	for (size_t i = 0; y->pool && i < y->pool->nblock; i++)
		free(y->pool->block[i]);
	if (y->pool)
		free(y->pool->block);
	free(y->pool);
}
