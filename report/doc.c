#include "report/doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/mem.h"
#include "report/held.h"

struct doc *doc_new(const char *title)
{
	struct doc *d = xcalloc(1, sizeof(*d));

	d->title = xstrdup(title);
	d->root = xcalloc(1, sizeof(*d->root));
	return d;
}

static void prose_fini(struct prose *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->span[i].text);
		free(p->span[i].target);
	}
	free(p->span);
}

void node_free(struct node *n)
{
	while (n) {
		struct node *next = n->next;

		node_free(n->child);
		prose_fini(&n->prose);
		table_free(n->table);
		free(n->title);
		free(n->bare);
		free(n->trail);
		free(n->alt);
		free(n->target_word);
		free(n);
		n = next;
	}
}

void doc_free(struct doc *d)
{
	if (!d)
		return;
	node_free(d->root);
	for (size_t i = 0; i < d->nsums; i++) {
		free(d->sum[i].total);
		for (size_t k = 0; k < d->sum[i].n; k++)
			free(d->sum[i].part[k]);
		free(d->sum[i].part);
	}
	free(d->sum);
	held_free(d);
	free(d->title);
	free(d->organisation);
	free(d->period);
	free(d->notice);
	free(d->seal);
	free(d->as_at);
	free(d);
}

void doc_set(char **place, const char *text)
{
	free(*place);
	*place = text ? xstrdup(text) : NULL;
}

static struct node *node_add(struct node *parent, enum node_kind kind, const char *title)
{
	struct node *n = xcalloc(1, sizeof(*n));

	n->kind = kind;
	n->title = title ? xstrdup(title) : NULL;
	if (parent->last)
		parent->last->next = n;
	else
		parent->child = n;
	parent->last = n;
	return n;
}

static void node_number(struct doc *d, struct node *n, char letter)
{
	snprintf(n->id, sizeof(n->id), "%c%d", letter, ++d->nids);
}

struct node *doc_section(struct doc *d, struct node *parent, const char *title)
{
	struct node *n = node_add(parent ? parent : d->root, NODE_SECTION, title);

	node_number(d, n, 's');
	return n;
}

struct node *doc_take(struct node *n)
{
	struct node *all = n->child;

	n->child = n->last = NULL;
	return all;
}

void doc_give(struct node *n, struct node *taken)
{
	if (!taken)
		return;
	if (n->last)
		n->last->next = taken;
	else
		n->child = taken;
	for (n->last = taken; n->last->next; n->last = n->last->next)
		;
}

struct node *doc_para(struct node *parent)
{
	return node_add(parent, NODE_PARA, NULL);
}

struct node *doc_list(struct node *parent, bool ordered)
{
	return node_add(parent, ordered ? NODE_ORDERED : NODE_LIST, NULL);
}

struct node *doc_item(struct node *list)
{
	return node_add(list, NODE_ITEM, NULL);
}

struct node *doc_note(struct node *parent, const char *title)
{
	return node_add(parent, NODE_NOTE, title);
}

struct node *doc_quote(struct node *parent)
{
	return node_add(parent, NODE_QUOTE, NULL);
}

struct node *doc_defs(struct node *parent)
{
	return node_add(parent, NODE_DEFS, NULL);
}

struct node *doc_def(struct node *defs, const char *term)
{
	return node_add(defs, NODE_DEF, term);
}

struct table *doc_table(struct doc *d, struct node *parent, const char *caption)
{
	struct node *n = node_add(parent, NODE_TABLE, NULL);

	node_number(d, n, 't');
	n->table = table_new(caption);
	return n->table;
}

struct table *doc_figure(struct doc *d, struct node *parent, const char *title,
                         const char *alt, const char *caption, struct chart chart)
{
	struct node *n = node_add(parent, NODE_FIGURE, title);

	node_number(d, n, 'f');
	n->alt = xstrdup(alt);
	n->target_word = xstrdup(chart.target_word ? chart.target_word : "");
	n->chart = chart;
	n->chart.target_word = n->target_word;
	n->table = table_new(caption);
	return n->table;
}

void doc_sum_of(struct doc *d, const char *total, const char *const *part, size_t n)
{
	struct key_sum sum = { xstrdup(total), xcalloc(n, sizeof(*sum.part)), n };

	for (size_t i = 0; i < n; i++)
		sum.part[i] = xstrdup(part[i]);
	d->sum = xreallocarray(d->sum, d->nsums + 1, sizeof(*d->sum));
	d->sum[d->nsums++] = sum;
}

void doc_sum(struct doc *d, const char *total, const char *a, const char *b)
{
	doc_sum_of(d, total, (const char *const[]){ a, b }, 2);
}

static void number_nodes(int *tables, struct node *n, const char *above)
{
	int sections = 0;
	char *numbered;

	for (; n; n = n->next) {
		const char *under = above;

		if (n->kind == NODE_SECTION) {
			snprintf(n->number, sizeof(n->number), "%s%s%d", above, *above ? "." : "",
			         ++sections);
			numbered = xprintf("%s %s", n->number, n->title);
			n->bare = n->title;
			n->title = numbered;
			under = n->number;
		} else if (n->table) {
			snprintf(n->number, sizeof(n->number), "t%d", ++*tables);
			numbered = xprintf(_("Table %d. %s"), *tables, n->table->caption);
			n->table->bare = n->table->caption;
			n->table->caption = numbered;
		}
		number_nodes(tables, n->child, under);
	}
}

void doc_number_all(struct doc *d)
{
	int tables = 0;

	number_nodes(&tables, d->root->child, "");
}

/* Takes text over. */
static void span_add(struct node *n, enum span_kind kind, char *text, const char *target)
{
	struct prose *p = &n->prose;

	if (!*text) {
		free(text);
		return;
	}
	p->span = xreallocarray(p->span, p->n + 1, sizeof(*p->span));
	p->span[p->n++] = (struct span){ kind, text, target ? xstrdup(target) : NULL };
}

static char *format(const char *fmt, va_list ap)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	s = xcalloc((size_t)n + 1, 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	return s;
}

void doc_trail(struct node *n, const char *fmt, ...)
{
	va_list ap;
	char *line, *all;

	va_start(ap, fmt);
	line = format(fmt, ap);
	va_end(ap);
	all = n->trail ? xprintf("%s\n%s", n->trail, line) : xstrdup(line);
	free(line);
	free(n->trail);
	n->trail = all;
}

void doc_text(struct node *n, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	span_add(n, SPAN_TEXT, format(fmt, ap), NULL);
	va_end(ap);
}

struct node *doc_say(struct node *parent, const char *fmt, ...)
{
	struct node *n = doc_para(parent);
	va_list ap;

	va_start(ap, fmt);
	span_add(n, SPAN_TEXT, format(fmt, ap), NULL);
	va_end(ap);
	return n;
}

void doc_strong(struct node *n, const char *text)
{
	span_add(n, SPAN_STRONG, xstrdup(text), NULL);
}

void doc_em(struct node *n, const char *text)
{
	span_add(n, SPAN_EM, xstrdup(text), NULL);
}

void doc_theirs(struct node *n, const char *text)
{
	span_add(n, SPAN_THEIRS, xstrdup(text), NULL);
}

void doc_link(struct node *n, const char *target, const char *text)
{
	span_add(n, SPAN_LINK, xstrdup(text), target);
}

char *doc_plain(const struct prose *p)
{
	char *all = NULL;
	size_t len = 0;
	FILE *f = xmemstream(&all, &len);

	for (size_t i = 0; i < p->n; i++)
		fputs(p->span[i].text, f);
	fclose(f);
	return all;
}

/* The sentence becomes the next of the table's siblings. */
static bool nodes_were_read(const struct node *n, struct err *e)
{
	for (; n; n = n->next)
		if ((n->table && !table_was_read(n->table, e)) || !nodes_were_read(n->child, e))
			return false;
	return true;
}

bool doc_was_read(const struct doc *d, struct err *e)
{
	return nodes_were_read(d->root, e);
}

static void tell_left_out(struct node *table)
{
	struct node with = { 0 };
	char *listed = doc_number((double)table->table->nrows, 0);
	char *rest = doc_number((double)table->table->left_out, 0);

	doc_say(&with, _("This list ends after %s; %s more are in the trust's file, and counted"
	                 " wherever this paper counts."), listed, rest);
	with.child->next = table->next;
	table->next = with.child;
	free(listed);
	free(rest);
}

void doc_tell_left_out(struct node *n)
{
	for (struct node *c = n->child; c; c = c->next) {
		if (c->table && c->table->left_out)
			tell_left_out(c);
		doc_tell_left_out(c);
	}
}
