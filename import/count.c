#include "import/count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/month.h"
#include "import/delay.h"
#include "import/people.h"

enum { MAX_NAME = 200 };

static const char *const fault_codes[] = {
	[SCAN_QUOTE] = "stray-quote", [SCAN_AFTER] = "after-quote",
	[SCAN_OPEN] = "open-quote", [SCAN_NUL] = "nul", [SCAN_LONG] = "too-long"
};

static const char *const fault_reasons[] = {
	[SCAN_QUOTE] = N_("a quote stands inside a field that does not begin "
	                  "with one"),
	[SCAN_AFTER] = N_("something stands between a closing quote and the "
	                  "end of its field"),
	[SCAN_OPEN] = N_("a quote is opened and never closed"),
	[SCAN_NUL] = N_("it holds a NUL byte, which no text has"),
	[SCAN_LONG] = N_("it is longer than a million bytes")
};

const char *counter_reason(enum scan_fault fault)
{
	return _(fault_reasons[fault]);
}

void counter_init(struct counter *c, const char *path, const struct header *h,
                  const struct extract_options *opt, char delimiter)
{
	*c = (struct counter){ .path = path, .header = h,
	                       .tally = tally_new() };
	dates_init(&c->dates);
	c->near = tally_near(c->tally);
	c->team = tally_teams(c->tally);
	c->service = tally_services(c->tally);
	c->labelled = xcalloc(TALLY_NAMES, sizeof(*c->labelled));
	names_init(&c->teams);
	names_init(&c->services);
	judge_init(&c->judge, opt->meaning, delimiter);
	c->rejects = (struct rejects){ .path = opt->rejects, .header = h,
	                               .delimiter = delimiter };
	if (opt->people && h->at[COLUMN_PERSON] >= 0)
		c->people = people_new();
	if (h->at[COLUMN_DATE] >= 0 && h->at[COLUMN_RECORDED] >= 0)
		c->delay = delay_new();
	c->plain = !c->delay && h->at[COLUMN_DATE] >= 0 && h->at[COLUMN_LABEL] < 0 &&
	           !(c->people && h->at[COLUMN_NHS] >= 0) &&
	           h->at[COLUMN_LEGAL] < 0 && h->at[COLUMN_RESTRAINT] < 0;
}

void counter_fini(struct counter *c)
{
	tally_free(c->tally);
	judge_fini(&c->judge);
	people_free(c->people);
	delay_free(c->delay);
	names_fini(&c->teams);
	names_fini(&c->services);
	free(c->labelled);
	dates_fini(&c->dates);
	free(c->single);
}

/* ---- what is unusual ---- */

static struct field_text plain_slowly(struct counter *c, struct field_text f)
{
	if (c->single_room < f.n + NAME_SHORT) {
		c->single_room = f.n + NAME_SHORT;
		c->single = xreallocarray(c->single, c->single_room, 1);
	}
	f.n = field_undouble(f, c->single);
	f.s = c->single;
	return f;
}

static inline struct field_text plain_field(struct counter *c,
                                            const struct scan_row *r, int i)
{
	struct field_text f = field_at(r, (uint32_t)i);

	if (f.doubled && memchr(f.s, '"', f.n))
		return plain_slowly(c, f);
	return f;
}

static uint64_t line_of(const struct scan_batch *b, uint32_t start, size_t row)
{
	return b->one_line_each ? b->line + row : scan_line(b, start);
}

static bool refuse_width(struct counter *c, const struct scan_row *r,
                         uint64_t line, struct err *e)
{
	struct reject why = { line, "", "columns", "" };

	snprintf(why.reason, sizeof(why.reason), ngettext("it has %u field where the header has"
	         " %u", "it has %u fields where the header has %u", r->n),
	         r->n, (unsigned)c->header->n);
	return rejects_add(&c->rejects, &why, r, NULL, 0, e);
}

static bool refuse_name(struct counter *c, const struct scan_row *r,
                        enum header_column at, uint64_t line, struct err *e)
{
	struct reject why = {
		line, c->header->name[c->header->at[at]], "long-name", ""
	};

	snprintf(why.reason, sizeof(why.reason), ngettext("its %s is longer than %d byte",
	         "its %s is longer than %d bytes", MAX_NAME),
	         _(header_columns[at].label), MAX_NAME);
	return rejects_add(&c->rejects, &why, r, NULL, 0, e);
}

bool counter_fault(struct counter *c, const struct scan_batch *b,
                   struct err *e)
{
	struct reject why = { b->line, "", fault_codes[b->fault], "" };
	struct scan_row none = { 0 };

	c->read++;
	snprintf(why.reason, sizeof(why.reason), "%s",
	         counter_reason(b->fault));
	return rejects_add(&c->rejects, &why, &none, b->text, b->size, e);
}

static bool too_many(const struct counter *c, enum header_column at,
                     struct err *e)
{
	return err_set(e, ERR_DATA, ngettext("%s: column %.100s, taken for the %s, has more than"
	               " %d value; name the right one with --map %s=HEADER",
	               "%s: column %.100s, taken for the %s, has more than %d different"
	               " values; name the right one with --map %s=HEADER", TALLY_NAMES - 1),
	               c->path,
	               c->header->name[c->header->at[at]],
	               _(header_columns[at].label), TALLY_NAMES - 1,
	               header_columns[at].name);
}

/* ---- a row ---- */

/* Done for each row: a call a field would take a third as long again. */
#define INLINE static inline __attribute__((always_inline))

struct place {
	uint32_t team, service, month;
	enum header_column too_long;	/* COLUMN_COUNT if none is */
};

/* A field as it stands, quotes and all.  Not as a struct: to put one together
 * for each field costs more than all that is done with it. */
INLINE const char *raw_field(const struct scan_row *r, int i, size_t *n)
{
	const char *s = r->text + (i ? r->end[i - 1] + 1 : r->start);

	*n = (size_t)(r->text + r->end[i] - s);
	if ((uint32_t)i + 1 == r->n && *n && s[*n - 1] == '\r')
		--*n;
	return s;
}

/* A field of 1 to 16 bytes, less quotes around it, that neither begins nor ends
 * with a quote, a space or a byte beyond ASCII: it needs no second look. */
INLINE const char *short_field(const struct scan_row *r, int i, size_t *n)
{
	const char *s = raw_field(r, i, n);

	if (*n >= 2 && *s == '"') {
		s++;
		*n -= 2;
		if (*n > NAME_SHORT || memchr(s, '"', *n))
			return NULL;
	}
	if (*n - 1 >= NAME_SHORT || (unsigned char)(s[0] - '#') >= 92 ||
	    (unsigned char)(s[*n - 1] - '#') >= 92)
		return NULL;
	return s;
}

static uint32_t find_slowly(struct counter *c, const struct scan_row *r,
                            enum header_column col, struct dict *d,
                            struct place *at)
{
	struct field_text f;

	f = field_trim(plain_field(c, r, c->header->at[col]));
	if (f.n > MAX_NAME) {
		at->too_long = col;
		return TALLY_UNKNOWN;
	}
	return f.n ? dict_add(d, f.s, f.n) : TALLY_UNKNOWN;
}

/* A name met before and short, as nearly all are; else by the long way. */
INLINE uint32_t find_name(struct counter *c, const struct scan_row *r,
                          enum header_column col, struct dict *d,
                          struct names *seen, struct place *at)
{
	int i = c->header->at[col];
	const char *s;
	uint32_t id;
	size_t n;

	if (i < 0)
		return TALLY_UNKNOWN;
	s = r->text + (i ? r->end[i - 1] + 1 : r->start);
	n = (size_t)(r->text + r->end[i] - s);
	id = names_find(seen, s, n);
	if (id != NAME_NEW)
		return id;
	id = find_slowly(c, r, col, d, at);
	if (id != DICT_FULL && at->too_long == COLUMN_COUNT)
		names_keep(seen, s, n, id);
	return id;
}

INLINE uint32_t find_month(struct counter *c, const struct scan_row *r, int i)
{
	struct field_text f;
	size_t n;
	const char *s = short_field(r, i, &n);

	if (s)
		return dates_month(&c->dates, s, n);
	f = plain_field(c, r, i);
	return dates_month_long(&c->dates, f.s, f.n);
}

static void find_label(struct counter *c, const struct scan_row *r,
                       uint32_t team)
{
	struct field_text f;

	f = field_trim(plain_field(c, r, c->header->at[COLUMN_LABEL]));
	tally_label(c->tally, team, f.s, f.n > MAX_NAME ? MAX_NAME : f.n);
	c->labelled[team] = true;
}

INLINE bool find_place(struct counter *c, const struct scan_row *r,
                              struct place *at, struct err *e)
{
	const int *column = c->header->at;

	*at = (struct place){ .too_long = COLUMN_COUNT };
	at->team = find_name(c, r, COLUMN_TEAM, c->team, &c->teams, at);
	if (at->team == DICT_FULL)
		return too_many(c, COLUMN_TEAM, e);
	at->service = find_name(c, r, COLUMN_SERVICE, c->service, &c->services, at);
	if (at->service == DICT_FULL)
		return too_many(c, COLUMN_SERVICE, e);
	if (column[COLUMN_DATE] >= 0)
		at->month = find_month(c, r, column[COLUMN_DATE]);
	return true;
}

/* Whole incidents; what is no number is none. */
static uint64_t incidents(struct field_text f)
{
	uint64_t n = 0;

	f = field_trim(f);
	if (f.n > 6)
		return 0;
	for (size_t i = 0; i < f.n; i++) {
		if (f.s[i] < '0' || f.s[i] > '9')
			return 0;
		n = n * 10 + (uint64_t)(f.s[i] - '0');
	}
	return n;
}

INLINE void count_status(struct counter *c, const struct scan_row *r,
                                struct verdict *v)
{
	const int *column = c->header->at;
	struct field_text f;

	v->n++;
	if (column[COLUMN_LEGAL] >= 0) {
		f = field_at(r, (uint32_t)column[COLUMN_LEGAL]);
		if (f.n)
			v->legal += field_trim(f).n > 0;
	}
	if (column[COLUMN_RESTRAINT] >= 0) {
		f = field_at(r, (uint32_t)column[COLUMN_RESTRAINT]);
		if (f.n > 1 || (f.n && *f.s != '0'))
			v->restraint += incidents(f);
	}
}

/* A row without an identifier is a person of its own. */
static void count_person(struct counter *c, const struct scan_row *r,
                         const struct place *at, const struct verdict *v)
{
	struct people_place place = { at->team, at->service, at->month,
	                              ETHNIC_MISSING };
	enum ethnic_code code[2] = { v->as[0].code, v->as[1].code };
	struct field_text f;
	uint64_t hash, other = 0;

	f = field_trim(plain_field(c, r, c->header->at[COLUMN_PERSON]));
	hash = hash_keyed(&c->key, f.s, f.n);
	if (!f.n) {
		uint64_t own[2] = { c->salt, c->nobody++ };

		hash = hash_keyed(&c->key, own, sizeof(own));
	}
	if (c->header->at[COLUMN_NHS] >= 0) {
		f = field_trim(plain_field(c, r, c->header->at[COLUMN_NHS]));
		other = f.n ? hash_keyed(&c->key, f.s, f.n) : 0;
	}
	people_add(c->people, hash, other, &place, code);
}

/* Only of what is known there is a day on which it was recorded. */
static void count_delay(struct counter *c, const struct scan_row *r, uint32_t team,
                        const struct verdict *v)
{
	const int *column = c->header->at;
	struct field_text referred;

	if (ethnic_codes[v->as[0].code].cls != CLASS_KNOWN)
		return;
	referred = field_trim(field_at(r, (uint32_t)column[COLUMN_DATE]));
	delay_add(c->delay, team, referred,
	          field_trim(field_at(r, (uint32_t)column[COLUMN_RECORDED])));
}

static unsigned find_verdict(struct counter *c, const struct scan_row *r)
{
	return judge_value(&c->judge, plain_field(c, r,
	                   c->header->at[COLUMN_ETHNIC]));
}

/* What is known of two bytes is known of what has no quotes around it: two
 * quotes alone are no value that anything could be known of. */
INLINE struct verdict *judge_row(struct counter *c, const struct scan_row *r)
{
	size_t n;
	const char *s = raw_field(r, c->header->at[COLUMN_ETHNIC], &n);
	unsigned said = n <= 2 ? judge_known(&c->judge, s, n) : 0;

	if (!said)
		said = find_verdict(c, r);
	return &c->judge.verdict[said];	/* not before: it may have moved */
}

/* A line with nothing in it is no row, unless rows have but one column: then
 * it is a row whose value is missing. */
static bool is_blank(const struct counter *c, const struct scan_row *r)
{
	return r->n == 1 && c->header->n > 1 && field_at(r, 0).n == 0;
}

bool counter_row(struct counter *c, const struct scan_row *r, const struct scan_batch *b,
                 size_t row, struct err *e)
{
	const int *column = c->header->at;
	struct verdict *v;
	struct place at;

	if (r->n != (uint32_t)c->header->n) {
		if (is_blank(c, r))
			return true;
		c->read++;
		return refuse_width(c, r, line_of(b, r->start, row), e);
	}
	c->read++;
	if (!find_place(c, r, &at, e))
		return false;
	if (at.too_long != COLUMN_COUNT)
		return refuse_name(c, r, at.too_long,
		                   line_of(b, r->start, row), e);
	if (column[COLUMN_LABEL] >= 0 && at.team != TALLY_UNKNOWN &&
	    !c->labelled[at.team])
		find_label(c, r, at.team);
	v = judge_row(c, r);
	count_status(c, r, v);
	if (c->delay)
		count_delay(c, r, at.team, v);
	if (c->people)
		count_person(c, r, &at, v);
	else
		tally_add(c->tally, at.team, at.service, at.month, v->kind);
	c->accepted++;
	c->undated += at.month == MONTH_UNKNOWN;
	return true;
}
