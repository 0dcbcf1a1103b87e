/* The time of day in London: the days on which the clocks go are those of
 * gov.uk/when-do-the-clocks-change for 2026 (29 March, 25 October) and 2027
 * (28 March, 31 October). */
#include "core/london.h"

#include <string.h>

#include "tests/tap.h"

static void is(const char *at, const char *day, const char *time)
{
	char d[DAY_SIZE], t[LONDON_TIME];

	ok(london_of(at, d, t) && strcmp(d, day) == 0 && strcmp(t, time) == 0, "%s is %s %s", at,
	   day, time);
}

int main(void)
{
	char d[DAY_SIZE], t[LONDON_TIME];

	is("2026-01-15T09:05:00Z", "2026-01-15", "09:05");
	is("2026-06-15T09:05:00Z", "2026-06-15", "10:05");
	is("2026-03-29T00:59:59Z", "2026-03-29", "00:59");
	is("2026-03-29T01:00:00Z", "2026-03-29", "02:00");
	is("2026-10-25T00:59:00Z", "2026-10-25", "01:59");
	is("2026-10-25T01:00:00Z", "2026-10-25", "01:00");
	is("2027-03-28T01:30:00Z", "2027-03-28", "02:30");
	is("2027-10-31T01:30:00Z", "2027-10-31", "01:30");
	is("2026-06-30T23:30:00Z", "2026-07-01", "00:30");
	is("2026-12-31T23:59:59Z", "2026-12-31", "23:59");
	ok(!london_of("yesterday", d, t) && !london_of("2026-06-15", d, t) &&
	   !london_of("2026-06-15T99:00:00Z", d, t), "what is no instant is refused");
	ok(london_ahead(day_number("2026-07-01"), 0) == 60 &&
	   london_ahead(day_number("2026-12-01"), 840) == 0, "an hour ahead in summer only");
	ok(london_ahead(day_number("2026-10-25"), 90) == 60, "what comes twice is its first");
	return tap_done();
}
