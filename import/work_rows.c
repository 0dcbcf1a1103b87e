#include "import/work_rows.h"

#include <limits.h>
#include <stdlib.h>

#include "core/cp1252.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "import/field.h"
#include "import/head.h"
#include "import/header.h"
#include "import/scan.h"

/* A row while it is not known whether the file is UTF-8 or Windows-1252. */
struct raw_row {
	uint64_t line;
	uint32_t person, team;
	uint8_t code[2];		/* in UTF-8, in Windows-1252 */
	char local[2];
};

struct reading {
	struct work_rows *to;
	struct header header;
	struct raw_row *row;
	char *plain;
	size_t room;
};

/* A field without spaces around it, valid until the next one. */
static struct field_text take_field(struct reading *r, const struct scan_row *row,
                                    enum header_column col)
{
	int i = r->header.at[col];
	struct field_text f = { "", 0, false };

	if (i < 0)
		return f;
	f = field_at(row, (uint32_t)i);
	if (f.n > r->room) {
		r->room = 2 * f.n;
		r->plain = xreallocarray(r->plain, r->room, 1);
	}
	if (f.doubled) {
		f.n = field_undouble(f, r->plain);
		f.s = r->plain;
	}
	return f;
}

static uint32_t take_name(struct reading *r, struct dict *d, const struct scan_row *row,
                          enum header_column col)
{
	struct field_text f = field_trim(take_field(r, row, col));

	return dict_add(d, f.s, f.n);
}

static void take_row(struct reading *r, const struct scan_row *row, uint64_t line)
{
	struct work_rows *to = r->to;
	struct raw_row *raw;
	struct field_text f;
	size_t n = (size_t)to->n;

	if ((n & (n - 1)) == 0)
		r->row = xreallocarray(r->row, n ? 2 * n : 1, sizeof(*r->row));
	raw = &r->row[to->n++];
	raw->line = line;
	raw->person = take_name(r, &to->person, row, COLUMN_PERSON);
	raw->team = take_name(r, &to->team, row, COLUMN_TEAM);
	f = take_field(r, row, COLUMN_ETHNIC);
	for (int i = 0; i < 2; i++) {
		struct ethnic_value v = ethnic_read(f.s, f.n, i);
		bool known = ethnic_codes[v.code].cls == CLASS_KNOWN;

		raw->code[i] = (uint8_t)v.code;
		raw->local[i] = known && f.n == 2 ? f.s[1] : '\0';
	}
}

static bool take_rows(struct reading *r, const struct scan_batch *b, size_t from,
                      struct err *e)
{
	uint32_t first = from ? b->row[from - 1] + 1 : 0;

	r->to->refused += b->fault != SCAN_FINE;
	for (size_t i = from; i < b->nrow; i++) {
		struct scan_row row = { b->text, first ? b->pos[first - 1] + 1 : 0,
		                        b->pos + first, b->row[i] + 1 - first };

		first = b->row[i] + 1;
		if (row.n == 1 && r->header.n > 1 && !field_at(&row, 0).n)
			continue;
		if (r->to->n == INT_MAX)
			return err_set(e, ERR_DATA, ngettext("there is more than %d row",
			               "there are more than %d rows", INT_MAX), INT_MAX);
		if (row.n == (uint32_t)r->header.n)
			take_row(r, &row, b->one_line_each ? b->line + i
			                  : scan_line(b, row.start));
		else
			r->to->refused++;
	}
	return true;
}

static bool read_rows(struct reading *r, struct scan *s, const char *path,
                      const struct header_map *map, struct err *e)
{
	struct scan_batch b;
	size_t n, from = 0;
	const char *text = scan_peek(s, &n);

	scan_set_delimiter(s, header_delimiter(text, n));
	if (!head_read(s, path, &r->header, &b, &from, e) ||
	    !header_find(&r->header, map, e))
		return false;
	if (r->header.at[COLUMN_PERSON] < 0)
		return err_set(e, ERR_DATA, _("no column says whose row it is;"
		               " name it with --map person=HEADER"));
	if (!take_rows(r, &b, from, e))
		return false;
	while (scan_next(s, &b, e)) {
		if (!b.nrow && b.fault == SCAN_FINE)
			return true;
		if (!take_rows(r, &b, 0, e))
			return false;
	}
	return false;
}

static void recode(struct dict *d)
{
	for (uint32_t i = 0; i < d->n; i++) {
		char *utf8 = cp1252_to_utf8(d->entry[i].text, d->entry[i].size);

		free(d->entry[i].text);
		d->entry[i].text = utf8;
	}
}

static void finish(struct reading *r, bool cp1252)
{
	struct work_rows *to = r->to;

	if (cp1252) {
		recode(&to->person);
		recode(&to->team);
	}
	to->row = xcalloc((size_t)to->n, sizeof(*to->row));
	for (int i = 0; i < to->n; i++) {
		const struct raw_row *raw = &r->row[i];

		to->row[i] = (struct work_row){
			.person = to->person.entry[raw->person].text,
			.team = to->team.entry[raw->team].text,
			.code = (enum ethnic_code)raw->code[cp1252],
			.local = raw->local[cp1252], .line = raw->line };
	}
}

bool work_rows_read(struct work_rows *to, const char *path, const struct source_options *o,
                    const struct header_map *map, struct err *e)
{
	struct reading r = { .to = to };
	struct scan *s = scan_open(path, o, e);
	bool ok;

	*to = (struct work_rows){ 0 };
	dict_init(&to->person, DICT_FULL);
	dict_init(&to->team, DICT_FULL);
	header_init(&r.header);
	ok = s && head_is_text(s, path, e) && read_rows(&r, s, path, map, e);
	if (ok)
		finish(&r, scan_bad_line(s) != 0);
	scan_close(s);
	header_fini(&r.header);
	free(r.row);
	free(r.plain);
	return ok;
}

void work_rows_fini(struct work_rows *w)
{
	dict_fini(&w->person);
	dict_fini(&w->team);
	free(w->row);
	*w = (struct work_rows){ 0 };
}
