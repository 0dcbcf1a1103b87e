#include "core/day.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"

static const char *const month_names[] = {
	N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"),
	N_("December")
};
static const char *const weekday_names[] = {
	N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
	N_("Saturday"), N_("Sunday")
};

int day_last(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
	                            31, 31, 30, 31, 30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return days[m - 1] + (m == 2 && leap);
}

static bool exists(int y, int m, int d)
{
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 &&
	       d <= day_last(y, m);
}

static bool split(const char *s, int *y, int *m, int *d)
{
	static const char shape[] = "9999-99-99";

	for (int i = 0; i < 10; i++)
		if (shape[i] == '9' ? !isdigit((unsigned char)s[i])
		                    : s[i] != shape[i])
			return false;
	*y = atoi(s);
	*m = atoi(s + 5);
	*d = atoi(s + 8);
	return exists(*y, *m, *d);
}

bool day_is(const char *s)
{
	int y, m, d;

	return split(s, &y, &m, &d) && !s[10];
}

/* March is month 0, so that the leap day ends a year. */
static int64_t number_of(int y, int m, int d)
{
	int64_t year = m <= 2 ? y - 1 : y, month = (m + 9) % 12;

	return 365 * year + year / 4 - year / 100 + year / 400 +
	       (153 * month + 2) / 5 + d - 1 - 719468;
}

int64_t day_number(const char *iso)
{
	int y, m, d;

	return split(iso, &y, &m, &d) ? number_of(y, m, d) : 0;
}

static void put_day(int y, int m, int d, char iso[static DAY_SIZE])
{
	snprintf(iso, DAY_SIZE, "%04u-%02u-%02u", (unsigned)y % 10000,
	         (unsigned)m % 100, (unsigned)d % 100);
}

void day_text(int64_t number, char iso[static DAY_SIZE])
{
	int y = (int)((number + 719468) / 366), m = 12;

	while (number_of(y + 1, 1, 1) <= number)
		y++;
	while (number_of(y, 1, 1) > number)
		y--;
	while (number_of(y, m, 1) > number)
		m--;
	put_day(y, m, (int)(number - number_of(y, m, 1)) + 1, iso);
}

int day_weekday(int64_t number)
{
	return (int)(((number + 3) % 7 + 7) % 7);
}

/* Of any script; no dash is one (U+2010 to U+2015). */
static size_t letters(const char *s)
{
	size_t n = 0;

	while (isalpha((unsigned char)s[n]) ||
	       (s[n] & 0x80 && strncmp(s + n, "\xe2\x80", 2) != 0))
		n++;
	return n;
}

int day_month(const char *s, const char **end)
{
	size_t len = letters(s);

	*end = s + len;
	return lang_named(s, len, month_names, 12) + 1;
}

const char *day_weekday_name(int weekday)
{
	return _(weekday_names[weekday]);
}

const char *day_month_name(int month)
{
	return _(month_names[month - 1]);
}

void day_add_months(const char *iso, int n, char to[static DAY_SIZE])
{
	int y = 1, m = 1, d = 1, last;

	split(iso, &y, &m, &d);
	m += n - 1;
	y += m / 12 - (m % 12 < 0);
	m = (m % 12 + 12) % 12 + 1;
	last = day_last(y, m);
	put_day(y, m, d < last ? d : last, to);
}

/* Day and month without a year: the next such day. */
static bool next_such(int m, int d, const char *today,
                      char iso[static DAY_SIZE])
{
	int y = atoi(today);

	for (int i = 0; i < 8; i++, y++) {
		if (!exists(y, m, d))
			continue;
		put_day(y, m, d, iso);
		if (strcmp(iso, today) >= 0)
			return true;
	}
	return false;
}

static bool full(int y, int m, int d, const char *today,
                 char iso[static DAY_SIZE])
{
	if (y < 0)
		return next_such(m, d, today, iso);
	if (y < 100)
		y += 2000;
	if (!exists(y, m, d))
		return false;
	put_day(y, m, d, iso);
	return true;
}

/* 30/9, 30/09/2026, 2026-9-3 */
static bool read_numbers(const char *s, const char *today,
                         char iso[static DAY_SIZE])
{
	int a, b, c = -1, n = 0;

	if (sscanf(s, "%4d-%2d-%2d%n", &a, &b, &c, &n) == 3 && !s[n] && a > 99)
		return full(a, b, c, today, iso);
	c = -1;
	if (sscanf(s, "%2d/%2d/%4d%n", &a, &b, &c, &n) == 3 && !s[n])
		return full(c, b, a, today, iso);
	if (sscanf(s, "%2d/%2d%n", &a, &b, &n) == 2 && !s[n])
		return full(-1, b, a, today, iso);
	return false;
}

/* 30 sep, 30 September 2026 */
static bool read_named_month(const char *s, const char *today,
                             char iso[static DAY_SIZE])
{
	int d, m, y = -1, n = 0;

	if (sscanf(s, "%2d %n", &d, &n) != 1 || !n)
		return false;
	m = day_month(s + n, &s);
	if (!m)
		return false;
	s += strspn(s, " ");
	if (*s && (sscanf(s, "%4d%n", &y, &n) != 1 || s[n]))
		return false;
	return full(y, m, d, today, iso);
}

/* fri and next fri are both the first such day after today. */
static bool read_weekday(const char *s, const char *today,
                         char iso[static DAY_SIZE])
{
	int64_t from = day_number(today);
	size_t first = letters(s), len;
	char *word = xprintf("%.*s", (int)first, s);
	int w;

	if (s[first] == ' ' && lang_is(word, N_("next")))
		s += first + 1;
	free(word);
	len = letters(s);
	w = lang_named(s, len, weekday_names, 7);
	if (w < 0 || s[len])
		return false;
	from++;
	while (day_weekday(from) != w)
		from++;
	day_text(from, iso);
	return true;
}

bool day_step(const char *s, const char *today, char iso[static DAY_SIZE])
{
	int n, used = 0;
	char unit;

	if (sscanf(s, "%5d%c%n", &n, &unit, &used) != 2 || s[used])
		return false;
	switch (unit) {
	case 'd': day_text(day_number(today) + n, iso); return true;
	case 'w': day_text(day_number(today) + 7 * n, iso); return true;
	case 'm': day_add_months(today, n, iso); return true;
	case 'y': day_add_months(today, 12 * n, iso); return true;
	default:  return false;
	}
}

bool day_read(const char *s, const char *today, char iso[static DAY_SIZE])
{
	if (lang_is(s, N_("today")))
		return full(atoi(today), atoi(today + 5), atoi(today + 8),
		            today, iso);
	if (lang_is(s, N_("tomorrow"))) {
		day_text(day_number(today) + 1, iso);
		return true;
	}
	return read_numbers(s, today, iso) || (*s == '+' && day_step(s, today, iso)) ||
	       read_named_month(s, today, iso) || read_weekday(s, today, iso);
}

void day_show(const char *iso, char shown[static DAY_SHOWN])
{
	int y = 0, m = 1, d = 0;

	if (split(iso, &y, &m, &d))
		snprintf(shown, DAY_SHOWN, "%d %s %d", d, day_month_name(m), y);
	else
		snprintf(shown, DAY_SHOWN, "%.20s", iso);
}
