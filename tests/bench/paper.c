/* paper.c - how fast papers are written, for tests/bench/paper.
 *
 *	paper formats DATABASE MARKDOWN
 *	paper xlsx OUR-FILE		a sheet of 100,000 rows of ten columns
 *	paper xlsxwriter ITS-FILE	the same cells by libxlsxwriter alone
 *
 * formats builds the annual report of the trust in DATABASE, writes it to
 * MARKDOWN and prints the best of some runs in ms: building, HTML, docx. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "core/err.h"
#include "db/db.h"
#include "report/annual.h"
#include "report/book.h"
#include "report/writer.h"

enum { ROWS = 100000, COLUMNS = 10, RUNS = 15 };

static struct err e;

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void must(bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "paper: %s\n", e.msg);
	exit(1);
}

static double writing(const struct doc *d, bool (*write)(const struct doc *, FILE *, struct err *))
{
	double best = 1e9;

	for (int i = 0; i < RUNS; i++) {
		char *bytes = NULL;
		size_t len = 0;
		FILE *f = open_memstream(&bytes, &len);
		double from = now_ms(), took;

		must(write(d, f, &e));
		fclose(f);
		took = now_ms() - from;
		best = took < best ? took : best;
		free(bytes);
	}
	return best;
}

static int formats(const char *path, const char *markdown)
{
	struct db_options o = { .path = path, .who = "bench", .program = "bench",
		.at = "2026-11-22T06:00:00Z", .today = "2026-11-22", .backups = "" };
	struct annual_options how = { .year = "2026/27", .as_at = o.today,
		.profile = SUPPRESS_MHSDS, .status = "Draft" };
	struct db *db = db_open(&o, &e);
	double built = 1e9, from;
	struct doc *d = NULL;

	must(db != NULL);
	for (int i = 0; i < RUNS; i++) {
		doc_free(d);
		from = now_ms();
		must((d = annual_build(db, &how, &e)) != NULL);
		built = now_ms() - from < built ? now_ms() - from : built;
	}
	must(out_write(d, markdown, NULL, &e));
	printf("%.1f %.1f %.1f\n", built, writing(d, html_write), writing(d, docx_write));
	doc_free(d);
	db_close(db);
	return 0;
}

static const char *const heads[COLUMNS] = { "Action", "Title", "Area", "State", "Lead",
	"Priority", "Moves", "Days", "Score", "Amount" };

/* What stands in a column of words: two that differ in each row, three that
 * repeat, as in the list of actions; NULL in a column of numbers. */
static const char *text(int row, int col, char to[static 48])
{
	static const char *const area[] = { "leadership", "data", "feedback" };
	static const char *const state[] = { "agreed", "in progress", "done", "verified" };

	switch (col) {
	case 0:
		snprintf(to, 48, "ACT-%d", row + 1);
		return to;
	case 1:
		snprintf(to, 48, "Have an interpreter on any ward, %d", row);
		return to;
	case 2:
		return area[row % 3];
	case 3:
		return state[row % 4];
	case 4:
		snprintf(to, 48, "Person %d", row % 27);
		return to;
	default:
		return NULL;
	}
}

static double number(int row, int col)
{
	return row * 31 % 977 + col / 4.0;
}

static int ours(const char *path)
{
	struct book *b = book_new("Bench", NULL, &e);
	FILE *f = fopen(path, "w");
	char words[48];

	book_sheet(b, "Rows", heads, NULL, COLUMNS);
	for (int i = 0; i < ROWS; i++)
		for (int j = 0; j < COLUMNS; j++)
			if (text(i, j, words))
				book_text(b, text(i, j, words));
			else
				book_number(b, number(i, j), 1);
	must(f && book_write(b, f, &e));
	return fclose(f);
}

static int theirs(const char *path)
{
	lxw_workbook *w = workbook_new(path);
	lxw_worksheet *s = workbook_add_worksheet(w, "Rows");
	lxw_table_column column[COLUMNS] = { 0 }, *columns[COLUMNS + 1] = { 0 };
	lxw_table_options how = { .columns = columns };
	lxw_format *wrap = workbook_add_format(w), *plain = workbook_add_format(w);
	char words[48];

	format_set_text_wrap(wrap);
	format_set_num_format(plain, "#,##0.0");
	for (int j = 0; j < COLUMNS; j++) {
		column[j].header = (char *)(size_t)heads[j];
		columns[j] = &column[j];
	}
	for (int i = 0; i < ROWS; i++)
		for (int j = 0; j < COLUMNS; j++)
			if (text(i, j, words))
				worksheet_write_string(s, (lxw_row_t)i + 1, (lxw_col_t)j,
				                       text(i, j, words), wrap);
			else
				worksheet_write_number(s, (lxw_row_t)i + 1, (lxw_col_t)j,
				                       number(i, j), plain);
	worksheet_add_table(s, 0, 0, ROWS, COLUMNS - 1, &how);
	return (int)workbook_close(w);
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "formats") == 0)
		return formats(argv[2], argv[3]);
	if (argc == 3 && strcmp(argv[1], "xlsx") == 0)
		return ours(argv[2]);
	if (argc == 3 && strcmp(argv[1], "xlsxwriter") == 0)
		return theirs(argv[2]);
	return 64;
}
