/* plan_priv.h - what plan_text.c and plan_heading.c share.  Not for other
 * files. */
#ifndef IMPORT_PLAN_PRIV_H
#define IMPORT_PLAN_PRIV_H

/* PASTE_TITLE, ...: the columns a text can have, as plan.def lists them. */
#define PLAN_COLUMN(column, field) PASTE_##column,
enum {
#include "import/plan.def"
	PASTE_COUNT
};
#undef PLAN_COLUMN

/* Which column a heading or a label means, or -1. */
int plan_column(const char *name);

#endif
