#include "report/writer.h"

#include <stdlib.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/chart.h"
#include "report/html_table.h"
#include "report/markup.h"
#include "report/style.h"

static void nodes(FILE *, const struct node *, int level);

static void prose(FILE *f, const struct prose *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct span *s = &p->span[i];

		switch (s->kind) {
		case SPAN_TEXT:
			mk_text(f, s->text);
			break;
		case SPAN_STRONG:
			mk_element(f, "strong", s->text, NULL);
			break;
		case SPAN_EM:
			mk_element(f, "em", s->text, NULL);
			break;
		case SPAN_THEIRS:
			mk_element(f, "bdi", s->text, NULL);
			break;
		case SPAN_LINK:
			mk_element(f, "a", s->text, "href", s->target, NULL);
			break;
		}
	}
}

static void prose_in(FILE *f, const char *tag, const char *class, const struct node *n)
{
	mk_open(f, tag, "class", class, NULL);
	prose(f, &n->prose);
	mk_close(f, tag);
	putc('\n', f);
}

static void section(FILE *f, const struct node *n, int level)
{
	static const char *const tags[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
	const char *tag = tags[level < 6 ? level - 1 : 5];

	mk_open(f, "section", NULL);
	putc('\n', f);
	mk_element(f, tag, n->title, "id", n->id, NULL);
	putc('\n', f);
	nodes(f, n->child, level + 1);
	mk_close(f, "section");
	putc('\n', f);
}

static void figure(FILE *f, const struct node *n)
{
	mk_open(f, "figure", "aria-labelledby", n->id, NULL);
	mk_element(f, "figcaption", n->title, "id", n->id, NULL);
	putc('\n', f);
	chart_write(n, f);
	html_table(f, n->table, n->id);
	mk_close(f, "figure");
	putc('\n', f);
}

/* A note without a name of its own would be one more nameless landmark. */
static void note(FILE *f, const struct node *n)
{
	mk_open(f, "div", "class", "note", NULL);
	mk_element(f, "p", n->title, "class", "lead", NULL);
	prose_in(f, "p", NULL, n);
	nodes(f, n->child, 6);
	mk_close(f, "div");
	putc('\n', f);
}

static void quote(FILE *f, const struct node *n)
{
	mk_open(f, "blockquote", "dir", "auto", NULL);
	prose_in(f, "p", NULL, n);
	mk_close(f, "blockquote");
	putc('\n', f);
}

static void holder(FILE *f, const char *tag, const struct node *n, int level)
{
	mk_open(f, tag, NULL);
	putc('\n', f);
	nodes(f, n->child, level);
	mk_close(f, tag);
	putc('\n', f);
}

static void node(FILE *f, const struct node *n, int level)
{
	switch (n->kind) {
	case NODE_SECTION:
		section(f, n, level);
		break;
	case NODE_PARA:
		prose_in(f, "p", NULL, n);
		break;
	case NODE_LIST:
		holder(f, "ul", n, level);
		break;
	case NODE_ORDERED:
		holder(f, "ol", n, level);
		break;
	case NODE_ITEM:
		prose_in(f, "li", NULL, n);
		break;
	case NODE_TABLE:
		html_table(f, n->table, n->id);
		break;
	case NODE_FIGURE:
		figure(f, n);
		break;
	case NODE_NOTE:
		note(f, n);
		break;
	case NODE_QUOTE:
		quote(f, n);
		break;
	case NODE_DEFS:
		holder(f, "dl", n, level);
		break;
	case NODE_DEF:
		mk_element(f, "dt", n->title, NULL);
		prose_in(f, "dd", NULL, n);
		break;
	}
}

static void nodes(FILE *f, const struct node *n, int level)
{
	for (; n; n = n->next)
		node(f, n, level);
}

static void head(FILE *f, const struct doc *d)
{
	char *title = d->organisation ? xprintf("%s - %s", d->title, d->organisation) :
		xstrdup(d->title);

	fputs("<!DOCTYPE html>\n", f);
	mk_open(f, "html", "lang", lang_tag(), NULL);
	fputs("\n<head>\n<meta charset=\"utf-8\">\n", f);
	fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n", f);
	fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", f);
	fputs("<meta name=\"referrer\" content=\"no-referrer\">\n", f);
	mk_element(f, "title", title, NULL);
	fputs("\n<style>\n", f);
	style_write(f, true);
	fputs("</style>\n</head>\n", f);
	free(title);
}

static void cover(FILE *f, const struct doc *d)
{
	fputs("<header>\n", f);
	if (d->organisation)
		mk_element(f, "p", d->organisation, "class", "house", "dir", "auto", NULL);
	mk_element(f, "h1", d->title, NULL);
	if (d->period)
		mk_element(f, "p", d->period, "class", "period", NULL);
	if (d->notice)
		mk_element(f, "p", d->notice, "class", "notice", NULL);
	fputs("</header>\n", f);
}

/* A list of one or two is longer than the way to them. */
enum { CONTENTS_LEAST = 3 };

static int sections(const struct doc *d)
{
	int count = 0;

	for (const struct node *n = d->root->child; n; n = n->next)
		count += n->kind == NODE_SECTION;
	return count;
}

static void contents(FILE *f, const struct doc *d)
{
	char *target;

	if (sections(d) < CONTENTS_LEAST)
		return;
	mk_open(f, "nav", "aria-labelledby", "contents", NULL);
	mk_element(f, "h2", _("Contents"), "id", "contents", NULL);
	fputs("\n<ol>\n", f);
	for (const struct node *n = d->root->child; n; n = n->next) {
		if (n->kind != NODE_SECTION)
			continue;
		target = xprintf("#%s", n->id);
		mk_open(f, "li", NULL);
		mk_element(f, "a", n->title, "href", target, NULL);
		fputs("</li>\n", f);
		free(target);
	}
	fputs("</ol>\n</nav>\n", f);
}

static void foot(FILE *f, const struct doc *d)
{
	fputs("<footer>\n", f);
	if (d->as_at)
		mk_element(f, "p", d->as_at, NULL);
	if (d->seal)
		mk_element(f, "p", d->seal, "class", "seal", NULL);
	if (d->notice)
		mk_element(f, "p", d->notice, NULL);
	fputs("</footer>\n", f);
}

bool html_write(const struct doc *d, FILE *f, struct err *e)
{
	(void)e;
	head(f, d);
	fputs("<body>\n", f);
	mk_element(f, "a", _("Skip to the paper"), "class", "skip", "href", "#paper", NULL);
	putc('\n', f);
	cover(f, d);
	contents(f, d);
	fputs("<main id=\"paper\" tabindex=\"-1\">\n", f);
	nodes(f, d->root->child, 2);
	fputs("</main>\n", f);
	foot(f, d);
	fputs("</body>\n</html>\n", f);
	return true;
}
