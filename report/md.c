#include "report/writer.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"

static void nodes(FILE *, const struct node *, int level);

/* A letter that would start a block of its own at the start of a line. */
static bool opens_block(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (digits && (s[digits] == '.' || s[digits] == ')'))
		return true;
	return strchr("#+-=~:", *s) && *s;
}

/* Text as text: what Markdown would read as markup has a backslash before it,
 * and what HTML would read is an entity. */
static void words(FILE *f, const char *text, bool at_start)
{
	char *safe = text_safe(text);
	const char *s = safe;

	if (at_start && opens_block(s)) {
		size_t digits = strspn(s, "0123456789");

		fprintf(f, "%.*s\\%c", (int)digits, s, s[digits]);
		s += digits + 1;
	}
	for (; *s; s++) {
		if (*s == '<')
			fputs("&lt;", f);
		else if (*s == '>')
			fputs("&gt;", f);
		else if (*s == '&')
			fputs("&amp;", f);
		else
			fprintf(f, strchr("\\`*_[]|~", *s) ? "\\%c" : "%c", *s);
	}
	free(safe);
}

static void span(FILE *f, const struct span *s, bool at_start)
{
	const char *mark = s->kind == SPAN_STRONG ? "**" : s->kind == SPAN_EM ? "*" : "";

	if (s->kind == SPAN_LINK && *s->target != '#') {
		putc('[', f);
		words(f, s->text, false);
		fprintf(f, "](<%s>)", s->target);
		return;
	}
	fputs(mark, f);
	words(f, s->text, at_start && !*mark);
	fputs(mark, f);
}

static void prose(FILE *f, const struct prose *p)
{
	for (size_t i = 0; i < p->n; i++)
		span(f, &p->span[i], i == 0);
}

static void line(FILE *f, const char *before, const char *text)
{
	fputs(before, f);
	words(f, text, !*before);
	fputs("\n\n", f);
}

static void heading(FILE *f, const char *text, int level)
{
	for (int i = 0; i < level && i < 6; i++)
		putc('#', f);
	line(f, " ", text);
}

static bool row(const struct row *r, void *with)
{
	FILE *f = with;

	for (size_t j = 0; j < r->n; j++) {
		fputs("| ", f);
		words(f, r->cell[j].text, false);
		putc(' ', f);
	}
	fputs("|\n", f);
	return true;
}

static void table(FILE *f, const struct table *t)
{
	line(f, t->bare ? "" : _("Table: "), t->caption);
	for (size_t j = 0; j < t->ncols; j++) {
		fputs("| ", f);
		words(f, t->col[j].head, false);
		putc(' ', f);
	}
	fputs("|\n", f);
	for (size_t j = 0; j < t->ncols; j++)
		fputs(t->col[j].align == ALIGN_END ? "| ---: " : "| :--- ", f);
	fputs("|\n", f);
	table_each(t, row, f);
	putc('\n', f);
}

static void items(FILE *f, const struct node *n, bool ordered)
{
	int i = 0;

	for (; n; n = n->next) {
		if (ordered)
			fprintf(f, "%d. ", ++i);
		else
			fputs("- ", f);
		prose(f, &n->prose);
		putc('\n', f);
	}
	putc('\n', f);
}

static void quoted(FILE *f, const struct node *n)
{
	fputs("> ", f);
	if (n->title) {
		fputs("**", f);
		words(f, n->title, false);
		fputs("** ", f);
	}
	prose(f, &n->prose);
	fputs("\n\n", f);
	nodes(f, n->child, 6);
}

static void node(FILE *f, const struct node *n, int level)
{
	switch (n->kind) {
	case NODE_SECTION:
		heading(f, n->title, level);
		nodes(f, n->child, level + 1);
		break;
	case NODE_PARA:
	case NODE_ITEM:
		prose(f, &n->prose);
		fputs("\n\n", f);
		break;
	case NODE_LIST:
	case NODE_ORDERED:
		items(f, n->child, n->kind == NODE_ORDERED);
		break;
	case NODE_FIGURE:
		fputs("**", f);
		words(f, n->title, false);
		fputs("**\n\n", f);
		line(f, _("Picture: "), n->alt);
		table(f, n->table);
		break;
	case NODE_TABLE:
		table(f, n->table);
		break;
	case NODE_NOTE:
	case NODE_QUOTE:
		quoted(f, n);
		break;
	case NODE_DEFS:
		nodes(f, n->child, level);
		break;
	case NODE_DEF:
		fputs("**", f);
		words(f, n->title, false);
		fputs("**: ", f);
		prose(f, &n->prose);
		fputs("\n\n", f);
		break;
	}
}

static void nodes(FILE *f, const struct node *n, int level)
{
	for (; n; n = n->next)
		node(f, n, level);
}

bool md_write(const struct doc *d, FILE *f, struct err *e)
{
	(void)e;
	heading(f, d->title, 1);
	if (d->organisation)
		line(f, "", d->organisation);
	if (d->period)
		line(f, "", d->period);
	if (d->notice) {
		fputs("**", f);
		words(f, d->notice, false);
		fputs("**\n\n", f);
	}
	nodes(f, d->root->child, 2);
	fputs("---\n\n", f);
	if (d->as_at)
		line(f, "", d->as_at);
	if (d->seal)
		line(f, "", d->seal);
	return true;
}
