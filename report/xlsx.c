#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/book.h"
#include "report/writer.h"

/* A walk over the tables of a paper, each with the heading it stands under. */
struct tables {
	struct book *book;
	int n;
	void (*each)(struct tables *, const struct table *, const char *under);
};

static void walk(struct tables *t, const struct node *n, const char *under)
{
	for (; n; n = n->next) {
		if (n->table) {
			t->n++;
			t->each(t, n->table, under);
		}
		walk(t, n->child, n->kind == NODE_SECTION ? n->title : under);
	}
}

static char *sheet_name(int n)
{
	return xprintf(_("Table %d"), n);
}

static void put_cell(struct book *b, const struct cell *c)
{
	if (!c->number || c->kind == CELL_LIMITS || c->kind == CELL_PERCENT_LIMITS)
		book_text(b, c->text);
	else if (c->kind == CELL_PERCENT)
		book_percent(b, c->value, c->decimals);
	else
		book_number(b, c->value, c->decimals);
}

enum { NARROW = 9, WIDEST = 44, LOOKED_AT = 500, BUTTON = 4 };

struct widths {
	int *width, rows;
};

static bool look_at_row(const struct row *r, void *with)
{
	struct widths *w = with;

	for (size_t j = 0; j < r->n; j++) {
		int cells = text_cells(r->cell[j].text, strlen(r->cell[j].text)) + 2;

		if (cells > w->width[j])
			w->width[j] = cells;
	}
	return ++w->rows < LOOKED_AT;
}

/* As wide as the words of a column, within bounds; a heading bears a button. */
static int *widths_of(const struct table *t)
{
	int *width = xcalloc(t->ncols, sizeof(*width));

	for (size_t j = 0; j < t->ncols; j++)
		width[j] = text_cells(t->col[j].head, strlen(t->col[j].head)) + BUTTON;
	table_each(t, look_at_row, &(struct widths){ .width = width });
	for (size_t j = 0; j < t->ncols; j++)
		width[j] = width[j] < NARROW ? NARROW : width[j] > WIDEST ? WIDEST : width[j];
	return width;
}

static bool put_row(const struct row *r, void *with)
{
	for (size_t j = 0; j < r->n; j++)
		put_cell(with, &r->cell[j]);
	return true;
}

static void put_table(struct tables *to, const struct table *t, const char *under)
{
	const char **heads = xcalloc(t->ncols, sizeof(*heads));
	int *width = widths_of(t);
	char *name = sheet_name(to->n);

	(void)under;
	for (size_t j = 0; j < t->ncols; j++)
		heads[j] = t->col[j].head;
	book_sheet(to->book, name, heads, width, t->ncols);
	table_each(t, put_row, to->book);
	free(heads);
	free(width);
	free(name);
}

static void note(struct book *b, const char *what, const char *words)
{
	if (!words)
		return;
	book_text(b, what);
	book_text(b, words);
}

/* A sheet that does not hold every row says so beside its name. */
static char *left_out_of(const struct table *t)
{
	char *listed, *rest, *says;

	if (!t->left_out)
		return xstrdup("");
	listed = doc_number((double)t->nrows, 0);
	rest = doc_number((double)t->left_out, 0);
	says = xprintf(_(". It holds the first %s rows; %s more are in the trust's file: pcref"
			 " export and the --csv of a list write them all"), listed, rest);
	free(listed);
	free(rest);
	return says;
}

static void list_table(struct tables *to, const struct table *t, const char *under)
{
	char *name = sheet_name(to->n), *rest = left_out_of(t);
	char *words = xprintf("%s%s%s%s", under ? under : "", under ? ": " : "", t->caption, rest);

	note(to->book, name, words);
	free(words);
	free(rest);
	free(name);
}

static void put_notes(struct book *b, const struct doc *d)
{
	static const char *const heads[] = { N_("Notes"), N_("What it says") };
	static const int width[] = { 16, 100 };
	struct tables list = { .book = b, .each = list_table };

	book_sheet(b, _("Notes"), heads, width, 2);
	note(b, _("Title"), d->title);
	note(b, _("Organisation"), d->organisation);
	note(b, _("Period"), d->period);
	note(b, _("Notice"), d->notice);
	note(b, _("As at"), d->as_at);
	note(b, _("Seal"), d->seal);
	walk(&list, d->root->child, NULL);
}

/* Where the paper is being written, so that what it is made of lies there too
 * and in no common place; NULL for what is no file. */
static char *folder_of(FILE *f)
{
	char link[64], path[4096], *slash;
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fileno(f));
	n = readlink(link, path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	slash = strrchr(path, '/');
	return *path == '/' && slash > path ? xstrndup(path, (size_t)(slash - path)) : NULL;
}

bool xlsx_write(const struct doc *d, FILE *f, struct err *e)
{
	char *folder = folder_of(f);
	struct tables all = { .book = book_new(d->title, folder, e), .each = put_table };

	free(folder);
	if (!all.book)
		return false;
	put_notes(all.book, d);
	walk(&all, d->root->child, NULL);
	return book_write(all.book, f, e);
}
