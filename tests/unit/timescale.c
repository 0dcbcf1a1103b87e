/* By when feedback is acknowledged and answered.  Bank holidays as
 * gov.uk/bank-holidays lists them; working days counted on a calendar. */
#include "core/timescale.h"

#include <string.h>

#include "core/bank.h"
#include "tests/tap.h"

static void rules(void)
{
	static const char rule[] = "complaint 3, fft none, else 5";

	ok(timescale_days(rule, "complaint") == 3, "a complaint");
	ok(timescale_days(rule, "fft") == TIMESCALE_NONE, "none");
	ok(timescale_days(rule, "pals") == 5 && timescale_days(rule, "") == 5, "all else");
	ok(timescale_days("complaint 3", "pals") == TIMESCALE_NONE, "nothing is said of it");
	ok(timescale_days("", "pals") == TIMESCALE_NONE, "no rule");
	ok(timescale_days("else none, complaint 0", "complaint") == 0, "the same day");
	ok(timescale_days("complaint three", "pals") == TIMESCALE_WRONG &&
	   timescale_days("complaint 3 days", "pals") == TIMESCALE_WRONG &&
	   timescale_days("complaint", "complaint") == TIMESCALE_WRONG &&
	   timescale_days("else 9999999999999", "x") == TIMESCALE_WRONG &&
	   timescale_days("else -3", "x") == TIMESCALE_WRONG, "what cannot be read");
}

static void last_days(void)
{
	static const struct {
		const char *from;
		int days;
		const char *last, *why;
	} cases[] = {
		{ "2026-11-16", 3, "2026-11-19", "Monday and three days" },
		{ "2026-11-19", 3, "2026-11-24", "Thursday: over a week-end" },
		{ "2026-11-21", 3, "2026-11-25", "Saturday counts from Monday" },
		{ "2026-12-23", 3, "2026-12-30", "Christmas: 24, 29 and 30; 28 is for Boxing Day" },
		{ "2026-04-01", 3, "2026-04-08", "Easter: 2, 7 and 8 April" },
		{ "2026-05-01", 1, "2026-05-05", "Early May bank holiday on the 4th" },
		{ "2026-11-16", 0, "2026-11-16", "none is the same day" },
		{ "2026-01-05", 40, "2026-03-02", "forty are eight weeks" },
	};
	struct bank b;
	char last[DAY_SIZE];

	bank_init(&b);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		timescale_end(&b, cases[i].from, cases[i].days, last);
		ok(strcmp(last, cases[i].last) == 0, "%s: %s", cases[i].why, last);
	}
	bank_fini(&b);
}

int main(void)
{
	rules();
	last_days();
	return tap_done();
}
