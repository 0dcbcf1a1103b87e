/* veil.h - a list with --public: the same figures as others may see them.
 *
 * Whatever is printed of people and is not for use inside the trust goes through
 * the one disclosure control (core/suppress.h), all of a list at once.  A verb
 * that takes --public fills the table of a veil, with keys and sums as in
 * report/table.h, and veil_end() prints it in the form that was asked for.
 */
#ifndef CLI_VEIL_H
#define CLI_VEIL_H

#include "report/doc.h"

struct call;

struct veil_column {
	const char *name, *high;	/* high: the second name of limits, or NULL */
	const char *label;
	bool number;
};

struct veil {
	struct doc *doc;
	struct table *table;
	const struct veil_column *col;	/* borrowed */
	int ncol;
};

void veil_begin(struct veil *, const struct veil_column *, int ncol);
/* Publish, print and free it; the exit code.  ERR_CONFIG where the trust's
 * disclosure control is none, for then nothing would be hidden. */
int veil_end(struct veil *, struct call *);
/* Free it unprinted. */
void veil_drop(struct veil *);

#endif
