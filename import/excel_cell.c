/* excel_cell.c - what a cell holds, as a field of CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/day.h"
#include "import/excel_priv.h"

static void put_text(struct excel *b, const char *s, size_t n)
{
	bool quote = memchr(s, ',', n) || memchr(s, '"', n) ||
	             memchr(s, '\n', n) || memchr(s, '\r', n);

	if (!quote) {
		growing_add(&b->row, s, n);
		return;
	}
	growing_add(&b->row, "\"", 1);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			growing_add(&b->row, "\"", 1);
		growing_add(&b->row, s + i, 1);
	}
	growing_add(&b->row, "\"", 1);
}

/* Days since 1900, or 1904; Excel thinks 1900 was a leap year. */
static bool put_date(struct excel *b, const char *number)
{
	char *end, day[DAY_SIZE];
	double n = strtod(number, &end);

	if (end == number || *end || n < 1 || n > 2958465)
		return false;
	if (b->parts.from_1904)
		n += 1462;
	else if (n < 60)
		n += 1;
	day_text((int64_t)n - 25569, day);
	growing_add(&b->row, day, strlen(day));
	return true;
}

static void put_shared(struct excel *b, const char *number)
{
	size_t i = strtoul(number, NULL, 10);
	size_t from = i && i <= b->parts.nstring ? b->parts.string[i - 1] : 0;

	if (i < b->parts.nstring && b->parts.string[i] > from)
		put_text(b, b->parts.text.s + from, b->parts.string[i] - from);
}

/* Numbers stay as they are written, but 99 may be written 99.0 or 9.9E1. */
static void put_number(struct excel *b, const char *number)
{
	char *end, plain[32];
	double n = strtod(number, &end);

	if (end == number || *end || n != (double)(int64_t)n || n > 1e15 ||
	    n < -1e15) {
		put_text(b, number, strlen(number));
		return;
	}
	snprintf(plain, sizeof(plain), "%lld", (long long)n);
	growing_add(&b->row, plain, strlen(plain));
}

void excel_put_cell(struct excel *b)
{
	bool is_date = b->style >= 0 && b->style < b->parts.nstyle &&
	               b->parts.is_date[b->style];

	growing_add(&b->cell, "", 1);
	switch (b->kind) {
	case SHARED:
		put_shared(b, b->cell.s);
		break;
	case INLINE:
		put_text(b, b->cell.s, b->cell.n - 1);
		break;
	case TRUTH:
		put_text(b, *b->cell.s == '1' ? "TRUE" : "FALSE",
		         *b->cell.s == '1' ? 4 : 5);
		break;
	case NUMBER:
		if (b->cell.n > 1 && !(is_date && put_date(b, b->cell.s)))
			put_number(b, b->cell.s);
		break;
	}
}
