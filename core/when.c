#include "core/when.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/day.h"
#include "core/lang.h"

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

/* How many bytes " to " has where s begins with it; 0 if it does not. */
static int after_to(const char *s)
{
	const char *here = _(" to ");

	if (strncasecmp(s, " to ", 4) == 0)
		return 4;
	return strncmp(s, here, strlen(here)) == 0 ? (int)strlen(here) : 0;
}

/* "sep", "September 2026" and "July to September 2026" */
static bool read_months(const char *s, const char *today,
                        char kept[static WHEN_SIZE])
{
	int m = day_month(s, &s), first = m, y = -1, n = 0;

	if (!m)
		return false;
	n = after_to(s);
	if (n)
		m = day_month(s + n, &s);
	n = 0;
	s += strspn(s, " ");
	if (*s && (sscanf(s, "%4d%n", &y, &n) != 1 || s[n] || n != 4))
		return false;
	if (m != first && (m != first + 2 || m % 3 || y < 0))
		return false;
	if (y < 0)
		y = atoi(today) + (m < atoi(today + 5));
	return keep(kept, y, m, m == first ? "~m" : "~q");
}

/* A day, or a period of one name. */
static bool read_one(const char *s, const char *today,
                     char kept[static WHEN_SIZE])
{
	char from[WHEN_SIZE], to[WHEN_SIZE];

	if (like(s, "9999"))
		return keep(kept, atoi(s), 12, "~y");
	if (like(s, "9999/99"))
		return when_year(s, from, to) && keep(kept, atoi(to), 3, "~f");
	if (like(s, "9999-99"))
		return keep(kept, atoi(s), atoi(s + 5), "~m");
	return read_quarter(s, today, kept) || read_months(s, today, kept) ||
	       day_read(s, today, kept);
}

static bool keep_span(char kept[static WHEN_SIZE], const char *first,
                      const char *last)
{
	if (strcmp(first, last) > 0)
		return false;
	snprintf(kept, WHEN_SIZE, "%.10s~s%.10s", last, first);
	return true;
}

/* Where the first half ends, and the second begins; NULL if it is no span. */
static const char *halves(const char *s, const char **second)
{
	const char *const between[] = { " to ", _(" to "), " - ", " – ", " — ", "–", "—" };

	for (size_t i = 0; i < sizeof(between) / sizeof(*between); i++) {
		const char *at = strstr(s, between[i]);

		if (at) {
			*second = at + strlen(between[i]);
			return at;
		}
	}
	if (like(s, "9999-99-99/9999-99-99") || like(s, "9999/99-9999/99") ||
	    like(s, "9999-9999")) {
		size_t half = (strlen(s) - 1) / 2;

		*second = s + half + 1;
		return s + half;
	}
	return NULL;
}

/* "January to June 2026": the first month is of the year of the second, or,
 * where it is a later month, of the one before. */
static bool read_first(const char *s, const char *last, const char *today,
                       char kept[static WHEN_SIZE])
{
	const char *end;
	int m = day_month(s, &end), y = atoi(last);

	if (m && !end[strspn(end, " ")])
		return keep(kept, y - (m > atoi(last + 5)), m, "~m");
	return read_one(s, today, kept);
}

static bool read_span(const char *s, const char *today,
                      char kept[static WHEN_SIZE])
{
	char half[WHEN_SHOWN], a[WHEN_SIZE], b[WHEN_SIZE], first[DAY_SIZE];
	const char *second, *end = halves(s, &second);

	if (like(s, "9999-99") && atoi(s + 5) > atoi(s) % 100) {
		if (atoi(s + 5) == atoi(s) % 100 + 1)
			return keep(kept, atoi(s) + 1, 3, "~f");
		snprintf(first, sizeof(first), "%.4s-04-01", s);
		return keep(a, atoi(s) / 100 * 100 + atoi(s + 5), 3, "") &&
		       keep_span(kept, first, a);
	}
	if (!end || (size_t)(end - s) >= sizeof(half))
		return false;
	snprintf(half, sizeof(half), "%.*s", (int)(end - s), s);
	return read_one(second, today, b) && read_first(half, b, today, a) &&
	       when_first(a, first) && keep_span(kept, first, b);
}

/* What has no date: the word must be the first. */
static bool read_open(const char *s, char kept[static WHEN_SIZE])
{
	static const struct {
		const char *word, *mark;
	} words[] = { { N_("ongoing"), "~z" }, { "tbc", "~t" }, { "tbd", "~t" },
		{ N_("to be confirmed"), "~t" }, { "to be decided", "~t" },
		{ "to be determined", "~t" }, { "to be agreed", "~t" },
		{ N_("after something else"), "~a" } };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (lang_is(s, words[i].word))
			return keep(kept, 9999, 12, words[i].mark);
	return strncasecmp(s, "after", 5) == 0 && (!s[5] || s[5] == ' ') &&
	       keep(kept, 9999, 12, "~a");
}

bool when_read(const char *s, const char *today, char kept[static WHEN_SIZE])
{
	return read_open(s, kept) || read_one(s, today, kept) ||
	       read_span(s, today, kept);
}

bool when_is_day(const char *kept)
{
	return day_is(kept);
}

bool when_is_known(const char *kept)
{
	return *kept && (strlen(kept) < 12 || !strchr("atz", kept[11]));
}

static char mark_of(const char *kept, int *y, int *m)
{
	if (sscanf(kept, "%4d-%2d", y, m) != 2 || strlen(kept) < 10 ||
	    *m < 1 || *m > 12)
		return 0;
	if (day_is(kept))
		return 'd';
	if (strlen(kept) == 22 && kept[10] == '~' && day_is(kept + 12))
		return kept[11];
	return strlen(kept) == 12 && kept[10] == '~' ? kept[11] : 0;
}

bool when_first(const char *kept, char iso[static 11])
{
	int y = 0, m = 0;

	switch (mark_of(kept, &y, &m)) {
	case 'd': snprintf(iso, DAY_SIZE, "%.10s", kept); return true;
	case 'm': break;
	case 'q': m -= 2; break;
	case 'y': m = 1; break;
	case 'f': y--; m = 4; break;
	case 's': snprintf(iso, DAY_SIZE, "%.10s", kept + 12); return true;
	default:  return false;
	}
	snprintf(iso, DAY_SIZE, "%04u-%02u-01", (unsigned)y % 10000,
	         (unsigned)m % 100);
	return m > 0;
}

/* A period moves to the one that holds its last day, moved. */
static void move_period(const char *kept, const char *day,
                        char moved[static WHEN_SIZE])
{
	int y = atoi(day), m = atoi(day + 5);

	switch (kept[11]) {
	case 'q': m = (m + 2) / 3 * 3; break;
	case 'y': m = 12; break;
	case 'f': y += m > 3; m = 3; break;
	default:  break;
	}
	keep(moved, y, m, kept + 10);
}

void when_move(const char *kept, int64_t days, char moved[static WHEN_SIZE])
{
	char day[DAY_SIZE], first[DAY_SIZE];

	snprintf(moved, WHEN_SIZE, "%s", kept);
	if (!when_is_known(kept))
		return;
	day_text(day_number(kept) + days, day);
	if (when_is_day(kept)) {
		snprintf(moved, WHEN_SIZE, "%s", day);
	} else if (kept[11] == 's') {
		day_text(day_number(kept + 12) + days, first);
		keep_span(moved, first, day);
	} else {
		move_period(kept, day, moved);
	}
}

/* By months where both ends are ends of months. */
static void show_span(const char *kept, char shown[static WHEN_SHOWN])
{
	const char *first = kept + 12;
	int y1 = atoi(first), y2 = atoi(kept), m1 = atoi(first + 5),
	    m2 = atoi(kept + 5);
	char a[DAY_SHOWN], b[DAY_SHOWN], last[DAY_SIZE];

	if (atoi(first + 8) == 1 && atoi(kept + 8) == day_last(y2, m2)) {
		snprintf(shown, WHEN_SHOWN, "%s %d%s%s %d", day_month_name(m1), y1,
		         _(" to "), day_month_name(m2), y2);
		return;
	}
	snprintf(last, sizeof(last), "%.10s", kept);
	day_show(first, a);
	day_show(last, b);
	snprintf(shown, WHEN_SHOWN, "%s%s%s", a, _(" to "), b);
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
		snprintf(shown, WHEN_SHOWN, "%s%s%s %d", day_month_name(m - 2), _(" to "),
		         day_month_name(m), y);
		return true;
	case 's':
		show_span(kept, shown);
		return true;
	case 'a':
		snprintf(shown, WHEN_SHOWN, "%s", _("after something else"));
		return true;
	case 't':
		snprintf(shown, WHEN_SHOWN, "%s", _("to be confirmed"));
		return true;
	case 'z':
		snprintf(shown, WHEN_SHOWN, "%s", _("ongoing"));
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
	case 's': snprintf(text, WHEN_SHOWN, "%.10s/%.10s", kept + 12, kept);
		  return strncmp(kept + 12, kept, 10) <= 0;
	case 'a': snprintf(text, WHEN_SHOWN, "after"); return true;
	case 't': snprintf(text, WHEN_SHOWN, "TBC"); return true;
	case 'z': snprintf(text, WHEN_SHOWN, "ongoing"); return true;
	default:  return false;
	}
}

bool when_span(const char *kept, char first[static WHEN_SIZE], char after[static WHEN_SIZE])
{
	char last[DAY_SIZE], day[DAY_SIZE];

	if (!when_first(kept, first))
		return false;
	snprintf(last, sizeof(last), "%.10s", kept);
	day_text(day_number(last) + 1, day);
	snprintf(after, WHEN_SIZE, "%s", day);
	return true;
}

bool when_wants_words(const char *kept, const char *typed)
{
	char shown[WHEN_SHOWN], file[WHEN_SHOWN];

	return strlen(kept) >= 12 && strchr("sat", kept[11]) &&
	       when_show(kept, shown) && when_file(kept, file) &&
	       strcasecmp(typed, shown) != 0 && strcasecmp(typed, file) != 0;
}
