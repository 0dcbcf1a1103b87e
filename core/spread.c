#include "core/spread.h"

#include <stdlib.h>

#include "core/mem.h"

void spread_add(struct spread *s, int days)
{
	s->day = xreallocarray(s->day, (size_t)s->n + 1, sizeof(*s->day));
	s->day[s->n++] = days;
}

void spread_fini(struct spread *s)
{
	free(s->day);
	*s = (struct spread){ 0 };
}

static int by_days(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static void order(struct spread *s)
{
	qsort(s->day, (size_t)s->n, sizeof(*s->day), by_days);
}

int spread_median2(struct spread *s)
{
	order(s);
	return s->day[(s->n - 1) / 2] + s->day[s->n / 2];
}

int spread_p90(struct spread *s)
{
	order(s);
	return s->day[(9 * s->n + 9) / 10 - 1];
}
