#include "report/book.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "core/err.h"
#include "core/lang.h"
#include "core/late.h"
#include "core/mem.h"
#include "core/text.h"

/* What Excel holds, and the days of 1980 for every file in the package. */
enum { CELL_MOST = 32767, NAME_MOST = 31, DAY_1980 = 315532800 };

/* Points of a line of text, lines of the tallest row there is, and how wide columns are
 * that nobody says otherwise of. */
enum { LINE = 15, LINES_MOST = 27, FIRST_WIDE = 40, WIDE = 22, A4 = 9 };

struct book {
	lxw_workbook *xlsx;
	lxw_worksheet *sheet;
	lxw_format *wrap, *number[2], *percent[2];
	char **head;		/* of the last sheet */
	int *width;		/* of its columns, in letters */
	int lines;		/* that its last row needs */
	lxw_col_t n, col;
	lxw_row_t row;
	lxw_error bad;
	char *folder;
	int fd;			/* the finished file, in memory */
};

static lxw_format *format_new(lxw_workbook *w, const char *format)
{
	lxw_format *f = workbook_add_format(w);

	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (format)
		format_set_num_format(f, format);
	else
		format_set_text_wrap(f);
	return f;
}

struct book *book_new(const char *title, const char *folder, struct err *e)
{
	struct book *b;
	lxw_doc_properties of = { .title = (char *)(uintptr_t)title, .created = DAY_1980 };
	lxw_workbook_options how = { 0 };
	char path[64];

	if (!late_need(LATE_XLSXWRITER, e))
		return NULL;
	b = xcalloc(1, sizeof(*b));
	b->fd = memfd_create("book", MFD_CLOEXEC);
	b->folder = folder ? xstrdup(folder) : NULL;
	how.tmpdir = b->folder;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", b->fd);
	b->xlsx = workbook_new_opt(path, &how);
	workbook_set_properties(b->xlsx, &of);
	b->wrap = format_new(b->xlsx, NULL);
	b->number[0] = format_new(b->xlsx, "#,##0");
	b->number[1] = format_new(b->xlsx, "#,##0.0");
	b->percent[0] = format_new(b->xlsx, "0%");
	b->percent[1] = format_new(b->xlsx, "0.0%");
	return b;
}

/* The first trouble is the one that is told. */
static void note(struct book *b, lxw_error bad)
{
	if (!b->bad)
		b->bad = bad;
}

/* A text as Excel takes it: no controls, and cut where it holds no more. */
static char *cell_words(const char *text)
{
	char *safe = text_safe_lines(text);
	size_t len = strlen(safe);

	while (len > CELL_MOST)
		safe[len = text_prev(safe, len, CELL_MOST)] = '\0';
	return safe;
}

static bool stands(char *const *head, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(head[i], name) == 0)
			return true;
	return false;
}

static char *head_of(char *const *before, size_t n, const char *name)
{
	char *safe = text_safe(*name ? name : _("Column")), *once = xstrdup(safe);

	for (int i = 2; stands(before, n, once); i++) {
		free(once);
		once = xprintf("%s (%d)", safe, i);
	}
	free(safe);
	return once;
}

/* The table can only be told when its last row is known. */
static void end_sheet(struct book *b)
{
	lxw_table_column *column = xcalloc(b->n + 1u, sizeof(*column)), **all;
	lxw_table_options how = { .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 1 };

	all = xcalloc(b->n + 1u, sizeof(lxw_table_column *));
	for (size_t i = 0; i < b->n; i++) {
		column[i].header = b->head[i];
		all[i] = &column[i];
	}
	how.columns = all;
	if (b->sheet && b->row > 1)
		note(b, worksheet_add_table(b->sheet, 0, 0, b->row - 1,
					    (lxw_col_t)(b->n - 1), &how));
	free(all);
	free(column);
	for (size_t i = 0; i < b->n; i++)
		free(b->head[i]);
	free(b->head);
	free(b->width);
	b->head = NULL;
	b->width = NULL;
	b->n = 0;
}

/* On paper: A4 on its side, all columns on a page, the headings on every one. */
static void lay_sheet(lxw_worksheet *sheet)
{
	worksheet_freeze_panes(sheet, 1, 1);
	worksheet_set_paper(sheet, A4);
	worksheet_set_landscape(sheet);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
}

static void set_widths(struct book *b, const int *width, size_t n)
{
	b->width = xcalloc(n, sizeof(*b->width));
	for (size_t i = 0; i < n; i++) {
		b->width[i] = width ? width[i] : i ? WIDE : FIRST_WIDE;
		if (b->sheet)
			worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, b->width[i],
					     NULL);
	}
}

void book_sheet(struct book *b, const char *name, const char *const *heads, const int *width,
                size_t n)
{
	char *safe = text_safe(name);

	end_sheet(b);
	safe[text_cut(safe, strlen(safe), NAME_MOST)] = '\0';
	b->sheet = workbook_add_worksheet(b->xlsx, safe);
	if (!b->sheet)
		note(b, LXW_ERROR_SHEETNAME_ALREADY_USED);
	b->head = xcalloc(n, sizeof(char *));
	for (size_t i = 0; i < n; i++) {
		b->head[i] = head_of(b->head, i, heads[i]);
		if (b->sheet)
			note(b, worksheet_write_string(b->sheet, 0, (lxw_col_t)i, b->head[i],
						       NULL));
	}
	if (b->sheet)
		lay_sheet(b->sheet);
	set_widths(b, width, n);
	b->n = (lxw_col_t)n;
	b->row = 1;
	b->col = 0;
	b->lines = 1;
	free(safe);
}

/* Lines that a text takes in a column, as near as letters can tell. */
static int lines_of(const char *text, int width)
{
	int lines = 0, room = width > 4 ? width - 2 : 2;
	size_t len = strlen(text);

	if (len <= (size_t)room && !memchr(text, '\n', len))
		return 1;
	while (*text) {
		size_t line = strcspn(text, "\n");
		int cells = text_cells(text, line);

		lines += cells > room ? (cells + room - 1) / room : 1;
		text += line + (text[line] == '\n');
	}
	return lines;
}

/* Not every program makes a row as tall as what is wrapped in it. */
static void step(struct book *b)
{
	if (++b->col < b->n)
		return;
	if (b->lines > 1 && b->sheet)
		note(b, worksheet_set_row(b->sheet, b->row, LINE * (b->lines < LINES_MOST
			? b->lines : LINES_MOST), NULL));
	b->lines = 1;
	b->col = 0;
	b->row++;
}

void book_text(struct book *b, const char *text)
{
	char *words = cell_words(text);
	int lines = lines_of(words, b->width[b->col]);

	b->lines = lines > b->lines ? lines : b->lines;
	if (b->sheet && *words)
		note(b, worksheet_write_string(b->sheet, b->row, b->col, words, b->wrap));
	free(words);
	step(b);
}

static void put_number(struct book *b, double value, lxw_format *how)
{
	if (b->sheet)
		note(b, worksheet_write_number(b->sheet, b->row, b->col, value, how));
	step(b);
}

void book_number(struct book *b, double value, int decimals)
{
	put_number(b, value, b->number[decimals > 0]);
}

void book_percent(struct book *b, double value, int decimals)
{
	put_number(b, value / 100, b->percent[decimals > 0]);
}

static bool copy_out(int fd, FILE *f)
{
	char block[1 << 14];
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = read(fd, block, sizeof(block))) > 0)
		fwrite(block, 1, (size_t)n, f);
	return n == 0;
}

static bool explain(lxw_error bad, struct err *e)
{
	if (bad == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
		return err_set(e, ERR_DATA, _("the table has more rows or columns than Excel holds"
			" (1,048,576 and 16,384); write it as CSV"));
	return err_set(e, ERR_IO, _("the workbook could not be written: %s"), lxw_strerror(bad));
}

bool book_write(struct book *b, FILE *f, struct err *e)
{
	lxw_error bad;

	end_sheet(b);
	bad = workbook_close(b->xlsx);
	bad = b->bad ? b->bad : bad;
	if (!bad && !copy_out(b->fd, f))
		bad = LXW_ERROR_CREATING_TMPFILE;
	close(b->fd);
	free(b->folder);
	free(b);
	return !bad || explain(bad, e);
}
