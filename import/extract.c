#include "import/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/month.h"
#include "import/judge.h"
#include "import/scan.h"

enum { MAX_COLUMNS = 4096, MAX_NAME = 200 };

struct pass {
	const char *path;	/* as messages have it */
	const struct extract_options *opt;
	struct extract *x;
	struct scan *scan;
	struct rejects rejects;
	uint32_t ncol;
	struct judge judge;
	char *plain;		/* a field without its doubled quotes */
	size_t plain_room;
};

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

static struct field_text plain_field(struct pass *p, const struct scan_row *r,
                                     uint32_t i)
{
	struct field_text f = field_at(r, i);

	if (!f.doubled || !memchr(f.s, '"', f.n))
		return f;
	if (p->plain_room < f.n) {
		p->plain_room = f.n;
		p->plain = xreallocarray(p->plain, f.n, 1);
	}
	f.n = field_undouble(f, p->plain);
	f.s = p->plain;
	return f;
}

static uint64_t line_of(const struct scan_batch *b, uint32_t start, size_t row)
{
	return b->one_line_each ? b->line + row : scan_line(b, start);
}

static bool refuse_width(struct pass *p, const struct scan_row *r,
                         uint64_t line, struct err *e)
{
	struct reject why = { line, "", "columns", "" };

	snprintf(why.reason, sizeof(why.reason), _("it has %u fields where the "
	         "header has %u"), r->n, p->ncol);
	return rejects_add(&p->rejects, &why, r, NULL, 0, e);
}

static bool refuse_name(struct pass *p, const struct scan_row *r,
                        enum header_column c, uint64_t line, struct err *e)
{
	struct reject why = {
		line, p->x->header.name[p->x->header.at[c]], "long-name", ""
	};

	snprintf(why.reason, sizeof(why.reason), _("its %s is longer than %d "
	         "bytes"), _(header_columns[c].label), MAX_NAME);
	return rejects_add(&p->rejects, &why, r, NULL, 0, e);
}

static bool refuse_fault(struct pass *p, const struct scan_batch *b,
                         struct err *e)
{
	struct reject why = { b->line, "", fault_codes[b->fault], "" };
	struct scan_row none = { 0 };

	p->x->read++;
	snprintf(why.reason, sizeof(why.reason), "%s",
	         _(fault_reasons[b->fault]));
	return rejects_add(&p->rejects, &why, &none, b->text, b->size, e);
}

static bool too_many(const struct pass *p, enum header_column c, struct err *e)
{
	return err_set(e, ERR_DATA, _("%s: column %.100s, taken for the %s, "
	               "has more than %d different values; name the right one "
	               "with --map %s=HEADER"), p->path,
	               p->x->header.name[p->x->header.at[c]],
	               _(header_columns[c].label), TALLY_NAMES - 1, header_columns[c].name);
}

struct place {
	uint32_t team, service, month;
	enum header_column too_long;	/* COLUMN_COUNT if none is */
};

/* The number of a team or service; false if there are too many. */
static bool find_name(struct pass *p, const struct scan_row *r, enum header_column c,
                      struct place *at, uint32_t *id)
{
	struct field_text f;

	*id = TALLY_UNKNOWN;
	if (p->x->header.at[c] < 0)
		return true;
	f = field_trim(plain_field(p, r, (uint32_t)p->x->header.at[c]));
	if (f.n > MAX_NAME) {
		at->too_long = c;
		return true;
	}
	*id = c == COLUMN_SERVICE ? tally_service(p->x->tally, f.s, f.n)
	                          : tally_team(p->x->tally, f.s, f.n);
	return *id != DICT_FULL;
}

static void find_label(struct pass *p, const struct scan_row *r, uint32_t team)
{
	int c = p->x->header.at[COLUMN_LABEL];
	struct field_text f;

	if (c < 0 || team == TALLY_UNKNOWN ||
	    tally_has_label(p->x->tally, team))
		return;
	f = field_trim(plain_field(p, r, (uint32_t)c));
	tally_label(p->x->tally, team, f.s, f.n > MAX_NAME ? MAX_NAME : f.n);
}

static bool find_place(struct pass *p, const struct scan_row *r,
                       struct place *at, struct err *e)
{
	const int *column = p->x->header.at;
	struct field_text f;

	*at = (struct place){ .too_long = COLUMN_COUNT };
	if (!find_name(p, r, COLUMN_TEAM, at, &at->team))
		return too_many(p, COLUMN_TEAM, e);
	if (!find_name(p, r, COLUMN_SERVICE, at, &at->service))
		return too_many(p, COLUMN_SERVICE, e);
	if (column[COLUMN_DATE] >= 0) {
		f = plain_field(p, r, (uint32_t)column[COLUMN_DATE]);
		at->month = month_read(f.s, f.n);
	}
	return true;
}

/* A line with nothing in it is no row, unless rows have but one column: then
 * it is a row whose value is missing. */
static bool is_blank(const struct pass *p, const struct scan_row *r)
{
	return r->n == 1 && p->ncol > 1 && field_at(r, 0).n == 0;
}

static bool count_row(struct pass *p, const struct scan_row *r,
                      const struct scan_batch *b, size_t row, struct err *e)
{
	struct extract *x = p->x;
	struct place at;
	unsigned kind;

	if (is_blank(p, r))
		return true;
	x->read++;
	if (r->n != p->ncol)
		return refuse_width(p, r, line_of(b, r->start, row), e);
	if (!find_place(p, r, &at, e))
		return false;
	if (at.too_long != COLUMN_COUNT)
		return refuse_name(p, r, at.too_long,
		                   line_of(b, r->start, row), e);
	find_label(p, r, at.team);
	kind = judge_value(&p->judge, plain_field(p, r,
	                   (uint32_t)x->header.at[COLUMN_ETHNIC]));
	tally_add(x->tally, at.team, at.service, at.month, kind);
	x->accepted++;
	x->undated += at.month == MONTH_UNKNOWN;
	return true;
}

static struct scan_row first_row(const struct scan_batch *b)
{
	return (struct scan_row){ b->text, 0, b->pos, b->row[0] + 1 };
}

static void next_row(struct scan_row *r, const struct scan_batch *b, size_t row)
{
	r->start = b->pos[b->row[row - 1]] + 1;
	r->end = b->pos + b->row[row - 1] + 1;
	r->n = b->row[row] - b->row[row - 1];
}

static bool count_rows(struct pass *p, const struct scan_batch *b, size_t from,
                       struct err *e)
{
	struct scan_row r = first_row(b);

	for (size_t row = from; row < b->nrow; row++) {
		if (row)
			next_row(&r, b, row);
		if (!count_row(p, &r, b, row, e))
			return false;
	}
	return true;
}

static bool count_all(struct pass *p, struct err *e)
{
	struct scan_batch b;

	for (;;) {
		if (!scan_next(p->scan, &b, e))
			return false;
		if (!b.nrow && b.fault == SCAN_FINE)
			return true;
		if (b.nrow ? !count_rows(p, &b, 0, e) : !refuse_fault(p, &b, e))
			return false;
	}
}

static bool is_text(const struct pass *p, struct err *e)
{
	size_t n;
	const char *s = scan_peek(p->scan, &n);

	if (!n)
		return err_set(e, ERR_DATA, _("%s is empty"), p->path);
	if (n >= 4 && memcmp(s, "PK\x03\x04", 4) == 0)
		return err_set(e, ERR_DATA, _("%s is a spreadsheet or a zip "
		               "file; save it as CSV UTF-8 and import that"),
		               p->path);
	if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 ||
	               memcmp(s, "\xFE\xFF", 2) == 0))
		return err_set(e, ERR_DATA, _("%s is UTF-16 text; save it as "
		               "CSV UTF-8 and import that"), p->path);
	return true;
}

static bool read_names(struct pass *p, const struct scan_row *r, struct err *e)
{
	if (r->n > MAX_COLUMNS)
		return err_set(e, ERR_DATA, _("%s: the header has %u columns, "
		               "more than %d"), p->path, r->n, MAX_COLUMNS);
	for (uint32_t i = 0; i < r->n; i++) {
		struct field_text f = field_trim(plain_field(p, r, i));
		if (memchr(f.s, '\r', f.n))
			return err_set(e, ERR_DATA, _("%s: its lines end in CR "
			               "alone; save it with LF or CR LF line "
			               "ends"), p->path);
		header_add(&p->x->header, f.s, f.n);
	}
	p->ncol = r->n;
	return header_find(&p->x->header, p->opt->map, e);
}

/* The first line that is not blank names the columns. */
static bool read_header(struct pass *p, struct scan_batch *b, size_t *rows,
                        struct err *e)
{
	struct scan_row r;

	for (;;) {
		if (!scan_next(p->scan, b, e))
			return false;
		if (!b->nrow)
			break;
		r = first_row(b);
		for (*rows = 1; *rows < b->nrow; (*rows)++) {
			if (r.n > 1 || field_at(&r, 0).n)
				break;
			next_row(&r, b, *rows);
		}
		if (r.n > 1 || field_at(&r, 0).n)
			return read_names(p, &r, e);
	}
	if (b->fault == SCAN_FINE)
		return err_set(e, ERR_DATA, _("%s is empty"), p->path);
	return err_set(e, ERR_DATA, _("%s, line %llu, the header: %s"), p->path,
	               (unsigned long long)b->line,
	               _(fault_reasons[b->fault]));
}

static void settle(struct pass *p)
{
	struct extract *x = p->x;

	x->bad_line = scan_bad_line(p->scan);
	x->bytes = source_size(scan_source(p->scan));
	memcpy(x->first, p->rejects.first, sizeof(x->first));
	tally_end(x->tally);
	x->cleaned = judge_settle(&p->judge, x->tally, x->bad_line != 0);
	if (x->bad_line)
		tally_recode(x->tally);
	tally_hash(x->tally, x->counts_hash);
	if (!p->opt->source.unhashed)
		source_hash(scan_source(p->scan), x->hash);
}

static bool run(struct pass *p, const char *path, struct err *e)
{
	struct scan_batch b;
	const char *s;
	size_t n, rows = 0;

	p->scan = scan_open(path, &p->opt->source, e);
	if (!p->scan || !is_text(p, e))
		return false;
	s = scan_peek(p->scan, &n);
	p->x->delimiter = header_delimiter(s, n);
	scan_set_delimiter(p->scan, p->x->delimiter);
	if (p->opt->indexer)
		scan_set_indexer(p->scan, p->opt->indexer);
	if (!read_header(p, &b, &rows, e))
		return false;
	p->rejects = (struct rejects){ .path = p->opt->rejects,
	                               .header = &p->x->header,
	                               .delimiter = p->x->delimiter };
	if (!count_rows(p, &b, rows, e) || !count_all(p, e))
		return false;
	if (!p->x->read)
		return err_set(e, ERR_DATA, _("%s has a header and no rows"),
		               p->path);
	settle(p);
	return true;
}

bool extract_read(const char *path, const struct extract_options *opt,
                  struct extract *x, struct err *e)
{
	struct pass p = { .path = path, .opt = opt, .x = x };
	struct err other;
	bool ok;

	*x = (struct extract){ .tally = tally_new() };
	header_init(&x->header);
	if (strcmp(path, "-") == 0)
		p.path = _("standard input");
	judge_init(&p.judge);
	ok = run(&p, path, e);
	if (!rejects_close(&p.rejects, ok, ok ? e : &other))
		ok = false;
	scan_close(p.scan);
	judge_fini(&p.judge);
	free(p.plain);
	return ok;
}

void extract_fini(struct extract *x)
{
	tally_free(x->tally);
	header_fini(&x->header);
}
