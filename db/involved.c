#include "db/involved.h"

#include "db/db.h"
#include "db/priv.h"

#define QUERY(id, sql) [id] = sql,
static const char *const queries[INVOLVED_QUERIES] = {
#include "db/involved.def"
};
#undef QUERY

bool involved_read(struct db *db, enum involved_query q, const char *first,
                   struct result *r, struct err *e)
{
	const char *arg[] = { first, db_today(db) };

	*r = (struct result){ 0 };
	return db_run(db, queries[q], sql_params(queries[q]), arg, r, e);
}

const char *involved_text(const struct result *r, int row, int col)
{
	const char *s = result_get(r, row, col);

	return s ? s : "";
}
