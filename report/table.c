#include "report/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"

struct feed {
	table_put *put;
	void *with;
	bool failed;
	struct err why;
};

struct table *table_new(const char *caption)
{
	struct table *t = xcalloc(1, sizeof(*t));

	t->caption = xstrdup(caption);
	return t;
}

static void row_fini(struct row *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->cell[i].text);
		free(r->cell[i].key);
	}
	free(r->cell);
}

void table_free(struct table *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->nrows; i++)
		row_fini(&t->row[i]);
	for (size_t i = 0; i < t->ncols; i++)
		free(t->col[i].head);
	if (t->feed)
		free(t->feed->with);
	free(t->feed);
	free(t->row);
	free(t->col);
	free(t->caption);
	free(t->bare);
	free(t);
}

void table_drop(struct table *t, size_t col)
{
	free(t->col[col].head);
	memmove(&t->col[col], &t->col[col + 1], (t->ncols - col - 1) * sizeof(*t->col));
	t->ncols--;
	for (size_t i = 0; i < t->nrows; i++) {
		struct row *r = &t->row[i];

		free(r->cell[col].text);
		free(r->cell[col].key);
		memmove(&r->cell[col], &r->cell[col + 1], (r->n - col - 1) * sizeof(*r->cell));
		r->n--;
	}
}

void table_col(struct table *t, const char *head, enum align align)
{
	assert(t->nrows == 0);
	t->col = xreallocarray(t->col, t->ncols + 1, sizeof(*t->col));
	t->col[t->ncols++] = (struct column){ .head = xstrdup(head), .align = align };
}

void table_heads(struct table *t, const char *const *head)
{
	for (; *head; head++)
		table_col(t, _(*head), ALIGN_START);
}

void table_col_sum(struct table *t, size_t col, size_t from, size_t to)
{
	assert(col < t->ncols && from && from <= to && to < t->ncols);
	t->col[col].sum_from = from;
	t->col[col].sum_to = to;
}

/* --- rows that are not kept ------------------------------------------------ */

void table_feed(struct table *t, table_put *put, void *with)
{
	assert(!t->nrows && !t->feed);
	t->feed = xcalloc(1, sizeof(*t->feed));
	t->feed->put = put;
	t->feed->with = with;
}

bool table_wants(const struct table *t)
{
	return !t->enough;
}

static void hand_on(struct table *t)
{
	for (size_t i = 0; i < t->nrows; i++) {
		t->enough |= !t->enough && !t->use(&t->row[i], t->with);
		row_fini(&t->row[i]);
	}
	t->nrows = 0;
}

static void put_all(struct feed *f, struct table *to)
{
	f->failed |= !f->put(to, f->with, &f->why);
}

void table_each(const struct table *t, table_use *use, void *with)
{
	struct table passing = { .col = t->col, .ncols = t->ncols, .use = use, .with = with };
	bool more = true;

	for (size_t i = 0; more && i < t->nrows; i++)
		more = use(&t->row[i], with);
	if (!t->feed)
		return;
	put_all(t->feed, &passing);
	hand_on(&passing);
	free(passing.row);
}

struct table *table_kept(const struct table *t)
{
	struct table *all = table_new(t->caption);

	assert(t->feed);
	all->bare = t->bare ? xstrdup(t->bare) : NULL;
	for (size_t i = 0; i < t->ncols; i++)
		table_col(all, t->col[i].head, t->col[i].align);
	put_all(t->feed, all);
	return all;
}

bool table_was_read(const struct table *t, struct err *e)
{
	if (!t->feed || !t->feed->failed)
		return true;
	*e = t->feed->why;
	return false;
}

/* --- filling ---------------------------------------------------------------- */

void table_row(struct table *t)
{
	if (t->use)
		hand_on(t);
	assert(t->ncols && (!t->nrows || t->row[t->nrows - 1].n == t->ncols));
	if ((t->nrows & (t->nrows - 1)) == 0)
		t->row = xreallocarray(t->row, t->nrows ? 2 * t->nrows : 1, sizeof(*t->row));
	t->row[t->nrows++] = (struct row){
		.cell = xcalloc(t->ncols, sizeof(struct cell)),
	};
}

bool table_row_listed(struct table *t)
{
	if (t->nrows < LISTED)
		table_row(t);
	else
		t->left_out++;
	return !t->left_out;
}

void table_total(struct table *t)
{
	table_row(t);
	t->row[t->nrows - 1].total = true;
}

static struct cell *cell_add(struct table *t, enum cell_kind kind)
{
	struct row *r = &t->row[t->nrows - 1];
	struct cell *c;

	assert(r->n < t->ncols);
	c = &r->cell[r->n++];
	*c = (struct cell){ .kind = kind, .count = -1, .share = -1 };
	return c;
}

void cell_none(struct table *t, enum cell_kind kind)
{
	static const char *const words[] = {
		[CELL_NO_DATA] = N_("no data"),
		[CELL_NOT_APPLICABLE] = N_("not applicable"),
		[CELL_NOT_KNOWN] = N_("not known"),
	};

	cell_add(t, kind)->text = xstrdup(_(words[kind]));
}

static void cell_words(struct table *t, enum cell_kind kind, enum tone tone, const char *s)
{
	struct cell *c;

	if (!s || !s[strspn(s, " \t\r\n")]) {
		cell_none(t, CELL_NO_DATA);
		return;
	}
	c = cell_add(t, kind);
	c->text = xstrdup(s);
	c->tone = tone;
}

void cell_text(struct table *t, const char *text)
{
	cell_words(t, CELL_TEXT, TONE_NONE, text);
}

void cell_theirs(struct table *t, const char *text)
{
	cell_words(t, CELL_THEIRS, TONE_NONE, text);
}

void cell_status(struct table *t, enum tone tone, const char *word)
{
	cell_words(t, CELL_STATUS, tone, word);
}

void cell_number(struct table *t, double value, int decimals)
{
	struct cell *c = cell_add(t, CELL_NUMBER);

	c->number = true;
	c->value = doc_rounded(value, decimals);
	c->decimals = decimals;
	c->text = doc_number(value, decimals);
}

void cell_limits(struct table *t, double low, double high, int decimals)
{
	struct cell *c = cell_add(t, CELL_LIMITS);
	char *a = doc_number(low, decimals), *b = doc_number(high, decimals);

	c->number = true;
	c->low = doc_rounded(low, decimals);
	c->high = doc_rounded(high, decimals);
	c->decimals = decimals;
	c->text = xprintf(_("%s to %s"), a, b);
	free(a);
	free(b);
}

void cell_people(struct table *t, const char *key, int64_t n)
{
	struct cell *c = cell_add(t, CELL_PEOPLE);

	c->n = n;
	c->key = key ? xstrdup(key) : NULL;
}

/* A share keeps both keys in one string: the second after the first's end. */
static char *two_keys(const char *a, const char *b)
{
	size_t na = a ? strlen(a) : 0, nb = b ? strlen(b) : 0;
	char *s = xcalloc(na + nb + 2, 1);

	memcpy(s, a ? a : "", na);
	memcpy(s + na + 1, b ? b : "", nb);
	return s;
}

void cell_rests(struct table *t, const char *key, const char *other)
{
	struct row *r = &t->row[t->nrows - 1];
	struct cell *c = &r->cell[r->n - 1];

	c->key = two_keys(key, other);
	c->rests = true;
}

static struct cell *cell_share(struct table *t, enum cell_kind kind, const char *key,
                               int64_t n, const char *of_key, int64_t of)
{
	struct cell *c;

	if (of == 0) {
		cell_none(t, CELL_NOT_APPLICABLE);
		return NULL;
	}
	c = cell_add(t, kind);
	c->n = n;
	c->of = of;
	c->key = two_keys(key, of_key);
	return c;
}

void cell_percent(struct table *t, const char *key, int64_t n, const char *of_key, int64_t of)
{
	cell_share(t, CELL_PERCENT, key, n, of_key, of);
}

void cell_percent_limits(struct table *t, const char *key, int64_t n, const char *of_key,
                         int64_t of, double low, double high)
{
	struct cell *c = cell_share(t, CELL_PERCENT_LIMITS, key, n, of_key, of);

	if (!c)
		return;
	c->low = 100 * low;
	c->high = 100 * high;
}

double doc_rounded(double value, int decimals)
{
	double p = pow(10, decimals);

	return round(value * p) / p;
}

char *doc_number(double value, int decimals)
{
	static const long powers[] = { 1, 10, 100, 1000, 10000 };
	char out[48];
	size_t at = sizeof(out) - 1, n = 0;
	long long scaled;
	bool minus;

	assert(decimals >= 0 && decimals < 5 && isfinite(value) && fabs(value) < 1e14);
	scaled = llround(value * (double)powers[decimals]);
	minus = scaled < 0;
	scaled = llabs(scaled);
	out[at] = '\0';
	for (int i = 0; i < decimals; i++, scaled /= 10)
		out[--at] = (char)('0' + scaled % 10);
	if (decimals)
		out[--at] = '.';
	do {
		if (n && n % 3 == 0)
			out[--at] = ',';
		n++;
		out[--at] = (char)('0' + scaled % 10);
	} while (scaled /= 10);
	if (minus)
		out[--at] = '-';
	return xstrdup(out + at);
}
