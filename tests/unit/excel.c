/* Workbooks against the CSV they should give, and what is refused.  Sheets are
 * written by another library (libxlsxwriter), odd ones by hand with libzip. */
#include "import/excel.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "core/err.h"
#include "core/mem.h"
#include "import/extract.h"
#include "tests/tap.h"

static char path[256];

/* All text of a sheet; NULL, with a message, where it is refused. */
static char *text_of(const char *sheet, size_t step, struct err *e)
{
	struct excel *b = excel_open(path, sheet, e);
	char *text = xcalloc(1 << 20, 1);
	size_t n = 0, got = 1;
	bool ok = b != NULL;

	while (ok && got && n + step < 1 << 20) {
		ok = excel_read(b, text + n, step, &got, e);
		n += ok ? got : 0;
	}
	excel_close(b);
	if (ok)
		return text;
	free(text);
	return NULL;
}

static void is_text(const char *sheet, const char *want, const char *name)
{
	struct err e = { 0 };
	char *one = text_of(sheet, 1, &e), *all = text_of(sheet, 4096, &e);

	ok(one && strcmp(one, want) == 0, "%s, byte by byte", name);
	ok(all && strcmp(all, want) == 0, "%s", name);
	if (all && strcmp(all, want) != 0)
		printf("# got: %s\n", all);
	if (!all)
		printf("# %s\n", e.msg);
	free(one);
	free(all);
}

static void is_refused(const char *text, const char *name)
{
	struct err e = { 0 };
	char *got = text_of(NULL, 4096, &e);

	ok(!got && strstr(e.msg, text), "%s: %.90s", name, e.msg);
	free(got);
}

static void from_a_library(void)
{
	lxw_workbook *w = workbook_new(path);
	lxw_worksheet *s = workbook_add_worksheet(w, "First");
	lxw_worksheet *t = workbook_add_worksheet(w, "Second, \"2\"");
	lxw_format *date = workbook_add_format(w), *long_date = workbook_add_format(w);
	lxw_format *bold = workbook_add_format(w);
	lxw_datetime day = { 2024, 2, 29, 0, 0, 0 };

	format_set_num_format(date, "dd/mm/yyyy");
	format_set_num_format_index(long_date, 14);
	format_set_bold(bold);
	format_set_num_format(bold, "0.00 \"days\"");
	worksheet_write_string(s, 0, 0, "EthnicCategory", bold);
	worksheet_write_string(s, 0, 1, "ReferralDate", NULL);
	worksheet_write_string(s, 0, 2, "Note", NULL);
	worksheet_write_string(s, 1, 0, "A", NULL);
	worksheet_write_datetime(s, 1, 1, &day, date);
	worksheet_write_string(s, 1, 2, "a, \"b\"\nc", NULL);
	worksheet_write_number(s, 2, 0, 99, NULL);
	worksheet_write_number(s, 2, 1, 45352, long_date);
	worksheet_write_number(s, 2, 2, 1.5, bold);
	worksheet_write_blank(s, 2, 6, bold);
	worksheet_write_string(s, 4, 0, "Olufẹ́mi", NULL);
	worksheet_write_boolean(s, 4, 2, 1, NULL);
	worksheet_write_string(s, 5, 0, "Z", NULL);
	worksheet_write_string(s, 5, 4, "too far", NULL);
	worksheet_write_string(t, 0, 0, "EthnicCategory", NULL);
	worksheet_write_string(t, 1, 0, "B", NULL);
	workbook_close(w);
	is_text(NULL, "EthnicCategory,ReferralDate,Note\n"
	        "A,2024-02-29,\"a, \"\"b\"\"\nc\"\n99,2024-03-01,1.5\n\n"
	        "Olufẹ́mi,,TRUE\nZ,,,,too far\n", "the first sheet");
	is_text("Second, \"2\"", "EthnicCategory\nB\n", "a sheet by its name");
}


/* ---- by hand ---- */

#define BOOK "<workbook xmlns:r='x'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"
#define RELS "<Relationships><Relationship Id='r1' Target='worksheets/s.xml'/></Relationships>"

static void add_part(zip_t *z, const char *name, const char *text, size_t n)
{
	zip_source_t *s = zip_source_buffer(z, text, n, 0);

	zip_file_add(z, name, s, ZIP_FL_OVERWRITE);
}

static void make(const char *sheet, size_t n, const char *strings)
{
	int why;
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &why);

	add_part(z, "xl/workbook.xml", BOOK, strlen(BOOK));
	add_part(z, "xl/_rels/workbook.xml.rels", RELS, strlen(RELS));
	add_part(z, "xl/worksheets/s.xml", sheet, n);
	if (strings)
		add_part(z, "xl/sharedStrings.xml", strings, strlen(strings));
	zip_close(z);
}

static void make_rows(const char *rows, const char *after, const char *strings)
{
	char *text = xprintf("<worksheet><sheetData>%s</sheetData>%s</worksheet>",
	                     rows, after);

	make(text, strlen(text), strings);
	free(text);
}

static void by_hand(void)
{
	struct err e = { 0 };

	make_rows("<x:row><x:c t='s'><x:v>1</x:v></x:c><x:c t='inlineStr'><x:is>"
	          "<x:t>a</x:t></x:is></x:c></x:row><x:row/><x:row><x:c t='s'><x:v>0"
	          "</x:v></x:c><x:c><x:v>9.9E1</x:v></x:c></x:row>", "",
	          "<sst><si><r><t>one</t></r><r><t> two</t></r><rPh><t>no</t></rPh></si>"
	          "<si><t>head</t></si></sst>");
	is_text(NULL, "head,a\n\none two,99\n", "prefixes, rich text, no references");
	make_rows("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><f>1+1"
	          "</f><v>2</v></c></row>", "", NULL);
	is_refused("cell A2 holds a formula", "a formula");
	make_rows("<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row>",
	          "<mergeCells><mergeCell ref='A2:B2'/></mergeCells>", NULL);
	is_refused("A2:B2", "a merged header");
	make_rows("<row r='1'><c r='A1'><v>1</v></c></row>",
	          "<mergeCells><mergeCell ref='A5:B9'/></mergeCells>", NULL);
	is_text(NULL, "1\n", "cells merged elsewhere");
	make_rows("<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "",
	          NULL);
	is_refused("is not where", "cells out of order");
	make_rows("<row r='9999999'><c r='A1'><v>1</v></c></row>", "", NULL);
	is_refused("unpacks to more", "a row beyond the last");
	make_rows("<row r='1'><c r='XFE1'><v>1</v></c></row>", "", NULL);
	is_refused("is not where", "a column beyond the last");
	make_rows("<row r='1'><c r='A1'><v>1</c></row>", "", NULL);
	is_refused("is damaged near row 1", "broken XML");
	make("<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", 42, NULL);
	is_refused("is damaged", "a document type");
	make_rows("", "", NULL);
	ok(!text_of("None", 9, &e) && strstr(e.msg, "it has S"), "no such sheet: %s", e.msg);
}

/* 300 MB of spaces in 300 KB, as a sheet and as its strings. */
static void bombs(void)
{
	size_t n = (size_t)300 << 20;
	char *text = xcalloc(n + 1, 1);

	memset(text, ' ', n);
	memcpy(text, "<sst><si><t>", 12);
	make("<worksheet/>", 12, text);
	is_refused("unpacks to more", "strings that unpack to 300 MB");
	memcpy(text, "<worksheet><sheetData><row><c t='str'><v>", 41);
	make(text, n, NULL);
	is_refused("unpacks to more", "a cell of 300 MB");
	free(text);
}

static void cut_off(void)
{
	static const char *const bad[] = { "PK\3\4", "PK\3\4 and nothing more" };
	int refused = 0;
	struct err e = { 0 };
	FILE *f;
	long n;

	for (int i = 0; i < 2; i++) {
		f = fopen(path, "wb");
		fputs(bad[i], f);
		fclose(f);
		is_refused("damaged or cut off", "no archive");
	}
	from_a_library();
	f = fopen(path, "rb");
	fseek(f, 0, SEEK_END);
	n = ftell(f);
	fclose(f);
	for (long k = n - 1; k > 0; k -= n / 50) {
		char *got;

		if (truncate(path, k) != 0)
			break;
		got = text_of(NULL, 4096, &e);
		refused += got == NULL;
		free(got);
	}
	ok(refused >= 49, "cut off anywhere it is refused (%d)", refused);
}

static void imported(void)
{
	struct extract_options o = { .threads = 0 };
	struct extract x;
	struct err e = { 0 };

	from_a_library();
	ok(extract_read(path, &o, &x, &e), "a workbook is imported as CSV is");
	ok(x.read == 4 && x.accepted == 3 && x.first[0].line == 7,
	   "its rows, and the line of one too wide (%d)", (int)x.first[0].line);
	ok(strlen(x.hash) == 64, "and the hash of the workbook");
	extract_fini(&x);
}

int main(void)
{
	const char *tmp = getenv("TMP");

	snprintf(path, sizeof(path), "%s/book-%d.xlsx", tmp ? tmp : "/tmp",
	         (int)getpid());
	from_a_library();
	by_hand();
	bombs();
	cut_off();
	imported();
	unlink(path);
	return tap_done();
}
