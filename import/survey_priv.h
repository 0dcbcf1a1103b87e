/* survey_priv.h - what survey*.c share.  Not for other files. */
#ifndef IMPORT_SURVEY_PRIV_H
#define IMPORT_SURVEY_PRIV_H

#include "import/header.h"
#include "import/meaning.h"
#include "import/survey.h"

enum { COL_NONE = 0, COL_THEMES = -1 };

struct survey_job {
	struct db *db;
	struct survey *to;
	struct header header;
	struct meaning meaning;
	int *what;		/* of each column: a field, COL_THEMES or COL_NONE */
	struct record start;	/* with the fixed values */
	char *themes;		/* fixed ones */
};

/* Which column of the file is which field, by what was said, the profile, and
 * their names; and what every row is. */
bool survey_columns(struct survey_job *, struct err *);

#endif
