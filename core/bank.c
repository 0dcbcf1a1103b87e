#include "core/bank.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/day.h"
#include "core/lang.h"
#include "core/mem.h"

enum rule { DAY_IN_YEAR, FROM_EASTER, FIRST_MONDAY, LAST_MONDAY };
enum { SATURDAY = 5, SUNDAY };

#define ONCE(day, name, off)
#define BANK(name, rule, a, b) { name, rule, a, b },
static const struct {
	const char *name;
	enum rule rule;
	int a, b;		/* month and day, month, or days from Easter */
} rules[] = {
#include "core/bank.def"
};
#undef BANK
#undef ONCE

#define BANK(...)
#define ONCE(day, name, off) { day, name, off },
static const struct {
	const char *day, *name;
	bool off;
} once[] = {
#include "core/bank.def"
};
#undef BANK
#undef ONCE

enum { NRULES = (int)(sizeof(rules) / sizeof(*rules)),
       NONCE = (int)(sizeof(once) / sizeof(*once)) };

static int64_t number(int y, int m, int d)
{
	char iso[DAY_SIZE];

	snprintf(iso, sizeof(iso), "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100,
	         (unsigned)d % 100);
	return day_number(iso);
}

int64_t bank_easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
	int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return number(y, n / 31, n % 31 + 1);
}

/* A holiday at the week-end is held on the next day that is none: Boxing Day
 * gives way to Christmas Day. */
static int64_t held(int y, int month, int day)
{
	int64_t on = number(y, month, day);
	int weekday = day_weekday(on);

	if (month == 12)
		return on + (weekday >= SATURDAY ? 2 : 0);
	return on + (weekday == SATURDAY ? 2 : weekday == SUNDAY ? 1 : 0);
}

static int64_t day_of(int i, int y)
{
	int a = rules[i].a;
	int64_t on;

	switch (rules[i].rule) {
	case FROM_EASTER:
		return bank_easter(y) + a;
	case FIRST_MONDAY:
		on = number(y, a, 1);
		return on + (7 - day_weekday(on)) % 7;
	case LAST_MONDAY:
		on = number(y, a, day_last(y, a));
		return on - day_weekday(on);
	case DAY_IN_YEAR:
		break;
	}
	return held(y, a, rules[i].b);
}

void bank_init(struct bank *b)
{
	*b = (struct bank){ 0 };
	for (int i = 0; i < NONCE; i++)
		bank_add(b, day_number(once[i].day), _(once[i].name), once[i].off);
}

void bank_fini(struct bank *b)
{
	for (int i = 0; i < b->n; i++)
		free(b->row[i].name);
	free(b->row);
	*b = (struct bank){ 0 };
}

void bank_add(struct bank *b, int64_t day, const char *name, bool off)
{
	b->row = xreallocarray(b->row, (size_t)b->n + 1, sizeof(*b->row));
	b->row[b->n++] = (struct bank_row){ day, xstrdup(name), off };
}

/* What was said last of a day holds. */
const char *bank_holiday(const struct bank *b, int64_t day)
{
	char iso[DAY_SIZE];
	int year;

	for (int i = b->n - 1; i >= 0; i--)
		if (b->row[i].day == day)
			return b->row[i].off ? b->row[i].name : NULL;
	day_text(day, iso);
	year = atoi(iso);
	for (int i = 0; i < NRULES; i++)
		if (day_of(i, year) == day)
			return _(rules[i].name);
	return NULL;
}

bool bank_works(const struct bank *b, int64_t day)
{
	return day_weekday(day) < SATURDAY && !bank_holiday(b, day);
}

int64_t bank_days(const struct bank *b, const char *from, const char *to)
{
	int64_t n = 0;

	for (int64_t d = day_number(from) + 1; d <= day_number(to); d++)
		n += bank_works(b, d);
	return n;
}
