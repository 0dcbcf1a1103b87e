/* picture.c - a figure of a paper as a file of its own. */
#include <stddef.h>

#include "core/lang.h"
#include "report/chart.h"
#include "report/doc.h"
#include "report/markup.h"
#include "report/style.h"
#include "report/writer.h"

static const struct node *first_figure(const struct node *n)
{
	for (; n; n = n->next) {
		const struct node *below = n->kind == NODE_FIGURE ? n : first_figure(n->child);

		if (below)
			return below;
	}
	return NULL;
}

static bool picture_write(const struct doc *d, FILE *f, struct err *e)
{
	const struct node *n = first_figure(d->root);

	mk_open(f, "svg", "xmlns", "http://www.w3.org/2000/svg", "width", "760", "height",
		n ? "900" : "40", NULL);
	mk_open(f, "style", NULL);
	style_write(f, false);
	mk_close(f, "style");
	if (n)
		chart_write(n, f);
	mk_close(f, "svg");
	(void)e;
	return true;
}

const struct writer picture_writer = { "svg", N_("picture"), picture_write, LATE_NONE };
