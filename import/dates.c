#include "import/dates.h"

#include <stdlib.h>

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

uint32_t dates_month_slowly(struct dates *d, const char *s, size_t n)
{
	uint32_t month = find(d, s, n);
	uint64_t word;

	if (month != MONTH_UNKNOWN && n == 10 && s[4] == '-' && s[7] == '-') {
		memcpy(&word, s, 8);
		d->month[word * UINT64_C(0x9E3779B97F4A7C15) >> 56] =
			(struct seen_month){ word, month };
	}
	return month;
}
