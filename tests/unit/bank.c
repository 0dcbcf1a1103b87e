/* Bank holidays as gov.uk/bank-holidays lists them for England and Wales. */
#include "core/bank.h"

#include <stdio.h>
#include <string.h>

#include "core/day.h"
#include "tests/tap.h"

static const struct {
	int year;
	const char *days;
} listed[] = {
	{ 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
	{ 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
	{ 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
	{ 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
	{ 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
	{ 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
	{ 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
	{ 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
	{ 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
};

static void year(const struct bank *b, int y, const char *want)
{
	char first[DAY_SIZE], iso[DAY_SIZE], got[200] = "";
	size_t n = 0;

	snprintf(first, sizeof(first), "%04d-01-01", y);
	for (int64_t d = day_number(first); ; d++) {
		day_text(d, iso);
		if (strncmp(iso, first, 4) != 0)
			break;
		if (!bank_holiday(b, d))
			continue;
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%s", n ? " " : "", iso + 5);
	}
	ok(strcmp(got, want) == 0, "%d", y);
	if (strcmp(got, want) != 0)
		printf("# got %s\n", got);
}

int main(void)
{
	struct bank b;

	bank_init(&b);
	for (size_t i = 0; i < sizeof(listed) / sizeof(*listed); i++)
		year(&b, listed[i].year, listed[i].days);
	/* Tuesday 22 to Thursday 31 December 2026: 23, 24, 29, 30, 31. */
	ok(bank_days(&b, "2026-12-22", "2026-12-31") == 5, "over Christmas");
	ok(bank_days(&b, "2026-11-20", "2026-11-23") == 1, "over a week-end");
	ok(bank_days(&b, "2026-11-23", "2026-11-20") == 0, "backwards");
	bank_add(&b, day_number("2026-12-24"), "Trust day", true);
	bank_add(&b, day_number("2026-12-28"), "worked", false);
	ok(bank_days(&b, "2026-12-22", "2026-12-31") == 5, "one more off, one worked after all");
	ok(!bank_works(&b, day_number("2026-12-24")) && bank_works(&b, day_number("2026-12-28")),
	   "the trust's own rows hold");
	bank_fini(&b);
	return tap_done();
}
