/* The month of a date by the tables of dates met before is that which
 * month_read() finds, in whatever order they are met. */
#include "import/dates.h"

#include <stdio.h>
#include <string.h>

#include "core/month.h"
#include "tests/tap.h"

static const char *const days[] = {
	"2024-09-30", "2024-09-01", "2024-09-28", "2024-09-31", "2024-02-29",
	"2023-02-29", "2024-9-1", "30/09/2024", "31/09/2024", "1/9/2024",
	"2024-13-01", "0000-01-01", "2024-09-00", "2024-09-3x", "20240930",
	"2024-9-1 5", " 2024-9-1 ", "2024-9-01 ", "x024-09-30", "2024-09- 1",
	"1/9/2024 1", "", "2024-09-", "2024-09-2", "9999-12-31"
};

static const char *const times[] = {
	"", " 00:00:00.000", "T00:00:00Z", " 00:00", ":30", " 24:61", " ",
	" 00:00:00.000 ", "T", " 9:30", " 00:00:00.000x",
	" 00:00:00.000000000000000000000000000000"
};

enum { DAYS = sizeof(days) / sizeof(*days), TIMES = sizeof(times) / sizeof(*times) };

static unsigned compare(struct dates *d, const char *day, const char *time)
{
	char text[128] = "";
	size_t n = (size_t)snprintf(text, sizeof(text), "%s%s", day, time);
	uint32_t want = month_read(text, n), got = dates_month_long(d, text, n);
	unsigned wrong = got != want;

	/* The short way is for what neither begins nor ends with a space. */
	if (n && n <= 16 && text[0] != ' ' && text[n - 1] != ' ')
		wrong += dates_month(d, text, n) != want;
	if (wrong)
		printf("# \"%s\" is %u, not %u\n", text, got, want);
	return wrong;
}

int main(void)
{
	struct dates d;
	unsigned wrong = 0;
	char march[] = "2026-03-15 00:00:00.000";

	dates_init(&d);
	for (int step = 1; step < DAYS * TIMES; step += 7)
		for (int i = 0, at = 0; i < DAYS * TIMES; i++) {
			at = (at + step) % (DAYS * TIMES);
			wrong += compare(&d, days[at % DAYS], times[at / DAYS]);
		}
	ok(!wrong, "%d days with %d times, in 43 orders", DAYS, TIMES);
	ok(dates_month_long(&d, march, strlen(march)) == 12 * 2026 + 3 &&
	   dates_month_long(&d, march, strlen(march)) == 12 * 2026 + 3,
	   "15 March 2026 at midnight, the first time and the second");
	dates_fini(&d);
	return tap_done();
}
