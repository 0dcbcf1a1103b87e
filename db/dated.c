#include "db/dated.h"

#include <assert.h>
#include <string.h>

#include "core/mem.h"

static const char *day_of(const char *mark, const struct dated *d, int n)
{
	for (int i = 0; i < n; i++)
		if (strncmp(mark, d[i].mark, strlen(d[i].mark)) == 0)
			return d[i].day;
	assert(!"a mark that stands for no day");
	return "";
}

void dated_put(struct sql *s, const char *text, const struct dated *d, int n)
{
	while (*text) {
		size_t len = strcspn(text, "@");

		sql_put(s, "%.*s", (int)len, text);
		text += len;
		if (!*text)
			break;
		sql_arg_own(s, FT_TEXT, xstrdup(day_of(text, d, n)));
		text = strchr(text + 1, '@') + 1;
	}
}

bool dated_run(struct db *db, const char *text, const struct dated *d, int n,
               struct result *r, struct err *e)
{
	struct sql s;

	sql_init(&s);
	dated_put(&s, text, d, n);
	return sql_run(&s, db, r, e);
}
