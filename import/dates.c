#include "import/dates.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "core/dict.h"
#include "core/mem.h"
#include "core/month.h"

struct seen_date {
	uint64_t word[2];
	uint32_t month;
};

void dates_init(struct dates *d)
{
	*d = (struct dates){ .date = xcalloc(SEEN_DATES, sizeof(*d->date)) };
}

void dates_fini(struct dates *d)
{
	free(d->date);
}

static uint32_t find(struct dates *d, const char *s, size_t n)
{
	struct seen_date *was;
	uint64_t word[2];

	dict_words(s, n, word);
	was = &d->date[dict_hash(word) >> 32 & (SEEN_DATES - 1)];
	if (was->word[0] != word[0] || was->word[1] != word[1])
		*was = (struct seen_date){ { word[0], word[1] },
		                           month_read(s, n) };
	return was->month;
}

static uint32_t days_in(uint32_t month)
{
	char text[MONTH_SIZE];

	month_text(month, text);
	return (uint32_t)day_last(atoi(text), atoi(text + 5));
}

uint32_t dates_month_slowly(struct dates *d, const char *s, size_t n)
{
	uint32_t month = find(d, s, n);
	uint64_t word;

	if (month != MONTH_UNKNOWN && n == DATE_DAY && s[4] == '-' && s[7] == '-') {
		memcpy(&word, s, 8);
		d->month[word * UINT64_C(0x9E3779B97F4A7C15) >> 56] =
			(struct seen_month){ word, month, days_in(month) };
	}
	return month;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A day of ten bytes, and then what may be a time: the month is that of the day
 * alone, whatever day it is, if the time is one. */
static bool has_time(const char *s, size_t n)
{
	return n > DATE_DAY && n - DATE_DAY <= DATE_TIME && is_digit(s[0]) &&
	       is_digit(s[DATE_DAY - 1]) &&
	       (s[DATE_DAY] == ' ' || s[DATE_DAY] == 'T');
}

uint32_t dates_month_long(struct dates *d, const char *s, size_t n)
{
	uint32_t month;

	if (!has_time(s, n))
		return month_read(s, n);
	if (n - DATE_DAY == d->ntime &&
	    memcmp(s + DATE_DAY, d->time, d->ntime) == 0)
		return dates_month(d, s, DATE_DAY);
	month = month_read(s, n);
	if (month != MONTH_UNKNOWN && month == month_read(s, DATE_DAY)) {
		d->ntime = n - DATE_DAY;
		memcpy(d->time, s + DATE_DAY, d->ntime);
	}
	return month;
}
