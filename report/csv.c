/* A paper as CSV, for programs: of one table its own columns, of several a line a
 * cell. */
#include "report/csv.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/writer.h"

void csv_cell(FILE *to, const char *s, bool guard)
{
	bool quote = s[strcspn(s, ",\"\r\n")] || *s == ' ';

	if (guard && *s && strchr("=+-@\t\r'", *s)) {
		fputs(quote ? "\"'" : "'", to);
	} else if (quote) {
		fputc('"', to);
	}
	for (; *s; s++) {
		if (*s == '"')
			fputc('"', to);
		fputc(*s, to);
	}
	if (quote)
		fputc('"', to);
}

static void put_words(FILE *f, const char *text)
{
	char *safe = text_safe_lines(text ? text : "");

	csv_cell(f, safe, true);
	free(safe);
}

/* A number is plain digits; a per cent and limits are read as they are printed. */
static void put_cell(FILE *f, const struct cell *c)
{
	bool plain = c->number && (c->kind == CELL_NUMBER || c->kind == CELL_PEOPLE);

	if (plain)
		fprintf(f, "%.*f", c->decimals, c->value);
	else
		put_words(f, c->text);
}

static bool put_row(const struct row *r, void *with)
{
	FILE *f = with;

	for (size_t j = 0; j < r->n; j++) {
		fputs(j ? "," : "", f);
		put_cell(f, &r->cell[j]);
	}
	fputs("\n", f);
	return true;
}

static void put_wide(FILE *f, const struct table *t)
{
	for (size_t j = 0; j < t->ncols; j++) {
		fputs(j ? "," : "", f);
		put_words(f, t->col[j].head);
	}
	fputs("\n", f);
	table_each(t, put_row, f);
}

/* A table being written. */
struct writing {
	FILE *f;
	const struct table *t;
};

static bool put_long_row(const struct row *r, void *with)
{
	const struct writing *w = with;

	for (size_t j = 1; j < r->n; j++) {
		put_words(w->f, w->t->caption);
		fputs(",", w->f);
		put_cell(w->f, &r->cell[0]);
		fputs(",", w->f);
		put_words(w->f, w->t->col[j].head);
		fputs(",", w->f);
		put_cell(w->f, &r->cell[j]);
		fputs("\n", w->f);
	}
	return true;
}

static void put_long(FILE *f, const struct table *t)
{
	table_each(t, put_long_row, &(struct writing){ f, t });
}

static size_t each_table(FILE *f, const struct node *n, void (*put)(FILE *, const struct table *))
{
	size_t tables = 0;

	for (; n; n = n->next) {
		if (n->table && put)
			put(f, n->table);
		tables += n->table != NULL;
		tables += each_table(f, n->child, put);
	}
	return tables;
}

bool csv_write(const struct doc *d, FILE *f, struct err *e)
{
	size_t n = each_table(f, d->root->child, NULL);

	if (!n)
		return err_set(e, ERR_DATA, _("this paper has no table, so nothing of it can be"
			" written as CSV; a name that ends in .txt or .html takes it"));
	if (n > 1)
		fprintf(f, "%s,%s,%s,%s\n", _("Table"), _("Row"), _("Column"), _("Value"));
	each_table(f, d->root->child, n > 1 ? put_long : put_wide);
	return true;
}
