#include "core/suppress.h"

#include <string.h>

#include "tests/tap.h"

static int count(struct suppress *s, int64_t n)
{
	return suppress_count(s, NULL, n, true);
}

static int64_t alone(enum suppress_profile p, int64_t n)
{
	struct suppress *s = suppress_new(p);
	int c = count(s, n);
	int64_t shown;

	suppress_apply(s);
	shown = suppress_hides(s, c) ? -1 : suppress_shown(s, c);
	suppress_free(s);
	return shown;
}

static void profiles(void)
{
	static const struct { enum suppress_profile p; int64_t n, shown; } cases[] = {
		{ SUPPRESS_MHSDS, 0, -1 }, { SUPPRESS_MHSDS, 4, -1 },
		{ SUPPRESS_MHSDS, 5, 5 }, { SUPPRESS_MHSDS, 7, 5 },
		{ SUPPRESS_MHSDS, 8, 10 }, { SUPPRESS_MHSDS, 1002, 1000 },
		{ SUPPRESS_MHSDS, 1003, 1005 },
		{ SUPPRESS_HES, 0, 0 }, { SUPPRESS_HES, 1, -1 }, { SUPPRESS_HES, 7, -1 },
		{ SUPPRESS_HES, 8, 10 }, { SUPPRESS_HES, 12, 10 },
		{ SUPPRESS_UNDER_10, 9, -1 }, { SUPPRESS_UNDER_10, 0, -1 },
		{ SUPPRESS_UNDER_10, 11, 11 },
		{ SUPPRESS_NONE, 0, 0 }, { SUPPRESS_NONE, 3, 3 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(alone(cases[i].p, cases[i].n) == cases[i].shown, "%s: %d alone",
		   suppress_name(cases[i].p), (int)cases[i].n);
}

/* Enter n parts and their total; h says, a letter each, which must be hidden
 * (h) or shown (s), the total last. */
static void sum_case(enum suppress_profile p, const int64_t *n, const char *want,
                     const char *name)
{
	struct suppress *s = suppress_new(p);
	size_t len = strlen(want) - 1;
	int part[8], total;
	int64_t sum = 0;
	char got[9] = "";

	for (size_t i = 0; i < len; i++) {
		part[i] = count(s, n[i]);
		sum += n[i];
	}
	total = count(s, sum);
	suppress_sum(s, total, part, len);
	suppress_apply(s);
	for (size_t i = 0; i < len; i++)
		got[i] = suppress_hides(s, part[i]) ? 'h' : 's';
	got[len] = suppress_hides(s, total) ? 'h' : 's';
	ok(strcmp(got, want) == 0, "%s", name);
	if (strcmp(got, want) != 0)
		printf("# wanted %s, got %s\n", want, got);
	suppress_free(s);
}

static void sums(void)
{
	sum_case(SUPPRESS_MHSDS, (int64_t[]){ 3, 40, 60 }, "hhss",
		 "one hidden part takes the smallest other part with it");
	sum_case(SUPPRESS_MHSDS, (int64_t[]){ 3, 2, 60 }, "hhss",
		 "two hidden parts need no third");
	sum_case(SUPPRESS_HES, (int64_t[]){ 0, 3, 20 }, "shhs",
		 "a shown 0 would be no company: the 20 is");
	sum_case(SUPPRESS_MHSDS, (int64_t[]){ 3 }, "hh",
		 "a group with one member is hidden with it");
	sum_case(SUPPRESS_MHSDS, (int64_t[]){ 40, 60 }, "sss",
		 "where nothing is small nothing is hidden");
	/* 48 - 30 = 18, and neither can be over 9: both would have to be 9. */
	sum_case(SUPPRESS_UNDER_10, (int64_t[]){ 9, 9, 30 }, "hhhs",
		 "two that can only be 9 and 9 take a third");
	/* Shown 45 - 30, so 11 to 19 in truth: each may be anything from 4 to 7. */
	sum_case(SUPPRESS_HES, (int64_t[]){ 7, 7, 30 }, "hhss",
		 "rounding protects where exact sums would not");
	sum_case(SUPPRESS_NONE, (int64_t[]){ 1, 1, 30 }, "ssss", "none hides nothing");
}

/*	 3 20 | 23	3 takes 20 along its row and 15 down its column; each of
 *	15 30 | 45	these is then alone in its other sum and takes 30.
 *	18 50 | 68 */
static void crossed(void)
{
	static const int64_t n[3][3] = { { 3, 20, 23 }, { 15, 30, 45 }, { 18, 50, 68 } };
	struct suppress *s = suppress_new(SUPPRESS_MHSDS);
	int c[3][3], hidden = 0, totals = 0;

	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			c[i][j] = count(s, n[i][j]);
	for (int i = 0; i < 3; i++) {
		suppress_sum(s, c[i][2], c[i], 2);
		suppress_sum(s, c[2][i], (int[]){ c[0][i], c[1][i] }, 2);
	}
	suppress_apply(s);
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			*(i < 2 && j < 2 ? &hidden : &totals) += suppress_hides(s, c[i][j]);
	ok(hidden == 4 && totals == 0, "rows and columns are looked at together");
	suppress_free(s);
}

/* The trust's 4 of one team stand in two tables; in the second they would be
 * 105 less 100. */
static void two_tables(void)
{
	struct suppress *s = suppress_new(SUPPRESS_MHSDS);
	int small = suppress_count(s, "team=a", 4, true);
	int again = suppress_count(s, "team=a", 4, true);
	int other = count(s, 100);
	int total = count(s, 104);

	suppress_sum(s, total, (int[]){ again, other }, 2);
	suppress_apply(s);
	ok(small == again, "a key names one count");
	ok(suppress_hides(s, small) && suppress_hides(s, other) && !suppress_hides(s, total),
	   "what one table hides another does not give away");
	suppress_free(s);
}

static void shares(void)
{
	struct suppress *s = suppress_new(SUPPRESS_MHSDS);
	int few = suppress_share(s, count(s, 3), count(s, 200));
	int many = suppress_share(s, count(s, 80), count(s, 200));

	suppress_apply(s);
	ok(suppress_hides_share(s, few), "a share is hidden with its numerator");
	ok(!suppress_hides_share(s, many), "a share of large counts is shown");
	suppress_free(s);

	/* 37 of 40 is 92.5, shown as 93%: only 37 of 40 lies from 92.5 to 93.5,
	 * so 3 not known follow, and only the 40 can be hidden. */
	s = suppress_new(SUPPRESS_UNDER_10);
	int known = suppress_count(s, NULL, 37, false), all = count(s, 40);
	int unknown = count(s, 3), share = suppress_share(s, known, all);

	suppress_sum(s, all, (int[]){ known, unknown }, 2);
	suppress_apply(s);
	ok(suppress_hides(s, unknown) && suppress_hides(s, all) &&
	   suppress_hides_share(s, share), "a per cent does not give a small rest away");
	suppress_free(s);
}

/* A table of two rows and two columns with its totals, as it is printed. */
struct square {
	int64_t n[3][3];
	bool hidden[3][3];
	int64_t shown[3][3];
};

static void total_up(struct square *q)
{
	for (int i = 0; i < 2; i++)
		q->n[i][2] = q->n[i][0] + q->n[i][1];
	for (int j = 0; j < 3; j++)
		q->n[2][j] = q->n[0][j] + q->n[1][j];
}

static void print_square(enum suppress_profile p, struct square *q)
{
	struct suppress *s = suppress_new(p);
	int c[3][3];

	for (int i = 0; i < 9; i++)
		c[i / 3][i % 3] = count(s, q->n[i / 3][i % 3]);
	for (int i = 0; i < 3; i++) {
		suppress_sum(s, c[i][2], c[i], 2);
		suppress_sum(s, c[2][i], (int[]){ c[0][i], c[1][i] }, 2);
	}
	suppress_apply(s);
	for (int i = 0; i < 9; i++) {
		q->hidden[i / 3][i % 3] = suppress_hides(s, c[i / 3][i % 3]);
		q->shown[i / 3][i % 3] = q->hidden[i / 3][i % 3] ? -1 :
			suppress_shown(s, c[i / 3][i % 3]);
	}
	suppress_free(s);
}

/* Could the printed table be that of these counts?  A reader does not know
 * which hidden count is small. */
static bool could_be(const struct square *printed, const struct square *guess, int64_t step)
{
	for (int i = 0; i < 9; i++) {
		int64_t n = (guess->n[i / 3][i % 3] + step / 2) / step * step;

		if (!printed->hidden[i / 3][i % 3] && printed->shown[i / 3][i % 3] != n)
			return false;
	}
	return true;
}

enum { GUESSES = 24 };

/* Try every table of counts under GUESSES: true if every hidden cell that is
 * small could be at least two numbers. */
static bool withstands(const struct square *printed, int64_t step, int64_t small)
{
	int64_t first[4] = { -1, -1, -1, -1 };
	bool open[4] = { false, false, false, false };

	for (long k = 0; k < (long)GUESSES * GUESSES * GUESSES * GUESSES; k++) {
		struct square g;
		long rest = k;

		for (int i = 0; i < 4; i++, rest /= GUESSES)
			g.n[i / 2][i % 2] = rest % GUESSES;
		total_up(&g);
		if (!could_be(printed, &g, step))
			continue;
		for (int i = 0; i < 4; i++) {
			open[i] |= first[i] >= 0 && first[i] != g.n[i / 2][i % 2];
			first[i] = g.n[i / 2][i % 2];
		}
	}
	for (int i = 0; i < 4; i++)
		if (printed->n[i / 2][i % 2] <= small && !open[i])
			return false;
	return true;
}

/* An attack by hand would take long: here are all tables of a few counts. */
static void attacked(enum suppress_profile p, int64_t step, int64_t small)
{
	static const int64_t of[] = { 0, 3, 9, 12, 20 };
	int given = 0, tried = 0;

	for (int k = 0; k < 5 * 5 * 5 * 5; k += 7, tried++) {
		struct square q = { .n = { { of[k % 5], of[k / 5 % 5] },
					   { of[k / 25 % 5], of[k / 125] } } };

		total_up(&q);
		print_square(p, &q);
		given += !withstands(&q, step, small);
	}
	ok(tried == 90 && given == 0, "%s: no small count of %d tables follows from the rest",
	   suppress_name(p), tried);
}

int main(void)
{
	enum suppress_profile p;

	profiles();
	sums();
	crossed();
	two_tables();
	shares();
	attacked(SUPPRESS_UNDER_10, 1, 9);
	attacked(SUPPRESS_MHSDS, 5, 4);
	attacked(SUPPRESS_MHSDS_ROUNDED, 5, 4);
	ok(suppress_find("under-10", &p) && p == SUPPRESS_UNDER_10, "a profile by its name");
	ok(!suppress_find("over-10", &p), "and none by another");
	return tap_done();
}
