#include "core/when.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/day.h"

static bool keep(char kept[static WHEN_SIZE], int y, int m, const char *mark)
{
	if (y < 1 || y > 9999 || m < 1 || m > 12)
		return false;
	snprintf(kept, WHEN_SIZE, "%04u-%02u-%02u%.2s", (unsigned)y % 10000,
	         (unsigned)m % 100, (unsigned)day_last(y, m) % 100, mark);
	return true;
}

/* Does s have the shape, where 9 stands for any digit? */
static bool like(const char *s, const char *shape)
{
	for (; *s && *shape; s++, shape++)
		if (*shape == '9' ? !isdigit((unsigned char)*s)
		                  : toupper((unsigned char)*s) != *shape)
			return false;
	return *s == *shape;
}

bool when_year(const char *s, char from[static WHEN_SIZE],
               char to[static WHEN_SIZE])
{
	int y = atoi(s);

	if (!like(s, "9999/99") || (y + 1) % 100 != atoi(s + 5) || y < 1 ||
	    !keep(to, y + 1, 3, ""))
		return false;
	snprintf(from, WHEN_SIZE, "%04u-04-01", (unsigned)y % 10000);
	return true;
}

/* The quarter of the financial year that begins in April of y. */
static bool keep_quarter(char kept[static WHEN_SIZE], int y, int q)
{
	return q >= 1 && q <= 4 &&
	       keep(kept, q == 4 ? y + 1 : y, q == 4 ? 3 : 3 + 3 * q, "~q");
}

static bool read_quarter(const char *s, const char *today,
                         char kept[static WHEN_SIZE])
{
	char from[WHEN_SIZE], to[WHEN_SIZE];
	int y = atoi(today);

	if (like(s, "9999-Q9"))
		return s[6] >= '1' && s[6] <= '4' &&
		       keep(kept, atoi(s), 3 * (s[6] - '0'), "~q");
	if (like(s, "Q9 9999/99"))
		return when_year(s + 3, from, to) &&
		       keep_quarter(kept, atoi(s + 3), s[1] - '0');
	if (!like(s, "Q9"))
		return false;
	for (y--; keep_quarter(kept, y, s[1] - '0'); y++)
		if (strcmp(kept, today) >= 0)
			return true;
	return false;
}

/* "sep", "September 2026" and "July to September 2026" */
static bool read_months(const char *s, const char *today,
                        char kept[static WHEN_SIZE])
{
	int m = day_month(s, &s), first = m, y = -1, n = 0;

	if (!m)
		return false;
	if (strncasecmp(s, " to ", 4) == 0)
		m = day_month(s + 4, &s);
	s += strspn(s, " ");
	if (*s && (sscanf(s, "%4d%n", &y, &n) != 1 || s[n] || n != 4))
		return false;
	if (m != first && (m != first + 2 || m % 3 || y < 0))
		return false;
	if (y < 0)
		y = atoi(today) + (m < atoi(today + 5));
	return keep(kept, y, m, m == first ? "~m" : "~q");
}

bool when_read(const char *s, const char *today, char kept[static WHEN_SIZE])
{
	char from[WHEN_SIZE], to[WHEN_SIZE];

	if (strcasecmp(s, "ongoing") == 0)
		return keep(kept, 9999, 12, "~z");
	if (like(s, "9999"))
		return keep(kept, atoi(s), 12, "~y");
	if (like(s, "9999/99"))
		return when_year(s, from, to) && keep(kept, atoi(to), 3, "~f");
	if (like(s, "9999-99"))
		return keep(kept, atoi(s), atoi(s + 5), "~m");
	return read_quarter(s, today, kept) || read_months(s, today, kept) ||
	       day_read(s, today, kept);
}

bool when_is_day(const char *kept)
{
	return day_is(kept);
}

static char mark_of(const char *kept, int *y, int *m)
{
	if (sscanf(kept, "%4d-%2d", y, m) != 2 || strlen(kept) < 10 ||
	    *m < 1 || *m > 12)
		return 0;
	if (day_is(kept))
		return 'd';
	return strlen(kept) == 12 && kept[10] == '~' ? kept[11] : 0;
}

bool when_show(const char *kept, char shown[static WHEN_SHOWN])
{
	int y = 0, m = 0;

	switch (mark_of(kept, &y, &m)) {
	case 'd':
		day_show(kept, shown);
		return true;
	case 'm':
		snprintf(shown, WHEN_SHOWN, "%s %d", day_month_name(m), y);
		return true;
	case 'q':
		if (m % 3)
			return false;
		snprintf(shown, WHEN_SHOWN, "%s to %s %d",
		         day_month_name(m - 2), day_month_name(m), y);
		return true;
	default:
		return when_file(kept, shown);
	}
}

bool when_file(const char *kept, char text[static WHEN_SHOWN])
{
	int y = 0, m = 0;

	switch (mark_of(kept, &y, &m)) {
	case 'd': snprintf(text, WHEN_SHOWN, "%s", kept); return true;
	case 'm': snprintf(text, WHEN_SHOWN, "%.7s", kept); return true;
	case 'q': snprintf(text, WHEN_SHOWN, "%.4s-Q%d", kept, m / 3);
		  return m % 3 == 0;
	case 'f': snprintf(text, WHEN_SHOWN, "%04d/%.2s", y - 1, kept + 2);
		  return m == 3;
	case 'y': snprintf(text, WHEN_SHOWN, "%.4s", kept); return m == 12;
	case 'z': snprintf(text, WHEN_SHOWN, "ongoing"); return true;
	default:  return false;
	}
}

bool when_span(const char *kept, char first[static WHEN_SIZE], char after[static WHEN_SIZE])
{
	static const struct {
		char mark;
		int months;
	} spans[] = { { 'm', 1 }, { 'q', 3 }, { 'f', 12 }, { 'y', 12 } };
	char last[DAY_SIZE], day[DAY_SIZE];
	int y = 0, m = 0;
	char mark = mark_of(kept, &y, &m);

	if (!mark || mark == 'z')
		return false;
	snprintf(last, sizeof(last), "%.10s", kept);
	day_text(day_number(last) + 1, day);
	snprintf(after, WHEN_SIZE, "%s", day);
	snprintf(first, WHEN_SIZE, "%s", last);
	for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++)
		if (spans[i].mark == mark) {
			day_add_months(after, -spans[i].months, day);
			snprintf(first, WHEN_SIZE, "%s", day);
		}
	return true;
}
