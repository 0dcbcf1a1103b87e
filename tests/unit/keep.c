/* Backups of every day for 400 days, to 22 November 2026 (a Sunday): kept are
 * 16 to 22 November (7 days); the Sundays 1, 8 and 15 November (the weeks
 * before; 22 November is one of the 7 days); the last days of December 2025
 * to October 2026 (11 months; November's last is the 22nd).  7 + 3 + 11 = 21. */
#include "core/keep.h"

#include <string.h>

#include "core/day.h"
#include "tests/tap.h"

enum { N = 400 };

int main(void)
{
	static char text[N][DAY_SIZE];
	static const char *day[N];
	static bool keep[N];
	int64_t last = day_number("2026-11-22");
	int kept = 0;

	for (int i = 0; i < N; i++) {
		day_text(last - N + 1 + i, text[i]);
		day[i] = text[i];
	}
	keep_choose(day, N, "2026-11-22", keep);
	for (int i = 0; i < N; i++)
		kept += keep[i];
	ok(kept == 21, "21 of 400 are kept (%d)", kept);
	for (int i = 0; i < N; i++) {
		if (strcmp(day[i], "2025-11-30") == 0)
			ok(!keep[i], "a year ago is too long");
		if (strcmp(day[i], "2025-12-31") == 0)
			ok(keep[i], "the last of December is kept");
		if (strcmp(day[i], "2026-11-08") == 0)
			ok(keep[i], "the Sunday two weeks ago is kept");
		if (strcmp(day[i], "2026-11-09") == 0)
			ok(!keep[i], "the Monday after it is not");
	}
	keep_choose(day, 1, "2026-11-22", keep);
	ok(keep[0], "the newest is kept however old");
	return tap_done();
}
