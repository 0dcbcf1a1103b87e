/* The one place where the counts of a paper become text. */
#include "report/doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"
#include "report/held.h"

static void enter_cell(struct suppress *s, struct cell *c)
{
	const char *of_key;

	switch (c->kind) {
	case CELL_PEOPLE:
		c->count = suppress_count(s, c->key, c->n, true);
		break;
	case CELL_PERCENT:
	case CELL_PERCENT_LIMITS:
		of_key = c->key + strlen(c->key) + 1;
		c->share = suppress_share(s,
			suppress_count(s, *c->key ? c->key : NULL, c->n, false),
			suppress_count(s, *of_key ? of_key : NULL, c->of, false));
		break;
	default:
		break;
	}
}

static void enter_sum(struct suppress *s, const struct cell *total,
                      const struct cell *const *part, size_t n)
{
	int *parts = xcalloc(n, sizeof(*parts));
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		if (part[i]->kind == CELL_PEOPLE)
			parts[used++] = part[i]->count;
	if (total->kind == CELL_PEOPLE && used == n)
		suppress_sum(s, total->count, parts, n);
	free(parts);
}

static void enter_rows(struct suppress *s, const struct table *t, const struct row *r)
{
	const struct cell **part = xcalloc(t->ncols, sizeof(struct cell *));

	for (size_t j = 0; j < t->ncols; j++) {
		const struct column *col = &t->col[j];
		size_t n = 0;

		if (!col->sum_from)
			continue;
		for (size_t k = col->sum_from; k <= col->sum_to; k++)
			part[n++] = &r->cell[k];
		enter_sum(s, &r->cell[j], part, n);
	}
	free(part);
}

static void enter_columns(struct suppress *s, const struct table *t, size_t total)
{
	const struct cell **part = xcalloc(total, sizeof(struct cell *));

	for (size_t j = 1; total && j < t->ncols; j++) {
		for (size_t i = 0; i < total; i++)
			part[i] = &t->row[i].cell[j];
		enter_sum(s, &t->row[total].cell[j], part, total);
	}
	free(part);
}

static void enter_table(struct suppress *s, struct table *t, int decimals)
{
	(void)decimals;
	for (size_t i = 0; i < t->nrows; i++) {
		assert(t->row[i].n == t->ncols);
		for (size_t j = 0; j < t->ncols; j++)
			enter_cell(s, &t->row[i].cell[j]);
	}
	for (size_t i = 0; i < t->nrows; i++) {
		enter_rows(s, t, &t->row[i]);
		if (t->row[i].total)
			enter_columns(s, t, i);
	}
}

/* Limits follow what their share is worked out from. */
static void settle_share(const struct suppress *s, struct cell *c)
{
	int64_t n = c->n, of = c->of;
	struct limits l;

	suppress_basis(s, &n, &of);
	if ((n != c->n || of != c->of) && stats_wilson((uint64_t)n, (uint64_t)of, &l)) {
		c->low = 100 * l.low;
		c->high = 100 * l.high;
	}
	c->value = 100.0 * (double)n / (double)of;
}

static void show_share(const struct suppress *s, struct cell *c, int decimals)
{
	char *a, *b;

	settle_share(s, c);
	c->decimals = decimals;
	c->low = doc_rounded(c->low, decimals);
	c->high = doc_rounded(c->high, decimals);
	c->value = doc_rounded(c->value, decimals);
	if (c->kind == CELL_PERCENT) {
		a = doc_number(c->value, decimals);
		c->text = !decimals && c->n && c->value <= 0
		          ? xstrdup(_("under 1%")) : xprintf("%s%%", a);
		free(a);
		return;
	}
	a = doc_number(c->low, decimals);
	b = doc_number(c->high, decimals);
	c->text = xprintf(_("%s to %s%%"), a, b);
	free(a);
	free(b);
}

static bool key_hidden(const struct suppress *s, const char *key)
{
	int count = *key ? suppress_keyed(s, key) : -1;

	return count >= 0 && suppress_hides(s, count);
}

/* What was worked out of a count tells it as well as the count itself. */
static void show_resting(const struct suppress *s, struct cell *c)
{
	if (!key_hidden(s, c->key) &&
	    !key_hidden(s, c->key + strlen(c->key) + 1))
		return;
	free(c->text);
	c->text = xstrdup(SUPPRESS_MARK);
	c->hidden = true;
	c->number = false;
	c->value = c->low = c->high = 0;
}

static void show_cell(const struct suppress *s, struct cell *c, int decimals)
{
	if (c->rests) {
		show_resting(s, c);
		return;
	}
	if (c->count < 0 && c->share < 0)
		return;
	c->hidden = c->count >= 0 ? suppress_hides(s, c->count) :
		suppress_hides_share(s, c->share);
	c->number = !c->hidden;
	if (c->hidden) {
		c->value = c->low = c->high = 0;
		c->text = xstrdup(SUPPRESS_MARK);
	} else if (c->share >= 0) {
		show_share(s, c, decimals);
	} else {
		c->value = (double)suppress_shown(s, c->count);
		c->text = doc_number(c->value, 0);
	}
}

static void show_table(struct suppress *s, struct table *t, int decimals)
{
	for (size_t i = 0; i < t->nrows; i++)
		for (size_t j = 0; j < t->ncols; j++)
			show_cell(s, &t->row[i].cell[j], decimals);
}

static void each_table(struct node *n, struct suppress *s, int decimals,
                       void (*f)(struct suppress *, struct table *, int))
{
	for (; n; n = n->next) {
		if (n->table)
			f(s, n->table, decimals);
		each_table(n->child, s, decimals, f);
	}
}

static void enter_key_sum(struct suppress *s, const struct key_sum *k)
{
	int total = suppress_keyed(s, k->total), *part = xcalloc(k->n, sizeof(*part));
	bool all = total >= 0;

	for (size_t i = 0; i < k->n; i++) {
		part[i] = suppress_keyed(s, k->part[i]);
		all &= part[i] >= 0;
	}
	if (all)
		suppress_sum(s, total, part, k->n);
	free(part);
}

static void enter_key_sums(struct suppress *s, const struct doc *d)
{
	for (size_t i = 0; i < d->nsums; i++)
		enter_key_sum(s, &d->sum[i]);
}

void doc_publish(struct doc *d, enum suppress_profile p)
{
	struct suppress *s = suppress_new(p);

	assert(!d->profile);
	d->profile = suppress_name(p);
	each_table(d->root, s, 0, enter_table);
	held_enter(d, s);
	enter_key_sums(s, d);
	suppress_apply(s);
	each_table(d->root, s, suppress_decimals(p), show_table);
	held_tell(d, s);
	suppress_free(s);
	doc_tell_left_out(d->root);
}
