#include "report/writer.h"

#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/lines.h"

static void nodes(FILE *, const struct node *, int level);

static void prose(FILE *f, const char *first, const struct prose *p)
{
	char *plain = doc_plain(p);

	lines_write(f, first, plain);
	free(plain);
}

static void heading(FILE *f, const char *text, int level)
{
	static const char under[] = "=-.";
	char *safe = text_safe(text);
	int cells = text_cells(safe, strlen(safe));

	if (level < 4)
		putc('\n', f);
	lines_write(f, "", safe);
	if (level < 4)
		lines_fill(f, under[level - 1], cells < LINES_WIDTH ? cells : LINES_WIDTH);
	fputs(level < 4 ? "\n\n" : "\n", f);
	free(safe);
}

static void items(FILE *f, const struct node *n, bool ordered)
{
	char first[16] = "- ";
	int i = 0;

	for (; n; n = n->next) {
		if (ordered)
			snprintf(first, sizeof(first), "%d. ", ++i);
		prose(f, first, &n->prose);
	}
	putc('\n', f);
}

static void titled(FILE *f, const char *before, const struct node *n)
{
	char *plain = doc_plain(&n->prose);
	char *all = xprintf("%s: %s", n->title, plain);

	lines_write(f, before, all);
	putc('\n', f);
	free(plain);
	free(all);
	nodes(f, n->child, 6);
}

static void figure(FILE *f, const struct node *n)
{
	lines_write(f, "", n->title);
	putc('\n', f);
	lines_write(f, _("Picture: "), n->alt);
	putc('\n', f);
	lines_table(f, n->table);
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
		prose(f, "", &n->prose);
		putc('\n', f);
		break;
	case NODE_LIST:
	case NODE_ORDERED:
		items(f, n->child, n->kind == NODE_ORDERED);
		break;
	case NODE_TABLE:
		lines_table(f, n->table);
		break;
	case NODE_FIGURE:
		figure(f, n);
		break;
	case NODE_NOTE:
		titled(f, _("Note. "), n);
		break;
	case NODE_QUOTE:
		prose(f, "    ", &n->prose);
		putc('\n', f);
		break;
	case NODE_DEFS:
		nodes(f, n->child, level);
		break;
	case NODE_DEF:
		titled(f, "", n);
		break;
	}
}

static void nodes(FILE *f, const struct node *n, int level)
{
	for (; n; n = n->next)
		node(f, n, level);
}

static void line(FILE *f, const char *text)
{
	if (text)
		lines_write(f, "", text);
}

bool txt_write(const struct doc *d, FILE *f, struct err *e)
{
	(void)e;
	line(f, d->organisation);
	heading(f, d->title, 1);
	line(f, d->period);
	line(f, d->notice);
	nodes(f, d->root->child, 2);
	putc('\n', f);
	lines_fill(f, '-', LINES_WIDTH);
	putc('\n', f);
	line(f, d->as_at);
	line(f, d->seal);
	return true;
}
