/* Days and periods.  Days since 1970 from the Unix epoch's own definition:
 * 2000-03-01 is day 11017; 2026-11-22 is a Sunday. */
#include "core/when.h"

#include <string.h>

#include "core/day.h"
#include "tests/tap.h"

static const char today[] = "2026-11-22";

static void reads(const char *typed, const char *want)
{
	char kept[WHEN_SIZE] = "";
	bool is = when_read(typed, today, kept);

	ok(want ? is && strcmp(kept, want) == 0 : !is, "%s is %s (%s)", typed,
	   want ? want : "refused", kept);
}

static void round_trip(const char *kept)
{
	char shown[WHEN_SHOWN], file[WHEN_SHOWN], a[WHEN_SIZE], b[WHEN_SIZE];

	ok(when_show(kept, shown) && when_file(kept, file) &&
	   when_read(shown, today, a) && when_read(file, today, b) &&
	   strcmp(a, kept) == 0 && strcmp(b, kept) == 0,
	   "%s is shown as %s, filed as %s, and read back", kept, shown, file);
}

static void days(void)
{
	char iso[DAY_SIZE];
	int wrong = 0;

	ok(day_number("1970-01-01") == 0 && day_number("2000-03-01") == 11017,
	   "days are counted from the epoch");
	for (int64_t n = -200000; n < 200000; n += 7) {
		day_text(n, iso);
		wrong += !day_is(iso) || day_number(iso) != n;
	}
	ok(wrong == 0, "every day has one text and comes back");
	ok(day_weekday(day_number(today)) == 6, "22 November 2026 is a Sunday");
	ok(!day_is("2025-02-29") && day_is("2024-02-29") &&
	   !day_is("1900-02-29") && day_is("2000-02-29") &&
	   !day_is("2026-11-31") && !day_is("2026-1-01") &&
	   !day_is("2026-11-22x"), "only days that exist are days");
	day_add_months("2026-01-31", 1, iso);
	ok(strcmp(iso, "2026-02-28") == 0, "a month on stays in the month");
	day_add_months("2026-01-31", -2, iso);
	ok(strcmp(iso, "2025-11-30") == 0, "and back across a year");
}

static void moves(const char *kept, int days, const char *want)
{
	char moved[WHEN_SIZE], first[DAY_SIZE];

	when_move(kept, days, moved);
	ok(strcmp(moved, want) == 0, "%s and %d days is %s (%s)", kept, days,
	   want, moved);
	ok(when_is_known(kept) == when_first(kept, first),
	   "%s has a first day if it has an end", kept);
}

/* 30 June and 92 days is 30 September; 31 March 2027 and 1 is in 2027/28. */
static void moving(void)
{
	moves("2026-06-30", 92, "2026-09-30");
	moves("2026-06-30~m", 92, "2026-09-30~m");
	moves("2026-06-30~q", 1, "2026-09-30~q");
	moves("2027-03-31~f", 1, "2028-03-31~f");
	moves("2026-12-31~y", 31, "2027-12-31~y");
	moves("2027-03-31~s2024-04-01", 30, "2027-04-30~s2024-05-01");
	moves("9999-12-31~t", 30, "9999-12-31~t");
	moves("9999-12-31~z", 30, "9999-12-31~z");
	ok(when_wants_words("9999-12-31~a", "after the pilot") &&
	   when_wants_words("2027-03-31~s2024-04-01", "2024-27") &&
	   !when_wants_words("9999-12-31~t", "tbc") &&
	   !when_wants_words("2026-09-30~m", "sep"),
	   "a source's words are kept where they say more");
}

int main(void)
{
	days();
	reads("2026-09-30", "2026-09-30");
	reads("30/9", "2027-09-30");
	reads("30/9/2026", "2026-09-30");
	reads("30 sep", "2027-09-30");
	reads("1 December 2026", "2026-12-01");
	reads("next fri", "2026-11-27");
	reads("fri", "2026-11-27");
	reads("sunday", "2026-11-29");
	reads("+2w", "2026-12-06");
	reads("+1m", "2026-12-22");
	reads("+1y", "2027-11-22");
	reads("today", "2026-11-22");
	reads("sep", "2027-09-30~m");
	reads("nov", "2026-11-30~m");
	reads("2026-09", "2026-09-30~m");
	reads("2026-Q3", "2026-09-30~q");
	reads("Q3", "2026-12-31~q");
	reads("Q4", "2027-03-31~q");
	reads("Q1", "2027-06-30~q");
	reads("Q1 2025/26", "2025-06-30~q");
	reads("2025/26", "2026-03-31~f");
	reads("2026", "2026-12-31~y");
	reads("ongoing", "9999-12-31~z");
	reads("Ongoing", "9999-12-31~z");
	reads("2025/27", NULL);
	/* Spans: last day, mark, first day.  Financial years run from April. */
	reads("2024-27", "2027-03-31~s2024-04-01");
	reads("2024-25", "2025-03-31~f");
	reads("2024-12", "2024-12-31~m");
	reads("2024/25 to 2026/27", "2027-03-31~s2024-04-01");
	reads("2024/25-2026/27", "2027-03-31~s2024-04-01");
	reads("2024 – 2027", "2027-12-31~s2024-01-01");
	reads("2024-2027", "2027-12-31~s2024-01-01");
	reads("January 2025 to March 2026", "2026-03-31~s2025-01-01");
	reads("Jan to Jun 2026", "2026-06-30~s2026-01-01");
	reads("Nov to Feb 2027", "2027-02-28~s2026-11-01");
	reads("July to September 2026", "2026-09-30~q");
	reads("2024-04-01/2027-03-31", "2027-03-31~s2024-04-01");
	reads("March 2026 to January 2026", NULL);
	reads("soon to later", NULL);
	reads("after the pilot", "9999-12-31~a");
	reads("afternoon", NULL);
	reads("TBC", "9999-12-31~t");
	reads("to be confirmed", "9999-12-31~t");
	reads("31/2/2026", NULL);
	reads("2026-Q5", NULL);
	reads("Q0", NULL);
	reads("soon", NULL);
	reads("", NULL);
	reads("30 sep 2026 or so", NULL);
	round_trip("2026-09-30");
	round_trip("2024-02-29~m");
	round_trip("2026-03-31~q");
	round_trip("2026-03-31~f");
	round_trip("2026-12-31~y");
	round_trip("9999-12-31~z");
	round_trip("9999-12-31~a");
	round_trip("9999-12-31~t");
	round_trip("2027-03-31~s2024-04-01");
	round_trip("2026-11-14~s2026-11-03");
	round_trip("2026-09-30~s2026-07-01");
	moving();
	return tap_done();
}
