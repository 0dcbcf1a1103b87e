/* late.c - the calls of libxlsxwriter that this program makes. */
#include "core/late.h"

#include <xlsxwriter.h>

#define XLSX(type, name, takes, given) LATE(LATE_XLSXWRITER, type, name, takes, given)
LATE_VOID(LATE_XLSXWRITER, format_set_align, (lxw_format *f, uint8_t where), (f, where))
LATE_VOID(LATE_XLSXWRITER, format_set_num_format, (lxw_format *f, const char *as), (f, as))
LATE_VOID(LATE_XLSXWRITER, format_set_text_wrap, (lxw_format *f), (f))
XLSX(char *, lxw_strerror, (lxw_error why), (why))
XLSX(lxw_format *, workbook_add_format, (lxw_workbook *b), (b))
XLSX(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *b, const char *name), (b, name))
XLSX(lxw_error, workbook_close, (lxw_workbook *b), (b))
XLSX(lxw_workbook *, workbook_new_opt, (const char *path, lxw_workbook_options *o), (path, o))
XLSX(lxw_error, workbook_set_properties, (lxw_workbook *b, lxw_doc_properties *p), (b, p))
XLSX(lxw_error, worksheet_add_table, (lxw_worksheet *s, lxw_row_t top, lxw_col_t left,
     lxw_row_t bottom, lxw_col_t right, lxw_table_options *o), (s, top, left, bottom, right, o))
LATE_VOID(LATE_XLSXWRITER, worksheet_fit_to_pages, (lxw_worksheet *s, uint16_t wide, uint16_t high),
          (s, wide, high))
LATE_VOID(LATE_XLSXWRITER, worksheet_freeze_panes, (lxw_worksheet *s, lxw_row_t y, lxw_col_t x),
          (s, y, x))
XLSX(lxw_error, worksheet_repeat_rows, (lxw_worksheet *s, lxw_row_t from, lxw_row_t to),
     (s, from, to))
XLSX(lxw_error, worksheet_set_column, (lxw_worksheet *s, lxw_col_t from, lxw_col_t to,
     double width, lxw_format *f), (s, from, to, width, f))
LATE_VOID(LATE_XLSXWRITER, worksheet_set_landscape, (lxw_worksheet *s), (s))
LATE_VOID(LATE_XLSXWRITER, worksheet_set_paper, (lxw_worksheet *s, uint8_t kind), (s, kind))
XLSX(lxw_error, worksheet_set_row, (lxw_worksheet *s, lxw_row_t row, double height,
     lxw_format *f), (s, row, height, f))
XLSX(lxw_error, worksheet_write_number, (lxw_worksheet *s, lxw_row_t y, lxw_col_t x, double n,
     lxw_format *f), (s, y, x, n, f))
XLSX(lxw_error, worksheet_write_string, (lxw_worksheet *s, lxw_row_t y, lxw_col_t x,
     const char *text, lxw_format *f), (s, y, x, text, f))
