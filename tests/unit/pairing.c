/* Suggested pairs, weighed by hand. */
#include "core/pairing.h"

#include <stdlib.h>
#include <string.h>

#include "core/words.h"
#include "tests/tap.h"

/* A front line, Black African; B board, White British; C team, White Irish;
 * D front line, Black Caribbean. */
static const struct pairing_person people[] = {
	{ "A01", "front", "N", "ward racism", "decisions careers" },
	{ "B01", "board", "A", "decisions careers", "racism" },
	{ "C01", "team", "B", "data", "culture" },
	{ "D01", "front", "M", "culture ward", "data" },
};

static void weighing(void)
{
	struct pairing p;

	/* Another group 3, far apart 3, A learns two, B one, each learns 4. */
	ok(pairing_weigh(&people[0], &people[1], &p) && p.points == 3 + 3 + 2 + 1 + 4,
	   "A and B: 13 points");
	ok(p.learns[0] == 2 && p.learns[1] == 1 && p.levels == 2 && p.background == 2,
	   "and what they are for");
	/* Another group 3, one level 2, each learns one, 4. */
	ok(pairing_weigh(&people[2], &people[3], &p) && p.points == 3 + 2 + 1 + 1 + 4,
	   "C and D: 11 points");
	/* White British and White Irish 1, two levels or more 3, nothing to learn. */
	ok(pairing_weigh(&people[1], &people[2], &p) && p.points == 1 + 3 && p.background == 1,
	   "B and C: another category of one group");
	/* Both Black, both front line: another category 1, nothing else. */
	ok(pairing_weigh(&people[0], &people[3], &p) && p.points == 1 && p.levels == 0,
	   "A and D: one point");
}

static void unknown(void)
{
	static const struct pairing_person quiet = { "E01", "", "", "", "" },
		refused = { "E02", "front", "Z", "", "" }, out = { "E03", "community", "", "", "" };
	struct pairing p;

	ok(!pairing_weigh(&people[0], &quiet, &p), "nothing known crosses nothing");
	ok(!pairing_weigh(&people[0], &refused, &p), "not stated is no other background");
	ok(pairing_weigh(&people[0], &out, &p) && p.points == 3 && p.levels == 2,
	   "who is outside the trust is far from all levels of it");
}

/* The best first would be A-B 13; then C-D 11: two pairs. */
static void choosing(void)
{
	static const struct pairing_person turned[] = { people[3], people[1], people[2],
		people[0] };
	struct pairing out[2];

	ok(pairing_suggest(people, 4, out) == 2 && out[0].one == 0 && out[0].other == 1 &&
	   out[1].one == 2 && out[1].other == 3, "A with B, C with D");
	ok(pairing_suggest(turned, 4, out) == 2 && out[0].one == 3 && out[0].other == 1,
	   "the same whatever their order");
	ok(pairing_suggest(people, 1, out) == 0 && pairing_suggest(NULL, 0, out) == 0,
	   "one person is no pair");
}

/* Two board, two front line of one background: front line with front line is no
 * pair.  F1-G1 13 is the best, but F1's only other is G2 and F2's only one is G1:
 * it is given up for two pairs. */
static void nobody_left(void)
{
	static const struct pairing_person hard[] = {
		{ "F1", "front", "N", "ward", "decisions" },
		{ "F2", "", "N", "", "" },
		{ "G1", "board", "A", "decisions", "ward" },
		{ "G2", "board", "N", "", "" },
	};
	struct pairing p, out[2];

	ok(pairing_weigh(&hard[0], &hard[2], &p) && p.points == 3 + 3 + 1 + 1 + 4 &&
	   pairing_weigh(&hard[0], &hard[3], &p) && p.points == 3 &&
	   pairing_weigh(&hard[1], &hard[2], &p) && p.points == 3 &&
	   !pairing_weigh(&hard[1], &hard[3], &p), "only F2 and G2 do not fit");
	ok(pairing_suggest(hard, 4, out) == 2 && out[0].points == 3 && out[1].points == 3,
	   "two pairs come before the best one");
}

static void reasons(void)
{
	struct pairing p;
	struct words w;
	char *text;

	words_init(&w);
	pairing_weigh(&people[0], &people[1], &p);
	p.one = 0;
	p.other = 1;
	text = pairing_reasons(&w, people, &p);
	ok(strcmp(text, "another ethnic group; far apart in seniority; A01 can learn from B01"
	   " about how decisions are made, how careers are made; B01 can learn from A01 about"
	   " what racism does") == 0, "reasons in words, which name no group");
	free(text);
	words_fini(&w);
}

int main(void)
{
	weighing();
	unknown();
	choosing();
	nobody_left();
	reasons();
	return tap_done();
}
