/* The paper itself as word/document.xml. */
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/docx_parts.h"
#include "report/markup.h"

/* Where the writing stands. */
struct body {
	FILE *f;
	int lists;		/* with numbers, begun so far */
	int marks;		/* bookmarks */
	int figures;
};

static void nodes(struct body *, const struct node *, int level);

static void run_style(FILE *f, const char *style, const char *text)
{
	bool rtl = text_is_rtl(text);

	if (!style && !rtl)
		return;
	mk_open(f, "w:rPr", NULL);
	if (style)
		mk_void(f, "w:rStyle", "w:val", style, NULL);
	if (rtl)
		mk_void(f, "w:rtl", NULL);
	mk_close(f, "w:rPr");
}

void docx_run(FILE *f, const char *style, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *line;

	mk_open(f, "w:r", NULL);
	run_style(f, style, text);
	while ((line = strsep(&rest, "\n"))) {
		mk_element(f, "w:t", line, "xml:space", "preserve", NULL);
		if (rest)
			mk_void(f, "w:br", NULL);
	}
	mk_close(f, "w:r");
	free(copy);
}

static void para_open(FILE *f, const char *style)
{
	mk_open(f, "w:p", NULL);
	mk_open(f, "w:pPr", NULL);
	mk_void(f, "w:pStyle", "w:val", style, NULL);
	mk_close(f, "w:pPr");
}

static void para(FILE *f, const char *style, const char *text)
{
	if (!text)
		return;
	para_open(f, style);
	docx_run(f, NULL, text);
	mk_close(f, "w:p");
}

/* An address outside is a field, which needs no list of targets. */
static void link_run(FILE *f, const struct span *s)
{
	char *field = xprintf("HYPERLINK \"%s\"", s->target);

	if (*s->target == '#')
		mk_open(f, "w:hyperlink", "w:anchor", s->target + 1, NULL);
	else
		mk_open(f, "w:fldSimple", "w:instr", field, NULL);
	docx_run(f, "Hyperlink", s->text);
	mk_close(f, *s->target == '#' ? "w:hyperlink" : "w:fldSimple");
	free(field);
}

static void prose(FILE *f, const struct prose *p)
{
	static const char *const style[] = { [SPAN_STRONG] = "Strong", [SPAN_EM] = "Emphasis",
		[SPAN_LINK] = NULL };

	for (size_t i = 0; i < p->n; i++) {
		const struct span *s = &p->span[i];

		if (s->kind == SPAN_LINK)
			link_run(f, s);
		else
			docx_run(f, style[s->kind], s->text);
	}
}

static void prose_para(FILE *f, const char *style, const struct node *n)
{
	para_open(f, style);
	if (n->title) {
		docx_run(f, "Strong", n->title);
		docx_run(f, NULL, n->kind == NODE_DEF ? ": " : ". ");
	}
	prose(f, &n->prose);
	mk_close(f, "w:p");
}

static void items(struct body *b, const struct node *list)
{
	int num = list->kind == NODE_ORDERED ? 2 + b->lists++ : 1;

	for (const struct node *n = list->child; n; n = n->next) {
		fprintf(b->f, "<w:p><w:pPr><w:pStyle w:val=\"Item\"/><w:numPr><w:ilvl w:val=\"0\"/>"
			"<w:numId w:val=\"%d\"/></w:numPr></w:pPr>", num);
		prose(b->f, &n->prose);
		mk_close(b->f, "w:p");
	}
}

int docx_lists(const struct node *n)
{
	int count = 0;

	for (; n; n = n->next)
		count += (n->kind == NODE_ORDERED) + docx_lists(n->child);
	return count;
}

/* Cells of the longest word, or of all of it. */
static int longest(const char *s, bool word)
{
	int most = 0;

	while (*s) {
		size_t len = word ? strcspn(s, " \n") : strlen(s);
		int cells = text_cells(s, len);

		most = cells > most ? cells : most;
		s += len + (s[len] != '\0');
	}
	return most;
}

/* What a column asks for, of its words or of its texts, within reason. */
static int asked(const struct table *t, size_t col, bool word)
{
	int most = longest(t->col[col].head, true), limit = word ? 14 : 36;

	for (size_t i = 0; i < t->nrows; i++) {
		int cells = longest(t->row[i].cell[col].text, word);

		most = cells > most ? cells : most;
	}
	return (most < limit ? most : limit) + 4;
}

/* In twentieths of a point: each column its longest word, and of what is left
 * of the page as much more as it asks for. */
static int *widths(const struct table *t)
{
	enum { PAGE = 9638, CELL = 92, CELLS = PAGE / CELL };
	int *w = xcalloc(t->ncols, sizeof(*w)), least = 0, all = 0;
	double grow = 0;

	for (size_t j = 0; j < t->ncols; j++) {
		least += w[j] = asked(t, j, true);
		all += asked(t, j, false);
	}
	if (all > least && CELLS > least)
		grow = (double)(CELLS - least) / (all - least);
	for (size_t j = 0; j < t->ncols; j++)
		w[j] = (int)(PAGE * (w[j] + grow * (asked(t, j, false) - w[j])) /
			     (least + grow * (all - least)));
	return w;
}

static void cell(FILE *f, const char *text, const struct column *col, int width, bool strong)
{
	fprintf(f, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>"
		"<w:pStyle w:val=\"Cell\"/>", width);
	if (col->align == ALIGN_END)
		mk_void(f, "w:jc", "w:val", "right", NULL);
	mk_close(f, "w:pPr");
	docx_run(f, strong ? "Strong" : NULL, text);
	fputs("</w:p></w:tc>", f);
}

static void row_open(FILE *f, bool head)
{
	fprintf(f, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", head ? "<w:tblHeader/>" : "");
}

static void table_open(FILE *f, const struct table *t, const int *width)
{
	fputs("<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
	      "<w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
	      f);
	mk_void(f, "w:tblCaption", "w:val", t->caption, NULL);
	fputs("</w:tblPr><w:tblGrid>", f);
	for (size_t j = 0; j < t->ncols; j++)
		fprintf(f, "<w:gridCol w:w=\"%d\"/>", width[j]);
	mk_close(f, "w:tblGrid");
}

static void table(FILE *f, const struct table *t)
{
	if (t->feed) {
		struct table *all = table_kept(t);

		table(f, all);
		table_free(all);
		return;
	}
	int *width = widths(t);

	para(f, "Caption", t->caption);
	table_open(f, t, width);
	row_open(f, true);
	for (size_t j = 0; j < t->ncols; j++)
		cell(f, t->col[j].head, &t->col[j], width[j], true);
	mk_close(f, "w:tr");
	for (size_t i = 0; i < t->nrows; i++) {
		row_open(f, false);
		for (size_t j = 0; j < t->ncols; j++)
			cell(f, t->row[i].cell[j].text, &t->col[j], width[j],
			     t->row[i].total);
		mk_close(f, "w:tr");
	}
	mk_close(f, "w:tbl");
	para(f, "Small", "");
	free(width);
}

static void section(struct body *b, const struct node *n, int level)
{
	char style[32], *mark = xprintf("%d", ++b->marks);

	snprintf(style, sizeof(style), "Heading%d", level < 4 ? level : 4);
	para_open(b->f, style);
	mk_void(b->f, "w:bookmarkStart", "w:id", mark, "w:name", n->id, NULL);
	docx_run(b->f, NULL, n->title);
	mk_void(b->f, "w:bookmarkEnd", "w:id", mark, NULL);
	mk_close(b->f, "w:p");
	nodes(b, n->child, level + 1);
	free(mark);
}

/* The picture, what it shows in words, and its numbers. */
static void figure(struct body *b, const struct node *n)
{
	para(b->f, "Figure", n->title);
	chart_word(n, b->f, ++b->figures);
	para(b->f, "Normal", n->alt);
	table(b->f, n->table);
}

static void node(struct body *b, const struct node *n, int level)
{
	switch (n->kind) {
	case NODE_SECTION:
		section(b, n, level);
		break;
	case NODE_LIST:
	case NODE_ORDERED:
		items(b, n);
		break;
	case NODE_TABLE:
		table(b->f, n->table);
		break;
	case NODE_FIGURE:
		figure(b, n);
		break;
	case NODE_NOTE:
	case NODE_QUOTE:
		prose_para(b->f, n->kind == NODE_NOTE ? "Note" : "Quote", n);
		nodes(b, n->child, level);
		break;
	case NODE_DEFS:
		nodes(b, n->child, level);
		break;
	case NODE_PARA:
	case NODE_ITEM:
	case NODE_DEF:
		prose_para(b->f, "Normal", n);
		break;
	}
}

static void nodes(struct body *b, const struct node *n, int level)
{
	for (; n; n = n->next)
		node(b, n, level);
}

static void field_mark(FILE *f, const char *what)
{
	mk_open(f, "w:r", NULL);
	mk_void(f, "w:fldChar", "w:fldCharType", what, NULL);
	mk_close(f, "w:r");
}

static void entries(FILE *f, const struct node *n, int level, bool *begun)
{
	for (; n; n = n->next) {
		if (n->kind != NODE_SECTION)
			continue;
		para_open(f, level == 1 ? "TOC1" : "TOC2");
		if (!*begun) {
			field_mark(f, "begin");
			fputs("<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\n \\h "
			      "</w:instrText></w:r>", f);
			field_mark(f, "separate");
			*begun = true;
		}
		mk_open(f, "w:hyperlink", "w:anchor", n->id, NULL);
		docx_run(f, NULL, n->title);
		mk_close(f, "w:hyperlink");
		mk_close(f, "w:p");
		if (level < 2)
			entries(f, n->child, level + 1, begun);
	}
}

/* A list that Word can make anew and that is right before it does; without
 * page numbers, which only the program that lays out the pages knows. */
static void contents(const struct doc *d, FILE *f)
{
	bool begun = false;

	para(f, "Contents", _("Contents"));
	entries(f, d->root->child, 1, &begun);
	if (!begun)
		return;
	mk_open(f, "w:p", NULL);
	field_mark(f, "end");
	mk_close(f, "w:p");
}

static void page(FILE *f)
{
	char top[16], foot[16];

	snprintf(top, sizeof(top), "r%d", DOCX_HEADER);
	snprintf(foot, sizeof(foot), "r%d", DOCX_FOOTER);
	mk_open(f, "w:sectPr", NULL);
	mk_void(f, "w:headerReference", "w:type", "default", "r:id", top, NULL);
	mk_void(f, "w:footerReference", "w:type", "default", "r:id", foot, NULL);
	fputs("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\""
	      " w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\""
	      " w:gutter=\"0\"/>", f);
	mk_close(f, "w:sectPr");
}

void docx_document(const struct doc *d, FILE *f)
{
	struct body b = { .f = f };

	docx_begin(f, "w:document");
	mk_open(f, "w:body", NULL);
	para(f, "Subtitle", d->organisation);
	para(f, "Title", d->title);
	para(f, "Subtitle", d->period);
	para(f, "Notice", d->notice);
	contents(d, f);
	nodes(&b, d->root->child, 1);
	para(f, "Small", d->as_at);
	page(f);
	mk_close(f, "w:body");
	mk_close(f, "w:document");
}
