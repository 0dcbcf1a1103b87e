#include "core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/month.h"
#include "core/tally_priv.h"

static uint32_t month_of(const struct group *g)
{
	return g->key & 0xFFFFF;
}

static const char *service_of(const struct tally *t, const struct group *g)
{
	return t->service.entry[g->key >> 20 & 0xFFFF].text;
}

static const char *team_of(const struct tally *t, const struct group *g)
{
	return t->team.entry[g->key >> 36].text;
}

static int by_name(const void *a, const void *b, void *of)
{
	const struct tally *t = of;
	const struct group *x = &t->group[*(const uint32_t *)a];
	const struct group *y = &t->group[*(const uint32_t *)b];
	int order = strcmp(team_of(t, x), team_of(t, y));
	/* Less one, so that unknown comes last. */
	uint32_t m = month_of(x) - 1, n = month_of(y) - 1;

	if (!order)
		order = strcmp(service_of(t, x), service_of(t, y));
	return order ? order : (m > n) - (m < n);
}

static int by_key(const void *a, const void *b)
{
	uint64_t x = (*(const struct rare *const *)a)->key;
	uint64_t y = (*(const struct rare *const *)b)->key;

	return (x > y) - (x < y);
}

void tally_start(struct tally_cursor *c, struct tally *t)
{
	uint32_t n = 0;

	*c = (struct tally_cursor){ .tally = t };
	c->order = xcalloc(t->ngroup, sizeof(*c->order));
	for (uint32_t g = 0; g < t->ngroup; g++)
		c->order[g] = g;
	qsort_r(c->order, t->ngroup, sizeof(*c->order), by_name, t);
	c->rare = xcalloc(t->nrare, sizeof(*c->rare));
	for (uint32_t i = 0; i < t->rare_size; i++)
		if (t->rare[i].key)
			c->rare[n++] = &t->rare[i];
	qsort(c->rare, n, sizeof(*c->rare), by_key);
}

void tally_stop(struct tally_cursor *c)
{
	free(c->order);
	free(c->rare);
}

/* The first rare count of a group, or where it would stand. */
static uint32_t first_rare(const struct tally_cursor *c, uint32_t group)
{
	uint32_t low = 0, high = c->tally->nrare;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (rare_group(c->rare[mid]) < group)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void add_count(struct tally_cursor *c, unsigned place, uint64_t n)
{
	uint64_t bit = UINT64_C(1) << place % 64, *left = &c->left[place / 64];

	if (!n)
		return;
	c->n[place] = *left & bit ? c->n[place] + n : n;
	*left |= bit;
}

static void begin_group(struct tally_cursor *c, uint32_t group)
{
	const struct group *g = &c->tally->group[group];

	for (unsigned k = 0; k < ETHNIC_COUNT; k++)
		add_count(c, tally_place(k), g->n[k]);
	for (uint32_t i = first_rare(c, group); i < c->tally->nrare &&
	     rare_group(c->rare[i]) == group; i++)
		add_count(c, tally_place(rare_kind(c->rare[i])),
		          c->rare[i]->n);
}

/* The next place with a count, in order; -1 if the group has no more. */
static int take_place(struct tally_cursor *c)
{
	for (int w = 0; w < (KIND_MIXED + 63) / 64; w++) {
		uint64_t left = c->left[w];
		if (!left)
			continue;
		c->left[w] &= left - 1;
		return w * 64 + __builtin_ctzll(left);
	}
	return -1;
}

static void fill_cell(const struct tally_cursor *c, int place,
                      struct tally_cell *cell)
{
	const struct tally *t = c->tally;
	const struct group *g = &t->group[c->order[c->at - 1]];
	const char *label = t->label[g->key >> 36];

	cell->team = team_of(t, g);
	cell->team_label = label ? label : "";
	cell->service = service_of(t, g);
	cell->month = month_of(g);
	cell->code = (enum ethnic_code)(place / (2 * VODIM_COUNT));
	cell->vodim = (enum vodim)(place / 2 % VODIM_COUNT);
	cell->exact = place % 2;
	cell->n = c->n[place];
}

bool tally_next(struct tally_cursor *c, struct tally_cell *cell)
{
	int place;

	while ((place = take_place(c)) < 0) {
		if (c->at == c->tally->ngroup)
			return false;
		begin_group(c, c->order[c->at++]);
	}
	fill_cell(c, place, cell);
	return true;
}

static bool is_same_group(const struct tally_cell *a, const struct tally_cell *b)
{
	return a->team == b->team && a->service == b->service &&
	       a->month == b->month;
}

void tally_hash(struct tally *t, char hex[static HASH_SIZE])
{
	struct hash *h = hash_new();
	struct tally_cursor c;
	struct tally_cell cell, was = { 0 };
	char month[MONTH_SIZE];

	tally_start(&c, t);
	while (tally_next(&c, &cell)) {
		if (!is_same_group(&cell, &was)) {
			month_text(cell.month, month);
			hash_add_text(h, cell.team);
			hash_add_text(h, cell.service);
			hash_add_text(h, month);
		}
		hash_add_text(h, ethnic_codes[cell.code].code);
		hash_add_text(h, vodim_classes[cell.vodim].name);
		hash_add_number(h, cell.exact);
		hash_add_number(h, cell.n);
		was = cell;
	}
	tally_stop(&c);
	hash_end(h, hex);
}
