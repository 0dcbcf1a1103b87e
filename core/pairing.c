#include "core/pairing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entity.h"
#include "core/ethnicity.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/words.h"

enum { OUTSIDE = 4, LEVELS_MOST = 2, A_SIDE = 3, EACH = 4, PAIRED = 1000 };

/* ---- what speaks for one pair ---- */

/* The place of a code in its vocabulary: seniority is listed from below. */
static int level_of(const char *code)
{
	const struct choice *c = vocabs[VOC_seniority].fixed;

	for (int i = 0; c[i].code; i++)
		if (strcmp(c[i].code, code) == 0)
			return i;
	return -1;
}

static int levels_between(const char *one, const char *other)
{
	int a = level_of(one), b = level_of(other);

	if (a < 0 || b < 0)
		return -1;
	if ((a == OUTSIDE) != (b == OUTSIDE))
		return LEVELS_MOST;
	return abs(a - b) < LEVELS_MOST ? abs(a - b) : LEVELS_MOST;
}

static const struct code_info *known(const char *code)
{
	enum ethnic_code c = ethnic_code_named(code);

	return c != ETHNIC_NONE && ethnic_codes[c].cls == CLASS_KNOWN
	       ? &ethnic_codes[c] : NULL;
}

static int backgrounds_differ(const char *one, const char *other)
{
	const struct code_info *a = known(one), *b = known(other);

	if (!a || !b || a == b)
		return 0;
	return strcmp(a->group[GROUPING_NHS5], b->group[GROUPING_NHS5]) ? 2 : 1;
}

/* Is this word of len bytes among those of set, a space between? */
static bool has(const char *set, const char *word, size_t len)
{
	for (set += strspn(set, " "); *set; set += strspn(set, " ")) {
		size_t n = strcspn(set, " ");

		if (n == len && strncmp(set, word, n) == 0)
			return true;
		set += n;
	}
	return false;
}

static int shared(const char *wants, const char *offers)
{
	int n = 0;

	for (wants += strspn(wants, " "); *wants; wants += strspn(wants, " ")) {
		size_t len = strcspn(wants, " ");

		n += has(offers, wants, len);
		wants += len;
	}
	return n;
}

bool pairing_weigh(const struct pairing_person *one, const struct pairing_person *other,
                   struct pairing *p)
{
	*p = (struct pairing){
		.levels = levels_between(one->seniority, other->seniority),
		.background = backgrounds_differ(one->background, other->background),
		.learns = { shared(one->wants, other->offers),
		            shared(other->wants, one->offers) },
	};
	if (p->levels < 1 && !p->background)
		return false;
	p->points = p->background == 2 ? 3 : p->background;
	p->points += p->levels > 0 ? p->levels + 1 : 0;
	for (int i = 0; i < 2; i++)
		p->points += p->learns[i] < A_SIDE ? p->learns[i] : A_SIDE;
	if (p->learns[0] && p->learns[1])
		p->points += EACH;
	return true;
}

/* ---- the pairs of all ---- */

/* People in the order of their codes; what a pair is worth, one more pair
 * being worth more than any points; with whom each is, -1 for nobody. */
struct choosing {
	const struct pairing_person *person;
	int n;
	int *order, *worth, *with;
};

static int worth(const struct choosing *c, int a, int b)
{
	return c->worth[a * c->n + b];
}

/* Of the two, and of nobody where one is missing. */
static int worth_or_none(const struct choosing *c, int a, int b)
{
	return a < 0 || b < 0 ? 0 : worth(c, a, b);
}

static void join(struct choosing *c, int a, int b)
{
	bool fit = worth_or_none(c, a, b) > 0;

	if (a >= 0)
		c->with[a] = fit ? b : -1;
	if (b >= 0)
		c->with[b] = fit ? a : -1;
}

/* The worthiest two that are free, the first of them in order. */
static bool join_best(struct choosing *c)
{
	int best = 0, a = -1, b = -1;

	for (int i = 0; i < c->n; i++)
		for (int k = i + 1; k < c->n && c->with[i] < 0; k++)
			if (c->with[k] < 0 && worth(c, i, k) > best) {
				best = worth(c, i, k);
				a = i;
				b = k;
			}
	if (best)
		join(c, a, b);
	return best > 0;
}

/* Would a and b, each with the other's partner, be worth more?  Or with each
 * other, their partners being left to themselves? */
static bool swap(struct choosing *c, int a, int b)
{
	int x = c->with[a], y = c->with[b];
	int now = worth_or_none(c, a, x) + worth_or_none(c, b, y);
	int crossed = worth_or_none(c, a, y) + worth_or_none(c, b, x);
	int joined = worth(c, a, b) + worth_or_none(c, x, y);

	if (x == b || (crossed <= now && joined <= now))
		return false;
	if (crossed >= joined) {
		join(c, a, y);
		join(c, b, x);
	} else {
		join(c, a, b);
		join(c, x, y);
	}
	return true;
}

/* May a pair part, so that each joins somebody who has nobody? */
static bool part(struct choosing *c, int u, int v)
{
	if (c->with[u] >= 0 || c->with[v] >= 0)
		return false;
	for (int a = 0; a < c->n; a++) {
		int x = c->with[a];

		if (x < 0 || worth(c, a, u) + worth(c, x, v) <= worth(c, a, x))
			continue;
		join(c, a, u);
		join(c, x, v);
		return true;
	}
	return false;
}

static bool better_any(struct choosing *c)
{
	bool any = false;

	for (int a = 0; a < c->n; a++)
		for (int b = 0; b < c->n; b++)
			any |= a != b && (swap(c, a, b) || part(c, a, b));
	return any;
}

static void weigh_all(struct choosing *c)
{
	struct pairing p;

	for (int a = 0; a < c->n; a++)
		for (int b = 0; b < c->n; b++)
			if (a != b && pairing_weigh(&c->person[c->order[a]],
			                            &c->person[c->order[b]], &p))
				c->worth[a * c->n + b] = PAIRED + p.points;
}

/* By insertion: a programme has tens of people. */
static void order_by_code(struct choosing *c)
{
	for (int i = 0; i < c->n; i++) {
		int at = i;

		for (; at && strcmp(c->person[c->order[at - 1]].code, c->person[i].code) > 0; at--)
			c->order[at] = c->order[at - 1];
		c->order[at] = i;
	}
}

static int take(const struct choosing *c, struct pairing *out)
{
	int n = 0;

	for (int a = 0; a < c->n; a++) {
		struct pairing p;
		int at = n;

		if (c->with[a] < a)
			continue;
		pairing_weigh(&c->person[c->order[a]], &c->person[c->order[c->with[a]]], &p);
		p.one = c->order[a];
		p.other = c->order[c->with[a]];
		for (; at && out[at - 1].points < p.points; at--)
			out[at] = out[at - 1];
		out[at] = p;
		n++;
	}
	return n;
}

int pairing_suggest(const struct pairing_person *person, int n, struct pairing *out)
{
	size_t size = (size_t)(n > 0 ? n : 1);
	struct choosing c = { .person = person, .n = n,
		.order = xcalloc(size, sizeof(int)), .with = xcalloc(size, sizeof(int)),
		.worth = xcalloc(size * size, sizeof(int)) };
	int made;

	for (int i = 0; i < n; i++)
		c.with[i] = -1;
	order_by_code(&c);
	weigh_all(&c);
	while (join_best(&c))
		;
	while (better_any(&c))
		;
	made = take(&c, out);
	free(c.order);
	free(c.with);
	free(c.worth);
	return made;
}

/* ---- why ---- */

static void put(FILE *out, const char **sep, const char *words)
{
	fprintf(out, "%s%s", *sep, words);
	*sep = "; ";
}

/* "A04 can learn from B11 about data, careers". */
static void put_learning(FILE *out, const char **sep, const struct words *w,
                         const struct pairing_person *who,
                         const struct pairing_person *from)
{
	const char *wants = who->wants, *comma = " ";

	fprintf(out, "%s", *sep);
	fprintf(out, _("%s can learn from %s about"), who->code, from->code);
	for (wants += strspn(wants, " "); *wants; wants += strspn(wants, " ")) {
		size_t len = strcspn(wants, " ");
		char *code = xstrndup(wants, len);

		if (has(from->offers, wants, len)) {
			fprintf(out, "%s%s", comma, words_label(w, VOC_learn_subject, code));
			comma = ", ";
		}
		free(code);
		wants += len;
	}
	*sep = "; ";
}

char *pairing_reasons(const struct words *w, const struct pairing_person *person,
                      const struct pairing *p)
{
	const struct pairing_person *one = &person[p->one], *other = &person[p->other];
	const char *sep = "";
	char *text;
	size_t len;
	FILE *out = xmemstream(&text, &len);

	if (p->background)
		put(out, &sep, p->background == 2 ? _("another ethnic group")
		    : _("another category of the same ethnic group"));
	if (p->levels > 0)
		put(out, &sep, p->levels > 1 ? _("far apart in seniority")
		    : _("one level apart in seniority"));
	if (p->learns[0])
		put_learning(out, &sep, w, one, other);
	if (p->learns[1])
		put_learning(out, &sep, w, other, one);
	fclose(out);
	return text;
}
