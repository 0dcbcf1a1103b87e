/* When duties fall due again: by the calendar, by hand. */
#include "core/repeat.h"

#include <string.h>

#include "tests/tap.h"

static struct record duty;

static void repeats(const char *how, const char *from, const char *days)
{
	record_set(&duty, ACTION_REPEATS, how);
	record_set(&duty, ACTION_REPEATS_FROM, from);
	record_set(&duty, ACTION_REPEATS_DAYS, days);
}

static void first(const char *day, const char *period, const char *due)
{
	struct repeat r = { 0 };

	ok(repeat_first(&duty, day, &r) && strcmp(r.period, period) == 0 &&
	   strcmp(r.due, due) == 0, "from %s: %s, due %s (%s, %s)", day, period,
	   due, r.period, r.due);
}

static void next(const char *was, const char *done, const char *period,
                 const char *due)
{
	struct repeat r = { 0 };

	ok(repeat_next(&duty, was, done, &r) && strcmp(r.period, period) == 0 &&
	   strcmp(r.due, due) == 0, "after %s: %s, due %s (%s, %s)", was, period,
	   due, r.period, r.due);
}

int main(void)
{
	char a[UID_SIZE], b[UID_SIZE];
	struct repeat r;

	record_init(&duty, &entities[ENT_action]);
	ok(!repeat_first(&duty, "2026-11-22", &r), "not every action repeats");
	repeats("month", "calendar", NULL);
	first("2026-11-22", "2026-11", "2026-11-30");
	next("2026-12", "2027-01-05", "2027-01", "2027-01-31");
	next("2024-01", "2024-01-31", "2024-02", "2024-02-29");
	repeats("quarter", NULL, "15");
	first("2026-01-01", "2026-Q1", "2026-04-15");
	next("2026-Q4", "2026-12-01", "2027-Q1", "2027-04-15");
	repeats("year", "calendar", NULL);
	first("2026-11-22", "2026", "2026-12-31");
	next("2026", "2026-12-01", "2027", "2027-12-31");
	repeats("financial_year", "calendar", "61");
	first("2026-11-22", "2026/27", "2027-05-31");	/* 31 March and 61 days */
	next("2026/27", "2027-05-01", "2027/28", "2028-05-31");
	repeats("month", "completion", NULL);
	first("2026-01-31", "2026-01-31", "2026-02-28");
	next("2026-01-31", "2026-03-09", "2026-03-09", "2026-04-09");
	repeat_uid("aa", "2026-Q4", a);
	repeat_uid("aa", "2026-Q4", b);
	ok(strcmp(a, b) == 0 && strlen(a) == UID_SIZE - 1, "one name, one uid");
	repeat_uid("aa", "2027-Q1", b);
	ok(strcmp(a, b) != 0, "another period, another");
	record_fini(&duty);
	return tap_done();
}
