#include "db/withdraw.h"

#include <stdlib.h>

#include "core/chain.h"
#include "core/err.h"
#include "core/lang.h"
#include "core/mem.h"
#include "db/history.h"
#include "db/priv.h"
#include "db/role.h"

struct withdrawal {
	const struct loads *of;
	const char *uid;
	const char *gone, *was;
};

static bool set_gone(struct db *db, struct entry *en, void *with, struct err *e)
{
	const struct withdrawal *w = with;
	const char *part[5] = { w->of->table, w->uid, "gone", w->was, w->gone };
	const char *arg[3] = { w->gone, w->uid, w->was };
	char *sql = xprintf("UPDATE %s SET gone = CAST($1 AS BIGINT) WHERE uid ="
	    " CAST($2 AS TEXT) AND gone = CAST($3 AS BIGINT) RETURNING number",
	    w->of->table);
	struct result r = { 0 };
	bool ok = db_run(db, sql, 3, arg, &r, e);

	if (ok && !r.nrow)
		ok = err_set(e, ERR_BUSY, "%s", *w->gone == '1' ? _(w->of->is_gone)
		                                                : _(w->of->is_there));
	result_fini(&r);
	free(sql);
	return ok && entry_add(db, en, part, e);
}

bool withdraw(struct db *db, const struct loads *of, const char *uid, bool gone,
              struct change *c, struct err *e)
{
	struct withdrawal w = { of, uid, gone ? "1" : "0", gone ? "0" : "1" };

	chain_random(c->op, (OP_SIZE - 1) / 2);
	return role_allows_loads(db, e) && store_transact(db, c, set_gone, &w, e);
}
