/* Days until recorded, counted by hand. */
#include "import/delay.h"

#include <string.h>

#include "tests/tap.h"

static struct field_text text(const char *s)
{
	return (struct field_text){ s, strlen(s), false };
}

static void add(struct delay *d, unsigned team, const char *from, const char *to)
{
	delay_add(d, team, text(from), text(to));
}

static bool is(const struct delay *d, int team, unsigned rows, unsigned before, int median,
               int most)
{
	struct delay_sums s = delay_sum(d, team);

	return s.rows == rows && s.before == before && s.median == median && s.most == most;
}

int main(void)
{
	static const uint32_t swapped[DELAY_TEAMS] = { 0, 2, 1 };
	struct delay *d = delay_new(), *more = delay_new();

	ok(is(d, -1, 0, 0, -1, -1) && is(d, 1, 0, 0, -1, -1), "nothing yet");
	add(d, 1, "2026-01-01", "2026-01-01");
	add(d, 1, "01/01/2026", "2026-01-11 10:00");
	add(d, 1, "2026-01-01", "2026-02-01");
	add(d, 1, "2026-01-01", "2026-04-11");
	/* 0, 10, 31, 100: two of four by day 10, three by day 31. */
	ok(is(d, 1, 4, 0, 10, 31), "median and three of four");
	add(d, 2, "2026-01-01", "2025-01-01");
	add(d, 2, "2026-01-01", "");
	add(d, 2, "no day", "2026-01-01");
	add(d, 2, "1900-01-01", "2026-01-01");
	/* One before, counted as no day; one of 126 years, as the most. */
	ok(is(d, 2, 2, 1, 0, DELAY_MOST), "before, and beyond what is counted");
	ok(is(d, -1, 6, 1, 10, 100), "all of them");
	add(more, 2, "2026-01-01", "2026-01-06");
	delay_join(d, more, swapped);
	ok(is(d, 1, 5, 0, 10, 31), "joined to the team that has its number: 0 5 10 31 100");
	ok(is(d, -1, 7, 1, 10, 100), "and to all: before 0 5 10 31 100 most");
	add(d, DELAY_TEAMS + 5, "2026-01-01", "2026-01-02");
	ok(is(d, -1, 8, 1, 5, 31), "of too many teams only all are counted");
	ok(delay_sum(d, DELAY_TEAMS + 5).rows == 0, "not the team itself");
	delay_free(d);
	delay_free(more);
	return tap_done();
}
