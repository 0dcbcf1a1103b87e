/* excel_priv.h - what excel.c and excel_parts.c share: the small parts
 * of a workbook, read whole before its sheet.  For them only. */
#ifndef IMPORT_EXCEL_PRIV_H
#define IMPORT_EXCEL_PRIV_H

#include <expat.h>
#include <stdint.h>
#include <zip.h>

#include "import/excel.h"

enum { PIECE = 16 << 10,		/* bytes unpacked at a time */
       MOST_STRINGS = 2 << 20, MOST_STYLES = 1 << 16, MOST_SHEETS = 1024 };
#define MOST_TEXT ((size_t)64 << 20)	/* of shared strings; of one cell's row */
#define MOST_BYTES ((uint64_t)4 << 30)	/* of the text of a sheet */

/* Text that grows. */
struct growing {
	char *s;
	size_t n, room;
};
void growing_add(struct growing *, const char *, size_t);

struct sheet_ref {
	char *name, *rel;		/* its relation; then its file */
};

struct parts {
	struct sheet_ref *sheet;
	int nsheet;
	bool from_1904;
	struct growing text;		/* of all shared strings */
	size_t *string;			/* where each ends in it */
	size_t nstring;
	bool *is_date;			/* by style */
	int nstyle;
};

/* Excel's own limits. */
enum { MOST_ROWS = 1 << 20, MOST_COLS = 1 << 14, MOST_CELL = 32767 * 4 };

enum trouble { FINE, FORMULA, MERGED, TOO_MUCH, TOO_WIDE };
enum kind { NUMBER, SHARED, INLINE, TRUTH };

struct excel {
	XML_Parser parser;		/* first: see parser_new() */
	char *path, *sheet;
	zip_t *zip;
	zip_file_t *file;
	struct parts parts;
	bool ended;
	struct growing out, row, cell;
	size_t given;			/* of out */
	uint64_t bytes, unpacked;	/* that ever went out; of the sheet */
	long line;			/* rows that went out */
	int width, col, filled;		/* of the header; of the row at hand */
	long header;			/* its line; 0 until there is one */
	bool in_row, in_value;
	enum kind kind;
	int style;
	char at[16];			/* the cell, as Excel calls it */
	enum trouble trouble;
};

/* Put the cell at hand to its row. */
void excel_put_cell(struct excel *);

/* Read what tells how to read a sheet. */
bool parts_read(struct parts *, zip_t *, const char *path, struct err *);
void parts_fini(struct parts *);

/* "x:row" is row. */
const char *local_name(const char *);
/* The value of an attribute, or NULL. */
const char *attribute(const char **list, const char *name);

/* A parser that refuses what no spreadsheet writes: a document type. */
XML_Parser parser_new(void *of, XML_StartElementHandler, XML_EndElementHandler,
                      XML_CharacterDataHandler);

#endif
