/* Medians and ninetieth percentiles, worked out by hand. */
#include "core/spread.h"

#include "tests/tap.h"

static void is(const char *what, const int *day, int n, int median2, int p90)
{
	struct spread s = { 0 };

	for (int i = 0; i < n; i++)
		spread_add(&s, day[i]);
	ok(spread_median2(&s) == median2, "%s: twice the median %d", what, median2);
	ok(spread_p90(&s) == p90, "%s: nine in ten within %d", what, p90);
	spread_fini(&s);
}

int main(void)
{
	static const int one[] = { 7 }, two[] = { 9, 4 }, three[] = { 30, 1, 2 };
	static const int ten[] = { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };
	static const int eleven[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50 };
	static const int same[] = { 3, 3, 3, 3, 40 };

	is("one", one, 1, 14, 7);
	/* 4 and 9: half of 13; 0.9 x 2 = 1.8, the second. */
	is("two", two, 2, 13, 9);
	is("three", three, 3, 4, 30);
	/* 5 and 6: half of 11; 0.9 x 10 = 9, the ninth. */
	is("ten", ten, 10, 11, 9);
	/* The sixth; 0.9 x 11 = 9.9, the tenth: one long wait of eleven is beyond. */
	is("eleven", eleven, 11, 12, 10);
	/* 0.9 x 5 = 4.5, the fifth. */
	is("ties", same, 5, 6, 40);
	return tap_done();
}
