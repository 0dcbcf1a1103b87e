#include "core/suppress.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

/* More than any count, and small enough to multiply by 200. */
#define MOST ((int64_t)1 << 48)

static const struct rule {
	const char *name, *note;
	int64_t from, to;	/* counts hidden; to < from: none */
	int64_t step;		/* others are shown to the nearest of these */
	int decimals;
	bool of_rounded;	/* shares come from what is shown */
} rules[SUPPRESS_COUNT] = {
	[SUPPRESS_MHSDS] = { "mhsds", N_("Counts of people under 5, including 0, are "
		"shown as [c]; others are rounded to the nearest 5, and per cents "
		"to whole numbers."), 0, 4, 5, 0, false },
	[SUPPRESS_HES] = { "hes", N_("Counts of people from 1 to 7 are shown as [c]; "
		"others are rounded to the nearest 5, and per cents to whole "
		"numbers."), 1, 7, 5, 0, false },
	[SUPPRESS_UNDER_10] = { "under-10", N_("Counts of people under 10, including 0, "
		"are shown as [c]; per cents are whole numbers."), 0, 9, 1, 0, false },
	[SUPPRESS_MHSDS_ROUNDED] = { "mhsds-rounded", N_("Counts of people under 5, including "
		"0, are shown as [c]; others are rounded to the nearest 5, and per cents are "
		"worked out from the rounded counts, to whole numbers."), 0, 4, 5, 0, true },
	[SUPPRESS_HES_ROUNDED] = { "hes-rounded", N_("Counts of people from 1 to 7 are shown "
		"as [c]; others are rounded to the nearest 5, and per cents are worked out from "
		"the rounded counts, to whole numbers."), 1, 7, 5, 0, true },
	[SUPPRESS_NONE] = { "none", N_("No count is hidden or rounded. This paper is "
		"for use inside the trust and must not be published."), 1, 0, 1, 1, false },
};

struct count {
	char *key;
	int64_t n;
	bool printed, small, hidden;
	int64_t least, most;	/* as a reader can work out */
};

struct share {
	int num, den;
	bool hidden;
};

struct sum {
	int total;
	int *parts;
	size_t n;
};

struct suppress {
	const struct rule *rule;
	struct count *counts;
	struct share *shares;
	struct sum *sums;
	size_t ncounts, nshares, nsums;
};

const char *suppress_name(enum suppress_profile p)
{
	return rules[p].name;
}

const char *suppress_note(enum suppress_profile p)
{
	return _(rules[p].note);
}

int suppress_decimals(enum suppress_profile p)
{
	return rules[p].decimals;
}

const char *suppress_names(void)
{
	return "mhsds, hes, under-10, mhsds-rounded, hes-rounded";
}

bool suppress_find(const char *name, enum suppress_profile *p)
{
	for (int i = 0; i < SUPPRESS_COUNT; i++) {
		if (strcmp(rules[i].name, name) != 0)
			continue;
		*p = (enum suppress_profile)i;
		return true;
	}
	return false;
}

struct suppress *suppress_new(enum suppress_profile p)
{
	struct suppress *s = xcalloc(1, sizeof(*s));

	s->rule = &rules[p];
	return s;
}

void suppress_free(struct suppress *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->ncounts; i++)
		free(s->counts[i].key);
	for (size_t i = 0; i < s->nsums; i++)
		free(s->sums[i].parts);
	free(s->counts);
	free(s->shares);
	free(s->sums);
	free(s);
}

/* Room for one more of n things, doubling now and then. */
static void *grown(void *p, size_t n, size_t size)
{
	return n & (n - 1) ? p : xreallocarray(p, n ? 2 * n : 1, size);
}

int suppress_keyed(const struct suppress *s, const char *key)
{
	for (size_t i = 0; i < s->ncounts; i++)
		if (s->counts[i].key && strcmp(s->counts[i].key, key) == 0)
			return (int)i;
	return -1;
}

int suppress_count(struct suppress *s, const char *key, int64_t n, bool printed)
{
	int known = key ? suppress_keyed(s, key) : -1;

	if (known >= 0) {
		assert(s->counts[known].n == n);
		s->counts[known].printed |= printed;
		return known;
	}
	s->counts = grown(s->counts, s->ncounts, sizeof(*s->counts));
	s->counts[s->ncounts] = (struct count){
		.key = key ? xstrdup(key) : NULL, .n = n, .printed = printed,
		.small = n >= s->rule->from && n <= s->rule->to,
	};
	return (int)s->ncounts++;
}

int suppress_share(struct suppress *s, int num, int den)
{
	s->shares = grown(s->shares, s->nshares, sizeof(*s->shares));
	s->shares[s->nshares] = (struct share){ .num = num, .den = den };
	return (int)s->nshares++;
}

void suppress_sum(struct suppress *s, int total, const int *parts, size_t n)
{
	struct sum *sum;

	s->sums = grown(s->sums, s->nsums, sizeof(*s->sums));
	sum = &s->sums[s->nsums++];
	*sum = (struct sum){ .total = total, .n = n };
	sum->parts = xcalloc(n, sizeof(*sum->parts));
	memcpy(sum->parts, parts, n * sizeof(*sum->parts));
}

static int64_t rounded(int64_t n, int64_t step)
{
	return (n + step / 2) / step * step;
}

void suppress_basis(const struct suppress *s, int64_t *n, int64_t *of)
{
	if (!s->rule->of_rounded)
		return;
	*n = rounded(*n, s->rule->step);
	*of = rounded(*of, s->rule->step);
}

static void start_range(const struct suppress *s, struct count *c)
{
	const struct rule *r = s->rule;

	c->least = 0;
	c->most = MOST;
	if (c->hidden && c->small) {
		c->least = r->from;
		c->most = r->to;
	} else if (c->printed && !c->hidden) {
		c->least = rounded(c->n, r->step) - r->step / 2;
		c->most = rounded(c->n, r->step) + r->step / 2;
		if (c->n > r->to && c->least <= r->to)
			c->least = r->to + 1;
		if (c->n < r->from)
			c->least = c->most = c->n;
	}
}

static bool narrow(struct count *c, int64_t least, int64_t most)
{
	bool moved = false;

	if (least > c->least) {
		c->least = least;
		moved = true;
	}
	if (most < c->most) {
		c->most = most;
		moved = true;
	}
	return moved;
}

static bool narrow_sum(struct suppress *s, const struct sum *sum)
{
	struct count *total = &s->counts[sum->total];
	int64_t least = 0, most = 0;
	bool moved;

	for (size_t i = 0; i < sum->n; i++) {
		least += s->counts[sum->parts[i]].least;
		most += s->counts[sum->parts[i]].most;
	}
	moved = narrow(total, least, most);
	for (size_t i = 0; i < sum->n; i++) {
		struct count *c = &s->counts[sum->parts[i]];

		moved |= narrow(c, total->least - (most - c->most),
				total->most - (least - c->least));
	}
	return moved;
}

/* A per cent p printed whole says 2p - 1 <= 200 num / den <= 2p + 1.  Of rounded
 * counts it says so of these, each of which is up to `off` from what it was. */
static bool narrow_share(struct suppress *s, const struct share *h)
{
	struct count *num = &s->counts[h->num], *den = &s->counts[h->den];
	int64_t n = num->n, of = den->n, off = s->rule->of_rounded ? s->rule->step / 2 : 0;
	int64_t p2;
	bool moved;

	suppress_basis(s, &n, &of);
	if (h->hidden || of == 0)
		return false;
	p2 = 2 * ((200 * n + of) / (2 * of));
	moved = narrow(num, ((p2 - 1) * (den->least - off) + 199) / 200 - off,
		       (p2 + 1) * (den->most + off) / 200 + off);
	return narrow(den, (200 * (num->least - off) + p2) / (p2 + 1) - off,
		      p2 > 1 ? 200 * (num->most + off) / (p2 - 1) + off : MOST) || moved;
}

/* Each round can only narrow; the bound is for two large counts that chase
 * each other a step at a time, where the last steps tell nobody anything. */
static void work_out(struct suppress *s)
{
	bool moved = true;

	for (size_t i = 0; i < s->ncounts; i++)
		start_range(s, &s->counts[i]);
	for (int round = 0; moved && round < 64; round++) {
		moved = false;
		for (size_t i = 0; i < s->nsums; i++)
			moved |= narrow_sum(s, &s->sums[i]);
		for (size_t i = 0; i < s->nshares; i++)
			moved |= narrow_share(s, &s->shares[i]);
	}
}

static bool in_view(const struct count *c)
{
	return c->printed && !c->hidden;
}

/* Hide company for one hidden member of a sum; false if all are hidden. */
static bool hide_company(struct suppress *s, const struct sum *sum)
{
	struct count *best = NULL;

	for (size_t i = 0; i < sum->n; i++) {
		struct count *c = &s->counts[sum->parts[i]];

		if (in_view(c) && c->n > 0 && (!best || c->n < best->n))
			best = c;
	}
	if (!best && in_view(&s->counts[sum->total]))
		best = &s->counts[sum->total];
	if (best)
		best->hidden = true;
	return best;
}

static bool alone_in(const struct suppress *s, const struct sum *sum)
{
	const struct count *total = &s->counts[sum->total];
	size_t hidden = total->hidden;

	if (!total->printed)
		return false;
	for (size_t i = 0; i < sum->n; i++) {
		const struct count *c = &s->counts[sum->parts[i]];

		if (!c->printed)
			return false;
		hidden += c->hidden;
	}
	return hidden == 1;
}

static bool hide_beside_lonely(struct suppress *s)
{
	bool hid = false;

	for (size_t i = 0; i < s->nsums; i++)
		if (alone_in(s, &s->sums[i]))
			hid |= hide_company(s, &s->sums[i]);
	return hid;
}

static bool holds(const struct sum *sum, int count)
{
	for (size_t i = 0; i < sum->n; i++)
		if (sum->parts[i] == count)
			return true;
	return sum->total == count;
}

static bool hide_round(struct suppress *s, int count)
{
	for (size_t i = 0; i < s->nsums; i++)
		if (holds(&s->sums[i], count) && hide_company(s, &s->sums[i]))
			return true;
	for (size_t i = 0; i < s->nsums; i++) {
		for (size_t j = 0; holds(&s->sums[i], count) && j < s->nshares; j++) {
			struct share *h = &s->shares[j];

			if (h->hidden || !holds(&s->sums[i], h->num))
				continue;
			return h->hidden = true;
		}
	}
	return false;
}

static bool hide_round_given_away(struct suppress *s)
{
	bool hid = false;

	work_out(s);
	for (size_t i = 0; i < s->ncounts && !hid; i++) {
		const struct count *c = &s->counts[i];

		if (c->hidden && c->small && c->least >= c->most)
			hid = hide_round(s, (int)i);
	}
	return hid;
}

static bool hide_shares(struct suppress *s)
{
	bool hid = false;

	for (size_t i = 0; i < s->nshares; i++) {
		struct share *h = &s->shares[i];

		if (h->hidden || !(s->counts[h->num].hidden || s->counts[h->den].hidden))
			continue;
		h->hidden = hid = true;
	}
	return hid;
}

void suppress_apply(struct suppress *s)
{
	if (s->rule->from > s->rule->to)
		return;
	for (size_t i = 0; i < s->ncounts; i++)
		s->counts[i].hidden = s->counts[i].small;
	do
		hide_shares(s);
	while (hide_beside_lonely(s) || hide_round_given_away(s));
}

bool suppress_hides(const struct suppress *s, int count)
{
	return s->counts[count].hidden;
}

bool suppress_hides_share(const struct suppress *s, int share)
{
	return s->shares[share].hidden;
}

int64_t suppress_shown(const struct suppress *s, int count)
{
	assert(!s->counts[count].hidden);
	return rounded(s->counts[count].n, s->rule->step);
}
