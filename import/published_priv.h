/* published_priv.h - between the reader of published files and the kinds of
 * rows they have.  For published.c and published_row.c only. */
#ifndef IMPORT_PUBLISHED_PRIV_H
#define IMPORT_PUBLISHED_PRIV_H

#include "import/meaning.h"
#include "import/published.h"

enum published_column {
	COL_FROM, COL_TO, COL_BREAKDOWN, COL_UNIT,
	COL_LEVEL1, COL_LEVEL1_LABEL, COL_LEVEL2, COL_LEVEL2_LABEL,
	COL_LEVEL3, COL_LEVEL3_LABEL, COL_LEVEL4, COL_LEVEL4_LABEL,
	COL_LEVEL5, COL_LEVEL5_LABEL, COL_LEVEL6, COL_LEVEL6_LABEL,
	COL_MEASURE, COL_NAME, COL_VALUE, COL_TOTAL, COL_RATE, COL_BELOW,
	COL_VALID, COL_DEFAULT, COL_VALID_BELOW,
	PUBLISHED_COLUMNS
};

enum { FIGURES = 3 };

/* One row of a file: the text of each column ("" if it has none), and what
 * was made of it: up to FIGURES observations of one measure. */
struct published_row {
	const char *text[PUBLISHED_COLUMNS];
	char measure[256];
	struct observation figure[FIGURES];
	int n;
	bool unknown_label;		/* the category is the file's own */
	const struct meaning *meaning;	/* what labels mean that nobody else knows */
};

/* Make the figures of a row; false if it has no period or value. */
typedef bool published_make(struct published_row *);
published_make *published_maker(const char *kind);

#endif
