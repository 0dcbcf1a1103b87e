/* quick.c - the rows of an extract, quickly: nearly all have as many fields as the
 * header, and in them values that were met before.
 *
 * Such a row is known by its bytes alone, so nobody looks again at quotes,
 * spaces or what a date may be; whatever differs is for counter_row().
 */
#include "import/count.h"
#include "import/people.h"

/* Done for each row: a call a field would take a third as long again. */
#define INLINE static inline __attribute__((always_inline))

/* The field that ends at end[i], as it stands: the one before it ends a byte
 * before it, which of the first is the row before. */
INLINE const char *field_bytes(const char *text, const uint32_t *end, int i, size_t *n)
{
	uint32_t from = end[i - 1] + 1;

	*n = end[i] - from;
	return text + from;
}

/* Which columns they are; that of the last may end with a carriage return. */
struct columns {
	int ethnic, team, service, date, person, last;
};

INLINE const char *last_bytes(const char *text, const uint32_t *end, int i, int last,
                              size_t *n)
{
	const char *s = field_bytes(text, end, i, n);

	if (i == last && *n && s[*n - 1] == '\r')
		--*n;
	return s;
}

INLINE uint32_t name_of(const struct names *names, const char *text, const uint32_t *end,
                        int i)
{
	size_t n;
	const char *s;

	if (i < 0)
		return TALLY_UNKNOWN;
	s = field_bytes(text, end, i, &n);
	return names_find(names, s, n);
}

/* An identifier that neither begins nor ends with a quote, a space or a byte beyond
 * ASCII is as it stands. */
INLINE bool is_bare(const char *s, size_t n)
{
	return n && (unsigned char)(s[0] - '#') < 92 && (unsigned char)(s[n - 1] - '#') < 92;
}

INLINE void count_person(struct counter *c, const char *s, size_t n,
                         const struct people_place *place, const struct verdict *v)
{
	enum ethnic_code code[2] = { v->as[0].code, v->as[1].code };

	people_add(c->people, hash_keyed(&c->key, s, n), 0, place, code);
}

/* False where the row must be looked at again; nothing is counted then. */
INLINE bool count_quickly(struct counter *c, const struct columns *at, const char *text,
                          const uint32_t *end)
{
	uint32_t team, service, month;
	struct verdict *v;
	unsigned said;
	const char *s;
	size_t n;

	team = name_of(&c->teams, text, end, at->team);
	service = name_of(&c->services, text, end, at->service);
	if (team == NAME_NEW || service == NAME_NEW)
		return false;
	s = last_bytes(text, end, at->date, at->last, &n);
	month = dates_quick(&c->dates, s, n);
	if (month == MONTH_UNKNOWN)
		return false;
	s = last_bytes(text, end, at->ethnic, at->last, &n);
	said = n <= 2 ? judge_known(&c->judge, s, n) : 0;
	if (!said)
		return false;
	v = &c->judge.verdict[said];
	if (c->people) {
		s = last_bytes(text, end, at->person, at->last, &n);
		if (!is_bare(s, n))
			return false;
		count_person(c, s, n, &(struct people_place){ team, service, month,
		             ETHNIC_MISSING }, v);
	} else if (service || !tally_add_near(c->near, team, month, v->kind)) {
		tally_add(c->tally, team, service, month, v->kind);
	}
	v->n++;
	return true;
}

bool counter_rows(struct counter *c, const struct scan_batch *b, size_t from,
                  struct err *e)
{
	const int *col = c->header->at;
	const struct columns at = { col[COLUMN_ETHNIC], col[COLUMN_TEAM],
		col[COLUMN_SERVICE], col[COLUMN_DATE], col[COLUMN_PERSON],
		c->header->n - 1 };
	const uint32_t width = c->plain ? (uint32_t)c->header->n : 0;
	uint32_t first = from ? b->row[from - 1] + 1 : 0, fields;
	uint64_t quick = 0;
	bool ok = true;

	for (size_t row = from; ok && row < b->nrow; row++, first += fields) {
		fields = b->row[row] + 1 - first;
		if (fields == width && first &&
		    count_quickly(c, &at, b->text, b->pos + first)) {
			quick++;
		} else {
			struct scan_row r = { b->text, first ? b->pos[first - 1] + 1 : 0,
			                      b->pos + first, fields };

			ok = counter_row(c, &r, b, row, e);
		}
	}
	c->read += quick;
	c->accepted += quick;
	return ok;
}
