#include "core/month.h"

#include <stdio.h>
#include <string.h>

#include "core/day.h"

struct cursor {
	const char *s, *end;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number of least to most digits, all of them there are. */
static bool take_number(struct cursor *c, int least, int most, uint32_t *n)
{
	int digits = 0;

	*n = 0;
	for (; c->s < c->end && is_digit(*c->s); c->s++, digits++)
		if (digits < most)
			*n = *n * 10 + (uint32_t)(*c->s - '0');
	return digits >= least && digits <= most;
}

static bool take(struct cursor *c, char want)
{
	if (c->s == c->end || *c->s != want)
		return false;
	c->s++;
	return true;
}

static uint32_t days_in(uint32_t year, uint32_t month)
{
	static const unsigned char days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return leap && month == 2 ? 29 : days[month - 1];
}

static uint32_t month_of(uint32_t year, uint32_t month, uint32_t day)
{
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
	    day > days_in(year, month))
		return MONTH_UNKNOWN;
	return 12 * year + month;
}

/* "Z", "+01", "+0100" or "+01:00". */
static void take_zone(struct cursor *c)
{
	uint32_t n;

	if (take(c, 'Z') || !(take(c, '+') || take(c, '-')))
		return;
	if (take_number(c, 2, 4, &n) && take(c, ':'))
		take_number(c, 2, 2, &n);
}

/* Nothing, or a time of day to the end. */
static bool is_time(struct cursor c)
{
	uint32_t hour, minute, second = 0, fraction;

	if (c.s == c.end)
		return true;
	if (!(take(&c, 'T') || take(&c, ' ')) ||
	    !take_number(&c, 1, 2, &hour) || !take(&c, ':') ||
	    !take_number(&c, 2, 2, &minute))
		return false;
	if (take(&c, ':')) {
		if (!take_number(&c, 2, 2, &second))
			return false;
		if (take(&c, '.') && !take_number(&c, 1, 9, &fraction))
			return false;
	}
	take_zone(&c);
	return c.s == c.end && hour < 25 && minute < 60 && second < 61;
}

static struct cursor trimmed(const char *s, size_t n)
{
	struct cursor c = { s, s + n };

	while (c.s < c.end && strchr(" \t\r\n", *c.s) && *c.s)
		c.s++;
	while (c.s < c.end && strchr(" \t\r\n", c.end[-1]) && c.end[-1])
		c.end--;
	return c;
}

static bool are_digits(const char *s)
{
	return is_digit(s[0]) & is_digit(s[1]);
}

/* Most dates are written this way: no loops and no branches for them. */
static bool is_iso_day(const char *s)
{
	return are_digits(s) & are_digits(s + 2) & (s[4] == '-') &
	       are_digits(s + 5) & (s[7] == '-') & are_digits(s + 8);
}

static uint32_t two(const char *s)
{
	return (uint32_t)(s[0] - '0') * 10 + (uint32_t)(s[1] - '0');
}

struct date {
	uint32_t year, month, day;
};

/* Year first with dashes, or day first with strokes. */
static bool read_date(struct cursor c, struct date *d)
{
	struct cursor start = c;

	if (take_number(&c, 4, 4, &d->year) && take(&c, '-') &&
	    take_number(&c, 1, 2, &d->month) && take(&c, '-') &&
	    take_number(&c, 1, 2, &d->day) && is_time(c))
		return true;
	c = start;
	return take_number(&c, 1, 2, &d->day) && take(&c, '/') &&
	       take_number(&c, 1, 2, &d->month) && take(&c, '/') &&
	       take_number(&c, 4, 4, &d->year) && is_time(c);
}

uint32_t month_read(const char *s, size_t n)
{
	struct date d;

	if (n == 10 && is_iso_day(s))
		return month_of(two(s) * 100 + two(s + 2), two(s + 5),
		                two(s + 8));
	return read_date(trimmed(s, n), &d) ? month_of(d.year, d.month, d.day)
	                                    : MONTH_UNKNOWN;
}

bool month_day(const char *s, size_t n, int64_t *day)
{
	char iso[DAY_SIZE];
	struct date d;

	if (!read_date(trimmed(s, n), &d) ||
	    month_of(d.year, d.month, d.day) == MONTH_UNKNOWN)
		return false;
	snprintf(iso, sizeof(iso), "%04u-%02u-%02u", d.year % 10000, d.month % 100,
	         d.day % 100);
	*day = day_number(iso);
	return true;
}

void month_text(uint32_t month, char text[static MONTH_SIZE])
{
	if (month == MONTH_UNKNOWN)
		snprintf(text, MONTH_SIZE, "unknown");
	else
		snprintf(text, MONTH_SIZE, "%04u-%02u",
		         (month - 1) / 12 % 10000, (month - 1) % 12 + 1);
}

bool month_parse(const char *text, uint32_t *month)
{
	struct cursor c = { text, text + strlen(text) };
	uint32_t year, m;

	*month = MONTH_UNKNOWN;
	if (strcmp(text, "unknown") == 0)
		return true;
	if (!take_number(&c, 4, 4, &year) || !take(&c, '-') ||
	    !take_number(&c, 2, 2, &m) || c.s != c.end)
		return false;
	*month = month_of(year, m, 1);
	return *month != MONTH_UNKNOWN;
}
