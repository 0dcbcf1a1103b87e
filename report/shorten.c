/* The short paper: the whole one, without what is for inside the trust. */
#include <assert.h>
#include <stdlib.h>

#include "report/doc.h"

void doc_inside(struct node *parent)
{
	assert(parent->last);
	parent->last->inside = true;
}

void doc_inside_column(struct node *parent, size_t col)
{
	assert(parent->last && parent->last->table && parent->last->kind == NODE_TABLE);
	parent->last->table->col[col].inside = true;
}

static void drop_columns(struct table *t)
{
	for (size_t col = t->ncols; col-- > 0;)
		if (t->col[col].inside)
			table_drop(t, col);
}

static void shorten(struct node *parent)
{
	struct node **at = &parent->child;

	parent->last = NULL;
	while (*at) {
		struct node *n = *at;

		if (n->inside) {
			*at = n->next;
			n->next = NULL;
			node_free(n);
			continue;
		}
		if (n->table)
			drop_columns(n->table);
		shorten(n);
		parent->last = n;
		at = &n->next;
	}
}

void doc_shorten(struct doc *d)
{
	assert(d->profile);
	shorten(d->root);
}
