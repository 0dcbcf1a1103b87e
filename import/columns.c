#include "import/columns.h"

#include <stdlib.h>

#include "core/hash.h"
#include "core/mem.h"
#include "import/field.h"
#include "import/head.h"
#include "import/scan.h"

struct looking {
	struct columns *to;
	struct hash_key key;
};

static void grow(struct column *c)
{
	uint64_t *was = c->seen;
	uint32_t n = c->nseen;

	c->nseen = n ? 2 * n : 64;
	c->seen = xcalloc(c->nseen, sizeof(*c->seen));
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = (uint32_t)was[i];

		if (!was[i])
			continue;
		while (c->seen[at & (c->nseen - 1)])
			at++;
		c->seen[at & (c->nseen - 1)] = was[i];
	}
	free(was);
}

static void see(struct column *c, uint64_t hash)
{
	uint32_t at = (uint32_t)hash;

	if (c->distinct == DISTINCT_MOST)
		return;
	if (2 * c->distinct >= c->nseen)
		grow(c);
	hash += hash == 0;
	for (; c->seen[at & (c->nseen - 1)]; at++)
		if (c->seen[at & (c->nseen - 1)] == hash)
			return;
	c->seen[at & (c->nseen - 1)] = hash;
	c->distinct++;
}

static void look_at(const struct looking *l, struct column *c,
                    struct field_text f)
{
	f = field_trim(f);
	if (!f.n) {
		c->empty++;
		return;
	}
	if (!c->longest || f.n < c->shortest)
		c->shortest = f.n;
	if (f.n > c->longest)
		c->longest = f.n;
	see(c, hash_keyed(&l->key, f.s, f.n));
}

static void look_at_rows(const struct looking *l, const struct scan_batch *b,
                         size_t from)
{
	struct columns *to = l->to;
	uint32_t first = from ? b->row[from - 1] + 1 : 0;

	for (size_t i = from; i < b->nrow; i++) {
		struct scan_row r = { b->text, first ? b->pos[first - 1] + 1 : 0,
		                      b->pos + first, b->row[i] + 1 - first };

		first = b->row[i] + 1;
		if (r.n == 1 && to->header.n > 1 && !field_at(&r, 0).n)
			continue;
		to->rows++;
		if (r.n != (uint32_t)to->header.n) {
			to->broken++;
			continue;
		}
		for (uint32_t k = 0; k < r.n; k++)
			look_at(l, &to->column[k], field_at(&r, k));
	}
}

static bool look(struct looking *l, struct scan *s, const char *path,
                 struct err *e)
{
	struct columns *to = l->to;
	struct scan_batch b;
	size_t n, rows = 0;
	const char *text = scan_peek(s, &n);

	scan_set_delimiter(s, header_delimiter(text, n));
	if (!head_read(s, path, &to->header, &b, &rows, e))
		return false;
	to->column = xcalloc((size_t)to->header.n, sizeof(*to->column));
	look_at_rows(l, &b, rows);
	while (scan_next(s, &b, e)) {
		if (!b.nrow && b.fault == SCAN_FINE)
			return true;
		look_at_rows(l, &b, 0);
		to->rows += b.fault != SCAN_FINE;
		to->broken += b.fault != SCAN_FINE;
	}
	return false;
}

bool columns_read(const char *path, const struct source_options *opt,
                  struct columns *to, struct err *e)
{
	struct looking l = { .to = to };
	struct scan *s;
	bool ok;

	*to = (struct columns){ .rows = 0 };
	header_init(&to->header);
	hash_key_random(&l.key);
	s = scan_open(path, opt, e);
	ok = s && head_is_text(s, path, e) && look(&l, s, path, e);
	scan_close(s);
	return ok;
}

void columns_fini(struct columns *c)
{
	for (int i = 0; c->column && i < c->header.n; i++)
		free(c->column[i].seen);
	free(c->column);
	header_fini(&c->header);
}
