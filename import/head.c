#include "import/head.h"

#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "import/count.h"
#include "import/field.h"
#include "import/header.h"
#include "import/scan.h"

enum { MAX_COLUMNS = 4096 };

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

bool head_is_text(const struct scan *scan, const char *path, struct err *e)
{
	size_t n;
	const char *s = scan_peek(scan, &n);

	if (!n)
		return err_set(e, ERR_DATA, _("%s is empty"), path);
	if (n >= 4 && memcmp(s, "PK\x03\x04", 4) == 0)
		return err_set(e, ERR_DATA, _("%s is a spreadsheet or a zip "
		               "file; save it as CSV UTF-8 and import that"),
		               path);
	if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 ||
	               memcmp(s, "\xFE\xFF", 2) == 0))
		return err_set(e, ERR_DATA, _("%s is UTF-16 text; save it as "
		               "CSV UTF-8 and import that"), path);
	return true;
}

static bool read_names(struct header *h, const char *path,
                       const struct scan_row *r, struct err *e)
{
	if (r->n > MAX_COLUMNS)
		return err_set(e, ERR_DATA, ngettext("%s: the header has %u column, more than %d",
		               "%s: the header has %u columns, more than %d", r->n), path, r->n,
		               MAX_COLUMNS);
	for (uint32_t i = 0; i < r->n; i++) {
		struct field_text f = field_at(r, i);
		char *plain = xcalloc(f.n + 1, 1);

		f = field_trim((struct field_text){ plain, f.doubled
			? field_undouble(f, plain)
			: (memcpy(plain, f.s, f.n), f.n), false });
		if (!memchr(f.s, '\r', f.n))
			header_add(h, f.s, f.n);
		free(plain);
		if (h->n <= (int)i)
			return err_set(e, ERR_DATA, _("%s: its lines end in CR "
			               "alone; save it with LF or CR LF line "
			               "ends"), path);
	}
	return true;
}

bool head_read(struct scan *scan, const char *path, struct header *h,
               struct scan_batch *b, size_t *rows, struct err *e)
{
	struct scan_row r;

	for (;;) {
		if (!scan_next(scan, b, e))
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
			return read_names(h, path, &r, e);
	}
	if (b->fault == SCAN_FINE)
		return err_set(e, ERR_DATA, _("%s is empty"), path);
	return err_set(e, ERR_DATA, _("%s, line %llu, the header: %s"), path,
	               (unsigned long long)b->line,
	               counter_reason(b->fault));
}
