#include "core/month.h"

#include <string.h>

#include "tests/tap.h"

static void is(const char *date, const char *month)
{
	char got[MONTH_SIZE];

	month_text(month_read(date, strlen(date)), got);
	ok(strcmp(got, month) == 0, "'%s' is %s", date, got);
}

int main(void)
{
	int64_t day;
	uint32_t m;

	is("2024-09-30", "2024-09");
	is("2024-9-1", "2024-09");
	is("30/09/2024", "2024-09");
	is("1/9/2024", "2024-09");
	is("30/09/2024 00:00", "2024-09");
	is("2024-09-30T00:00:00", "2024-09");
	is("2024-09-30T00:00:00Z", "2024-09");
	is("2024-09-30T00:00:00+01:00", "2024-09");
	is("2024-09-30 00:00:00.000", "2024-09");
	is(" 2024-09-30 ", "2024-09");
	is("29/02/2024", "2024-02");
	is("1900-01-01", "1900-01");
	is("", "unknown");
	is("31/02/2025", "unknown");
	is("29/02/2023", "unknown");
	is("2024-02-31", "unknown");
	is("29/02/1900", "unknown");
	is("2024-13-01", "unknown");
	is("2024-00-10", "unknown");
	is("0000-01-01", "unknown");
	is("09/30/2024", "unknown");
	is("2024-09", "unknown");
	is("2024-09-30x", "unknown");
	is("2024-09-30 25:99", "unknown");
	is("2024/09/30", "unknown");
	is("30-09-2024", "unknown");
	is("NULL", "unknown");
	ok(month_day(" 1/9/2024 00:00 ", 16, &day) && day == 19967,
	   "1 September 2024 is day 19967 (date -d 2024-09-01 +%%s / 86400)");
	ok(!month_day("31/02/2025", 10, &day) && !month_day("", 0, &day),
	   "no day");
	ok(month_parse("2024-09", &m) && m == 12 * 2024 + 9, "2024-09 parsed");
	ok(month_parse("unknown", &m) && m == MONTH_UNKNOWN, "unknown parsed");
	ok(!month_parse("2024-13", &m) && !month_parse("2024-9", &m),
	   "no month, not parsed");
	return tap_done();
}
