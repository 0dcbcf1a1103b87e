#include "import/sheet.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/late.h"
#include "core/mem.h"
#include "core/text.h"
#include "import/field.h"
#include "import/header.h"
#include "import/scan.h"

enum { MOST_COLUMNS = 400, MOST_ROWS = 200000 };

void sheet_fini(struct sheet *s)
{
	for (int i = 0; i < s->nrow; i++) {
		for (int c = 0; c < s->ncol; c++)
			free(s->row[i].cell[c]);
		free(s->row[i].cell);
	}
	for (int c = 0; c < s->ncol; c++)
		free(s->head[c]);
	free(s->row);
	free(s->head);
	*s = (struct sheet){ 0 };
}

static struct sheet_row *add_row(struct sheet *s, uint64_t line)
{
	size_t n = (size_t)s->nrow;

	if ((n & (n - 1)) == 0)
		s->row = xreallocarray(s->row, n ? 2 * n : 1,
		                       sizeof(*s->row));
	s->row[n] = (struct sheet_row){ line, xcalloc((size_t)s->ncol,
	                                              sizeof(char *)) };
	s->nrow++;
	return &s->row[n];
}

static int add_column(struct sheet *s, char *name)
{
	s->head = xreallocarray(s->head, (size_t)s->ncol + 1,
	                        sizeof(*s->head));
	s->head[s->ncol] = name;
	return s->ncol++;
}

static int column_named(const struct sheet *s, const char *name)
{
	for (int c = 0; c < s->ncol; c++)
		if (strcmp(s->head[c], name) == 0)
			return c;
	return -1;
}

/* --- CSV -------------------------------------------------------------- */

static char *cell_of(struct field_text f, bool guarded)
{
	char *s = xcalloc(f.n + 1, 1);
	size_t n = field_undouble(f, s);

	s[n] = '\0';
	if (guarded && s[0] == '\'' && s[1] && strchr("=+-@\t\r'", s[1]))
		memmove(s, s + 1, n);
	return s;
}

static bool take_head(struct sheet *s, const struct scan_row *r, struct err *e)
{
	if (r->n > MOST_COLUMNS)
		return err_set(e, ERR_DATA, ngettext("line 1 has %u column; %d are the most",
		               "line 1 has %u columns; %d are the most", r->n), (unsigned)r->n,
		               MOST_COLUMNS);
	for (uint32_t i = 0; i < r->n; i++) {
		char *name = cell_of(field_trim(field_at(r, i)), false);
		bool twice = column_named(s, name) >= 0;

		add_column(s, name);
		if (twice)
			return err_set(e, ERR_DATA, _("the column \"%s\" stands"
			               " twice in line 1"), name);
	}
	return true;
}

static bool take_row(struct sheet *s, const struct scan_row *r, uint64_t line,
                     struct err *e)
{
	struct sheet_row *row;

	if (!s->ncol)
		return take_head(s, r, e);
	if (r->n == 1 && field_at(r, 0).n == 0 && s->ncol > 1)
		return true;			/* an empty line */
	if ((int)r->n != s->ncol)
		return err_set(e, ERR_DATA, ngettext("line %llu has %u field, not the %d of line 1",
		               "line %llu has %u fields, not the %d of line 1", r->n),
		               (unsigned long long)line,
		               (unsigned)r->n, s->ncol);
	if (s->nrow == MOST_ROWS)
		return err_set(e, ERR_DATA, ngettext("there is more than %d row",
		               "there are more than %d rows", MOST_ROWS), MOST_ROWS);
	row = add_row(s, line);
	for (int c = 0; c < s->ncol; c++)
		row->cell[c] = cell_of(field_at(r, (uint32_t)c), true);
	return true;
}

static bool broken(const struct scan_batch *b, struct err *e)
{
	static const char *const why[] = {
		[SCAN_QUOTE] = N_("a quote stands inside a field that has none"
		                  " around it"),
		[SCAN_AFTER] = N_("something stands behind a closing quote"),
		[SCAN_OPEN] = N_("a quote is not closed"),
		[SCAN_NUL] = N_("there is a NUL byte"),
		[SCAN_LONG] = N_("a field or row is too long"),
	};

	return err_set(e, ERR_DATA, _("line %llu: %s; nothing was taken in"),
	               (unsigned long long)scan_line(b, b->fault_at),
	               _(why[b->fault]));
}

static bool take_batch(struct sheet *s, const struct scan_batch *b,
                       struct err *e)
{
	uint32_t first = 0, start = 0;

	for (size_t i = 0; i < b->nrow; i++) {
		uint32_t last = b->row[i];
		struct scan_row r = { b->text, start, b->pos + first,
		                      last - first + 1 };

		if (!take_row(s, &r, scan_line(b, start), e))
			return false;
		start = b->pos[last] + 1;
		first = last + 1;
	}
	return true;
}

static bool read_csv(struct sheet *s, const char *path, struct err *e)
{
	struct source_options o = { .unhashed = true };
	struct scan *scan = scan_open(path, &o, e);
	struct scan_batch b;
	const char *head;
	size_t n;
	bool ok = scan != NULL;

	if (!ok)
		return false;
	head = scan_peek(scan, &n);
	scan_set_delimiter(scan, header_delimiter(head, n));
	while (ok && (ok = scan_next(scan, &b, e)) && (b.nrow || b.fault))
		ok = b.nrow ? take_batch(s, &b, e) : broken(&b, e);
	if (ok && scan_bad_line(scan))
		ok = err_set(e, ERR_DATA, _("line %llu is not UTF-8; save the"
		             " file as \"CSV UTF-8\""),
		             (unsigned long long)scan_bad_line(scan));
	if (ok && !s->ncol)
		ok = err_set(e, ERR_DATA, _("%s is empty"), path);
	scan_close(scan);
	return ok;
}

/* --- JSON ------------------------------------------------------------- */

static char *text_of(const json_t *v)
{
	if (json_is_string(v))
		return xstrdup(json_string_value(v));
	if (json_is_integer(v))
		return xprintf("%lld", (long long)json_integer_value(v));
	if (json_is_null(v))
		return xstrdup("");
	return NULL;
}

static bool take_keys(struct sheet *s, const json_t *list, struct err *e)
{
	const char *key;
	json_t *one, *v;
	size_t i;

	json_array_foreach((json_t *)list, i, one) {
		if (!json_is_object(one))
			return err_set(e, ERR_DATA, _("item %zu of the list is"
			               " no object"), i + 1);
		json_object_foreach(one, key, v)
			if (column_named(s, key) < 0)
				add_column(s, xstrdup(key));
	}
	return true;
}

static bool take_object(struct sheet *s, json_t *one, size_t i, struct err *e)
{
	struct sheet_row *row = add_row(s, i + 1);

	for (int c = 0; c < s->ncol; c++) {
		json_t *v = json_object_get(one, s->head[c]);

		row->cell[c] = v ? text_of(v) : xstrdup("");
		if (row->cell[c])
			continue;
		row->cell[c] = xstrdup("");
		return err_set(e, ERR_DATA, _("item %zu: \"%s\" must be text, a"
		               " whole number or null"), i + 1, s->head[c]);
	}
	return true;
}

static bool read_json(struct sheet *s, const char *path, struct err *e)
{
	json_error_t why;
	FILE *in;
	json_t *list, *one;
	size_t i;
	bool ok;

	if (!late_need(LATE_JANSSON, e))
		return false;
	in = fopen(path, "r");
	if (!in)
		return err_set(e, errno == ENOENT ? ERR_INPUT : ERR_PERM,
		               _("cannot read %s: %s"), path, strerror(errno));
	list = json_loadf(in, JSON_REJECT_DUPLICATES, &why);
	fclose(in);
	if (!list)
		return err_set(e, ERR_DATA, _("%s is not JSON: line %d: %s"),
		               path, why.line, why.text);
	ok = json_is_array(list) || err_set(e, ERR_DATA, _("%s is JSON, but not"
	     " a list of objects"), path);
	ok = ok && take_keys(s, list, e);
	json_array_foreach(list, i, one)
		ok = ok && take_object(s, one, i, e);
	json_decref(list);
	return ok;
}

bool sheet_read(struct sheet *s, const char *path, struct err *e)
{
	size_t n = strlen(path);

	*s = (struct sheet){ 0 };
	s->json = n > 5 && strcmp(path + n - 5, ".json") == 0;
	return s->json ? read_json(s, path, e) : read_csv(s, path, e);
}
