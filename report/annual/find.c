/* Finding a row by its uid, and the rows that it is linked to. */
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "report/annual/year.h"

static int by_uid(const void *a, const void *b)
{
	const struct record *const *x = a, *const *z = b;

	return strcmp(record_get(*x, FIELD_UID), record_get(*z, FIELD_UID));
}

/* Links of one end and kind stand together, in the order they were made. */
static int by_end(const struct record *x, const struct record *z, int end)
{
	int64_t i = record_int(x, FIELD_NUMBER), j = record_int(z, FIELD_NUMBER);
	int way = strcmp(record_get(x, end), record_get(z, end));

	if (!way)
		way = strcmp(record_get(x, LINK_KIND), record_get(z, LINK_KIND));
	return way ? way : (i > j) - (i < j);
}

static int by_from(const void *a, const void *b)
{
	return by_end(*(const struct record *const *)a, *(const struct record *const *)b,
		      LINK_FROM);
}

static int by_to(const void *a, const void *b)
{
	return by_end(*(const struct record *const *)a, *(const struct record *const *)b,
		      LINK_TO);
}

static const struct record **sorted(const struct shelf *s,
                                    int (*way)(const void *, const void *))
{
	const struct record **row = xcalloc(s->n, sizeof(*row));

	for (size_t i = 0; i < s->n; i++)
		row[i] = &s->rec[i];
	qsort(row, s->n, sizeof(*row), way);
	return row;
}

void year_index(struct year *y)
{
	for (int i = 0; i < ENT_COUNT; i++)
		y->shelf[i].by_uid = sorted(&y->shelf[i], by_uid);
	y->links_from = sorted(&y->shelf[ENT_link], by_from);
	y->links_to = sorted(&y->shelf[ENT_link], by_to);
}

const struct record *year_row(const struct year *y, enum entity_id ent, const char *uid)
{
	const struct shelf *s = &y->shelf[ent];
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int way = strcmp(record_get(s->by_uid[mid], FIELD_UID), uid);

		if (way == 0)
			return s->by_uid[mid];
		if (way < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* The first link whose end and kind are not before those asked for. */
static size_t first_link(const struct record *const *row, size_t n, int end, const char *uid,
                         const char *kind)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int way = strcmp(record_get(row[mid], end), uid);

		if (!way)
			way = strcmp(record_get(row[mid], LINK_KIND), kind);
		if (way < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct record *year_linked(const struct year *y, enum link_id id, const char *uid,
                                 bool back, size_t *at)
{
	const struct record *const *row = back ? y->links_to : y->links_from;
	int mine = back ? LINK_TO : LINK_FROM, theirs = back ? LINK_FROM : LINK_TO;
	size_t n = y->shelf[ENT_link].n;

	if (*at == 0)
		*at = first_link(row, n, mine, uid, links[id].name);
	while (*at < n && record_is(row[*at], mine, uid) &&
	       record_is(row[*at], LINK_KIND, links[id].name)) {
		const struct record *to = year_row(y, back ? links[id].from : links[id].to,
						   record_get(row[(*at)++], theirs));

		if (to)
			return to;
	}
	return NULL;
}
