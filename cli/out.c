#include "cli/out.h"

#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/csv.h"

enum { MOST_CELLS = 60 };

enum out_form out_form(const struct call *c)
{
	static const struct {
		enum flag_id flag;
		enum out_form form;
	} forms[] = { { FLAG_json, OUT_JSON }, { FLAG_csv, OUT_CSV },
	              { FLAG_tsv, OUT_TSV }, { FLAG_plain, OUT_PLAIN } };

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (call_has(c, forms[i].flag))
			return forms[i].form;
	return OUT_TABLE;
}

/* C1 controls, and what turns the direction of text: JSON can spell them. */
static bool drives_terminal(const unsigned char *p)
{
	if (p[0] == 0xc2)
		return p[1] < 0xa0;
	return p[0] == 0xe2 && ((p[1] == 0x80 && p[2] >= 0xaa && p[2] <= 0xae) ||
	       (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9));
}

/* How many bytes it was, but for the first. */
static int put_escaped(FILE *to, const unsigned char *p)
{
	bool two = p[0] == 0xc2;

	fprintf(to, "\\u%04x", two ? p[1] : 0x2000 | (p[1] & 0x3f) << 6 |
	        (p[2] & 0x3f));
	return two ? 1 : 2;
}

void out_json(FILE *to, const char *s)
{
	if (!s) {
		fputs("null", to);
		return;
	}
	fputc('"', to);
	for (const unsigned char *p = (const unsigned char *)s; *p; p++) {
		switch (*p) {
		case '"':  fputs("\\\"", to); break;
		case '\\': fputs("\\\\", to); break;
		case '\n': fputs("\\n", to); break;
		case '\r': fputs("\\r", to); break;
		case '\t': fputs("\\t", to); break;
		default:
			if (*p < 0x20 || *p == 0x7f)
				fprintf(to, "\\u%04x", *p);
			else if (drives_terminal(p))
				p += put_escaped(to, p);
			else
				fputc(*p, to);
		}
	}
	fputc('"', to);
}

static void put_tsv(FILE *to, const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '\t': fputs("\\t", to); break;
		case '\n': fputs("\\n", to); break;
		case '\r': fputs("\\r", to); break;
		case '\\': fputs("\\\\", to); break;
		default:   fputc(*s, to);
		}
}

void out_begin(struct out *o, const struct call *c, const struct out_column *col,
               int n)
{
	out_begin_to(o, out_form(c), stdout, col, n);
}

void out_begin_to(struct out *o, enum out_form form, FILE *to,
                  const struct out_column *col, int n)
{
	*o = (struct out){ .form = form, .to = to, .col = col, .ncol = n };
	if (o->form == OUT_JSON)
		fputs("[", o->to);
	for (int i = 0; i < n && o->form == OUT_CSV; i++) {
		csv_cell(o->to, col[i].name, false);
		fputs(i == n - 1 ? "\n" : ",", o->to);
	}
	for (int i = 0; i < n && o->form == OUT_TSV; i++)
		fprintf(o->to, "%s%s", col[i].name, i == n - 1 ? "\n" : "\t");
}

static void json_cell(struct out *o, const struct out_column *col, int i,
                      const char *s)
{
	if (i == 0)
		fputs(o->rows ? ",\n {" : "\n {", o->to);
	fputs(i ? ", " : "", o->to);
	out_json(o->to, col->name);
	fputs(": ", o->to);
	/* A number that is hidden is a word: "[c]". */
	if (col->number && *s && strchr("-0123456789", *s))
		fputs(s, o->to);
	else
		out_json(o->to, *s ? s : NULL);
	if (i == o->ncol - 1)
		fputs("}", o->to);
}

static void plain_cell(struct out *o, const struct out_column *col, int i,
                       const char *s)
{
	char *safe = text_safe_lines(s);

	if (*s)
		fprintf(o->to, "%s: %s\n", _(col->label), safe);
	if (i == o->ncol - 1)
		fputc('\n', o->to);
	free(safe);
}

static void keep_cell(struct out *o, const char *s)
{
	o->cell = xreallocarray(o->cell, (size_t)o->at + 1, sizeof(*o->cell));
	o->cell[o->at] = text_safe(s);
}

void out_cell(struct out *o, const char *s)
{
	int i = o->at % o->ncol;
	const struct out_column *col = &o->col[i];
	bool last = i == o->ncol - 1;
	char *safe = NULL;

	s = s ? s : "";
	switch (o->form) {
	case OUT_JSON:
		json_cell(o, col, i, s);
		break;
	case OUT_CSV:
		safe = text_cell(s);
		csv_cell(o->to, safe, !col->number);
		fputs(last ? "\n" : ",", o->to);
		break;
	case OUT_TSV:
		safe = text_cell(s);
		put_tsv(o->to, safe);
		fputc(last ? '\n' : '\t', o->to);
		break;
	case OUT_PLAIN:
		plain_cell(o, col, i, s);
		break;
	case OUT_TABLE:
		keep_cell(o, s);
		break;
	}
	free(safe);
	o->at++;
	o->rows += last;
}

void out_number(struct out *o, long long n)
{
	char s[24];

	snprintf(s, sizeof(s), "%lld", n);
	out_cell(o, s);
}

static int width_of(const struct out *o, int col)
{
	const char *label = _(o->col[col].label);
	int most = text_cells(label, strlen(label));

	for (int r = 0; r < o->rows; r++) {
		const char *s = o->cell[r * o->ncol + col];
		int w = text_cells(s, strlen(s));

		most = w > most ? w : most;
	}
	/* What stands last needs no room for others: it is never cut. */
	return most < MOST_CELLS || col == o->ncol - 1 ? most : MOST_CELLS;
}

/* Cut between letters, and seen to be. */
static char *fit(const char *s, int width)
{
	size_t len = strlen(s);

	if (text_cells(s, len) <= width)
		return xstrdup(s);
	return xprintf("%.*s…", (int)text_cut(s, len, width - 1), s);
}

static void put_padded(const struct out *o, int col, const char *s, int width)
{
	char *fits = fit(s, width);
	int pad = width - text_cells(fits, strlen(fits));
	bool last = col == o->ncol - 1;

	if (o->col[col].number)
		fprintf(o->to, "%*s%s", pad, "", fits);
	else
		fprintf(o->to, "%s%*s", fits, last ? 0 : pad, "");
	fputs(last ? "\n" : "  ", o->to);
	free(fits);
}

static void put_table(struct out *o)
{
	int *width = xcalloc((size_t)o->ncol, sizeof(*width));

	for (int i = 0; i < o->ncol; i++)
		width[i] = width_of(o, i);
	for (int i = 0; i < o->ncol && o->rows; i++)
		put_padded(o, i, _(o->col[i].label), width[i]);
	for (int k = 0; k < o->rows * o->ncol; k++)
		put_padded(o, k % o->ncol, o->cell[k], width[k % o->ncol]);
	free(width);
}

int out_end(struct out *o)
{
	if (o->form == OUT_JSON)
		fputs(o->rows ? "\n]\n" : "]\n", o->to);
	if (o->form == OUT_TABLE)
		put_table(o);
	for (int i = 0; o->cell && i < o->at; i++)
		free(o->cell[i]);
	free(o->cell);
	if (fflush(o->to) != 0 || ferror(o->to))
		return call_refuse(ERR_IO, _("standard output cannot be"
		                   " written"));
	return 0;
}
