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
	return tap_done();
}
