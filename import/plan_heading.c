/* plan_heading.c - the headings of a plan, under the names people give them. */
#include <ctype.h>
#include <string.h>

#include "import/plan.h"
#include "import/plan_priv.h"

enum { FOLD_SIZE = 64 };

static const int fields[PASTE_COUNT] = {
#define PLAN_COLUMN(column, field) [PASTE_##column] = (int)(field),
#include "import/plan.def"
#undef PLAN_COLUMN
};

static const struct {
	const char *folded;
	int column;
} headings[] = {
#define PLAN_HEADING(column, folded) { folded, PASTE_##column },
#include "import/plan.def"
#undef PLAN_HEADING
};

static void fold(const char *s, char to[static FOLD_SIZE])
{
	int n = 0;

	for (; *s && n < FOLD_SIZE - 1; s++)
		if (isalnum((unsigned char)*s))
			to[n++] = (char)tolower((unsigned char)*s);
	to[n] = '\0';
}

int plan_column(const char *name)
{
	char folded[FOLD_SIZE];

	fold(name, folded);
	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (strcmp(headings[i].folded, folded) == 0)
			return headings[i].column;
	return -1;
}

int plan_heading(const char *name)
{
	int column = plan_column(name);

	return column < 0 ? -1 : fields[column];
}
