#include "core/period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/when.h"

/* How many months a mark stands for; 0 is a day. */
static int months_of(char mark)
{
	switch (mark) {
	case 'm':	return 1;
	case 'q':	return 3;
	case 'f':
	case 'y':	return 12;
	default:	return 0;
	}
}

/* The first day of so many months that end with the month of a day. */
static void first_day(const char *ends, int months, char starts[static DAY_SIZE])
{
	char first[DAY_SIZE];

	snprintf(first, sizeof(first), "%.7s-01", ends);
	day_add_months(first, 1 - months, starts);
}

static bool read_two(const char *typed, char starts[static DAY_SIZE],
                     char ends[static DAY_SIZE])
{
	if (strlen(typed) != 22 || strncmp(typed + 10, "..", 2) != 0)
		return false;
	snprintf(starts, DAY_SIZE, "%.10s", typed);
	snprintf(ends, DAY_SIZE, "%.10s", typed + 12);
	return day_is(starts) && day_is(ends) && strcmp(starts, ends) <= 0;
}

bool period_read(const char *typed, const char *today,
                 char starts[static DAY_SIZE], char ends[static DAY_SIZE])
{
	char kept[WHEN_SIZE];
	int months;

	if (read_two(typed, starts, ends))
		return true;
	if (!when_read(typed, today, kept) || strncmp(kept, "9999", 4) == 0)
		return false;
	snprintf(ends, DAY_SIZE, "%.10s", kept);
	months = kept[10] ? months_of(kept[11]) : 0;
	if (months)
		first_day(ends, months, starts);
	else
		snprintf(starts, DAY_SIZE, "%s", ends);
	return true;
}

/* The mark of a stretch that has one, or 0. */
static char mark_of(const char *starts, const char *ends)
{
	static const char marks[] = "mqfy";
	char first[DAY_SIZE];
	int month = atoi(ends + 5);

	if (atoi(ends + 8) != day_last(atoi(ends), month))
		return 0;
	for (const char *m = marks; *m; m++) {
		first_day(ends, months_of(*m), first);
		if (strcmp(first, starts) != 0)
			continue;
		if (*m == 'm' || (*m == 'q' && month % 3 == 0) ||
		    (*m == 'f' && month == 3) || (*m == 'y' && month == 12))
			return *m;
	}
	return 0;
}

static bool as_when(const char *starts, const char *ends,
                    char kept[static WHEN_SIZE])
{
	char mark = mark_of(starts, ends);

	if (mark)
		snprintf(kept, WHEN_SIZE, "%.10s~%c", ends, mark);
	else
		snprintf(kept, WHEN_SIZE, "%.10s", ends);
	return mark || strcmp(starts, ends) == 0;
}

void period_show(const char *starts, const char *ends,
                 char shown[static PERIOD_SHOWN])
{
	char kept[WHEN_SIZE], one[WHEN_SHOWN], from[DAY_SHOWN], to[DAY_SHOWN];

	if (as_when(starts, ends, kept) && when_show(kept, one)) {
		snprintf(shown, PERIOD_SHOWN, "%s", one);
		return;
	}
	day_show(starts, from);
	day_show(ends, to);
	snprintf(shown, PERIOD_SHOWN, "%s%s%s", from, _(" to "), to);
}

void period_code(const char *starts, const char *ends,
                 char code[static PERIOD_CODE])
{
	char kept[WHEN_SIZE], one[WHEN_SHOWN];

	if (as_when(starts, ends, kept) && when_file(kept, one))
		snprintf(code, PERIOD_CODE, "%.23s", one);
	else
		snprintf(code, PERIOD_CODE, "%.10s..%.10s", starts, ends);
}

void period_due(char mark, const char *day, int lag,
                char starts[static DAY_SIZE], char ends[static DAY_SIZE])
{
	char at[DAY_SIZE], first[DAY_SIZE];
	int month, over;

	day_text(day_number(day) - lag, at);
	month = atoi(at + 5);
	/* How many months the last whole period lies back. */
	over = mark == 'f' ? (month + 8) % 12 + 1 :
	       mark == 'q' ? (month - 1) % 3 + 1 : 1;
	snprintf(first, sizeof(first), "%.7s-01", at);
	day_add_months(first, 1 - over, first);
	day_text(day_number(first) - 1, ends);
	first_day(ends, months_of(mark), starts);
}
