/* Months, quarters, years and other stretches, there and back. */
#include <string.h>

#include "core/period.h"
#include "tests/tap.h"

static void both(const char *typed, const char *from, const char *to, const char *shown)
{
	char starts[DAY_SIZE] = "", ends[DAY_SIZE] = "", text[PERIOD_SHOWN], code[PERIOD_CODE];

	ok(period_read(typed, "2026-11-22", starts, ends) && strcmp(starts, from) == 0 &&
	   strcmp(ends, to) == 0, "%s is from %s to %s", typed, starts, ends);
	period_show(starts, ends, text);
	period_code(starts, ends, code);
	ok(strcmp(text, shown) == 0 && strcmp(code, typed) == 0, "%s reads \"%s\"", code, text);
}

static void due(char mark, const char *day, int lag, const char *from, const char *to)
{
	char starts[DAY_SIZE], ends[DAY_SIZE];

	period_due(mark, day, lag, starts, ends);
	ok(strcmp(starts, from) == 0 && strcmp(ends, to) == 0, "%c due %s less %d: %s to %s",
	   mark, day, lag, starts, ends);
}

int main(void)
{
	char a[DAY_SIZE], b[DAY_SIZE];

	both("2026-Q2", "2026-04-01", "2026-06-30", "April to June 2026");
	both("2026-02", "2026-02-01", "2026-02-28", "February 2026");
	both("2025/26", "2025-04-01", "2026-03-31", "2025/26");
	both("2026", "2026-01-01", "2026-12-31", "2026");
	both("2021-03-21", "2021-03-21", "2021-03-21", "21 March 2021");
	both("2025-07-01..2026-06-30", "2025-07-01", "2026-06-30",
	     "1 July 2025 to 30 June 2026");
	ok(!period_read("2026-06-30..2026-04-01", "2026-11-22", a, b), "none ends first");
	ok(!period_read("soon", "2026-11-22", a, b) && !period_read("ongoing", "2026-11-22", a, b),
	   "nor is a word one");
	/* 22 November less 60 days is 23 September. */
	due('m', "2026-11-22", 60, "2026-08-01", "2026-08-31");
	due('q', "2026-11-22", 60, "2026-04-01", "2026-06-30");
	due('q', "2026-11-22", 0, "2026-07-01", "2026-09-30");
	due('f', "2026-11-22", 0, "2025-04-01", "2026-03-31");
	due('f', "2026-03-31", 0, "2024-04-01", "2025-03-31");
	due('f', "2026-04-01", 0, "2025-04-01", "2026-03-31");
	due('m', "2026-01-01", 0, "2025-12-01", "2025-12-31");
	return tap_done();
}
