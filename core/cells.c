#include "core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/tally_priv.h"

struct tally_order {
	uint64_t key;			/* in the order of names and months */
	uint32_t group;
};

struct named {
	const char *text;
	uint32_t id;
};

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct named *)a)->text,
	              ((const struct named *)b)->text);
}

/* Where each name of a dictionary stands among them all. */
static uint32_t *rank_names(const struct dict *d)
{
	struct named *name = xcalloc(d->n, sizeof(*name));
	uint32_t *rank = xcalloc(d->n, sizeof(*rank));

	for (uint32_t i = 0; i < d->n; i++)
		name[i] = (struct named){ d->entry[i].text, i };
	qsort(name, d->n, sizeof(*name), by_text);
	for (uint32_t i = 0; i < d->n; i++)
		rank[name[i].id] = i;
	free(name);
	return rank;
}

static int by_key(const void *a, const void *b)
{
	uint64_t x = ((const struct tally_order *)a)->key;
	uint64_t y = ((const struct tally_order *)b)->key;

	return (x > y) - (x < y);
}

static int by_row(const void *a, const void *b)
{
	uint64_t x = (*(const struct rare *const *)a)->key;
	uint64_t y = (*(const struct rare *const *)b)->key;

	return (x > y) - (x < y);
}

static void order_groups(struct tally_cursor *c, const struct tally *t)
{
	uint32_t *team = rank_names(&t->team);
	uint32_t *service = rank_names(&t->service);

	c->order = xcalloc(t->ngroup, sizeof(*c->order));
	for (uint32_t g = 0; g < t->ngroup; g++) {
		uint64_t key = t->group[g].key;
		/* Less one, so that unknown, alone in its group, is last. */
		uint32_t months = (uint32_t)(key - 1) & 0xFFFFF;

		c->order[g].group = g;
		c->order[g].key = ((uint64_t)team[key >> 36] << 16 |
		                   service[key >> 20 & 0xFFFF]) << 20 | months;
	}
	qsort(c->order, t->ngroup, sizeof(*c->order), by_key);
	free(team);
	free(service);
}

void tally_start(struct tally_cursor *c, struct tally *t)
{
	uint32_t n = 0;

	*c = (struct tally_cursor){ .tally = t };
	order_groups(c, t);
	c->rare = xcalloc(t->nrare, sizeof(*c->rare));
	for (uint32_t i = 0; i < t->rare_size; i++)
		if (t->rare[i].key)
			c->rare[n++] = &t->rare[i];
	qsort(c->rare, n, sizeof(*c->rare), by_row);
}

void tally_stop(struct tally_cursor *c)
{
	free(c->order);
	free(c->rare);
}

/* The first rare count of a row, or where it would stand. */
static uint32_t first_rare(const struct tally_cursor *c, uint32_t row)
{
	uint32_t low = 0, high = c->tally->nrare;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (rare_row(c->rare[mid]) < row)
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

static void begin_row(struct tally_cursor *c, uint32_t row)
{
	const uint16_t *n = c->tally->group[row / MONTHS].n[row % MONTHS];

	for (unsigned k = 0; k < ETHNIC_COUNT; k++)
		if (n[k])
			add_count(c, tally_place(k), n[k]);
	for (uint32_t i = first_rare(c, row); i < c->tally->nrare &&
	     rare_row(c->rare[i]) == row; i++)
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

/* The i-th row as they come. */
static uint32_t row_at(const struct tally_cursor *c, uint32_t i)
{
	return c->order[i / MONTHS].group * MONTHS + i % MONTHS;
}

static void fill_cell(const struct tally_cursor *c, int place,
                      struct tally_cell *cell)
{
	const struct tally *t = c->tally;
	uint32_t row = row_at(c, c->at - 1);
	uint64_t key = t->group[row / MONTHS].key;
	const char *label = t->label[key >> 36];

	cell->team = t->team.entry[key >> 36].text;
	cell->team_label = label ? label : "";
	cell->service = t->service.entry[key >> 20 & 0xFFFF].text;
	cell->month = row_month(t->group, row);
	cell->code = (enum ethnic_code)(place / (2 * VODIM_COUNT));
	cell->vodim = (enum vodim)(place / 2 % VODIM_COUNT);
	cell->exact = place % 2;
	cell->n = c->n[place];
}

/* The place of the next cell, -1 at the end; *begun if its row is another. */
static int next_place(struct tally_cursor *c, bool *begun)
{
	int place;

	*begun = false;
	while ((place = take_place(c)) < 0) {
		if (c->at == c->tally->ngroup * MONTHS)
			return -1;
		begin_row(c, row_at(c, c->at++));
		*begun = true;
	}
	return place;
}

bool tally_next(struct tally_cursor *c, struct tally_cell *cell)
{
	bool begun;
	int place = next_place(c, &begun);

	if (place >= 0)
		fill_cell(c, place, cell);
	return place >= 0;
}

/* Bytes of a number, seven bits in each, the lowest first, the last below 128. */
static size_t put_number(unsigned char *to, uint64_t n)
{
	size_t k = 0;

	for (; n > 127; n >>= 7)
		to[k++] = (unsigned char)(n | 128);
	to[k++] = (unsigned char)n;
	return k;
}

static void hash_row(struct hash *h, const struct tally_cell *cell)
{
	hash_add_text(h, cell->team);
	hash_add_text(h, cell->service);
	hash_add_number(h, cell->month);
}

void tally_hash(struct tally *t, char hex[static HASH_SIZE])
{
	struct hash *h = hash_new();
	struct tally_cursor c;
	struct tally_cell cell;
	unsigned char cells[KIND_MIXED * 12];
	size_t n = 0;
	bool begun;
	int place;

	tally_start(&c, t);
	while ((place = next_place(&c, &begun)) >= 0) {
		if (begun) {
			hash_add(h, cells, n);
			n = 0;
			fill_cell(&c, place, &cell);
			hash_row(h, &cell);
		}
		n += put_number(cells + n, (uint64_t)place + 1);
		n += put_number(cells + n, c.n[place]);
	}
	hash_add(h, cells, n);
	tally_stop(&c);
	hash_end(h, hex);
}
