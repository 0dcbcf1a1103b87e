#include "report/held.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/stats.h"

/* A mark is no character that words are made of, and its number. */
enum { MARK_BEGIN = '\002', MARK_END = '\003' };

struct held {
	char *key, *of_key;
	int64_t n, of;
	double low, high;
	int share;
};

static char *copy_of(const char *key)
{
	return key ? xstrdup(key) : NULL;
}

char *doc_share(struct doc *d, const struct said_share *s)
{
	d->held = xreallocarray(d->held, d->nheld + 1, sizeof(*d->held));
	d->held[d->nheld] = (struct held){ .key = copy_of(s->key), .of_key = copy_of(s->of_key),
		.n = s->n, .of = s->of, .low = s->low, .high = s->high };
	return xprintf("%c%zu%c", MARK_BEGIN, d->nheld++, MARK_END);
}

void held_enter(struct doc *d, struct suppress *s)
{
	for (size_t i = 0; i < d->nheld; i++) {
		struct held *h = &d->held[i];

		h->share = suppress_share(s, suppress_count(s, h->key, h->n, false),
		                          suppress_count(s, h->of_key, h->of, false));
	}
}

static long whole(double share)
{
	return lround(100 * share);
}

static void put_held(FILE *f, const struct held *h, const struct suppress *s)
{
	struct limits l = { .low = h->low, .high = h->high };
	int64_t n = h->n, of = h->of;

	if (h->of == 0 || suppress_hides_share(s, h->share)) {
		fputs(SUPPRESS_MARK, f);
		return;
	}
	suppress_basis(s, &n, &of);
	if (whole(l.low) != whole(l.high) && (n != h->n || of != h->of))
		stats_wilson((uint64_t)n, (uint64_t)of, &l);
	fprintf(f, "%ld%%", whole((double)n / (double)of));
	if (whole(l.low) != whole(l.high))
		fprintf(f, _(" (95%% limits %ld to %ld)"), whole(l.low), whole(l.high));
}

static void tell_text(char **text, const struct doc *d, const struct suppress *s)
{
	char *all, *at = *text, *mark;
	size_t len;
	FILE *f;

	if (!at || !strchr(at, MARK_BEGIN))
		return;
	f = xmemstream(&all, &len);
	while ((mark = strchr(at, MARK_BEGIN))) {
		size_t i = strtoul(mark + 1, &mark, 10);

		fprintf(f, "%.*s", (int)(strchr(at, MARK_BEGIN) - at), at);
		if (i < d->nheld)
			put_held(f, &d->held[i], s);
		at = *mark ? mark + 1 : mark;
	}
	fputs(at, f);
	fclose(f);
	free(*text);
	*text = all;
}

static void tell_table(struct table *t, const struct doc *d, const struct suppress *s)
{
	tell_text(&t->caption, d, s);
	tell_text(&t->bare, d, s);
	for (size_t i = 0; i < t->nrows; i++)
		for (size_t j = 0; j < t->row[i].n; j++)
			tell_text(&t->row[i].cell[j].text, d, s);
}

static void tell_nodes(struct node *n, const struct doc *d, const struct suppress *s)
{
	for (; n; n = n->next) {
		tell_text(&n->title, d, s);
		tell_text(&n->bare, d, s);
		tell_text(&n->alt, d, s);
		for (size_t i = 0; i < n->prose.n; i++)
			tell_text(&n->prose.span[i].text, d, s);
		if (n->table)
			tell_table(n->table, d, s);
		tell_nodes(n->child, d, s);
	}
}

void held_tell(struct doc *d, const struct suppress *s)
{
	if (d->nheld)
		tell_nodes(d->root->child, d, s);
}

void held_free(struct doc *d)
{
	for (size_t i = 0; i < d->nheld; i++) {
		free(d->held[i].key);
		free(d->held[i].of_key);
	}
	free(d->held);
}
