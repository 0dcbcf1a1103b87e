#include "import/excel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/late.h"
#include "core/mem.h"
#include "import/excel_priv.h"

bool excel_is(const char *path)
{
	FILE *f = strcmp(path, "-") == 0 ? NULL : fopen(path, "rbe");
	char head[4] = "";
	bool is = f && fread(head, 1, 4, f) == 4 &&
	          memcmp(head, "PK\x03\x04", 4) == 0;

	if (f)
		fclose(f);
	return is;
}

static void stop(struct excel *b, enum trouble why)
{
	if (b->trouble == FINE)
		b->trouble = why;
	XML_StopParser(b->parser, XML_FALSE);
}

/* ---- a row ---- */

/* The column of "BC12", from 0; -1 if there is none. */
static int column_of(const char *ref)
{
	int col = 0;

	for (; *ref >= 'A' && *ref <= 'Z' && col <= MOST_COLS; ref++)
		col = col * 26 + (*ref - 'A' + 1);
	return col - 1;
}

static void begin_cell(struct excel *b, const char **list)
{
	const char *ref = attribute(list, "r"), *type = attribute(list, "t");
	const char *style = attribute(list, "s");
	int col = ref ? column_of(ref) : b->col;

	snprintf(b->at, sizeof(b->at), "%s", ref ? ref : "");
	b->cell.n = 0;
	b->style = style ? atoi(style) : -1;
	b->kind = !type || strcmp(type, "n") == 0 ? NUMBER
	          : strcmp(type, "s") == 0 ? SHARED
	          : strcmp(type, "b") == 0 ? TRUTH : INLINE;
	if (col < b->col || col >= MOST_COLS) {
		stop(b, TOO_WIDE);
		return;
	}
	for (; b->col < col; b->col++)
		growing_add(&b->row, ",", 1);
}

static void end_cell(struct excel *b)
{
	size_t was = b->row.n;

	excel_put_cell(b);
	b->col++;
	if (b->row.n > was)
		b->filled = b->col;
	growing_add(&b->row, ",", 1);
	if (b->row.n > MOST_TEXT)
		stop(b, TOO_MUCH);
}

static void begin_row(struct excel *b, const char **list)
{
	const char *ref = attribute(list, "r");
	long number = ref ? atol(ref) : b->line + 1;

	if (number <= b->line || number > MOST_ROWS) {
		stop(b, TOO_MUCH);
		return;
	}
	for (; b->line < number - 1; b->line++)
		growing_add(&b->out, "\n", 1);
	b->row.n = 0;
	b->col = b->filled = 0;
	b->in_row = true;
}

/* As wide as the header: short rows are filled up, and cells behind it that
 * have but a format are left out. */
static void end_row(struct excel *b)
{
	if (!b->header && b->filled) {
		b->header = b->line + 1;
		b->width = b->filled;
	}
	for (; b->col < b->width; b->col++)
		growing_add(&b->row, ",", 1);
	if (b->filled) {
		int keep = b->filled > b->width ? b->filled : b->width;
		size_t n = b->row.n;

		for (; b->col > keep; b->col--)
			n--;
		growing_add(&b->out, b->row.s, n - 1);
	}
	growing_add(&b->out, "\n", 1);
	b->line++;
	b->in_row = false;
	if (b->out.n - b->given > MOST_TEXT || b->bytes + b->out.n > MOST_BYTES)
		stop(b, TOO_MUCH);
}

/* ---- the sheet ---- */

/* Does "A1:C2" touch the row? */
static bool touches(const char *range, long row)
{
	const char *to = strchr(range, ':');
	long first = atol(range + strcspn(range, "0123456789"));
	long last = to ? atol(to + strcspn(to, "0123456789")) : first;

	return first <= row && row <= last;
}

static void on_start(void *of, const char *name, const char **list)
{
	struct excel *b = of;
	const char *ref;

	name = local_name(name);
	if (strcmp(name, "row") == 0)
		begin_row(b, list);
	else if (strcmp(name, "c") == 0 && b->in_row)
		begin_cell(b, list);
	else if (strcmp(name, "f") == 0 && b->in_row)
		stop(b, FORMULA);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		b->in_value = b->in_row;
	if (strcmp(name, "mergeCell") != 0)
		return;
	ref = attribute(list, "ref");
	if (ref && touches(ref, b->header)) {
		snprintf(b->at, sizeof(b->at), "%s", ref);
		stop(b, MERGED);
	}
}

static void on_end(void *of, const char *name)
{
	struct excel *b = of;

	name = local_name(name);
	if (strcmp(name, "row") == 0 && b->in_row)
		end_row(b);
	else if (strcmp(name, "c") == 0 && b->in_row)
		end_cell(b);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		b->in_value = false;
}

static void on_text(void *of, const char *s, int n)
{
	struct excel *b = of;

	if (!b->in_value)
		return;
	if (b->cell.n + (size_t)n > MOST_CELL)
		stop(b, TOO_MUCH);
	else
		growing_add(&b->cell, s, (size_t)n);
}

static bool refuse(const struct excel *b, struct err *e)
{
	switch (b->trouble) {
	case FORMULA:
		return err_set(e, ERR_DATA, _("%s, sheet %s: cell %s holds a"
		    " formula, and what it shows is only known to Excel; copy the"
		    " sheet, paste it as values, and import that"), b->path,
		    b->sheet, b->at);
	case MERGED:
		return err_set(e, ERR_DATA, _("%s, sheet %s: the cells %s of the"
		    " header are merged, so columns have no name of their own;"
		    " unmerge them, or leave only the last line of the header"),
		    b->path, b->sheet, b->at);
	case TOO_MUCH:
		return err_set(e, ERR_DATA, _("%s unpacks to more than a workbook"
		    " holds, so it was not read further; save the sheet as CSV"
		    " UTF-8"), b->path);
	case TOO_WIDE:
		return err_set(e, ERR_DATA, _("%s, sheet %s: cell %s is not where"
		    " a workbook has it; save it again in Excel"), b->path,
		    b->sheet, b->at);
	case FINE:
		break;
	}
	return err_set(e, ERR_DATA, _("%s is damaged near row %ld of sheet %s;"
	               " save it again in Excel, or as CSV UTF-8"), b->path,
	               b->line + 1, b->sheet);
}

static bool unpack(struct excel *b, struct err *e)
{
	char piece[PIECE];
	zip_int64_t got = zip_fread(b->file, piece, sizeof(piece));

	b->ended = got == 0;
	b->unpacked += got > 0 ? (uint64_t)got : 0;
	if (b->unpacked > MOST_BYTES)
		b->trouble = TOO_MUCH;
	return (!b->trouble && got >= 0 && XML_Parse(b->parser, piece, (int)got, got == 0) ==
	        XML_STATUS_OK) || refuse(b, e);
}

bool excel_read(struct excel *b, char *to, size_t size, size_t *n,
                   struct err *e)
{
	while (!b->ended && b->out.n - b->given < size)
		if (!unpack(b, e))
			return false;
	*n = b->out.n - b->given < size ? b->out.n - b->given : size;
	if (*n)
		memcpy(to, b->out.s + b->given, *n);
	b->given += *n;
	b->bytes += *n;
	if (b->given == b->out.n)
		b->given = b->out.n = 0;
	return true;
}

/* ---- opening ---- */

static bool choose(struct excel *b, const char *sheet, struct err *e)
{
	const struct parts *p = &b->parts;
	struct growing names = { 0 };
	int at = 0;

	while (sheet && at < p->nsheet && strcmp(p->sheet[at].name, sheet) != 0)
		at++;
	if (at < p->nsheet) {
		b->sheet = xstrdup(p->sheet[at].name);
		b->file = zip_fopen(b->zip, p->sheet[at].rel, 0);
		return b->file || err_set(e, ERR_DATA, _("%s, sheet %s: it is"
		    " damaged or encrypted; save it again without a password"),
		    b->path, b->sheet);
	}
	for (int i = 0; i < p->nsheet && names.n < 300; i++) {
		growing_add(&names, i ? ", " : "", i ? 2 : 0);
		growing_add(&names, p->sheet[i].name, strlen(p->sheet[i].name));
	}
	growing_add(&names, "", 1);
	err_set(e, ERR_DATA, _("%s has no sheet called %s; it has %s"), b->path,
	        sheet, names.s);
	free(names.s);
	return false;
}

struct excel *excel_open(const char *path, const char *sheet,
                               struct err *e)
{
	struct excel *b;
	int why;
	bool ok;

	if (!late_need(LATE_ZIP, e) || !late_need(LATE_EXPAT, e))
		return NULL;
	b = xcalloc(1, sizeof(*b));
	b->path = xstrdup(path);
	b->zip = zip_open(path, ZIP_RDONLY, &why);
	ok = b->zip || err_set(e, ERR_DATA, _("%s is a zip archive that is"
	                       " damaged or cut off; get it again"), path);
	ok = ok && parts_read(&b->parts, b->zip, path, e) &&
	     choose(b, sheet, e);
	if (!ok) {
		excel_close(b);
		return NULL;
	}
	parser_new(b, on_start, on_end, on_text);
	return b;
}

void excel_close(struct excel *b)
{
	if (!b)
		return;
	if (b->parser)
		XML_ParserFree(b->parser);
	if (b->file)
		zip_fclose(b->file);
	if (b->zip)
		zip_discard(b->zip);
	parts_fini(&b->parts);
	free(b->out.s);
	free(b->row.s);
	free(b->cell.s);
	free(b->path);
	free(b->sheet);
	free(b);
}
