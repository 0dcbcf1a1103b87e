/* Is a meeting quorate?  Every figure is worked out beside it. */
#include "core/quorum.h"

#include <stdlib.h>
#include <string.h>

#include "tests/tap.h"

static const struct quorum_rule none = { .least = QUORUM_NONE, .share = QUORUM_NONE,
	.community = QUORUM_NONE };

static struct quorum_seat seat(const char *constituency, const char *role,
                               const char *holder, enum quorum_came came)
{
	return (struct quorum_seat){ .constituency = constituency, .role = role,
		.holder = holder, .deputy = "", .items = "", .voting = true, .came = came };
}

static struct quorum ask(const struct quorum_rule *rule, const struct quorum_seat *s, int n,
                         int item)
{
	struct quorum q;

	quorum_work_out(&q, rule, s, n, item, false);
	return q;
}

static void says(const struct quorum *q, const char *want)
{
	char *got = quorum_says(q);

	ok(strcmp(got, want) == 0, "%s", want);
	if (strcmp(got, want) != 0)
		printf("# %s\n", got);
	free(got);
}

/* Nobody agreed on a rule: everybody there is still not known. */
static void no_rule(void)
{
	struct quorum_seat s[] = { seat("staff", "chair", "a", CAME_PRESENT) };
	struct quorum q = ask(&none, s, 1, 0);

	ok(!q.known && !q.quorate, "no rule: not known");
	says(&q, "Quorate: not known, the body has no rule");
}

/* The sketch of the meeting screen: 7 needed, 2 of them from communities.
 * Five are present, one of them a carer. */
static void the_sketch(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[] = {
		seat("executive", "chair", "a", CAME_PRESENT),
		seat("executive", "member", "b", CAME_PRESENT),
		seat("trust", "member", "c", CAME_PRESENT),
		seat("staff", "member", "d", CAME_PRESENT),
		seat("carer", "member", "e", CAME_PRESENT),
		seat("community", "member", "f", CAME_NOT),
		seat("community", "member", "g", CAME_EXPECTED),
	};
	struct quorum q;

	rule.least = 7;
	rule.community = 2;
	rule.chair = true;
	q = ask(&rule, s, 7, 0);
	ok(q.known && !q.quorate, "five of seven is not quorate");
	says(&q, "Quorate: no, 5 of 7; community seats 1 of 2; chair present");
	quorum_work_out(&q, &rule, s, 7, 0, true);
	ok(!q.quorate, "nor is it with the one who is expected");
	says(&q, "Will be quorate: no, 6 of 7; community seats 2 of 2; chair present");
}

/* Half of 9 seats, two of them vacant, is 4.5: five must come, not half of the
 * seven that are held. */
static void vacant_seats(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[9];
	struct quorum q;

	for (int i = 0; i < 9; i++) {
		static const char *const who[] = { "a", "b", "c", "d", "e", "f", "g", "", "" };

		s[i] = seat("trust", "member", who[i], i < 4 ? CAME_PRESENT : CAME_NOT);
	}
	rule.share = 50;
	q = ask(&rule, s, 9, 0);
	ok(q.seats == 9 && q.needed == 5 && q.came == 4 && !q.quorate, "four of 9 seats");
	s[4].came = CAME_PRESENT;
	q = ask(&rule, s, 9, 0);
	ok(q.quorate, "five of 9 seats");
	s[7].came = CAME_PRESENT;
	q = ask(&rule, s, 9, 0);
	ok(q.came == 5, "a vacant seat is never filled, whatever was noted");
	quorum_work_out(&q, &rule, s, 9, 0, true);
	ok(q.came == 5, "nor expected to be");
}

/* The greater of the two numbers holds: 40% of 10 is 4, at least 6. */
static void both_numbers(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[10];
	struct quorum q;

	for (int i = 0; i < 10; i++)
		s[i] = seat("trust", "member", "abcdefghij" + i, i < 5 ? CAME_PRESENT : CAME_NOT);
	rule.share = 40;
	rule.least = 6;
	q = ask(&rule, s, 10, 0);
	ok(q.needed == 6 && !q.quorate, "the greater number");
	rule.least = 3;
	q = ask(&rule, s, 10, 0);
	ok(q.needed == 4 && q.quorate, "the share where that is greater");
}

/* A person in two seats fills one, the first: two people, not three, and one
 * carer. */
static void one_person(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[] = {
		seat("carer", "member", "a", CAME_PRESENT),
		seat("community", "member", "a", CAME_PRESENT),
		seat("community", "member", "b", CAME_PRESENT),
	};
	struct quorum q;

	rule.least = 3;
	rule.neach = quorum_read_each("carer 1, community 2", rule.each);
	q = ask(&rule, s, 3, 0);
	ok(q.came == 2 && !q.quorate, "one person fills one seat");
	says(&q, "Quorate: no, 2 of 3; carer 1 of 1; community 1 of 2");
}

/* b comes for a; that fills a's seat, and b's own where b has one. */
static void deputies(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[] = {
		seat("community", "chair", "a", CAME_DEPUTY),
		seat("staff", "member", "c", CAME_PRESENT),
		seat("staff", "member", "b", CAME_NOT),
	};
	struct quorum q;

	rule.least = 2;
	rule.chair = true;
	s[0].deputy = "b";
	q = ask(&rule, s, 3, 0);
	ok(q.came == 2 && q.community == 1 && q.chair && q.quorate,
	   "a deputy fills the seat they came for");
	s[2].came = CAME_PRESENT;
	q = ask(&rule, s, 3, 0);
	ok(q.came == 2 && q.community == 0, "a member fills their own seat, not that too");
	s[1].came = CAME_DEPUTY;
	s[1].deputy = "b";
	s[2].came = CAME_NOT;
	q = ask(&rule, s, 3, 0);
	ok(q.came == 1, "and for two seats only one");
	s[0].came = CAME_NOT;
	q = ask(&rule, s, 3, 0);
	ok(!q.chair && !q.quorate, "without the chair it is not quorate");
	s[2].role = "deputy";
	s[2].came = CAME_PRESENT;
	s[1].came = CAME_PRESENT;
	q = ask(&rule, s, 3, 0);
	ok(q.chair && q.quorate, "the deputy chair serves");
}

/* Who observes does not count, whatever their seat is called. */
static void observers(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[] = {
		seat("community", "member", "a", CAME_PRESENT),
		seat("community", "observer", "b", CAME_PRESENT),
	};
	struct quorum q;

	s[1].voting = false;
	rule.community = 2;
	rule.least = 1;
	q = ask(&rule, s, 2, 0);
	ok(q.seats == 1 && q.community == 1 && !q.quorate, "an observer is not counted");
}

/* Three needed; the third was there for items 1 to 3 and 5. */
static void in_part(void)
{
	struct quorum_rule rule = none;
	struct quorum_seat s[] = {
		seat("trust", "member", "a", CAME_PRESENT),
		seat("trust", "member", "b", CAME_PRESENT),
		seat("trust", "member", "c", CAME_PART),
	};

	rule.least = 3;
	s[2].items = "1-3, 5";
	ok(!ask(&rule, s, 3, 0).quorate, "not for the whole");
	ok(ask(&rule, s, 3, 3).quorate && !ask(&rule, s, 3, 4).quorate &&
	   ask(&rule, s, 3, 5).quorate, "but for items 3 and 5, not 4");
}

static void lists(void)
{
	struct quorum_each each[QUORUM_EACH];

	ok(quorum_read_each("", each) == 0, "no list");
	ok(quorum_read_each("carer 1, service_user 2", each) == 2 &&
	   strcmp(each[1].code, "service_user") == 0 && each[1].least == 2, "a list of two");
	ok(quorum_read_each("carer", each) < 0 && quorum_read_each("carer x", each) < 0 &&
	   quorum_read_each("carer 1 2", each) < 0 && quorum_read_each("1 carer", each) < 0 &&
	   quorum_read_each("carer 1, carer 2", each) < 0 &&
	   quorum_read_each("Carer 1", each) < 0, "and what is none");
	ok(quorum_items_ok("") && quorum_items_ok("3") && quorum_items_ok("1-3, 5") &&
	   quorum_items_ok("1,2,9"), "items");
	ok(!quorum_items_ok("3-1") && !quorum_items_ok("a") && !quorum_items_ok("1-") &&
	   !quorum_items_ok("0") && !quorum_items_ok("1;2"), "and what are none");
}

int main(void)
{
	no_rule();
	the_sketch();
	vacant_seats();
	both_numbers();
	one_person();
	deputies();
	observers();
	in_part();
	lists();
	return tap_done();
}
